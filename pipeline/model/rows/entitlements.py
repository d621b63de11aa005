"""A row of `entitlements`: what one beneficiary gets of a row of `catalogue`, all shares and uplifts applied."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.model.rows.definition import OF_NOTICE, Placed, Says, Table
from pipeline.model.rows.words import BOUND
from pipeline.model.vocabularies import Beneficiary, Bound, Case


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitlementRow(Placed):
    """The entitlement of one beneficiary. For given class hours the amount is
    `min(amount_yuan + max(0, hours - hours_min) * extra_hour_rate_yuan, cap_yuan)`, and nothing below `hours_min`."""

    TABLE: ClassVar[Table] = Table(
        "entitlements",
        ("entitlement_id",),
        "What each beneficiary gets of each catalogue row, shares and uplifts applied. For given class hours: "
        "min(amount_yuan + max(0, hours - hours_min) * extra_hour_rate_yuan, cap_yuan), nothing below hours_min; a null"
        " rate counts as 0, a null cap as none",
        "每个对象按每一行可得的金额，已计入比例和上浮。给定课时数时：min(amount_yuan + max(0, 课时 - hours_min) ×"
        " extra_hour_rate_yuan, cap_yuan)，不足 hours_min 则没有；比率为空按 0，上限为空即无上限",
        (OF_NOTICE, (("row_id",), "catalogue", ("row_id",))),
    )

    entitlement_id: Annotated[str, Says("row_id, beneficiary, number of the case", "待遇标识")]
    row_id: Annotated[str, Says("Row of catalogue", "总表行标识")]
    beneficiary: Annotated[
        Beneficiary | None, Says("Who gets it; null where the notice does not say", "补贴对象")
    ] = None
    case: Annotated[
        Case | None,
        Says(
            "Where catalogue.is_scarce is null: the row holds if it is scarce, or if not; else null",
            "紧缺情形：总表未知是否紧缺时分两种情形",
        ),
    ] = None
    uplift_pct: Annotated[
        float | None,
        Says(
            "Scarce uplift that the amount holds, per cent; null where it is not known",
            "已计入的紧缺上浮（%）",
        ),
    ] = None
    share_pct: Annotated[
        float | None, Says("Share, per cent; null where none is printed", "比例（%）")
    ] = None
    share_condition: Annotated[str | None, Says("Printed condition of the share", "比例的条件")] = (
        None
    )
    amount_yuan: Annotated[
        float | None,
        Says(
            "What is got, exact to the fen, before hours above hours_min; null where it cannot be told",
            "可得金额（元）",
        ),
    ] = None
    bound: Annotated[Bound | None, BOUND] = None
    hours_min: Annotated[
        float | None, Says("Class hours below which nothing is got", "最低课时")
    ] = None
    extra_hour_rate_yuan: Annotated[
        float | None, Says("Yuan for each class hour above hours_min", "超出课时每课时（元）")
    ] = None
    cap_pct: Annotated[
        float | None,
        Says(
            "Cap, per cent of the amount with uplift, before the share", "上限（占上浮后标准的 %）"
        ),
    ] = None
    cap_yuan: Annotated[float | None, Says("Cap in yuan", "上限（元）")] = None
    steps: Annotated[
        tuple[str, ...],
        Says("How the amount was made: base, uplift, share, hours, cap", "计算步骤"),
    ] = ()
    conditions: Annotated[tuple[str, ...], Says("Printed words that limit it", "条件原文")] = ()
    sources: Annotated[
        tuple[str, ...], Says("Places of the entry, the amount and the rules used", "依据位置")
    ] = ()
