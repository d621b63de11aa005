"""Families 6 and 7: an occupation over its grade rows with fees and a total; amounts in a remarks column."""

from dataclasses import replace

from tests.layouts.truth import Record
from tests.recipes.document import ABOVE, Block

from .draw import Draw
from .lay import Words, lay
from .listing import Item, Listing, Style, in_classes, item, numbered, style
from .money import Content, letters, note, unit
from .truth import OPEN, rate
from .words import GRADE_WORDS

TITLE = "职业技能培训补贴标准目录"


def family_06(draw: Draw) -> Content:
    """Occupation merged over its grades; fees and a total; at times the class merged over its occupations."""
    (heading,) = draw.annexes(1)
    form = style(draw, ("national", "none", "none"), 0.2)
    words, money = draw.choose(GRADE_WORDS), unit(draw)
    high_first = draw.chance(0.25, "high-first")
    other = {"教材费": "other"} if draw.chance(0.4, "other-fee") else {}
    fees = {
        "培训费": "training",
        **other,
        "鉴定费": "appraisal",
        draw.choose(("合计", "总计")): "total",
    }
    items = [item(draw, one, form) for one in draw.names(draw.number(4, 10))]
    with_class = draw.chance(0.3, "class-merged")
    items = in_classes(draw, items, letters(draw)) if with_class else numbered(items)
    columns = [
        "class" if with_class else "seq",
        *(["code"] if form.codes != "none" else []),
        "name",
    ]
    listing = Listing(
        items,
        tuple(columns),
        tuple(draw.head(column) for column in columns),
        "{}类",
        ("class",)[:with_class],
    )
    rows: Words = []
    rates: list[Record] = []
    for one, first in zip(items, listing.rows(), strict=True):
        grades = sorted(range(draw.choose((1, 1, 2, 3, 3)), 6), reverse=not high_first)
        ladder = draw.ladder(grades)
        for grade in grades:
            paid = _paid(draw, ladder[grade], list(fees.values()))
            cells = first if grade == grades[0] else [ABOVE] * len(columns)
            rows.append(
                [*cells, words[5 - grade], *(f"{yuan}{money.suffix}" for yuan in paid.values())]
            )
            letter, clause = one.subsidy_class or None, heading.annex
            same: Record = {
                "clause": clause,
                "occupation": one.name,
                "subsidy_class": letter,
                "grade": grade,
            }
            rates += [rate(**same, component=part, amount_yuan=yuan) for part, yuan in paid.items()]
    in_head = draw.choose(("（元）", "\n（元/人）")) if "元" in money.head else ""
    head = [*listing.heads, draw.head("grades"), *(f"{fee}{in_head}" for fee in fees)]
    blocks: list[Block] = [
        *money.above,
        lay(draw, [head], rows, wide=6.0),
        *money.below,
        *note(draw, form.notes),
    ]
    # Whether an entry gathers the grades of its rows is left open.
    open_grades = dict.fromkeys(("printed_grades", "grade_low", "grade_high"), OPEN)
    records = listing.records(heading.annex, "subsidised", None, **open_grades)
    return Content("subsidised", [(TITLE, blocks)], records, rates)


def _paid(draw: Draw, training: int, parts: list[str]) -> dict[str, int]:
    """Yuan by part; the total is their sum."""
    yuan = {
        "training": training,
        "other": draw.number(40, 90, 10),
        "appraisal": draw.number(100, 400, 10),
    }
    paid = {part: yuan[part] for part in parts if part in yuan}
    return paid | {"total": sum(paid.values())}


def family_07(draw: Draw) -> Content:
    """A row an occupation and grade: hours, charge class, the amount in the remarks. An entry a row."""
    (heading,) = draw.annexes(1)
    form = Style(draw.choose(("none", "none", "national")), brackets=0.3)
    words, worded = draw.choose(GRADE_WORDS), draw.chance(0.5, "words-around-amounts")
    suffix, hour_word = draw.choose(("", "元", "元/人")), draw.choose(("", "", "课时"))
    items: list[Item] = []
    extra: Words = []
    rates: list[Record] = []
    for one in (item(draw, found, form) for found in draw.names(draw.number(6, 16))):
        letter = draw.choose(("A+", "A", "B", "C"))
        for grade in (draw.choose((5, 4)),) if draw.chance(0.5) else (5, 4):
            hours = draw.number(40, 200, 10)
            text, fields = remark(draw, worded, suffix)
            new = replace(
                one,
                subsidy_class=letter,
                printed_grades=words[5 - grade],
                grade_low=grade,
                grade_high=grade,
            )
            items.append(new)
            extra.append([f"{hours}{hour_word}", text])
            same: Record = {
                "clause": heading.annex,
                "occupation": one.name,
                "subsidy_class": letter,
            }
            rates += [rate(**same, grade=grade, class_hours=hours, **fields)] if fields else []
    columns = ("seq", "name", *(["code"] if form.codes == "national" else []), "grades", "class")
    heads = tuple(draw.head(column) for column in columns)
    listing = Listing(numbered(items), columns, heads, draw.choose(("{}", "{}类")))
    head = [
        *heads,
        draw.head("hours"),
        "备注" if worded else draw.choose(("备注（金额）", "备注\n（金额）")),
    ]
    said = "" if worded or suffix else "金额单位为元/人"
    blocks: list[Block] = [lay(draw, [head], listing.rows(extra)), *note(draw, said)]
    return Content(
        "subsidised", [(TITLE, blocks)], listing.records(heading.annex, "subsidised"), rates
    )


def remark(draw: Draw, worded: bool, suffix: str) -> tuple[str, Record]:
    """A remark with an amount, and the fields of its rate; {} where the remark is blank."""
    yuan = draw.number(600, 3200, 50)
    if not worded:
        return f"{yuan}{suffix}", {"amount_yuan": yuan}
    if draw.chance(0.06, "blank-remark"):
        return "", {}
    if draw.chance(0.1, "ranges"):
        return f"补贴{yuan}—{yuan + 500}元/人", {"amount_yuan": yuan, "amount_max_yuan": yuan + 500}
    if draw.chance(0.1, "per-hour-and-cap"):
        price, cap = draw.number(10, 30, 5), draw.number(1000, 2000, 100)
        return f"{price}元/课时，不超过{cap}元", {
            "amount_yuan": price,
            "unit": "per_class_hour",
            "cap_yuan": cap,
        }
    return f"补贴{yuan}元/人", {"amount_yuan": yuan}
