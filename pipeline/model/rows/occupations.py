"""A row of `occupations`."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.model.grades import GradeSpan
from pipeline.model.rows.definition import Placed, Says, Table
from pipeline.model.rows.words import CLASS_SAYS, DOUBTS, HIGHEST, LOWEST
from pipeline.model.vocabularies import Level, ListName, MatchMethod, MatchStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationRow(Placed):
    """One printed entry of a list."""

    TABLE: ClassVar[Table] = Table(
        "occupations",
        ("entry_id",),
        "Every printed entry of every list",
        "目录中逐条列出的职业（工种、项目）",
    )

    entry_id: Annotated[
        str, Says("Source, @ and the characters before the name in the text there", "条目标识")
    ]
    annex: Annotated[
        str | None,
        Says(
            "Printed number without blanks (附件2); null where there is one unnumbered annex",
            "附件",
        ),
    ] = None
    list: Annotated[ListName, Says("Which list it stands in", "所属目录")]
    seq: Annotated[int | None, Says("Printed serial number", "序号")] = None
    printed_name: Annotated[str, Says("As printed", "原文名称")]
    name: Annotated[
        str,
        Says(
            "Without marks, white space and (in lists with CSCO codes) brackets; * for a residual",
            "名称",
        ),
    ]
    work_types: Annotated[
        tuple[str, ...], Says("Work types (工种) named in the brackets", "括注工种")
    ] = ()
    printed_code: Annotated[str | None, Says("As printed", "原文编码")] = None
    subsidy_class: Annotated[str | None, CLASS_SAYS] = None
    industry: Annotated[str | None, Says("As printed", "行业分类")] = None
    printed_grades: Annotated[str | None, Says("As printed", "原文等级")] = None
    grade_low: Annotated[int | None, LOWEST] = None
    grade_high: Annotated[int | None, HIGHEST] = None
    level: Annotated[Level | None, Says("Of a specialised ability", "专项职业能力级别")] = None
    certificate: Annotated[str | None, Says("Kind of certificate, as printed", "证书")] = None
    scarcity: Annotated[str | None, Says("Tier of scarcity, as printed", "紧缺程度")] = None
    online_allowed: Annotated[
        bool | None,
        Says("Bears the mark * ; null where the list has no such mark", "可线上培训（*）"),
    ] = None
    is_green: Annotated[
        bool | None, Says("Bears the mark L; null where the list has no such mark", "绿色职业（L）")
    ] = None
    is_digital: Annotated[
        bool | None, Says("Bears the mark S; null where the list has no such mark", "数字职业（S）")
    ] = None
    is_residual: Annotated[
        bool, Says("A sentence that stands for all other occupations", "兜底条目")
    ] = False
    edition: Annotated[
        str | None, Says("Edition of the classification the code belongs to", "大典版本")
    ] = None
    occupation_code: Annotated[str | None, Says("Code in that edition", "职业编码")] = None
    occupation_name: Annotated[str | None, Says("Name in that edition", "职业名称")] = None
    match_method: Annotated[MatchMethod | None, Says("Rule that made the match", "匹配方式")] = None
    match_score: Annotated[float | None, Says("0 to 1", "匹配得分")] = None
    match_status: Annotated[
        MatchStatus | None,
        Says(
            "accepted, waiting for a person, without a candidate, or not to be matched", "匹配状态"
        ),
    ] = None
    code_conflict: Annotated[
        bool | None, Says("The printed code means another occupation or edition", "编码冲突")
    ] = None
    doubts: Annotated[tuple[str, ...], DOUBTS] = ()

    @property
    def grades(self) -> GradeSpan:
        """The grades it is listed for."""
        return GradeSpan(self.grade_low, self.grade_high)

    @property
    def accepted_code(self) -> str:
        """The code where it is settled, or ""."""
        is_settled = self.match_status is MatchStatus.ACCEPTED
        return self.occupation_code or "" if is_settled else ""
