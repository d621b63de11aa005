"""A second file of the same notice is read too; each record on which the two differ is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from pipeline.judgement.notice_toml import read_notice
from pipeline.model.document import Issue
from pipeline.workflow.add_notice import add_notice, change, propose
from pipeline.workflow.read_notice import extract_notice, read_head
from pipeline.workflow.run import run_extract
from pipeline.workflow.tell_roles import Role
from tests.recipes.document import Notice, Paragraph, grid
from tests.recipes.write_docx import write_docx
from tests.recipes.write_text import write_text


def notice(rows: str, number: str = "安人社发〔2024〕7号") -> Notice:
    return Notice([
        Paragraph("关于公布职业技能培训补贴目录的通知", align="center"),
        Paragraph(number, align="center"),
        Paragraph("现公布补贴目录，自2024年3月1日起施行。"),
        Paragraph("附件1"),
        Paragraph("职业技能培训补贴目录", align="center"),
        grid("序号 | 职业名称 | 职业编码 | 等级 | 补贴标准（元）\n" + rows),
    ])  # fmt: skip


ROWS = """
    1 | 电工 | 6-31-01-03 | 五级 | 1000
    2 | 焊工 | 6-18-02-04 | 四级 | 1200
    3 | 钳工 | 6-20-01-01 | 三级 | 1500
"""
OTHERS = {
    "the same": (ROWS, []),
    "blanks and width": (ROWS.replace("电工", "电 工").replace("1000", "１０００"), []),
    "a grade": (
        ROWS.replace("四级", "三级", 1),
        [
            "2 焊工 6-18-02-04: printed_grades: “四级” / “三级”",
            "1200: printed_grade: “四级” / “三级”",
        ],
    ),
    "a name": (
        ROWS.replace("钳工", "铣工"),
        ["3 钳工 6-20-01-01: printed_name: “钳工” / “铣工”", "1500: occupation: “钳工” / “铣工”"],
    ),
    "an amount": (
        ROWS.replace("1500", "1800"),
        ["1500: printed: “1500” / “1800”; figure: “1500” / “1800”"],
    ),
    "a row less": (
        ROWS.replace("    2 | 焊工 | 6-18-02-04 | 四级 | 1200\n", ""),
        ["2 焊工 6-18-02-04: − 2 焊工 6-18-02-04", "1200: − 1200"],
    ),
    "a row more": (
        ROWS + "    4 | 铣工 | 6-18-01-02 | 五级 | 900\n",
        ["4 铣工 6-18-01-02: + 4 铣工 6-18-01-02 (l15)", "900: + 900 (l15)"],
    ),
}


def add(root: Path, witness: Notice) -> Path:
    files = [root / "a.docx", root / "b.txt"]
    write_docx(notice(ROWS), files[0])
    write_text(witness, files[1])
    roles: dict[Path, Role] = {
        path: "witness" if number else "main" for number, path in enumerate(files)
    }
    return add_notice(root, roles, change(propose(read_head(files[0])), "anqing-2024", "340800"))


def differences(directory: Path) -> list[Issue]:
    extracted, _ = extract_notice(read_notice(directory))
    return [issue for issue in extracted.issues if issue.kind == "witness_differs"]


@pytest.mark.parametrize("name", OTHERS)
def test_each_record_on_which_a_witness_differs_is_doubted_at_the_place_of_the_main_file(
    tmp_path, name
):
    rows, expected = OTHERS[name]
    found = differences(add(tmp_path, notice(rows)))
    said = [
        f"{i.printed}: {i.message.removeprefix('the witness notice.txt differs: ')}" for i in found
    ]
    assert [line.rsplit(" (l", 1)[0] if "/" in line else line for line in said] == expected
    assert all(issue.place.anchor.startswith("t1.r") for issue in found)


def test_another_document_number_is_doubted_at_the_head(tmp_path):
    (issue,) = differences(add(tmp_path, notice(ROWS, "安人社发〔2024〕9号")))
    assert issue.place.anchor == "b1"
    assert "document_number: “安人社发〔2024〕7号” / “安人社发〔2024〕9号”" in issue.message


def test_check_reports_what_a_witness_says_otherwise(tmp_path):
    add(tmp_path, notice(ROWS.replace("1500", "1800")))
    run_extract(tmp_path)
    done = CliRunner().invoke(main, ["--root", str(tmp_path), "--lang", "zh", "check", "--verbose"])
    assert "警告 witness_differs" in done.output
    assert "anqing-2024/notice.docx#t1.r4" in done.output
    assert "佐证文件 notice.txt 与此不同：printed: “1500” / “1800”" in done.output
    assert 'kind = "witness_differs"' in done.output


def test_no_witness_of_the_five_notices_differs(tables):
    assert [row for row in tables["issues"] if row["kind"] == "witness_differs"] == []
