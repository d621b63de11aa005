"""Families 2, 5 and 8: amounts by class and grade, or by grade alone; the occupations in another annex."""

from collections.abc import Sequence
from itertools import pairwise

from tests.layouts.truth import Record
from tests.recipes.document import Block

from .draw import Draw, Heading
from .lay import Words, lay, merge_equal
from .listing import Item, Listing, in_classes, item, numbered, style, with_grades
from .money import Content, class_rows, letters, note, unit, unit_for_columns
from .truth import rate
from .words import GRADE_WORDS


def family_02(draw: Draw) -> Content:
    """Amounts by class and grade in annex 1, the list with its letters in annex 2."""
    one, two = draw.annexes(2)
    classes = letters(draw)
    form = draw.choose(("{}", "{}类", "{}类"))
    made = class_rows(draw, classes, one.annex, form, extras=True)
    table = lay(draw, [made.head], made.rows)
    blocks, records = class_list(draw, two, classes)
    amounts: list[Block] = [*made.unit.above, table, *made.unit.below]
    return Content(
        "subsidised",
        [("职业技能培训补贴标准", amounts), ("职业技能培训职业（工种）目录", blocks)],
        records,
        made.rates,
    )


def class_list(
    draw: Draw, heading: Heading, classes: Sequence[str]
) -> tuple[list[Block], list[Record]]:
    """A list with a class letter in each row."""
    form = style(draw)
    items = numbered([item(draw, one, form) for one in draw.names(draw.number(8, 40))])
    items = in_classes(draw, items, classes, sort=draw.chance(0.7))
    columns = ["name", *(["code"] if form.codes != "none" else [])]
    columns.insert(draw.number(0, len(columns)), "class")
    if draw.chance(0.4):
        items = with_grades(
            draw, items, dict(zip((5, 4, 3, 2, 1), draw.choose(GRADE_WORDS), strict=True))
        )
        columns.append("grades")
    if draw.chance(0.85):
        columns.insert(0, "seq")
    else:
        items = [Item(**(vars(one) | {"seq": None})) for one in items]
    ordered = (
        all(a.subsidy_class <= b.subsidy_class for a, b in pairwise(items)) and "A+" not in classes
    )
    merged = ("class",) if ordered and draw.chance(0.3, "class-merged") else ()
    listing = Listing(
        items,
        tuple(columns),
        tuple(draw.head(c) for c in columns),
        draw.choose(("{}", "{}类")),
        merged,
    )
    return [listing.table(draw), *note(draw, form.notes)], listing.records(
        heading.annex, "subsidised"
    )


def family_05(draw: Draw) -> Content:
    """Classes as rows, grades as columns, two words in the corner; at times the list in annex 2."""
    with_list = draw.chance(0.6)
    headings = draw.annexes(2 if with_list else 1)
    annex, classes, grades, money = (
        headings[0].annex,
        letters(draw),
        draw.grades(),
        unit_for_columns(draw),
    )
    extra = [w for w in ("专项职业能力", "合格") if draw.chance(0.2, "grades-that-are-none")]
    form = draw.choose(("{}类", "{}类职业", "{}"))
    corner = draw.choose(("等级\n类别", "类别/级别", "等级\n评价类别", "等级 类别", "级别\n类  别"))
    programmes = {"专项职业能力": "specialised_ability", "合格": "training_completion"}
    rows: Words = []
    rates: list[Record] = []
    keys: list[int | str] = [*grades.order, *extra]
    for letter in classes:
        ladder, row = draw.ladder(grades.order), [form.format(letter)]
        for key in keys:
            if draw.chance(0.04, "not-paid"):
                row.append(draw.choose(("/", "——", "")))
                continue
            yuan = draw.number(300, 700, 50) if isinstance(key, str) else ladder[key]
            fields: Record = (
                {"programme": programmes[key]} if isinstance(key, str) else {"grade": key}
            )
            row.append(f"{yuan}{money.suffix}")
            rates.append(rate(clause=annex, subsidy_class=letter, amount_yuan=yuan, **fields))
        rows.append(row)
    table = lay(draw, [[corner, *(grades.words[g] for g in grades.order), *extra]], rows)
    annexes: list[tuple[str, list[Block]]] = [
        ("职业技能培训补贴标准", [*money.above, table, *money.below])
    ]
    records: list[Record] = []
    if with_list:
        blocks, records = class_list(draw, headings[1], classes)
        annexes.append(("职业技能培训职业（工种）目录", blocks))
    return Content("subsidised", annexes, records, rates)


def family_08(draw: Draw) -> Content:
    """Amounts by grade only, with other programmes below; the scarce occupations in annex 2."""
    one, two = draw.annexes(2)
    grades, money, hours = draw.grades(), unit(draw), draw.chance(0.5, "hours")
    others = {
        "专项职业能力培训": ("专项职业能力证书", "specialised_ability"),
        "岗前培训": ("——", "pre_job"),
        "创业培训": ("SYB", "entrepreneurship"),
    }
    with_items = draw.chance(0.6)
    ladder = draw.ladder(grades.order)
    lines: list[tuple[str, str, Record, int]] = [
        ("职业技能等级培训", grades.words[g], {"grade": g}, ladder[g]) for g in grades.order
    ]
    if with_items:
        lines += [
            (k, w, {"programme": p}, draw.number(300, 1200, 50))
            for k, (w, p) in others.items()
            if draw.chance(0.5)
        ]
    rows, rates = [], []
    for label, word, fields, yuan in lines:
        count = draw.number(24, 160, 4) if hours else None
        rows.append(
            [
                *([label] if with_items else []),
                word,
                f"{yuan}{money.suffix}",
                *([str(count)] if count else []),
            ]
        )
        rates.append(rate(clause=one.annex, amount_yuan=yuan, class_hours=count, **fields))
    if with_items:
        merge_equal(rows, 0)
    head = [
        *([draw.head("item")] if with_items else []),
        draw.head("grades"),
        money.head,
        *([draw.head("hours")] if hours else []),
    ]
    form = style(draw)
    items = numbered([item(draw, o, form) for o in draw.names(draw.number(5, 25))])
    items = with_grades(
        draw, items, dict(zip((5, 4, 3, 2, 1), draw.choose(GRADE_WORDS), strict=True))
    )
    columns = ("seq", "name", *(["code"] if form.codes != "none" else []), "grades")
    listing = Listing(items, columns, tuple(draw.head(c) for c in columns))
    amounts: list[Block] = [*money.above, lay(draw, [head], rows), *money.below]
    scarce = [listing.table(draw), *note(draw, form.notes)]
    annexes = [("职业技能培训补贴标准", amounts), ("急需紧缺职业（工种）目录", scarce)]
    return Content("subsidised", annexes, listing.records(two.annex, "scarce"), rates)
