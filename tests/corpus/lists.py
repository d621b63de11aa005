"""Families 9, 13 and 16: a list without amounts, under sections or beside merged industries, over pages."""

from dataclasses import replace

from tests.layouts.shell import right
from tests.layouts.truth import Record
from tests.recipes.document import Block, PageBreak

from .draw import Draw
from .lay import lay
from .listing import (
    Item,
    Listing,
    Style,
    in_classes,
    in_industries,
    item,
    numbered,
    style,
    with_grades,
)
from .money import Content, letters, note
from .words import GRADE_WORDS, INDUSTRIES

TITLES = {"scarce": "急需紧缺职业（工种）目录", "subsidised": "职业技能培训补贴职业（工种）目录"}


def graded(draw: Draw, items: list[Item]) -> list[Item]:
    """The items with grades, in one list's words."""
    return with_grades(
        draw, items, dict(zip((5, 4, 3, 2, 1), draw.choose(GRADE_WORDS), strict=True))
    )


def plain_list(draw: Draw, form: Style, items: list[Item], more: tuple[str, ...] = ()) -> Listing:
    """序号, name, code where the list has codes, and `more` columns."""
    columns = ["seq", "name"]
    if form.codes != "none":
        columns.insert(draw.number(1, 2), "code")
    columns += more
    return Listing(items, tuple(columns), tuple(draw.head(column) for column in columns))


def _content(draw: Draw, kind: str, listing: Listing, annex: str | None, notes: str) -> Content:
    blocks: list[Block] = [listing.table(draw), *note(draw, notes)]
    return Content(kind, [(TITLES[kind], blocks)], listing.records(annex, kind), [])


def family_09(draw: Draw) -> Content:
    """No amounts: codes, industries, classes and grades as drawn."""
    (heading,) = draw.annexes(1)
    kind, form = draw.choose(("scarce", "subsidised")), style(draw, marks=0.5)
    items = numbered([item(draw, one, form) for one in draw.names(draw.number(8, 45))])
    more = []
    if draw.chance(0.4):
        items, more = graded(draw, items), ["grades"]
    if draw.chance(0.5):
        items = [replace(one, industry=draw.choose(INDUSTRIES)) for one in items]
        more.append("industry")
    if kind == "subsidised" and draw.chance(0.3):
        items = in_classes(draw, items, letters(draw), sort=False)
        more.append("class")
    return _content(
        draw, kind, plain_list(draw, form, items, tuple(more)), heading.annex, form.notes
    )


def family_13(draw: Draw) -> Content:
    """Section rows, or an industry column merged downwards."""
    (heading,) = draw.annexes(1)
    kind, form = draw.choose(("scarce", "subsidised")), style(draw)
    items = numbered([item(draw, one, form) for one in draw.names(draw.number(10, 45))])
    items = in_industries(draw, items, draw.some(INDUSTRIES, draw.number(2, 5)))
    more: tuple[str, ...] = ()
    if draw.chance(0.6) or form.codes == "none":
        items, more = graded(draw, items), ("grades",)
    listing = plain_list(draw, form, items, more)
    if draw.chance(0.5, "section-rows"):
        listing = replace(listing, sections=True)
    else:
        at = draw.choose((0, 0, 1, len(listing.columns)))
        columns = (*listing.columns[:at], "industry", *listing.columns[at:])
        heads = (*listing.heads[:at], draw.head("industry"), *listing.heads[at:])
        draw.chance(1, "industry-merged")
        listing = replace(listing, columns=columns, heads=heads, merged=("industry",))
    return _content(draw, kind, listing, heading.annex, form.notes)


def family_16(draw: Draw) -> Content:
    """A long list; header on each page or the first only, or a table of its own under 续表."""
    (heading,) = draw.annexes(1)
    kind, form = draw.choose(("scarce", "subsidised")), style(draw)
    items = numbered([item(draw, one, form) for one in draw.names(draw.number(35, 70))])
    more: tuple[str, ...] = ()
    if kind == "subsidised" and draw.chance(0.7):
        items, more = in_classes(draw, items, letters(draw), sort=draw.chance(0.4)), ("class",)
    elif draw.chance(0.5):
        items, more = graded(draw, items), ("grades",)
    listing = plain_list(draw, form, items, more)
    if not draw.chance(0.35, "continued-table"):
        return _content(draw, kind, listing, heading.annex, form.notes)
    cut = draw.number(12, 25)
    parts = [replace(listing, items=items[:cut]), replace(listing, items=items[cut:])]
    blocks: list[Block] = []
    records: list[Record] = []
    for i, part in enumerate(parts):
        blocks += [PageBreak(), right(draw.choose(("续表", "（续表）", "续  表")))] if i else []
        blocks.append(lay(draw, [list(part.heads)], part.rows(), may_break=False))
        records += part.records(heading.annex, kind, items)
    return Content(kind, [(TITLES[kind], [*blocks, *note(draw, form.notes)])], records, [])
