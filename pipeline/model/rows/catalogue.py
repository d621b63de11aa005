"""A row of `catalogue`, which a calculator loads."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pipeline.model.rows.definition import Placed, Says, Table
from pipeline.model.rows.words import (
    BOUND,
    CAP,
    CLASS_SAYS,
    CONDITION,
    FROM,
    GRADE,
    MATCHED,
    PROGRAMME,
    REGION,
    SCARCITY,
    UNIT,
)
from pipeline.model.vocabularies import (
    Beneficiary,
    Bound,
    ListName,
    MatchStatus,
    NoticeStatus,
    Programme,
    Unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow(Placed):
    """One entry and grade or certificate with its amount; or a rate of a programme without a list."""

    TABLE: ClassVar[Table] = Table(
        "catalogue", ("row_id",), "What a calculator loads", "补贴计算用总表"
    )

    row_id: Annotated[
        str,
        Says("entry_id with grade or certificate; rate_id where the row has no entry", "行标识"),
    ]
    entry_id: Annotated[str, Says("Entry, or rate where the row has no entry", "条目标识")]
    grade: Annotated[int | None, GRADE] = None
    certificate: Annotated[str | None, Says("Where the row is not for a grade", "证书")] = None
    region_code: Annotated[str | None, REGION] = None
    region_name: Annotated[str | None, Says("Full name of the region", "行政区划名称")] = None
    document_number: Annotated[str | None, Says("Of the notice, as printed", "文号")] = None
    status: Annotated[NoticeStatus, Says("final or draft", "正式或征求意见稿")]
    effective_from: Annotated[date | None, FROM] = None
    effective_to: Annotated[
        date | None, Says("Last day in force, closed by a later notice", "失效日期")
    ] = None
    programme: Annotated[Programme | None, PROGRAMME] = None
    list: Annotated[
        ListName | None, Says("List of the entry; null where the row has none", "所属目录")
    ] = None
    name: Annotated[str, Says("Occupation or item", "名称")]
    occupation_code: Annotated[str | None, Says("Code in the edition used", "职业编码")] = None
    occupation_name: Annotated[
        str | None, Says("Name of that code in the edition used", "大典职业名称")
    ] = None
    match_status: Annotated[MatchStatus | None, MATCHED] = None
    subsidy_class: Annotated[str | None, CLASS_SAYS] = None
    beneficiary: Annotated[
        Beneficiary | None,
        Says("Whom the amount is printed for; null where it is not said", "补贴对象"),
    ] = None
    base_amount_yuan: Annotated[
        int | None, Says("Printed total before uplift", "基础金额（元）")
    ] = None
    bound: Annotated[Bound | None, BOUND] = None
    is_scarce: Annotated[
        bool | None,
        Says(
            "Listed as scarce for this grade; null where the list is not at hand or a match is open",
            "是否紧缺（未知则为空）",
        ),
    ] = None
    scarcity: Annotated[str | None, SCARCITY] = None
    scarce_uplift_pct: Annotated[
        float | None, Says("Uplift that applies to this row, per cent", "紧缺上浮（%）")
    ] = None
    amount_yuan: Annotated[
        float | None, Says("Amount with uplift, exact to the fen", "补贴金额（元）")
    ] = None
    unit: Annotated[Unit | None, UNIT] = None
    class_hours: Annotated[int | None, Says("Hours the amount asks for", "课时")] = None
    cap_yuan: Annotated[int | None, CAP] = None
    condition: Annotated[str | None, CONDITION] = None
    formula: Annotated[str | None, Says("Words of a formula", "计算规则原文")] = None
    is_residual: Annotated[bool, Says("Comes from the residual class", "兜底条目")] = False
    entry_source: Annotated[str | None, Says("Place of the entry", "条目位置")] = None
    rate_source: Annotated[str | None, Says("Place of the amount", "金额位置")] = None
