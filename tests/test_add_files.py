"""`catalogue add` of several files: which is the notice, an annex, or the same again is told from what they hold; annexes that
the notice names and nobody gave are asked for; `--interactive` asks only what is not sure."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.app import main
from pipeline.judgement.notice_toml import read_notice
from tests.recipes.document import Notice, Paragraph, Table, grid
from tests.recipes.write_docx import write_docx
from tests.recipes.write_html import write_html
from tests.recipes.write_pdf import write_pdf
from tests.recipes.write_rtf import write_rtf
from tests.recipes.write_text import write_text
from tests.recipes.write_xlsx import write_xlsx

BODY = [
    Paragraph("安庆市人力资源和社会保障局关于公布职业技能培训补贴目录的通知", align="center"),
    Paragraph("安人社发〔2024〕7号", align="center"),
    Paragraph("各县（市、区）人力资源和社会保障局："),
    Paragraph("现公布《职业技能培训补贴目录》，自2024年3月1日起施行。培训合格的，按标准给予补贴。"),
    Paragraph("附件：职业技能培训补贴目录"),
    Paragraph("安庆市人力资源和社会保障局", align="right"),
    Paragraph("2024年2月20日", align="right"),
]
TITLE = Paragraph("职业技能培训补贴目录", align="center")
TABLE = grid("""
    序号 | 职业名称 | 职业编码 | 等级 | 补贴标准（元）
    1 | 电工 | 6-31-01-03 | 五级 | 1000
    2 | 焊工 | 6-18-02-04 | 四级 | 1200
    3 | 车工 | 6-18-01-01 | 四级 | 1300
""")
LINK = '<p>附件：<a href="/files/P020240220.xls">职业技能培训补贴目录.xls</a></p>'


def add(root: Path, *words: object, answers: str = "") -> Result:
    given = ["--root", str(root), "--lang", "en", "add", *map(str, words)]
    return CliRunner().invoke(main, given, input=answers)


def roles(root: Path) -> list[tuple[str, str, str]]:
    [folder] = [path for path in (root / "raw").iterdir() if path.is_dir()]
    return [(file.name, file.role, file.origin) for file in read_notice(folder).files]


def page_with_link(path: Path) -> Path:
    body = Notice([*BODY[:4], *BODY[5:]])
    frame = "<html><body><h1>{}</h1>{}{}</body></html>".format
    write_html(body, path, "plain", lambda text: frame(BODY[0].text, text, LINK))
    return path


def annex(path: Path) -> Path:
    write_xlsx(Notice([TITLE, TABLE]), path)
    return path


def test_a_page_with_its_workbook_is_a_notice_with_an_annex(tmp_path):
    page, book = page_with_link(tmp_path / "content_12.html"), annex(tmp_path / "目录.xlsx")
    done = add(tmp_path, "--yes", book, page)
    assert done.exit_code == 0, done.output
    assert roles(tmp_path) == [
        ("notice.html", "main", "content_12.html"),
        ("annex.xlsx", "annex", "目录.xlsx"),
    ]
    assert "not given" not in done.output
    assert "安人社发〔2024〕7号" in done.output


WHOLE = Notice([*BODY, TITLE, TABLE])
SAME = {"txt": write_text, "html": write_html, "rtf": write_rtf, "docx": write_docx}


@pytest.mark.parametrize("form", SAME)
def test_the_same_notice_in_another_format_is_a_witness(tmp_path, form):
    write_pdf(WHOLE, tmp_path / "a.pdf")
    SAME[form](WHOLE, tmp_path / f"b.{form}")
    assert add(tmp_path, "--yes", tmp_path / f"b.{form}", tmp_path / "a.pdf").exit_code == 0
    assert [role for _, role, _ in roles(tmp_path)] == ["main", "witness"]


def test_a_page_that_holds_only_the_body_bears_witness_to_the_whole(tmp_path):
    write_pdf(WHOLE, tmp_path / "a.pdf")
    write_html(Notice(BODY), tmp_path / "b.html")
    assert add(tmp_path, "--yes", tmp_path / "b.html", tmp_path / "a.pdf").exit_code == 0
    assert [role for _, role, _ in roles(tmp_path)] == ["main", "witness"]


def test_two_lists_with_some_rows_in_common_are_two_annexes(tmp_path):
    scarce = Table(TABLE.rows[:2], TABLE.widths)
    write_docx(Notice(BODY), tmp_path / "a.docx")
    write_docx(Notice([Paragraph("附件1"), TITLE, TABLE]), tmp_path / "b.docx")
    head = [Paragraph("附件2"), Paragraph("紧缺职业目录", align="center")]
    write_docx(Notice([*head, scarce]), tmp_path / "c.docx")
    done = add(tmp_path, "--yes", *(tmp_path / f"{name}.docx" for name in "cba"))
    assert done.exit_code == 0, done.output
    assert [role for _, role, _ in roles(tmp_path)] == ["main", "annex", "annex"]


def test_an_annex_that_was_not_given_is_told(tmp_path):
    done = add(tmp_path, "--yes", page_with_link(tmp_path / "a.html"))
    assert done.exit_code == 0
    assert (
        "not given: annex “职业技能培训补贴目录.xls” is announced but does not follow"
        in done.output
    )


def test_an_annex_that_was_not_given_is_asked_for(tmp_path):
    page, book = page_with_link(tmp_path / "a.html"), annex(tmp_path / "b.xlsx")
    answers = f"{tmp_path / 'none.xls'}\n{book}\n12.html\nhttps://example.org/12.html\n"
    done = add(tmp_path, "--interactive", page, answers=answers)
    assert done.exit_code == 0, done.output
    assert "none.xls: no such file" in done.output
    assert "url is '12.html'; use an address" in done.output
    assert [role for _, role, _ in roles(tmp_path)] == ["main", "annex"]
    notice = read_notice(tmp_path / "raw" / "anqing-2024")
    assert notice.url == "https://example.org/12.html"


def test_where_all_is_sure_only_the_address_is_asked(tmp_path):
    page, book = page_with_link(tmp_path / "a.html"), annex(tmp_path / "b.xlsx")
    done = add(tmp_path, "--interactive", page, book, answers="\n")
    assert done.exit_code == 0, done.output
    assert done.output.count("?") == 0
    assert [line for line in done.output.splitlines() if line.endswith(": ")] == ["url: "]


def test_what_is_not_printed_is_asked(tmp_path):
    write_html(Notice([BODY[0], BODY[3], TITLE, TABLE]), tmp_path / "a.html")
    done = add(
        tmp_path,
        "--interactive",
        tmp_path / "a.html",
        answers="2024-02-20\n安人社发〔2024〕7号\n\n",
    )
    assert done.exit_code == 0, done.output
    said = read_notice(tmp_path / "raw" / "anqing-2024").said
    assert (said["issued_on"], said["document_number"]) == ("2024-02-20", "安人社发〔2024〕7号")


def test_a_notice_of_another_number_is_not_surely_an_annex_and_asked(tmp_path):
    page = page_with_link(tmp_path / "a.html")
    other = [
        Paragraph(BODY[0].text + "的补充通知", align="center"),
        Paragraph("安人社发〔2023〕9号"),
    ]
    write_docx(Notice([*other, Paragraph("补充如下："), TABLE]), tmp_path / "b.docx")
    done = add(tmp_path, "--interactive", page, tmp_path / "b.docx", answers="annex\n\n\n\n")
    assert "it bears another number: 安人社发〔2023〕9号" in done.output
    assert [role for _, role, _ in roles(tmp_path)].count("annex") == 1


def test_a_person_may_say_otherwise(tmp_path):
    write_pdf(WHOLE, tmp_path / "a.pdf")
    write_text(WHOLE, tmp_path / "b.txt")
    answers = "\n".join(
        ["n", "witness", "witness", "witness", "main", "", "", "", "", "", "", "", "", ""]
    )
    done = add(tmp_path, tmp_path / "a.pdf", tmp_path / "b.txt", answers=answers + "\n")
    assert "one file is the notice (main)" in done.output
    assert done.exit_code == 0, done.output
    assert [(name, role) for name, role, _ in roles(tmp_path)] == [
        ("notice.txt", "main"),
        ("notice.pdf", "witness"),
    ]
