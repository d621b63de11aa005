"""Tables without rules in PDF: three-line and bare ones are read exactly, prose in columns is never a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from pipeline.read import read_document
from pipeline.read.pdf import page_reader
from pipeline.read.pdf.flow import Page
from pipeline.read.pdf.grids import Grid
from tests.conftest import ROOT
from tests.recipes.document import Notice, PageBreak, Paragraph, Table, cells, grid
from tests.recipes.write_pdf import write_pdf

BEFORE = "现将职业技能培训补贴标准公布如下，请遵照执行，执行中的问题请及时反馈给我们，以便研究完善有关政策规定。"
VARIANTS: dict[str, Table] = {
    "wrapped_cells": grid(
        r"""
        序号 | 职业（工种） | 编码 | 补贴标准
        1 | 焊工 | 6-18-02-04 | 1000
        2 | 制冷空调系统安装维修工（中央空调系统运行操作员、冷藏工） | 6-29-03-05 | 1200
        3 | 电工 | 6-31-01-03 | 1100
        4 | 汽车维修工（汽车机械维修工、汽车电器维修工、汽车车身整形修复工） | 4-12-01-01 | 1500
        5 | 茶艺师 | 4-03-02-07 | 900
        """,
        widths=[1, 3, 2, 1.5],
    ),
    "empty_cells": grid(
        r"""
        序号 | 职业名称 | 五级 | 四级 | 三级 | 备注
        1 | 焊工 | 800 | 1200 | | 紧缺
        2 | 电工 | | 1300 | 1800 |
        3 | 车工 | 900 | | 1900 |
        4 | 钳工 | 850 | 1250 | 1850 |
        """
    ),
    "two_lists_side_by_side": grid(
        r"""
        序号 | 职业 | 等级 | 序号 | 职业 | 等级
        1 | 焊工 | 五级 | 4 | 茶艺师 | 四级
        2 | 电工 | 四级 | 5 | 养老护理员 | 五级
        3 | 车工 | 三级 | | |
        """,
        widths=[1, 2, 1, 1, 2, 1],
    ),
    "over_pages": grid(
        "序号 | 职业名称 | 编码 | 金额\n"
        + "\n".join(
            f"{n} | {name}工 | 6-{n:02}-01-{n % 7:02} | {800 + 10 * n}"
            for n, name in enumerate(
                "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来",
                1,
            )
        )
    ),
    "section_rows": grid(
        r"""
        序号 | 职业名称 | 编码 | 金额
        一、机械加工、修理 | < | < | <
        1 | 焊工 | 6-18-02-04 | 1000
        2 | 车工 | 6-18-01-01 | 1100
        二、社会服务 | < | < | <
        3 | 茶艺师 | 4-03-02-07 | 900
        4 | 养老护理员 | 4-10-01-05 | 1300
        """
    ),
    # Lines of a cell hang on the first line of their row, and rows stand as near as the lines allow.
    "names_joined_over_lines": replace(
        grid(
            r"""
        领域 | 职业（工种） | 个数
        特色农业 | 枸杞栽培工、葡萄栽培工、酿酒师、肉羊屠宰工、乳品加工工、家畜饲养员、奶牛繁育员、农机修理工 | 8
        先进制造 | 焊工、电工、车工、铣工、钳工、铸造工、仪表装配工、数控机床操作调整工、风力发电运维值班员、煤层气测试工、化工总控工、橡胶制品生产工 | 12
        现代服务 | 中式烹调师、家政服务员、养老护理员、育婴员、保育师、茶艺师、快递员、讲解员 | 8
        合计 | | 28
        """,
            widths=[1, 4, 1],
        ),
        hangs=True,
    ),
    "cells_over_several_rows": grid(
        r"""
        类别 | 职业 | 等级 | 金额
        A | 焊工 | 五级 | 800
        ^ | ^ | 四级 | 1200
        ^ | ^ | 三级 | 1600
        B | 茶艺师 | 五级 | 700
        ^ | ^ | 四级 | 1000
        """
    ),
    "a_head_of_two_rows": grid(
        r"""
        序号 | 职业 | 补贴标准（元/人） | < | <
        ^ | ^ | 五级 | 四级 | 三级
        1 | 焊工 | 800 | 1200 | 1600
        2 | 电工 | 900 | 1300 | 1700
        3 | 车工 | 850 | 1250 | 1650
        """,
        header_rows=2,
    ),
}


def printed(table: Table) -> list[list[str]]:
    """What a recipe prints, white space apart; a covered cell is empty."""
    rows = [[""] * len(table.widths) for _ in table.rows]
    for row, column, cell in cells(table):
        rows[row][column] = "".join(cell.text.split())
    return rows


def read(path) -> list[list[list[str]]]:
    """The tables of a PDF without the heads that are repeated."""
    return [
        [
            ["".join(text.split()) for text in row]
            for number, row in enumerate(table.grid)
            if number not in table.repeated
        ]
        for table in read_document(path).tables
    ]


@pytest.mark.parametrize("border", ["threeline", "none"])
@pytest.mark.parametrize("name", VARIANTS)
def test_a_table_without_rules_is_read_exactly(name, border, tmp_path):
    path = tmp_path / "a.pdf"
    table = VARIANTS[name]
    write_pdf(
        Notice([Paragraph(BEFORE), table, Paragraph("以上标准自公布之日起施行。")]), path, border
    )
    assert read(path) == [printed(table)]
    assert [table.is_inferred for table in read_document(path).tables] == [True]


def lines(text: str) -> list[Paragraph]:
    return [Paragraph(line.strip(), indent=False) for line in text.strip().splitlines()]


PROSE = {
    "numbered_clauses": lines(
        """
        一、培训补贴标准按照职业技能等级确定，五级每人1000元，四级每人1500元，三级每人2000元，二级每人3000元，不得重复享受。
        二、申请人应当自证书核发之日起12个月内提出申请，逾期不予受理，经办机构应当在15个工作日内办结并公示。
        三、培训课时不少于80课时，其中实操课时不少于总课时的60%，线上培训课时不超过总课时的50%。
        """
    ),
    "contents_with_dots": lines(
        """
        第一章　总则…………………………………………1
        第二章　补贴对象……………………………………3
        第三章　补贴标准……………………………………5
        第四章　申请程序……………………………………8
        第五章　附则…………………………………………12
        """
    ),
    "contacts": lines(
        """
        联系人：张三　　　　联系电话：0577-88888888
        联系人：李四　　　　联系电话：0577-88888899
        联系人：王五　　　　联系电话：0577-88888877
        """
    ),
    "a_form": lines(
        """
        姓名：＿＿＿＿＿＿　　身份证号：＿＿＿＿＿＿＿＿
        单位：＿＿＿＿＿＿　　联系电话：＿＿＿＿＿＿＿＿
        职业：＿＿＿＿＿＿　　等级：＿＿＿＿＿＿＿＿＿＿
        申请人（签名）：　　　　　2024年　月　日
        """
    ),
    "signatures": lines(
        """
        温州市人力资源和社会保障局　　　　温州市财政局
        2024年1月5日　　　　　　　　　　　2024年1月5日
        """
    ),
    "bullets": lines(
        """
        ●　每人每年享受补贴不超过3次；
        ●　同一职业同一等级不得重复享受；
        ●　补贴资金从失业保险基金列支；
        ●　本通知自2024年1月1日起施行。
        """
    ),
    "numbered_list": lines(
        """
        1.　申请表；
        2.　身份证复印件；
        3.　职业技能等级证书复印件；
        4.　社会保障卡复印件。
        """
    ),
    "prose_over_a_page": [Paragraph(BEFORE * 3) for _ in range(6)],
    "question_and_answer": lines(
        """
        问：补贴标准是多少？
        答：五级1000元，四级1500元，三级2000元。
        问：什么时候申请？
        答：证书核发之日起12个月内。
        """
    ),
    "short_lines_in_the_middle": [
        Paragraph(text, align="center")
        for text in ("关于公布职业技能培训补贴标准的通知", "温人社发〔2024〕1号", "2024年1月5日")
    ],
    "addresses": lines(
        """
        鹿城区：市府路500号　　　　电话：88960001
        龙湾区：永强大道1号　　　　电话：86960002
        瓯海区：娄桥大道2号　　　　电话：88520003
        """
    ),
    "a_code_listing": lines(
        """
        1.　if (grade == 5) {
        2.　　　amount = 1000;
        3.　} else {
        4.　　　amount = 1500;
        5.　}
        """
    ),
}


@pytest.mark.parametrize("name", PROSE)
def test_prose_is_no_table(name, tmp_path):
    path = tmp_path / "a.pdf"
    write_pdf(Notice([Paragraph(BEFORE), *PROSE[name], PageBreak(), Paragraph(BEFORE)]), path)
    assert read_document(path).tables == []


PUBLISHED = sorted(
    [*(ROOT / "raw").glob("*/*.pdf"), *(ROOT / "tests" / "data" / "formats").glob("*.pdf")]
)


def pages_of(path: Path) -> list[Page]:
    """The pages of a PDF, each read with the one before it."""
    pdf = pdfium.PdfDocument(path)
    try:
        pages: list[Page] = []
        for index in range(len(pdf)):
            pages.append(page_reader.read_page(pdf, index, pages[-1] if pages else None))
        return pages
    finally:
        pdf.close()


def rows_of(grid: Grid) -> list[tuple[str, ...]]:
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = "".join(cell.text.split())
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("name", ["cells_over_several_rows", "wrapped_cells"])
def test_a_table_whose_cells_may_span_rows_without_rules_is_doubtful(name, tmp_path):
    path = tmp_path / "a.pdf"
    write_pdf(Notice([Paragraph(BEFORE), VARIANTS[name]]), path, "threeline")
    kinds = [issue.kind for issue in read_document(path).issues]
    assert kinds == (["merges_inferred"] if name == "cells_over_several_rows" else [])


def test_the_tables_of_the_notices_have_no_false_ones_beside_them_and_need_no_rules(monkeypatch):
    """Where nothing is merged over rows, at least 98 of 100 rows are the same when all rules are taken off the pages."""
    ruled = {path: pages_of(path) for path in PUBLISHED}
    grids = [grid for pages in ruled.values() for page in pages for grid in page.grids]
    assert not any(grid.is_inferred for grid in grids)

    drawn = page_reader.read_drawing
    monkeypatch.setattr(
        page_reader, "read_drawing", lambda *page: drawn(*page)._replace(rules=[], fills=[])
    )
    wanted = found = 0
    for path, pages in ruled.items():
        for page, bare in zip(pages, pages_of(path), strict=True):
            own = {row for table in bare.grids for row in rows_of(table)}
            for table in page.grids:
                if not any(cell.row_span > 1 for cell in table.cells):
                    rows = rows_of(table)
                    wanted += len(rows)
                    found += sum(row in own for row in rows)
    assert wanted > 900
    assert found >= 0.98 * wanted
