"""Rows of `rates` and `rules`: the printed amounts, and the other numbers that bind."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.model.grades import GradeSpan
from pipeline.model.rows.definition import Placed, Says, Table
from pipeline.model.rows.words import (
    BOUND,
    CAP,
    CLASS_SAYS,
    CONDITION,
    DOUBTS,
    GRADE,
    HIGHEST,
    HOURS,
    LOWEST,
    PROGRAMME,
    SCARCITY,
    UNIT,
)
from pipeline.model.vocabularies import (
    Beneficiary,
    Bound,
    Component,
    OfWhat,
    Programme,
    RuleKind,
    RuleUnit,
    Unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow(Placed):
    """One printed amount; one printed for several grades is a row for each."""

    TABLE: ClassVar[Table] = Table(
        "rates",
        ("rate_id",),
        "Every printed amount, of tables and prose alike",
        "逐条列出的补贴金额",
    )

    rate_id: Annotated[
        str, Says("Source, @ and the characters before the amount there, grade", "标准标识")
    ]
    clause: Annotated[str | None, Says("Annex or clause: 附件1, 一（一）2（4）", "条款或附件")] = (
        None
    )
    programme: Annotated[Programme | None, PROGRAMME] = None
    subsidy_class: Annotated[str | None, CLASS_SAYS] = None
    item: Annotated[str | None, Says("What the amount is for, in printed words", "项目内容")] = None
    component: Annotated[Component, Says("total where one amount is printed", "金额构成")] = (
        Component.TOTAL
    )
    occupation: Annotated[str | None, Says("Where the row is an occupation's own", "职业名称")] = (
        None
    )
    grade: Annotated[int | None, GRADE] = None
    beneficiary: Annotated[
        Beneficiary | None, Says("Who is paid; null where it is not said", "补贴对象")
    ] = None
    amount_yuan: Annotated[
        int | None, Says("Yuan; null where only a formula or a cap is printed", "金额（元）")
    ] = None
    amount_min_yuan: Annotated[int | None, Says("Lower end of a range", "金额下限（元）")] = None
    amount_max_yuan: Annotated[int | None, Says("Upper end of a range", "金额上限（元）")] = None
    bound: Annotated[Bound | None, BOUND] = None
    unit: Annotated[Unit, UNIT]
    class_hours: Annotated[int | None, HOURS] = None
    cap_yuan: Annotated[int | None, CAP] = None
    scarcity: Annotated[str | None, SCARCITY] = None
    condition: Annotated[str | None, CONDITION] = None
    formula: Annotated[str | None, Says("Words of a formula (一项一价, 就高…)", "计算规则原文")] = (
        None
    )
    printed: Annotated[str, Says("The amount as printed", "原文金额")]
    doubts: Annotated[tuple[str, ...], DOUBTS] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow(Placed):
    """One number of the prose that binds and is no amount."""

    TABLE: ClassVar[Table] = Table(
        "rules",
        ("rule_id",),
        "Every other number of the prose that binds",
        "正文中其他有约束力的数字",
    )

    rule_id: Annotated[
        str, Says("Source, @ and the characters before the number there", "规则标识")
    ]
    clause: Annotated[str | None, Says("Printed numbers joined: 一（一）2（4）", "条款")] = None
    rule: Annotated[RuleKind, Says("Kind of rule", "规则类型")]
    programme: Annotated[Programme | None, Says("Subsidy programme it holds for", "补贴项目")] = (
        None
    )
    beneficiary: Annotated[Beneficiary | None, Says("Who is paid", "补贴对象")] = None
    of_what: Annotated[OfWhat | None, Says("What a share is a share of", "比例的基数")] = None
    value: Annotated[float | None, Says("Value, or lower end", "数值")] = None
    value_max: Annotated[float | None, Says("Upper end of a range", "数值上限")] = None
    bound: Annotated[Bound | None, BOUND] = None
    unit: Annotated[RuleUnit | None, Says("Unit of the value", "单位")] = None
    grade_low: Annotated[int | None, LOWEST] = None
    grade_high: Annotated[int | None, HIGHEST] = None
    scarcity: Annotated[str | None, SCARCITY] = None
    condition: Annotated[str | None, Says("Printed condition", "条件")] = None
    quote: Annotated[str, Says("The printed words", "原文")]
    doubts: Annotated[tuple[str, ...], DOUBTS] = ()

    @property
    def grades(self) -> GradeSpan:
        """The grades it holds for."""
        return GradeSpan(self.grade_low, self.grade_high)
