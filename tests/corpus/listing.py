"""Lists of occupations: items drawn once, printed as rows of a table and written as rows of truth."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.layouts.truth import Record, Value
from tests.recipes.document import Table

from .draw import Draw, Occupation
from .lay import Words, lay, merge_equal, over
from .truth import OPEN, occupation

FLAGS = ("online_allowed", "is_green", "is_digital")
RANGES = ("{0}至{1}", "{0}至{1}", "{0}至{1}", "{0}-{1}", "{0}—{1}")


@dataclass(frozen=True)
class Item:
    """An entry of a list; `flags` names the marks it bears."""

    printed_name: str
    name: str
    work_types: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    printed_code: str = ""
    subsidy_class: str = ""
    industry: str = ""
    printed_grades: str = ""
    grade_low: int | None = None
    grade_high: int | None = None
    seq: int | None = None

    def record(self, bears: Sequence[str] = (), **same: Value) -> Record:
        """The truth; `bears` are the flags that occur in its list."""
        return occupation(
            **{
                key: value or None
                for key, value in vars(self).items()
                if key not in ("flags", "work_types")
            }
            | {"work_types": list(self.work_types)}
            | {flag: flag in self.flags for flag in bears}
            | same
        )


@dataclass(frozen=True)
class Style:
    """How a list prints codes (national, local or none) and marks; `notes` says what its marks mean."""

    codes: str
    code_form: str = "plain"
    star: str = ""
    letters: bool = False
    blank: str = ""
    brackets: float = 0.0
    notes: str = ""


@dataclass(frozen=True)
class Listing:
    """Items and the columns they are printed in (seq, name, code, class, grades, industry)."""

    items: list[Item]
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    class_form: str = "{}"
    merged: tuple[str, ...] = ()
    sections: bool = False
    notes: str = field(default="")

    def rows(self, extra: Words | None = None) -> Words:
        """The body's rows, with the cells of further columns behind them."""
        rows = [[self._cell(item, column) for column in self.columns] for item in self.items]
        for column in self.merged:
            merge_equal(rows, self.columns.index(column))
        rows = [row + (extra[i] if extra else []) for i, row in enumerate(rows)]
        if not self.sections:
            return rows
        cut: Words = []
        for i, (item, row) in enumerate(zip(self.items, rows, strict=True)):
            if i == 0 or item.industry != self.items[i - 1].industry:
                cut.append(over(item.industry, len(row)))
            cut.append(row)
        return cut

    def table(self, draw: Draw, may_break: bool = True) -> Table:
        """The list as a table of its own."""
        return lay(draw, [list(self.heads)], self.rows(), may_break)

    def records(
        self, annex: str | None, kind: str, among: Sequence[Item] | None = None, **same: str | None
    ) -> list[Record]:
        """The truth. `among`: the whole list of which this is a part; a flag that only other parts bear is open."""
        here = [flag for flag in FLAGS if any(flag in item.flags for item in self.items)]
        there = [
            flag
            for flag in FLAGS
            if flag not in here and any(flag in item.flags for item in among or ())
        ]
        return [
            item.record(here, annex=annex, list=kind, **dict.fromkeys(there, OPEN), **same)
            for item in self.items
        ]

    def _cell(self, item: Item, column: str) -> str:
        if column == "class":
            return self.class_form.format(item.subsidy_class)
        key = {"name": "printed_name", "code": "printed_code", "grades": "printed_grades"}.get(
            column, column
        )
        return str(getattr(item, key))


def style(
    draw: Draw, codes: Sequence[str] = ("national", "national", "none"), marks: float = 0.35
) -> Style:
    """Draw how a list is printed."""
    kind = draw.choose(codes)
    form = (
        draw.choose(("plain",) * 8 + ("split", "wide", "short")) if kind == "national" else "plain"
    )
    draw.chance(float(form != "plain"), f"code-{form}")
    brackets = (
        0.6
        if kind in ("national", "none") and form != "short" and draw.chance(0.5, "brackets")
        else 0.0
    )
    if not draw.chance(marks, "marks"):
        return Style(kind, form, brackets=brackets)
    star = draw.choose(("", "online", "new", "▲"))
    letters = not star or draw.chance(0.6)
    notes = {
        "": "",
        "online": "带“*”的职业可以开展线上培训",
        "new": "标“*”的为本年度新增职业",
        "▲": "标“▲”的为本年度新增职业",
    }[star]
    meaning = "“L”为绿色职业，“S”为数字职业，“L/S”为既是绿色职业又是数字职业" if letters else ""
    draw.chance(float(star == "new"), "star-means-new")
    return Style(
        kind,
        form,
        star,
        letters,
        draw.choose(("", " ")),
        brackets,
        "；".join(word for word in (notes, meaning) if word),
    )


def item(draw: Draw, one: Occupation, form: Style) -> Item:
    """An occupation as this list prints it."""
    star = bool(form.star) and draw.chance(0.3)
    letters = (
        "/".join(c for c, has in (("L", one.is_green), ("S", one.is_digital)) if has)
        if form.letters
        else ""
    )
    types = one.work_types if one.work_types and draw.chance(form.brackets) else ()
    bracket = f"（{'、'.join(types)}）" if types else ""
    lead = ("▲" if form.star == "▲" else "*") if star else ""
    flags = [
        flag
        for flag, has in zip(
            FLAGS, (star and form.star == "online", "L" in letters, "S" in letters), strict=True
        )
        if has
    ]
    return Item(
        printed_name=lead + one.name + (form.blank + letters if letters else "") + bracket,
        name=one.name,
        work_types=types,
        flags=frozenset(flags),
        printed_code=code(draw, one.code, form),
    )


def code(draw: Draw, plain: str, form: Style) -> str:
    """A 大典 code in the list's form, or a local one."""
    if form.codes == "none":
        return ""
    if form.codes == "local":
        local = [
            f"{draw.number(1, 20):02}-{draw.number(1, 990):03}"
            for _ in range(2 if draw.chance(0.1, "two-codes") else 1)
        ]
        return "、".join(local)
    shapes = {
        "split": plain[:5] + "\n" + plain[5:],
        "wide": plain.replace("-", "—"),
        "short": plain.replace("-", ""),
    }
    return shapes.get(form.code_form, plain)


def with_grades(draw: Draw, items: list[Item], words: dict[int, str]) -> list[Item]:
    """Each item with grades: a range, a few, or one."""
    drawn = [_grades(draw, words) for _ in items]
    return [
        replace(one, printed_grades=text, grade_low=low, grade_high=high)
        for one, (text, low, high) in zip(items, drawn, strict=True)
    ]


def _grades(draw: Draw, words: dict[int, str]) -> tuple[str, int, int]:
    low = draw.choose((5, 5, 5, 4, 4, 3))
    high = draw.number(1, low)
    run = [words[grade] for grade in range(low, high - 1, -1)]
    if high == low:
        text = words[low]
    elif high == 1 and draw.chance(0.3):
        text = f"{words[low]}及以上"
    elif len(run) < 4 and draw.chance(0.3):
        text = "、".join(run)
    else:
        text = draw.choose(RANGES).format(words[low], words[high])
    return text, low, high


def numbered(items: Sequence[Item], first: int = 1) -> list[Item]:
    """The items with their 序号."""
    return [replace(one, seq=first + i) for i, one in enumerate(items)]


def in_classes(
    draw: Draw, items: Sequence[Item], letters: Sequence[str], sort: bool = True
) -> list[Item]:
    """The items with class letters, every letter at least once."""
    drawn = list(letters) + [draw.choose(letters) for _ in items[len(letters) :]]
    return [
        replace(one, subsidy_class=letter)
        for one, letter in zip(
            items, sorted(drawn, key=letters.index) if sort else drawn, strict=False
        )
    ]


def in_industries(draw: Draw, items: Sequence[Item], words: Sequence[str]) -> list[Item]:
    """The items in runs of equal industry."""
    cuts = sorted(draw.some(range(1, len(items)), len(words) - 1))
    return [
        replace(one, industry=words[sum(cut <= i for cut in cuts)]) for i, one in enumerate(items)
    ]
