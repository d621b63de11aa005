"""The story before the rows: amounts before and after, as a grid that each renderer draws in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.diff.models import AmountCell, AmountTable, Difference, Event
from pipeline.diff.render.lines import Line
from pipeline.diff.terms import GRADES, money_unit, term

ALL = ("all occupations", "全部职业")
GRADE = ("grade", "等级")
NONE = "—"
# A class that is new is held against what its occupations had before.
TAKEN = ("before: the one amount for all", "此前：统一标准")
TAKEN_CLASS = ("before: class {name}, for all others", "此前：其他职业的 {name} 类")


@dataclass(frozen=True)
class AmountGrid:
    """Words of one table of amounts: a title, heads (grade, then classes), rows, and what a new class is held against."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


def amount_grids(difference: Difference, lang: str) -> list[AmountGrid]:
    """A grid for each programme whose amounts changed; none between versions."""
    return [_grid(table, lang) for table in difference.amounts]


def _grid(table: AmountTable, lang: str) -> AmountGrid:
    names = list(dict.fromkeys(cell.subsidy_class for _, cells in table.lines for cell in cells))
    heads = (GRADE[lang == "zh"], *(_class(name, lang) for name in names))
    rows = tuple(
        (GRADES[grade], *(_cell(_find(cells, name)) for name in names))
        for grade, cells in table.lines
    )
    unit = money_unit(table.unit, lang).strip() or ("yuan", "元")[lang == "zh"]
    note = "; ".join(dict.fromkeys(_taken(table, lang)))
    return AmountGrid(f"{term(table.programme, lang)} ({unit})", heads, rows, note)


def _find(cells: tuple[AmountCell, ...], name: str | None) -> AmountCell | None:
    return next((cell for cell in cells if cell.subsidy_class == name), None)


def _class(name: str | None, lang: str) -> str:
    if name is None:
        return ALL[lang == "zh"]
    return f"{name} 类" if lang == "zh" else f"class {name}"


def _cell(cell: AmountCell | None) -> str:
    """`2000 → 1400 (−30 %)`; one figure where nothing changed."""
    if cell is None:
        return NONE
    before, after = ("/".join(map(str, side)) or NONE for side in (cell.before, cell.after))
    if before == after:
        return after
    change = cell.change_pct
    told = "" if change is None else f" ({change:+g} %)".replace("-", "−")
    return f"{before} → {after}{told}"


def _taken(table: AmountTable, lang: str) -> Iterator[str]:
    for _, cells in table.lines:
        for cell in cells:
            if cell.taken_from == "":
                yield TAKEN[lang == "zh"]
            elif cell.taken_from is not None:
                yield TAKEN_CLASS[lang == "zh"].format(name=cell.taken_from)


def rows_once(lines: list[Line]) -> list[list[Event]]:
    """The rows each line opens to; a row that several lines speak of stands under the first, with all its changes."""
    seen: set[tuple[str, int, int]] = set()
    opened = []
    for line in lines:
        own = []
        for event in (event for group in line.groups for event in group.events):
            key = (event.table, id(event.a), id(event.b))
            if key not in seen:
                seen.add(key)
                own.append(event)
        opened.append(own)
    return opened
