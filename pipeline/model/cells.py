"""The cells of a table: one by one, or all those of a grid without merges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, cycle, repeat
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, overload

from pipeline.base.collector import acyclic_made, collector_paused

if TYPE_CHECKING:
    Slice: TypeAlias = slice[int | None, int | None, int | None]
Box = tuple[float, float, float, float]
_MANY = 10_000


class Cell(NamedTuple):
    """A cell of a table; `row` and `column` are its upper left corner in the grid, spans are at least 1.

    Cells are made by the hundred thousand, and a tuple is made in half the time of a frozen dataclass.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    bbox: Box | None = None


class GridCells(Sequence[Cell]):
    """The cells of a grid in which none is merged, row by row, page and box unknown: equal to the tuple of them.

    `rows` (of strings, all equally long) say all of it, and no two cells can stand in one place. So the cells of a long list,
    which take a sixth of the time of its reading to make, are made when they are first asked for.
    """

    def __init__(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self.rows = rows

    @cached_property
    def _made(self) -> tuple[Cell, ...]:
        if len(self) < _MANY:
            return self._make()
        # The collector would walk over all of them several times.
        with collector_paused(), acyclic_made():
            return self._make()

    def _make(self) -> tuple[Cell, ...]:
        width, height = len(self.rows[0]) if self.rows else 0, len(self.rows)
        texts, numbers = chain.from_iterable(self.rows), (repeat(row, width) for row in range(height))  # fmt: skip
        ones, none = repeat(1), repeat(None)
        fields = zip(texts, chain.from_iterable(numbers), cycle(range(width)), ones, ones, none, none, strict=False)  # fmt: skip
        # The constructor, called for each, would take more than twice the time.
        return tuple(map(tuple.__new__, repeat(Cell), fields))

    def by_row(self) -> list[list[Cell]]:
        """The cells of each row."""
        width = len(self.rows[0]) if self.rows else 0
        starts = (row * width for row in range(len(self.rows)))
        return [list(self._made[start : start + width]) for start in starts]

    def __len__(self) -> int:
        return sum(map(len, self.rows))

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: Slice) -> tuple[Cell, ...]: ...
    def __getitem__(self, index: int | Slice) -> Cell | tuple[Cell, ...]:
        return self._made[index]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._made)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, GridCells):
            return self.rows == other.rows
        return self._made == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._made)

    def __repr__(self) -> str:
        return repr(self._made)

    def __reduce__(self) -> tuple[type[GridCells], tuple[tuple[tuple[str, ...], ...]]]:
        return GridCells, (self.rows,)
