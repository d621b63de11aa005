"""The cells of a grid without merges are those of its strings, row by row, whoever asks for them."""

from __future__ import annotations

import pickle

from pipeline.model.document import Cell, GridCells, Place, Table, places_of

ROWS = (("序号", "职业", ""), ("1", "焊工", "900"))
CELLS = (
    Cell("序号", 0, 0), Cell("职业", 0, 1), Cell("", 0, 2),
    Cell("1", 1, 0), Cell("焊工", 1, 1), Cell("900", 1, 2),
)  # fmt: skip
PLACES = (Place("s1.r1"), Place("s1.r2"))
MADE, TOLD = Table(GridCells(ROWS), 3, PLACES), Table(CELLS, 3, PLACES)


def test_cells_of_a_grid_are_equal_to_those_told_one_by_one():
    assert (MADE, TOLD, Table(GridCells(ROWS), 3, PLACES)) == (TOLD, MADE, MADE)
    assert hash(MADE) == hash(TOLD)
    assert repr(MADE) == repr(TOLD)
    assert Table(GridCells((ROWS[0], ("1", "焊工", "800"))), 3, PLACES) != MADE
    assert Table(CELLS[:-1], 3, PLACES) != MADE


def test_they_are_a_sequence_of_cells():
    assert list(MADE.cells) == list(CELLS)
    assert (len(MADE.cells), MADE.cells[4], MADE.cells[-2:]) == (6, CELLS[4], CELLS[-2:])
    assert len(GridCells(())) == 0


def test_a_table_of_them_says_the_same_whatever_is_asked():
    assert MADE.grid == TOLD.grid == [["序号", "职业", ""], ["1", "焊工", "900"]]
    assert list(MADE.texts()) == list(TOLD.texts()) == ["序号", "职业", "", "1", "焊工", "900"]
    assert MADE.rows() == TOLD.rows() == [list(CELLS[:3]), list(CELLS[3:])]
    assert MADE.owners() == TOLD.owners()


def test_the_grid_is_the_askers_own():
    MADE.grid[0][0] = "第一列"
    assert MADE.grid[0][0] == "序号"


def test_they_travel_between_processes():
    assert pickle.loads(pickle.dumps(MADE)) == TOLD


def test_places_of_rows_are_those_that_the_constructor_makes():
    made = places_of(["s1.r1", "s1.r2"])
    assert made == list(PLACES)
    assert [(place.anchor, place.page, place.bbox) for place in made] == [("s1.r1", None, None), ("s1.r2", None, None)]  # fmt: skip
    assert {hash(place) for place in made} == {hash(place) for place in PLACES}
    assert pickle.loads(pickle.dumps(made)) == list(PLACES)
