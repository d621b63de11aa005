"""Cells are those of plain pdfplumber, white space apart: on the published PDFs, and on fixtures in both kinds of borders."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber.table import TableFinder

from pipeline.read.pdf.cells import find_cells
from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.page_objects import Frame
from pipeline.read.pdf.page_reader import read_page
from pipeline.read.pdf.ruled_lines import RuledLine, read_rules
from tests.conftest import ROOT
from tests.layouts import ALL
from tests.recipes.write_pdf import write_pdf

PUBLISHED = sorted(
    [*(ROOT / "raw").glob("*/*.pdf"), *(ROOT / "tests" / "data" / "formats").glob("*.pdf")]
)
# One of each family: what differs within one is words.
FAMILIES = {fixture.id.split("-")[0]: fixture for fixture in ALL}
# Plain pdfplumber does not see these: it closes no open sides, and finds no table without rules.
UNSEEN = {"17"}
Rows = list[list[str]]


def bare(text: str | None) -> str:
    return "".join((text or "").split())


def plain_tables(path: Path) -> list[list[Rows]]:
    """Page by page, what a few lines of pdfplumber give; a covered cell is empty."""
    with pdfplumber.open(path) as pdf:
        return [
            [[[bare(cell) for cell in row] for row in table] for table in page.extract_tables()]
            for page in pdf.pages
        ]


def our_tables(path: Path) -> list[list[Rows]]:
    """The same by our reader, before tables are joined over pages; tables of one cell apart, which pdfplumber drops."""
    pdf = pdfium.PdfDocument(path)
    try:
        pages = [read_page(pdf, index) for index in range(len(pdf))]
    finally:
        pdf.close()
    return [[rows_of(grid) for grid in page.grids if len(grid.cells) > 1] for page in pages]


def rows_of(grid: Grid) -> Rows:
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = bare(cell.text)
    return rows


def filled(pages: list[list[Rows]]) -> list[list[Rows]]:
    """Without the tables that hold no words: a frame around nothing."""
    return [[table for table in page if any(any(row) for row in table)] for page in pages]


@pytest.mark.slow
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_cells_of_a_published_notice_are_those_of_plain_pdfplumber(path):
    assert our_tables(path) == filled(plain_tables(path))


@pytest.mark.parametrize("border", ["rules", "rects"])
@pytest.mark.parametrize("family", sorted(FAMILIES.keys() - UNSEEN))
def test_cells_of_each_family_are_those_of_plain_pdfplumber(family, border, tmp_path):
    fixture = FAMILIES[family]
    path = tmp_path / "notice.pdf"
    write_pdf(fixture.notice, path, **{**fixture.pdf_options, "border": border})
    assert our_tables(path) == filled(plain_tables(path))


class Edges:
    """The part of a pdfplumber page that its table finder asks for."""

    def __init__(self, rules: list[RuledLine]) -> None:
        self.edges = [
            {
                "object_type": "line", "x0": r.x0, "x1": r.x1, "top": r.top, "bottom": r.bottom, "width": r.x1 - r.x0,
                "height": r.bottom - r.top, "orientation": "h" if r.is_horizontal else "v",
            }
            for r in rules
        ]  # fmt: skip


def boxes(cells: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    return sorted(tuple(round(value, 3) for value in cell) for cell in cells)


def check_cells(rules: list[RuledLine]) -> None:
    finder, ours = TableFinder(Edges(rules)), find_cells(rules)
    assert boxes([cell for table in ours for cell in table]) == boxes(finder.cells)
    assert sorted(boxes(table) for table in ours if len(table) > 1) == sorted(
        boxes(table.cells) for table in finder.tables
    )


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_cell_finder_finds_what_pdfplumbers_finds(path):
    pdf = pdfium.PdfDocument(path)
    for index in range(len(pdf)):
        page = pdf[index]
        check_cells(read_rules(page, Frame(page)))
        page.close()
    pdf.close()


def box_rules(x0: float, top: float, x1: float, bottom: float) -> list[RuledLine]:
    return [
        RuledLine(x0, top, x1, top),
        RuledLine(x0, bottom, x1, bottom),
        RuledLine(x0, top, x0, bottom),
        RuledLine(x1, top, x1, bottom),
    ]


TRAPS = {
    "nothing": [],
    "one_box": box_rules(10, 10, 50, 30),
    "boxes_that_nearly_touch": [*box_rules(10, 10, 50, 30), *box_rules(52, 10, 90, 30), *box_rules(10, 32, 50, 60)],
    "boxes_that_touch_at_a_corner": [*box_rules(10, 10, 50, 30), *box_rules(50, 30, 90, 60)],
    "a_box_in_a_box": [*box_rules(10, 10, 90, 90), *box_rules(30, 30, 50, 50)],
    "merged_to_the_right": [*box_rules(10, 10, 90, 50), RuledLine(10, 30, 90, 30), RuledLine(50, 30, 50, 50)],
    "merged_downwards": [*box_rules(10, 10, 90, 50), RuledLine(50, 10, 50, 50), RuledLine(50, 30, 90, 30)],
    "an_l_of_cells": [*box_rules(10, 10, 50, 30), *box_rules(10, 30, 50, 60), *box_rules(50, 30, 90, 60)],
    "a_side_with_a_gap": [RuledLine(10, 10, 90, 10), RuledLine(10, 50, 90, 50), RuledLine(10, 10, 10, 25), RuledLine(10, 29, 10, 50), RuledLine(90, 10, 90, 50)],
    "a_side_with_a_wide_gap": [RuledLine(10, 10, 90, 10), RuledLine(10, 50, 90, 50), RuledLine(10, 10, 10, 20), RuledLine(10, 40, 10, 50), RuledLine(90, 10, 90, 50)],
    "lines_too_short": [*box_rules(10, 10, 90, 50), RuledLine(50, 10, 50, 10.5), RuledLine(30, 10, 30, 12)],
    "lines_that_overshoot": [RuledLine(5, 10, 95, 10), RuledLine(5, 50, 95, 50), RuledLine(10, 5, 10, 55), RuledLine(90, 5, 90, 55)],
    "double_lines": [*box_rules(10, 10, 90, 50), *box_rules(12, 12, 88, 48)],
}  # fmt: skip


@pytest.mark.parametrize("name", TRAPS)
def test_the_cell_finder_falls_into_no_trap_pdfplumbers_does_not(name):
    check_cells(TRAPS[name])


STEPS = st.integers(0, 14).map(lambda step: 5.0 * step)
LINES = st.tuples(STEPS, STEPS, STEPS, st.booleans()).map(
    lambda line: (
        RuledLine(line[0], line[2], line[1], line[2])
        if line[3]
        else RuledLine(line[2], line[0], line[2], line[1])
    )
)
BOXES = st.tuples(STEPS, STEPS, STEPS, STEPS).map(
    lambda box: box_rules(
        min(box[0], box[1]), min(box[2], box[3]), max(box[0], box[1]), max(box[2], box[3])
    )
)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(lines=st.lists(LINES, max_size=25), boxes=st.lists(BOXES, max_size=6))
def test_the_cell_finder_finds_what_pdfplumbers_finds_among_any_lines(lines, boxes):
    rules = [*lines, *(rule for box in boxes for rule in box)]
    check_cells([rule for rule in rules if rule.x0 <= rule.x1 and rule.top <= rule.bottom])
