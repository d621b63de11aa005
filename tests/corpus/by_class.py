"""Families 1 and 15: amounts by class and grade, the occupations joined in a cell."""

from collections.abc import Sequence
from itertools import pairwise

from tests.layouts.truth import Record
from tests.recipes.document import ABOVE, Block

from .draw import Draw, occupations
from .lay import Words, lay, over
from .listing import Item, Style, item
from .money import ClassTable, Content, class_rows, letters
from .truth import occupation, rate
from .words import ABILITIES


def family_01(draw: Draw) -> Content:
    """Class x grade downwards, occupations in one cell; at times what is left over, abilities, another annex."""
    with_abilities = draw.chance(0.3, "abilities-annex")
    headings = draw.annexes(2 if with_abilities else 1)
    annex, classes = headings[0].annex, letters(draw)
    in_cell = draw.chance(0.3, "class-before-names")
    form = draw.choose(("{}", "{}类", "{}类职业"))
    made = class_rows(draw, classes, annex, "{}")
    groups = [
        [item(draw, one, Style("none", brackets=0.3)) for one in draw.names(draw.number(4, 22))]
        for _ in classes
    ]
    texts = ["、".join(one.printed_name for one in group) for group in groups]
    records = [
        one.record(annex=annex, list="subsidised", subsidy_class=c)
        for c, group in zip(classes, groups, strict=True)
        for one in group
    ]
    if draw.chance(0.3, "residual") and not in_cell:
        texts[-1] = f"除{'、'.join(classes[:-1])}类以外的其他职业（工种）"
        records = [r for r in records if r["subsidy_class"] != classes[-1]]
        records.append(
            occupation(
                annex=annex,
                list="subsidised",
                subsidy_class=classes[-1],
                printed_name=texts[-1],
                name="*",
            )
        )
    head, rows = _joined(draw, made, classes, texts, in_cell=form if in_cell else "", form=form)
    rates = list(made.rates)
    if not in_cell and draw.chance(0.25, "ability-row") and len(head) == 4:
        yuan = draw.number(300, 900, 50)
        rows.append([*over("专项职业能力证书", 3), f"{yuan}{made.unit.suffix}"])
        rates.append(rate(clause=annex, programme="specialised_ability", amount_yuan=yuan))
    table = lay(draw, [head], rows, wide=14.0)
    annexes: list[tuple[str, list[Block]]] = [
        ("职业技能培训补贴标准目录", [*made.unit.above, table, *made.unit.below])
    ]
    if with_abilities:
        names = draw.some(ABILITIES, draw.number(5, 20))
        cell = lay(draw, [], [["专项职业能力", "、".join(names)]], wide=24.0)
        annexes.append(("专项职业能力证书目录", [cell]))
        records += [
            occupation(annex=headings[1].annex, list="specialised_ability", printed_name=n, name=n)
            for n in names
        ]
    return Content("subsidised", annexes, records, rates)


def _joined(
    draw: Draw,
    made: ClassTable,
    classes: Sequence[str],
    texts: Sequence[str],
    *,
    in_cell: str,
    form: str,
) -> tuple[list[str], Words]:
    """Header and rows with the joined names in a column behind the class, or behind the class in its cell."""
    name, new, at = draw.head("name"), [], -1
    for row in made.rows:
        at += row[0] != ABOVE
        first = row[0] != ABOVE
        if in_cell:
            new.append([f"{in_cell.format(classes[at])} {texts[at]}" if first else ABOVE, *row[1:]])
        else:
            new.append(
                [
                    form.format(classes[at]) if first else ABOVE,
                    texts[at] if first else ABOVE,
                    *row[1:],
                ]
            )
    return ([name, *made.head[1:]] if in_cell else [made.head[0], name, *made.head[1:]]), new


def family_15(draw: Draw) -> Content:
    """Joined names with a separator doubled, missing, at the end or at the head of a line."""
    (heading,) = draw.annexes(1)
    classes, with_amounts = letters(draw), draw.chance(0.6)
    made = class_rows(draw, classes, heading.annex, "{}")
    records: list[Record] = []
    texts = []
    for letter in classes:
        items = [
            item(draw, one, Style("none", brackets=0.4)) for one in draw.names(draw.number(5, 14))
        ]
        at = _place_to_join(draw, items)
        text, printed = "", [one.printed_name for one in items]
        for i, one in enumerate(items):
            last = i == len(items) - 1
            glue = (
                ""
                if i == at
                else draw.choose(
                    ("、、", "\n、", "、\n")
                    if draw.chance(0.12, "doubled")
                    else ("、", "、", "、", "、", "，")
                )
            )
            text += one.printed_name + (glue if not last else draw.choose(("", "", "、")))
        if at >= 0:
            printed[at] = printed[at + 1] = printed[at] + printed[at + 1]
        records += [
            one.record(annex=heading.annex, list="subsidised", subsidy_class=letter, printed_name=p)
            for one, p in zip(items, printed, strict=True)
        ]
        texts.append(text)
    form = draw.choose(("{}", "{}类"))
    head, rows = _joined(draw, made, classes, texts, in_cell="", form=form)
    if not with_amounts:
        head, rows = head[:2], [row[:2] for row in rows if row[0] != ABOVE]
    blocks = [lay(draw, [head], rows, wide=16.0)]
    full: list[Block] = [*made.unit.above, *blocks, *made.unit.below] if with_amounts else [*blocks]
    return Content(
        "subsidised",
        [("职业技能培训补贴职业（工种）目录", full)],
        records,
        made.rates if with_amounts else [],
    )


def _place_to_join(draw: Draw, items: Sequence[Item]) -> int:
    """The name behind which the separator is left out: both bare, and joined cut in one way only. -1: none."""
    if not draw.chance(0.5):
        return -1
    known = {one.name for one in occupations()}
    pairs = []
    for i, (one, two) in enumerate(pairwise(items)):
        joined = one.printed_name + two.printed_name
        ways = sum(joined[:cut] in known and joined[cut:] in known for cut in range(1, len(joined)))
        if ways == 1 and joined not in known:
            pairs.append(i)
    draw.chance(float(bool(pairs)), "missing-separator")
    return draw.choose(pairs) if pairs else -1
