"""A cell that goes on over many pages of a PDF is one cell with all its words, and the row it stands in is one row."""

from __future__ import annotations

import pytest

from pipeline.model.document import Cell, Place, Table
from pipeline.read import read_document
from pipeline.read.conservation import check_part, texts_of
from tests.recipes.document import Notice, Paragraph, grid
from tests.recipes.write_pdf import write_pdf

NAMES = "、".join(
    f"{'机械设备安装' if n % 3 else '工业机器人系统操作与运行维护'}{n}工" for n in range(1, 220)
)
GRADES = ["五级", "四级", "三级", "二级", "一级"]


def notice(grades: int, repeat: bool) -> Notice:
    """A class whose names fill many pages, paid by so many grades beside it, and a short class below."""
    rows = ["类别 | 职业（工种） | 等级 | 补贴标准", f"A类 | {NAMES} | 五级 | 1000"]
    rows += [f"^ | ^ | {grade} | {1100 + n}" for n, grade in enumerate(GRADES[1:grades])]
    table = grid("\n".join([*rows, "B类 | 焊工 | 五级 | 900"]), repeat_header=repeat)
    return Notice([Paragraph("职业技能培训补贴标准", align="center"), table])


@pytest.mark.parametrize("border", ["rules", "rects"])
@pytest.mark.parametrize("repeat", [True, False], ids=["head_repeated", "head_once"])
@pytest.mark.parametrize("grades", [1, 2, 5])
def test_a_cell_over_many_pages_is_one(grades, repeat, border, tmp_path):
    path = tmp_path / "a.pdf"
    write_pdf(notice(grades, repeat), path, border)
    document = read_document(path)
    (table,) = document.tables
    rows = [row for n, row in enumerate(table.grid) if n not in table.repeated]
    body = [row for row in rows if any(row)][1:]
    assert (document.pages or 0) > 3
    assert document.issues == ()
    assert "".join(body[0][1].split()) == NAMES
    assert [row[2] for row in body if row[2]] == [*GRADES[:grades], "五级"]
    assert [row[:2] for row in body[1:-1]] == [["", ""]] * (grades - 1)
    assert len(body) == grades + 1
    assert body[-1] == ["B类", "焊工", "五级", "900"]


def test_two_cells_in_one_place_lose_the_words_of_one():
    table = Table((Cell("焊工", 0, 0), Cell("电工", 0, 0)), 1, (Place("p1.t1.r1", 1),))
    assert [
        issue.kind for issue in check_part(Place("p1", 1), ["焊工", "电工"], texts_of([table]))
    ] == ["text_lost"]
