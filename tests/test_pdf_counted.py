"""Pages of a PDF against the Document made of them: what stands in another order, or between two pages, is neither lost nor
doubled; what is lost is told."""

from __future__ import annotations

from pipeline.model.document import Cell, Paragraph, Place, Table
from pipeline.read.pdf.char_rows import Row, group_rows
from pipeline.read.pdf.flow import Page
from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.page_check import check_document, check_page
from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.text_lines import Line


def line(text: str, top: float) -> Line:
    return Line(text, 80.0, top, 500.0, top + 12, 12.0, ((80.0, 500.0, text),))


def list_page(number: int, rows: list[str]) -> Page:
    """A page with a list of two columns, from 100 to 700, and its number at the foot."""
    texts = [text for row in rows for text in row.split("|")]
    grid = Grid((80.0, 100.0, 500.0, 700.0), [80.0, 200.0, 500.0], [100.0, 700.0])
    grid.cells = [Cell(text, n // 2, n % 2) for n, text in enumerate(texts)]
    page = Page(number, 595.0, 842.0, [line(str(number), 800.0)], [grid])
    check_page(page, "\n".join([*rows, str(number)]).replace("|", " "), [])
    return page


def table(*rows: str) -> Table:
    cells = [
        Cell(text, row, column)
        for row, words in enumerate(rows)
        for column, text in enumerate(words.split("|"))
    ]
    return Table(tuple(cells), 2, tuple(Place(f"p1.t1.r{n}", 1) for n in range(len(rows))))


def page_number(page: int) -> Paragraph:
    return Paragraph(str(page), Place(f"p{page}.b1", page), "running")


PAGES = ["1|焊工", "2|电工"], ["3|钳工", "4|车工"]


def told(*blocks: Paragraph | Table) -> list[str]:
    pages = [list_page(number, rows) for number, rows in enumerate(PAGES, 1)]
    return [issue.message for issue in check_document(blocks, pages)]


def test_page_numbers_between_the_parts_of_a_list_are_neither_lost_nor_doubled():
    whole = table("1|焊工", "2|电工", "3|钳工", "4|车工")
    assert told(whole, page_number(1), page_number(2)) == []


def test_a_row_that_is_lost_where_pages_are_joined_is_told():
    (said,) = told(table("1|焊工", "2|电工", "4|车工"), page_number(1), page_number(2))
    assert "3 characters are missing" in said


def test_a_page_number_that_is_read_twice_is_told():
    (said,) = told(
        table("1|焊工", "2|电工", "3|钳工", "4|车工"),
        page_number(1),
        page_number(2),
        page_number(2),
    )
    assert "1 are doubled" in said


def test_cells_read_in_another_order_than_they_are_written_in_are_all_there():
    page = list_page(1, ["1|焊工", "2|电工"])
    check_page(page, "1 2\n焊工 电工\n1", [])
    assert page.issues == []
    check_page(page, "1 2\n焊工 电工\n1000\n1", [])
    assert [issue.kind for issue in page.issues] == ["text_lost"]


def char(text: str, x0: float, baseline: float) -> Char:
    return Char(text, x0, baseline - 10, x0 + 10, baseline, baseline, 12.0)


def test_characters_that_stand_two_points_apart_in_height_are_one_row_from_left_to_right():
    (row,) = group_rows([char("焊", 0, 100), char("乙", 40, 100), char("工", 12, 102)])
    assert (row.text, row.head.text, row.widest, row.closest) == ("焊工乙", "焊", 18, 12)
    assert row.ink is row.chars


def test_blanks_are_no_ink_of_a_row():
    row = Row([char("焊", 0, 100), char("\u3000", 12, 100), char("工", 24, 100)])
    assert [each.text for each in row.ink] == ["焊", "工"]
