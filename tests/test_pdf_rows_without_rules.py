"""Tables in a ruled frame whose rows no rule parts: the words show the rows, where they can be nothing else."""

from __future__ import annotations

import pytest

from pipeline.read import read_document
from tests.recipes.drawn_pdf import Pen, draw_pdf

# The frame stands 100 points from the left, its foot lines below its head at 700.
LEFT, TOP, STEP = 100, 700, 18


def framed(path, widths, head, lines, *, head_rule=True):
    """The tables of a page with a frame, a rule between each two columns, and one below the head at most. `lines` are those
    of the body, words at the place of their column."""
    xs = [LEFT]
    for width in widths:
        xs.append(xs[-1] + width)
    rows = [head, *lines]
    foot = TOP - STEP * len(rows) - 4

    def page(pen: Pen) -> None:
        for x in xs:
            pen.canvas.line(x, TOP, x, foot)
        for y in [TOP, foot, *([TOP - STEP] if head_rule else [])]:
            pen.canvas.line(xs[0], y, xs[-1], y)
        for n, row in enumerate(rows):
            for x, words in zip(xs, row, strict=False):
                pen.write(x + 5, TOP - STEP * n - 14, words)

    draw_pdf(path, page)
    return read_document(path).tables


@pytest.mark.parametrize("head_rule", [True, False])
def test_a_column_that_counts_the_rows_parts_them(tmp_path, head_rule):
    (table,) = framed(
        tmp_path / "a.pdf",
        [50, 110, 80, 80],
        ["序号", "职业", "等级", "备注"],
        [
            ["1", "汽车维修工", "四级", ""],
            ["2", "城市轨道交通", "", "紧缺"],
            ["", "服务员", "", ""],
            ["3", "砌筑工", "五级", ""],
            ["4", "育婴员", "五级", "紧缺"],
        ],
        head_rule=head_rule,
    )
    assert table.is_inferred
    assert table.grid == [
        ["序号", "职业", "等级", "备注"],
        ["1", "汽车维修工", "四级", ""],
        ["2", "城市轨道交通服务员", "", "紧缺"],
        ["3", "砌筑工", "五级", ""],
        ["4", "育婴员", "五级", "紧缺"],
    ]


def test_serial_numbers_in_brackets_count_the_rows(tmp_path):
    (table,) = framed(
        tmp_path / "a.pdf",
        [45, 110, 60, 80],
        ["序号", "职业", "等级", "标准"],
        [
            ["（1）", "钳工", "五级", "800元/人"],
            ["（2）", "焊工", "", "810元/人"],
            ["（3）", "电工", "四级", "820元/人"],
        ],
    )
    assert table.grid == [
        ["序号", "职业", "等级", "标准"],
        ["（1）", "钳工", "五级", "800元/人"],
        ["（2）", "焊工", "", "810元/人"],
        ["（3）", "电工", "四级", "820元/人"],
    ]


def test_rows_with_words_in_each_column_and_one_of_numbers_are_rows(tmp_path):
    (table,) = framed(
        tmp_path / "a.pdf",
        [150, 80, 100],
        ["职业", "等级", "补贴标准"],
        [
            ["汽车维修工", "四级", "1000"],
            ["育婴员", "五级", "780"],
            ["砌筑工", "三级", "611"],
            ["茶艺师", "五级", "900"],
        ],
    )
    assert table.is_inferred
    assert table.grid == [
        ["职业", "等级", "补贴标准"],
        ["汽车维修工", "四级", "1000"],
        ["育婴员", "五级", "780"],
        ["砌筑工", "三级", "611"],
        ["茶艺师", "五级", "900"],
    ]


def test_values_of_one_name_in_the_middle_of_its_cell_are_no_rows(tmp_path):
    (table,) = framed(
        tmp_path / "a.pdf",
        [150, 80, 100],
        ["职业", "等级", "补贴标准"],
        [["", "五级", "1000"], ["车工", "四级", "1500"], ["", "三级", "2000"]],
    )
    assert table.grid == [
        ["职业", "等级", "补贴标准"],
        ["车工", "五级\n四级\n三级", "1000\n1500\n2000"],
    ]


def test_a_code_that_goes_on_over_lines_beside_a_wrapped_name_is_one_row(tmp_path):
    (table,) = framed(
        tmp_path / "a.pdf",
        [60, 40, 100],
        ["职业", "编码", "备注"],
        [
            ["城市轨道", "4-02-", "含站务员、票务员、"],
            ["交通服务", "01-", "行车值班员和督导员"],
            ["员", "03", "等"],
        ],
    )
    assert [row[0] for row in table.grid] == ["职业", "城市轨道交通服务员"]


def test_a_row_that_begins_with_its_name_and_has_a_number_may_have_a_blank(tmp_path):
    (table,) = framed(
        tmp_path / "a.pdf",
        [150, 80, 100],
        ["职业", "等级", "补贴标准"],
        [
            ["汽车维修工", "四级", "1000元"],
            ["育婴员", "", "780元"],
            ["砌筑工", "三级", "611元"],
            ["茶艺师", "五级", "900元"],
        ],
    )
    assert table.grid == [
        ["职业", "等级", "补贴标准"],
        ["汽车维修工", "四级", "1000元"],
        ["育婴员", "", "780元"],
        ["砌筑工", "三级", "611元"],
        ["茶艺师", "五级", "900元"],
    ]


def test_lines_that_stand_in_all_columns_and_are_not_wrapped_are_rows(tmp_path):
    (table,) = framed(
        tmp_path / "a.pdf",
        [80, 150, 150],
        ["类别", "职业", "培训机构"],
        [
            ["甲类", "车工", "技师学院"],
            ["甲类", "铣工", "技师学院"],
            ["乙类", "磨工", "职业中专"],
        ],
    )
    assert table.grid == [
        ["类别", "职业", "培训机构"],
        ["甲类", "车工", "技师学院"],
        ["甲类", "铣工", "技师学院"],
        ["乙类", "磨工", "职业中专"],
    ]


def test_a_wrapped_name_beside_as_many_values_is_one_row(tmp_path):
    (table,) = framed(
        tmp_path / "a.pdf",
        [60, 80, 100],
        ["职业", "等级", "补贴标准"],
        [["工业机器", "五级", "800"], ["人系统操", "四级", "1000"], ["作员", "三级", "1600"]],
    )
    assert table.grid == [
        ["职业", "等级", "补贴标准"],
        ["工业机器人系统操作员", "五级\n四级\n三级", "800\n1000\n1600"],
    ]


def test_a_label_between_rows_with_no_rule_at_its_sides_is_a_row_over_all_columns(tmp_path):
    xs, rows = (
        [100, 145, 250, 330],
        [["1", "车工", "800"], ["2", "铣工", "810"], ["3", "磨工", "820"]],
    )

    def page(pen: Pen) -> None:
        lines = [
            ["序号", "职业", "补贴标准"],
            *rows,
            ["二、生活服务类别"],
            ["4", "育婴员", "700"],
            ["5", "保育师", "710"],
        ]
        for y in (TOP, TOP - STEP, TOP - 7 * STEP - 4):
            pen.canvas.line(xs[0], y, xs[-1], y)
        for x in xs:
            outer = x in (xs[0], xs[-1])
            for head, foot in [(0, 7.2)] if outer else [(0, 4), (5, 7.2)]:
                pen.canvas.line(x, TOP - STEP * head, x, TOP - STEP * foot)
        for n, line in enumerate(lines):
            for x, words in zip(xs, line, strict=False):
                pen.write(x + 5, TOP - STEP * n - 14, words)

    draw_pdf(tmp_path / "a.pdf", page)
    (table,) = read_document(tmp_path / "a.pdf").tables
    assert table.is_inferred
    assert table.grid == [
        ["序号", "职业", "补贴标准"],
        *rows,
        ["二、生活服务类别", "", ""],
        ["4", "育婴员", "700"],
        ["5", "保育师", "710"],
    ]
