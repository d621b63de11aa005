"""Families 3, 4, 6 and 7: each occupation with its own amounts."""

from dataclasses import replace

from tests.layouts.shell import right
from tests.layouts.truth import Record
from tests.recipes.document import ABOVE, Block

from .draw import Draw
from .lay import Words, lay, over
from .listing import Item, Listing, in_classes, in_industries, item, numbered, style
from .money import Content, letters, note, unit_for_columns
from .truth import OPEN, rate
from .words import ABILITIES, INDUSTRIES

TITLE = "职业技能培训补贴标准"


def _listing(
    draw: Draw, count: int, sections: float = 0.15, merged_class: float = 0.15
) -> tuple[Listing, str]:
    """Rows of occupations for amounts to stand beside, and what their marks mean."""
    form = style(draw, ("national", "local", "none"), 0.25)
    items = numbered([item(draw, one, form) for one in draw.names(count)])
    columns = ["seq", "name"]
    if form.codes != "none":
        columns.insert(draw.number(1, 2), "code")
    merged: tuple[str, ...] = ()
    if draw.chance(0.35):
        classes = letters(draw)
        items = in_classes(draw, items, classes, sort=draw.chance(0.5))
        columns.append("class")
        ordered = [one.subsidy_class for one in items] == sorted(
            (one.subsidy_class for one in items), key=classes.index
        )
        merged = ("class",) if ordered and draw.chance(merged_class, "class-merged") else ()
    by_section = not merged and draw.chance(sections, "section-rows")
    if by_section:
        items = in_industries(draw, items, draw.some(INDUSTRIES, draw.number(2, 4)))
    heads = tuple(draw.head(column) for column in columns)
    return Listing(
        items, tuple(columns), heads, draw.choose(("{}", "{}类")), merged, by_section
    ), form.notes


def _meaning(rows: Words) -> str:
    """What `/` and `——` mean, where they occur."""
    words = {word for row in rows for word in row}
    said = {"/": "“/”为不予补贴", "——": "“——”为未设该等级"}
    return "，".join(text for mark, text in said.items() if mark in words)


def family_03(draw: Draw) -> Content:
    """One row an occupation, one column a grade."""
    (heading,) = draw.annexes(1)
    listing, notes = _listing(draw, draw.number(8, 40))
    grades, money = draw.grades((3, 4, 5, 5)), unit_for_columns(draw)
    ranges = draw.chance(0.05, "ranges")
    cells: Words = []
    rates: list[Record] = []
    for one in listing.items:
        ladder, row = draw.ladder(grades.order), []
        for grade in grades.order:
            if draw.chance(0.12, "not-paid"):
                row.append(draw.choose(("/", "/", "——", "——", "")))
                continue
            amount = draw.amount(ladder[grade], money.suffix, ranges)
            row.append(amount.text)
            rates.append(
                rate(clause=heading.annex, occupation=one.name, subsidy_class=one.subsidy_class or None, grade=grade,
                     amount_yuan=amount.yuan, amount_max_yuan=amount.most)
            )  # fmt: skip
        cells.append(row)
    head = [*listing.heads, *(grades.words[grade] for grade in grades.order)]
    table = lay(draw, [head], listing.rows(cells))
    said = "；".join(word for word in (_meaning(cells), notes) if word)
    blocks: list[Block] = [*money.above, table, *money.below, *note(draw, said)]
    return Content(
        "subsidised", [(TITLE, blocks)], listing.records(heading.annex, "subsidised"), rates
    )


def family_04(draw: Draw) -> Content:
    """A header of two or three rows: a word over the grades, or each grade over its parts."""
    (heading,) = draw.annexes(1)
    shape = draw.choose(("over", "over", "parts", "parts", "three"))
    listing, notes = _listing(draw, draw.number(6, 28), sections=0.0)
    if shape == "over":
        return _over_grades(draw, heading.annex, listing, notes)
    grades, money = draw.grades((2, 3) if shape == "three" else (2, 3, 3)), unit_for_columns(draw)
    parts = draw.choose(
        (
            {"补贴标准": "total", "其中：\n鉴定费": "appraisal"},
            {"培训费": "training", "鉴定费": "appraisal"},
            {"培训费": "training", "鉴定费": "appraisal", "合计": "total"},
        )
    )
    cells, rates = _parts(
        draw,
        heading.annex,
        listing,
        order=grades.order,
        parts=list(parts.values()),
        suffix=money.suffix,
    )
    fixed, width = len(listing.heads), len(parts) * len(grades.order)
    two = [[*listing.heads], [ABOVE] * fixed]
    for grade in grades.order:
        two[0] += over(grades.words[grade], len(parts))
        two[1] += list(parts)
    if shape == "three":
        two = [[*listing.heads, *over("补贴标准", width)], [ABOVE] * fixed + two[0][fixed:], two[1]]
        draw.chance(1, "three-header-rows")
    said = "；".join(word for word in (_meaning(cells), notes) if word)
    blocks: list[Block] = [
        *money.above,
        lay(draw, two, listing.rows(cells)),
        *money.below,
        *note(draw, said),
    ]
    return Content(
        "subsidised", [(TITLE, blocks)], listing.records(heading.annex, "subsidised"), rates
    )


def _parts(
    draw: Draw,
    annex: str | None,
    listing: Listing,
    *,
    order: tuple[int, ...],
    parts: list[str],
    suffix: str,
) -> tuple[Words, list[Record]]:
    """A cell for each part of each grade; a grade without any has `/` or `——` in all of them."""
    cells, rates = [], []
    for one in listing.items:
        ladder, row = draw.ladder(order), []
        for grade in order:
            appraisal = draw.number(100, 300, 10)
            yuan = {
                "total": ladder[grade],
                "appraisal": appraisal,
                "training": ladder[grade] - appraisal,
            }
            if draw.chance(0.06, "not-paid"):
                row += [draw.choose(("/", "——"))] * len(parts)
                continue
            for part in parts:
                row.append(f"{yuan[part]}{suffix}")
                rates.append(
                    rate(clause=annex, occupation=one.name, subsidy_class=one.subsidy_class or None, grade=grade,
                         component=part, amount_yuan=yuan[part])
                )  # fmt: skip
        cells.append(row)
    return cells, rates


def _over_grades(draw: Draw, annex: str | None, listing: Listing, notes: str) -> Content:
    """补贴标准 over the grades, at times with abilities at the end of the list, paid in a column of their own."""
    grades = draw.grades((3, 4, 5, 5))
    with_ability = "class" not in listing.columns and draw.chance(0.4, "ability-column")
    top = draw.head("amount") + draw.choose(("", "（元/人）", "（元）"))
    cells: Words = []
    rates: list[Record] = []
    for one in listing.items:
        ladder = draw.ladder(grades.order)
        paid = [grade for grade in grades.order if not draw.chance(0.08, "not-paid")]
        cells.append(
            [
                *([""] if with_ability else []),
                *(str(ladder[g]) if g in paid else "" for g in grades.order),
            ]
        )
        rates += [
            rate(
                clause=annex,
                occupation=one.name,
                subsidy_class=one.subsidy_class or None,
                grade=g,
                amount_yuan=ladder[g],
            )
            for g in paid
        ]
    records = listing.records(annex, "subsidised")
    if with_ability:
        count, first = draw.number(2, 4), len(listing.items) + 1
        more = numbered([Item(word, word) for word in draw.some(ABILITIES, count)], first)
        for one in more:
            yuan = draw.number(400, 900, 50)
            cells.append([str(yuan), *[""] * len(grades.order)])
            rates.append(
                rate(
                    clause=annex,
                    programme="specialised_ability",
                    occupation=one.name,
                    amount_yuan=yuan,
                )
            )
        listing = replace(listing, items=[*listing.items, *more])
        same = dict.fromkeys(("online_allowed", "is_green", "is_digital", "list"), OPEN)
        records += [one.record(annex=annex, **same) for one in more]
    words = [*(["专项职业能力"] if with_ability else []), *(grades.words[g] for g in grades.order)]
    head = [[*listing.heads, *over(top, len(words))], [ABOVE] * len(listing.heads) + words]
    above = [] if "元" in top else [right("单位：元/人")]
    blocks: list[Block] = [*above, lay(draw, head, listing.rows(cells)), *note(draw, notes)]
    return Content("subsidised", [(TITLE, blocks)], records, rates)
