"""What stands beside a table without rules: its head keeps to its columns, and prose above and below is none of its rows."""

from __future__ import annotations

from pipeline.read import read_document
from tests.recipes.drawn_pdf import Pen, draw_pdf

STEP = 15


def set_lines(path, lines):
    """A document of lines, each words by their x, from 700 points above the foot of the page downwards."""

    def page(pen: Pen) -> None:
        for n, line in enumerate(lines):
            for x, words in line.items():
                pen.write(x, 700 - STEP * n, words)

    draw_pdf(path, page)
    return read_document(path)


def test_a_head_wider_than_the_numbers_below_it_stays_apart_from_the_next(tmp_path):
    (table,) = set_lines(
        tmp_path / "a.pdf",
        [
            {100: "序号", 134: "职业", 220: "标准"},
            {100: "1", 134: "钳工", 220: "500"},
            {100: "2", 134: "焊工", 220: "510"},
            {100: "3", 134: "电工", 220: "520"},
        ],
    ).tables
    assert table.grid == [
        ["序号", "职业", "标准"],
        ["1", "钳工", "500"],
        ["2", "焊工", "510"],
        ["3", "电工", "520"],
    ]


def test_a_sentence_that_ends_above_the_middle_of_some_columns_is_no_head_of_them(tmp_path):
    document = set_lines(
        tmp_path / "a.pdf",
        [
            {121: "现将补贴标准公布如下，自二〇二四年一月一日起执行，请各区县人力资源和"},
            {101: "社会保障局遵照执行。"},
            {100: "序号", 145: "职业", 189: "等级", 260: "标准"},
            {100: "1", 145: "钳工", 189: "五级", 260: "500"},
            {100: "2", 145: "焊工", 189: "四级", 260: "510"},
            {100: "3", 145: "电工", 189: "三级", 260: "520"},
        ],
    )
    (table,) = document.tables
    assert table.grid[0] == ["序号", "职业", "等级", "标准"]
    assert [p.text for p in document.paragraphs][-1].endswith("社会保障局遵照执行。")


def test_a_sentence_below_a_wrapped_last_cell_is_no_row(tmp_path):
    document = set_lines(
        tmp_path / "a.pdf",
        [
            {100: "序号", 145: "职业", 260: "等级", 310: "标准"},
            {100: "1", 145: "钳工", 260: "五级", 310: "500"},
            {100: "2", 145: "焊工", 260: "四级", 310: "510"},
            {100: "3", 145: "城市轨道交通服务", 260: "三级", 310: "520"},
            {145: "员"},
            {121: "本标准由市人力资源和社会保障局负责解释。"},
        ],
    )
    (table,) = document.tables
    assert table.grid[-1] == ["3", "城市轨道交通服务员", "三级", "520"]
    assert [p.text for p in document.paragraphs] == ["本标准由市人力资源和社会保障局负责解释。"]


def test_the_room_beside_a_bracket_in_the_longest_name_parts_no_columns(tmp_path):
    (table,) = set_lines(
        tmp_path / "a.pdf",
        [
            {100: "职业", 260: "金额", 330: "人数"},
            {100: "车工", 260: "1000", 330: "12"},
            # The right bracket begins half a square behind the word.
            {100: "数控车工", 145.5: "五轴", 260: "800", 330: "5"},
            {100: "钳工", 260: "1250", 330: "118"},
            {100: "合计", 260: "3050", 330: "135"},
        ],
    ).tables
    assert table.grid == [
        ["职业", "金额", "人数"],
        ["车工", "1000", "12"],
        ["数控车工五轴", "800", "5"],
        ["钳工", "1250", "118"],
        ["合计", "3050", "135"],
    ]


def test_the_rule_below_a_head_spans_no_columns_where_the_table_above_is_a_little_wider(tmp_path):
    def page(pen: Pen) -> None:
        for y, inset, rows in (
            (700, 0, ["类别 最低课时 最高课时 封顶额", "A类 100 150 2700", "B类 80 120 1800"]),
            (600, 3, ["等级 A类 B类 C类", "初级 260 220 160", "中级 300 260 200"]),
        ):
            for rule in (y + 14, y - 6, y - 40):
                pen.canvas.line(80 + inset, rule, 500 - inset, rule)
            for n, row in enumerate(rows):
                for column, words in enumerate(row.split()):
                    pen.write(110 + 110 * column, y - STEP * n, words)
        pen.write(
            80, 640, "属于紧缺职业（工种）目录的，课时单价可上浮，封顶额同比例提高，鉴定费单列。"
        )

    draw_pdf(tmp_path / "a.pdf", page)
    _, table = read_document(tmp_path / "a.pdf").tables
    assert table.grid[0] == ["等级", "A类", "B类", "C类"]
