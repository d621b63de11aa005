"""What is a table, a rule and a cell in a PDF: frames and backgrounds are none, open ends are closed, parts over pages join."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.document import Table
from pipeline.read import read_document

WIDTH, HEIGHT = 595.0, 842.0
LIST = [["序号", "职业", "补贴标准"], ["1", "车工", "1000"], ["2", "钳工", "1100"]]
Rows = Sequence[Sequence[str]]


class Sheet:
    """A PDF drawn by hand: `grid` draws rows between rules with their words, y from the page's foot."""

    def __init__(self, path: Path) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self.path = path
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
        self.font()

    def font(self) -> None:
        self.canvas.setFont("STSong-Light", 10.5)

    def new_page(self) -> None:
        self.canvas.showPage()
        self.font()

    def words(self, xs: Sequence[float], top: float, rows: Rows, height: float = 20) -> None:
        for number, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                self.canvas.drawString(x + 5, top - height * number - 14, text)

    def grid(
        self, xs: Sequence[float], top: float, rows: Rows, height: float = 20, has_top: bool = True
    ) -> None:
        ys = [top - height * number for number in range(len(rows) + 1)]
        for x in xs:
            self.canvas.line(x, ys[0], x, ys[-1])
        for y in ys if has_top else ys[1:]:
            self.canvas.line(xs[0], y, xs[-1], y)
        self.words(xs, top, rows, height)

    def tables(self) -> list[Table]:
        self.canvas.save()
        return read_document(self.path).tables


@pytest.fixture
def sheet(tmp_path):
    return Sheet(tmp_path / "a.pdf")


COLUMNS = (80.0, 140.0, 300.0, 420.0)
BACKGROUNDS = {
    "a_white_page": (0, 0, WIDTH, HEIGHT, 1, 0, (1, 1, 1)),
    "a_coloured_page": (0, 0, WIDTH, HEIGHT, 1, 0, (0.9, 0.95, 1)),
    "a_frame_round_the_page": (40, 40, 515, 760, 0, 1, (0, 0, 0)),
    "a_white_column_higher_than_the_page": (80, -500, 340, 2000, 1, 0, (1, 1, 1)),
    "a_shaded_column_higher_than_the_page": (80, -500, 340, 2000, 1, 0, (0.9, 0.9, 0.9)),
    "a_shaded_box_round_the_table": (60, 640, 400, 130, 1, 0, (0.9, 0.9, 0.9)),
}


@pytest.mark.parametrize("name", BACKGROUNDS)
def test_backgrounds_and_frames_are_no_tables(sheet, name):
    *box, fill, stroke, colour = BACKGROUNDS[name]
    sheet.canvas.setFillColorRGB(*colour)
    sheet.canvas.rect(*box, fill=fill, stroke=stroke)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.canvas.drawString(85, 755, "第一条 补贴对象为全体职工。")
    sheet.grid(COLUMNS, 740, LIST)
    (table,) = sheet.tables()
    assert table.grid == LIST


def test_a_box_of_one_cell_is_a_paragraph(sheet):
    sheet.canvas.rect(80, 700, 340, 60)
    sheet.canvas.drawString(90, 730, "温馨提示：请在六十日内申请。")
    assert sheet.tables() == []
    (paragraph,) = read_document(sheet.path).paragraphs
    assert paragraph.text == "温馨提示：请在六十日内申请。"


def test_white_cells_on_a_black_ground_are_a_table(sheet):
    sheet.canvas.rect(80, 680, 340, 60, fill=1, stroke=0)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    for number in range(3):
        for x0, x1 in pairwise(COLUMNS):
            sheet.canvas.rect(x0 + 0.5, 720.5 - 20 * number, x1 - x0 - 1, 19, fill=1, stroke=0)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.words(COLUMNS, 740, LIST)
    (table,) = sheet.tables()
    assert table.grid == LIST


def test_rules_off_the_page_bound_nothing(sheet):
    sheet.canvas.grid([-300, -200, -100], [700, 720, 740])
    sheet.canvas.grid([-100, 700], [-40, -20])
    sheet.canvas.drawString(90, 730, "第一条")
    assert sheet.tables() == []


@pytest.mark.parametrize("repeats", [False, True])
def test_a_table_that_goes_on_without_a_rule_at_the_head_of_the_page_is_one(sheet, repeats):
    sheet.grid(COLUMNS, 140, LIST)
    sheet.new_page()
    rest = [["3", "焊工", "1200"], ["4", "电工", "1300"]]
    sheet.grid(COLUMNS, 780, [LIST[0], *rest] if repeats else rest, has_top=False)
    (table,) = sheet.tables()
    assert [row for n, row in enumerate(table.grid) if n not in table.repeated] == [*LIST, *rest]
    assert table.repeated == ({3} if repeats else set())


def test_a_table_in_a_cell_is_a_table_of_its_own_behind_the_one_it_stands_in(sheet):
    sheet.grid((80, 200, 500), 740, [["项目", "标准"], ["焊工", ""]], height=100)
    sheet.grid((250, 320, 400), 620, [["五级", "800"], ["四级", "1200"]])
    sheet.canvas.drawString(205, 545, "另有上浮")
    outer, inner = sheet.tables()
    assert outer.grid == [["项目", "标准"], ["焊工", "另有上浮"]]
    assert inner.grid == [["五级", "800"], ["四级", "1200"]]


def test_a_table_goes_on_after_a_table_in_one_of_its_cells(sheet):
    sheet.grid((80, 200, 500), 240, [["项目", "标准"], ["焊工", ""]], height=100)
    sheet.grid((250, 320, 400), 120, [["五级", "800"], ["四级", "1200"]])
    sheet.new_page()
    sheet.grid((80, 200, 500), 760, [["电工", "900"]])
    outer, inner = sheet.tables()
    assert outer.grid == [["项目", "标准"], ["焊工", ""], ["电工", "900"]]
    assert inner.grid == [["五级", "800"], ["四级", "1200"]]


def test_a_last_row_of_one_cell_on_the_next_page_belongs_to_the_table(sheet):
    sheet.grid(COLUMNS, 140, LIST)
    sheet.new_page()
    sheet.grid((80, 420), 780, [["注：以上标准含鉴定费"]])
    (table,) = sheet.tables()
    assert table.grid[-1] == ["注：以上标准含鉴定费", "", ""]
    assert table.cells[-1].column_span == 3


def test_a_head_is_known_on_the_next_page_without_the_title_above_it(sheet):
    for x in (80, 420):
        sheet.canvas.line(x, 160, x, 140)
    sheet.canvas.line(80, 160, 420, 160)
    sheet.canvas.drawString(200, 146, "补贴目录")
    sheet.grid(COLUMNS, 140, LIST)
    sheet.new_page()
    sheet.grid(COLUMNS, 780, [LIST[0], ["3", "焊工", "1200"]])
    (table,) = sheet.tables()
    assert table.repeated == {4}


def test_a_table_whose_head_changes_on_the_next_page_is_another_table(sheet):
    xs = (80, 140, 300, 360, 420)
    first = [
        ["序号", "职业", "五级", "四级"],
        ["1", "车工", "800", "1200"],
        ["2", "钳工", "900", "1300"],
    ]
    second = [["序号", "职业", "三级", "二级"], ["1", "车工", "1800", "2200"]]
    sheet.grid(xs, 140, first)
    sheet.new_page()
    sheet.grid(xs, 780, second)
    assert [table.grid for table in sheet.tables()] == [first, second]


def test_columns_may_change_below_a_full_width_row(sheet):
    """The second page goes on with the columns below 二、 of the first, and has others below 三、."""
    sheet.grid((80, 140, 300, 420), 200, LIST[1:])
    sheet.grid((80, 420), 160, [["二、专项职业能力"]])
    sheet.grid((80, 220, 330, 420), 140, [["面点制作", "40", "600"]])
    sheet.new_page()
    sheet.grid((80, 220, 330, 420), 780, [["家庭保洁", "32", "500"]])
    sheet.grid((80, 420), 760, [["三、创业培训"]])
    sheet.grid((80, 180, 420), 740, [["网创", "1000"]])
    (table,) = sheet.tables()
    filled = [[text for text in row if text] for row in table.grid]
    assert filled == [
        *LIST[1:], ["二、专项职业能力"], ["面点制作", "40", "600"], ["家庭保洁", "32", "500"], ["三、创业培训"], ["网创", "1000"],
    ]  # fmt: skip


def cut_cell(
    sheet: Sheet, before: Sequence[str], after: Sequence[str], rows: tuple[int, int] = (2, 2)
) -> str:
    """The words of a cell merged beside so many grades on each page, whose lines stand at its foot and, on the next page, in
    its middle."""
    for top, lines, count in ((140.0, before, rows[0]), (780.0, after, rows[1])):
        foot = top - 30 * count
        for x in (80, 110, 230):
            sheet.canvas.line(x, top, x, foot)
        sheet.canvas.line(80, top, 230, top)
        sheet.canvas.line(80, foot, 230, foot)
        if lines is before:
            sheet.canvas.drawString(88, top - 30, "A")
        base = foot + 4 + 13 * (len(lines) - 1) if lines is before else (top + foot) / 2
        for number, line in enumerate(lines):
            sheet.canvas.drawString(116, base - 13 * number, line)
        sheet.grid((230, 330, 420), top, [[f"{top:.0f}{n}", "800"] for n in range(count)], 30)
        sheet.new_page()
    (table,) = sheet.tables()
    (cell,) = [cell for cell in table.cells if cell.column == 1 and cell.text]
    assert cell.row_span == sum(rows)
    return cell.text


def test_a_name_that_the_pages_end_cuts_in_a_merged_cell_is_one(sheet):
    text = cut_cell(sheet, ["焊工、制冷空调系统、家"], ["用电子产品维修工"])
    assert text == "焊工、制冷空调系统、家用电子产品维修工"


def test_a_list_that_the_pages_end_cuts_behind_its_mark_is_one(sheet):
    assert cut_cell(sheet, ["焊工、", "电工、"], ["车工"]).replace("\n", "") == "焊工、电工、车工"


def test_a_merged_cell_of_which_one_row_is_left_is_one(sheet):
    text = cut_cell(sheet, ["焊工、制冷空调系统、家"], ["用电子产品维修工"], (2, 1))
    assert text == "焊工、制冷空调系统、家用电子产品维修工"


def test_a_code_that_the_pages_end_cuts_behind_its_dash_is_one(sheet):
    sheet.grid(
        (80, 200, 266), 140, [["职业", "编码"], ["焊工", "6-18-02-04"], ["紫胶生产工", "6-11-08-"]]
    )
    sheet.new_page()
    sheet.grid((80, 200, 266), 780, [["", "16"], ["电工", "6-31-01-03"]])
    (table,) = sheet.tables()
    assert table.grid[2:] == [["紫胶生产工", "6-11-08-16"], ["电工", "6-31-01-03"]]


def test_a_row_of_values_known_from_other_rows_is_no_rest_of_the_row_before(sheet):
    sheet.grid(
        (80, 200, 240, 280),
        140,
        [["焊工", "五级", "800"], ["", "四级", "900"], ["电工", "五级", "800"]],
    )
    sheet.new_page()
    sheet.grid((80, 200, 240, 280), 780, [["", "四级", "900"]])
    (table,) = sheet.tables()
    assert table.grid[-1] == ["", "四级", "900"]


def test_a_row_without_its_number_is_the_rest_of_the_row_before_however_it_was_cut(sheet):
    sheet.grid((80, 120, 300, 380), 140, [*LIST[:2], ["2", "计算机程", "1100"]])
    sheet.new_page()
    sheet.grid((80, 120, 300, 380), 780, [["", "序设计员", ""], ["3", "焊工", "1200"]])
    (table,) = sheet.tables()
    assert table.grid[2:] == [["2", "计算机程序设计员", "1100"], ["3", "焊工", "1200"]]


@pytest.mark.parametrize(("degrees", "x", "y"), [(90, 400, 150), (-90, 200, 600), (180, 500, 400)])
def test_a_turned_table_on_an_upright_page_has_the_rows_that_its_words_show(sheet, degrees, x, y):
    for n in range(4):
        sheet.canvas.drawString(80, 780 - 22 * n, "现将职业技能培训补贴标准予以公布，请遵照执行。")
    sheet.canvas.translate(x, y)
    sheet.canvas.rotate(degrees)
    sheet.grid((0, 60, 180, 300), 0, LIST)
    sheet.grid((0, 180, 300), -60, [["合计", "2100"]])
    (table,) = sheet.tables()
    assert table.grid == [*LIST, ["合计", "", "2100"]]
    assert [(c.row, c.column_span) for c in table.cells if c.column_span > 1] == [(3, 2)]


def test_two_lines_written_downwards_in_a_cell_are_read_from_the_right(sheet):
    sheet.grid([80, 130, 250], 700, [["行业", "职业"]])
    sheet.grid([80, 130, 250], 680, [["", "车工"]], height=80)
    for x, words in ((108, "装备制造"), (92, "与机械")):
        for number, character in enumerate(words):
            sheet.canvas.drawString(x, 660 - 16 * number, character)
    (table,) = sheet.tables()
    assert table.grid == [["行业", "职业"], ["装备制造与机械", "车工"]]
