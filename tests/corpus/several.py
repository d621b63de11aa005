"""Families 10, 11 and 12: lists side by side, one list a caption, several lists of different columns in one annex."""

from collections.abc import Sequence
from dataclasses import replace

from tests.layouts.shell import caption, prose
from tests.layouts.truth import Record
from tests.recipes.document import Block, Table

from .draw import Draw
from .lay import lay
from .listing import Item, Listing, Style, item, numbered, style
from .lists import TITLES, graded, plain_list
from .money import Content, class_rows, letters, note
from .words import ABILITIES, COMPLETIONS, INDUSTRIES

# Kind and caption of the lists that one annex may hold.
GROUPS = (
    (
        ("scarce", "急需紧缺培训项目目录"),
        ("general", "一般性培训项目目录"),
        ("manufacturing", "制造业培训项目目录"),
        ("project_based", "项目制培训项目目录"),
    ),
    (
        ("subsidised", "职业技能等级（职业资格）目录"),
        ("specialised_ability", "专项职业能力目录"),
        ("training_completion", "培训合格证书目录"),
    ),
)
OCCUPATIONS = ("scarce", "general", "manufacturing", "subsidised")
TIERS = (
    ("非常紧缺职业", "比较紧缺职业", "一般紧缺职业"),
    ("特别紧缺职业（工种）", "紧缺职业（工种）"),
)
NUMERALS = "一二三四五"


def side_by_side(draw: Draw, listing: Listing, columns: int) -> Table:
    """The list in `columns` lists beside each other, in groups that each run down and then across."""
    rows, blank = listing.rows(), [""] * len(listing.columns)
    first = draw.number(len(rows) * 5 // 10, len(rows)) // columns * columns
    cut: list[list[str]] = []
    for group in (rows[:first], rows[first:]):
        tall = -(-len(group) // columns)
        parts = [group[i * tall : (i + 1) * tall] for i in range(columns)]
        lines = [[part[r] if r < len(part) else blank for part in parts] for r in range(tall)]
        cut += [[word for words in line for word in words] for line in lines]
    return lay(draw, [list(listing.heads) * columns], cut, wide=7.0 if columns == 2 else 5.0)


def family_10(draw: Draw) -> Content:
    """Two or three lists side by side; 序号 alone gives the order."""
    (heading,) = draw.annexes(1)
    kind, columns = draw.choose(("scarce", "subsidised")), draw.choose((2, 2, 2, 3))
    form = style(draw, ("national", "none", "none"), 0.25)
    items = numbered([item(draw, one, form) for one in draw.names(draw.number(11, 60))])
    more: tuple[str, ...] = ()
    if columns == 2 and form.codes == "none" and draw.chance(0.8):
        items, more = graded(draw, items), ("grades",)
    listing = plain_list(draw, form, items, more)
    blocks: list[Block] = [side_by_side(draw, listing, columns), *note(draw, form.notes)]
    draw.chance(float(columns == 3), "three-lists")
    return Content(kind, [(TITLES[kind], blocks)], listing.records(heading.annex, kind), [])


def family_11(draw: Draw) -> Content:
    """A table a class, with the amounts in annex 1; or a table a tier of scarcity. Only the caption tells which."""
    by_class = draw.chance(0.6, "class-captions")
    one, *rest = draw.annexes(2 if by_class else 1)
    names = letters(draw) if by_class else draw.choose(TIERS)
    form = style(draw)
    groups = [
        numbered([item(draw, found, form) for found in draw.names(draw.number(3, 14))])
        for _ in names
    ]
    more: tuple[str, ...] = ()
    if not by_class or draw.chance(0.3):
        groups, more = [graded(draw, group) for group in groups], ("grades",)
    everything = [entry for group in groups for entry in group]
    listing, words = (
        plain_list(draw, form, [], more),
        draw.choose(("{}类职业（工种）", "{}类职业", "{}类")),
    )
    shape = (
        "（{n}）{name}"
        if by_class and draw.chance(0.8)
        else "（{name}）"
        if not by_class
        else "{n}、{name}"
    )
    blocks: list[Block] = []
    records: list[Record] = []
    kind, heading = ("subsidised", rest[0]) if by_class else ("scarce", one)
    for i, (name, group) in enumerate(zip(names, groups, strict=True)):
        part = replace(listing, items=group)
        blocks.append(
            caption(shape.format(n=NUMERALS[i], name=words.format(name) if by_class else name))
        )
        blocks.append(_beside_or_alone(draw, part))
        records += part.records(
            heading.annex, kind, everything, subsidy_class=name if by_class else "?"
        )
    blocks += note(draw, form.notes)
    if not by_class:
        return Content(kind, [(TITLES[kind], blocks)], records, [])
    made = class_rows(draw, names, one.annex, draw.choose(("{}类", "{}")))
    amounts: list[Block] = [*made.unit.above, lay(draw, [made.head], made.rows), *made.unit.below]
    return Content(
        kind, [("职业技能培训补贴标准", amounts), (TITLES[kind], blocks)], records, made.rates
    )


def _beside_or_alone(draw: Draw, part: Listing) -> Table:
    if (
        len(part.columns) <= 3
        and len(part.items) > 5
        and draw.chance(0.2, "side-by-side-under-caption")
    ):
        return side_by_side(draw, part, 2)
    return part.table(draw)


def family_12(draw: Draw) -> Content:
    """Lists of different columns under （一）, （二）; where the annex has no number the captions number it."""
    (heading,) = draw.annexes(1)
    group = draw.choose(GROUPS)
    chosen = [pair for pair in group if draw.chance(0.8)] or list(group)
    chosen = chosen if len(chosen) > 1 else list(group)
    twice = draw.names(1) if draw.chance(0.5, "same-name-in-two-lists") else []
    blocks: list[Block] = []
    records: list[Record] = []
    pool = draw.some(ABILITIES + COMPLETIONS, 30)
    for i, (kind, title) in enumerate(chosen):
        form = style(draw, ("national",)) if kind in OCCUPATIONS else Style("none")
        if kind in OCCUPATIONS:
            found = [*twice, *draw.names(draw.number(3, 14))]
            listing = _varied(
                draw, form, [item(draw, one, form) for one in draw.some(found, len(found))]
            )
        else:
            listing = _named(draw, [pool.pop() for _ in range(draw.number(3, 8))], kind)
        blocks += [
            *prose(f"（{NUMERALS[i]}）{title}"),
            listing.table(draw),
            *note(draw, form.notes),
        ]
        records += listing.records(heading.annex or f"附件（{NUMERALS[i]}）", kind)
    title = "补贴性职业技能培训项目目录" if group is GROUPS[0] else "职业技能培训目录"
    return Content("projects", [(title, blocks)], records, [])


def _varied(draw: Draw, form: Style, items: Sequence[Item]) -> Listing:
    """Occupations with codes, and grades or industries as drawn."""
    items, more = numbered(items), tuple[str, ...]()
    if draw.chance(0.4):
        items, more = graded(draw, items), ("grades",)
    if draw.chance(0.6):
        items, more = (
            [replace(one, industry=draw.choose(INDUSTRIES)) for one in items],
            (*more, "industry"),
        )
    return plain_list(draw, form, items, more)


def _named(draw: Draw, words: Sequence[str], kind: str) -> Listing:
    """Abilities, certificates or projects; abilities may bear a code of nine digits."""
    has_code = kind == "specialised_ability" and draw.chance(0.6, "nine-digits")
    codes = [str(draw.number(100000001, 999999999)) if has_code else "" for _ in words]
    items = numbered(
        [Item(word, word, printed_code=code) for word, code in zip(words, codes, strict=True)]
    )
    columns = ("seq", "name", *(["code"] if has_code else []))
    heads = (
        draw.head("seq"),
        draw.head("ability"),
        *([draw.head("ability_code")] if has_code else []),
    )
    if has_code:
        return Listing(items, columns, heads)
    items = [replace(one, industry=draw.choose(INDUSTRIES)) for one in items]
    return Listing(items, (*columns, "industry"), (*heads, draw.head("industry")))
