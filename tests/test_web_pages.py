"""Web pages as sites of offices make them: the notice is found among what the site prints around it, whole and alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import extract_document
from pipeline.model.document import Document, Table
from pipeline.read import read_document
from tests.layouts.shell import annex, body, caption
from tests.recipes import document as recipe
from tests.recipes.document import Notice, Paragraph, cells, grid
from tests.recipes.web_pages import PAGES, About
from tests.recipes.write_docx import write_docx
from tests.recipes.write_html import write_html

TITLE = "关于公布2024年职业技能培训补贴目录的通知"
NUMBER = "青人社发〔2024〕12号"
OFFICE = "青岛市人力资源和社会保障局"
LETTER = body(
    head=OFFICE,
    number=NUMBER,
    title=TITLE,
    to="各区（市）人力资源和社会保障局：",
    text="现将目录予以公布，自2024年6月1日起施行，有效期至2026年5月31日。\n一、培训合格的，按附件1的标准给予补贴。\n二、联系电话：0532-12345678。",
    annexes="附件：1.职业技能培训补贴标准\n2.急需紧缺职业目录",
    sign=OFFICE,
    date="2024年5月6日",
)
TABLES = [
    *annex(
        "附件1",
        "职业技能培训补贴标准",
        caption("单位：元/人"),
        grid(
            r"""
            序号 | 职业（工种） | 类别 | 补贴标准 | <    | <
            ^    | ^            | ^    | 五级     | 四级 | 三级
            1    | 焊工         | A类  | 1200     | 1500 | 2000
            2    | 电工         | ^    | 1200     | 1500 | 2000
            3    | 养老护理员\n（含失智照护） | B类 | 1000 | 1200 | /
            """
        ),
    ),
    *annex("附件2", "急需紧缺职业目录", grid("序号 | 职业名称\n1 | 焊工\n2 | 养老护理员")),
]
WHOLE = Notice([*LETTER, *TABLES])
# What the box of the site says instead of the notice.
BARE_LETTER = [
    block
    for block in LETTER
    if getattr(block, "text", "") not in {TITLE, NUMBER, OFFICE, "2024年5月6日"}
]
ABOUT = About(TITLE, NUMBER, OFFICE, "2024年5月6日")


def squeeze(text: str) -> str:
    return "".join(text.split())


def shown(notice: Notice) -> list[object]:
    """Paragraphs, and grids with their spans, as the recipe has them."""
    found: list[object] = []
    for block in notice.blocks:
        if isinstance(block, Paragraph):
            found.append(squeeze(block.text))
        elif isinstance(block, recipe.Table):
            found.append(
                sorted((r, c, squeeze(x.text), x.rows, x.columns) for r, c, x in cells(block))
            )
    return found


def read_blocks(document: Document) -> list[object]:
    found: list[object] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found.append(
                sorted(
                    (c.row, c.column, squeeze(c.text), c.row_span, c.column_span)
                    for c in block.cells
                )
            )
        elif block.kind == "text":
            found.append(squeeze(block.text))
    return found


def publish(name: str, notice: Notice, directory: Path, about: About = ABOUT) -> Path:
    page = PAGES[name]
    path = directory / f"notice{page.suffix}"
    write_html(notice, path, page.style, page.frame(about), page.encoding)
    return path


@pytest.mark.parametrize("name", PAGES)
def test_the_notice_is_read_whole_and_nothing_of_its_site(name, tmp_path):
    document = read_document(publish(name, WHOLE, tmp_path, About()))
    assert document.format == "html"
    assert read_blocks(document) == shown(WHOLE)
    assert {issue.kind for issue in document.issues} <= {"text_set_aside", "text_left_out"}


@pytest.mark.parametrize("name", PAGES)
def test_title_number_offices_and_dates_are_those_of_the_notice(name, tmp_path):
    write_docx(WHOLE, tmp_path / "notice.docx")
    word, _ = extract_document(read_document(tmp_path / "notice.docx"))
    page, _ = extract_document(read_document(publish(name, WHOLE, tmp_path)))
    assert page == word


def test_what_stands_only_in_the_box_of_the_site_is_taken_from_there(tmp_path):
    write_docx(WHOLE, tmp_path / "notice.docx")
    word, _ = extract_document(read_document(tmp_path / "notice.docx"))
    page, _ = extract_document(
        read_document(publish("disclosure", Notice([*BARE_LETTER, *TABLES]), tmp_path))
    )
    assert page == word


@pytest.mark.parametrize(
    "name",
    ["trs", "founder-gbk", "gbk-says-utf-8", "jcms-gbk", "portal", "school", "editor", "bare"],
)
def test_a_title_that_only_the_site_prints_is_the_title(name, tmp_path):
    letter = [block for block in LETTER if getattr(block, "text", "") != TITLE]
    shell, _ = extract_document(read_document(publish(name, Notice([*letter, *TABLES]), tmp_path)))
    assert (shell.title, shell.document_number) == (TITLE, NUMBER)


SITES = ["trs", "founder-gbk", "jcms-gbk", "portal", "school"]
FILES = (
    ("附件1：职业技能培训补贴标准.xls", "/files/P1.xls"),
    ("附件2：急需紧缺职业目录.doc", "/down.jsp?f=2.doc"),
)


@pytest.mark.parametrize("name", SITES)
def test_annexes_that_a_page_only_links_to_are_told(name, tmp_path):
    about = About(TITLE, attachments=FILES)
    document = read_document(publish(name, Notice(LETTER), tmp_path, about))
    assert [a.address for a in document.attachments] == [address for _, address in FILES]
    _, found = extract_document(document)
    missing = [issue.printed for issue in found.issues if issue.kind == "missing_annex"]
    assert len(missing) >= len(FILES)


@pytest.mark.parametrize("name", SITES)
def test_a_table_set_as_a_picture_is_told(name, tmp_path):
    page = PAGES[name]
    picture = '<p><img src="/pic/W0202405.png" width="900" height="600"></p>'
    frame = page.frame(About(TITLE))
    write_html(
        Notice(LETTER),
        tmp_path / "a.html",
        page.style,
        lambda text: frame(text + picture),
        page.encoding,
    )
    document = read_document(tmp_path / "a.html")
    assert {i.kind for i in document.issues} & {"web_picture_unread", "pictures_only"}
