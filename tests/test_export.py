"""`catalogue export`: what a spreadsheet shows is what was published, and nothing in it runs."""

from __future__ import annotations

import csv
import io

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from pipeline.cli.export import export_command
from pipeline.cli.settings import Settings
from pipeline.store.export import Sheet, long_sheet, to_csv, to_xlsx


@pytest.fixture
def run(tables, workspace, tmp_path):
    def invoke(*words: str) -> Result:
        return CliRunner().invoke(
            export_command, [*words, "--out", str(tmp_path)], obj=Settings(workspace, "zh")
        )

    return invoke


def test_csv_has_the_mark_and_line_ends_of_chinese_spreadsheets(run, tmp_path):
    assert run("occupations", "--format", "csv").exit_code == 0
    data = (tmp_path / "occupations-draft.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_csv_holds_every_row_of_the_table(run, tables, tmp_path):
    run("rules", "--format", "csv")
    rows = list(
        csv.DictReader(io.StringIO((tmp_path / "rules-draft.csv").read_text(encoding="utf-8-sig")))
    )
    assert [row["rule_id"] for row in rows] == [row["rule_id"] for row in tables["rules"]]
    assert (
        next(r for r in rows if r["rule"] == "scarce_uplift" and r["notice_id"] == "wenzhou-2023")[
            "value"
        ]
        == "30"
    )


@pytest.mark.parametrize("word", ["=1+1", "+1", "-附件: 1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_nothing_is_run_as_a_formula(word):
    sheet = Sheet("t", {"name": "name"}, {}, [{"name": word}])
    line = to_csv(sheet).decode("utf-8-sig").splitlines()[1]
    assert line.lstrip('"').startswith("'")
    cell = load_workbook(io.BytesIO(to_xlsx(sheet))).active["A2"]
    assert (cell.value, cell.data_type) == (word, "s")


def test_xlsx_keeps_codes_as_text_and_amounts_as_numbers(run, tmp_path):
    run("catalogue", "--notice", "wenzhou-2023", "--format", "xlsx")
    sheet = load_workbook(tmp_path / "catalogue-wenzhou-2023-draft.xlsx").active
    heads = {cell.value: cell.column - 1 for cell in sheet[1]}
    lathe = next(
        r
        for r in sheet.iter_rows(min_row=2)
        if r[heads["name"]].value == "车工" and r[heads["grade"]].value == 3
    )
    assert (lathe[heads["region_code"]].value, lathe[heads["region_code"]].number_format) == (
        "330300",
        "@",
    )
    assert lathe[heads["occupation_code"]].value == "6-18-01-01"
    assert (lathe[heads["amount_yuan"]].value, lathe[heads["is_scarce"]].value) == (2990, "是")


def test_xlsx_has_a_frozen_header_a_filter_and_notes_in_chinese(run, tmp_path):
    run("rates", "--format", "xlsx")
    sheet = load_workbook(tmp_path / "rates-draft.xlsx").active
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    notes = {cell.value: cell.comment.text for cell in sheet[1]}
    assert notes == long_sheet("rates", []).notes
    assert notes["amount_yuan"] == "金额（元）"


def test_the_wide_sheet_has_a_row_an_occupation_and_a_column_a_grade(run, tmp_path):
    assert "1928 行" in run("--wide").output
    rows = list(
        csv.DictReader(
            io.StringIO((tmp_path / "catalogue-wide-draft.csv").read_text(encoding="utf-8-sig"))
        )
    )
    mould = next(r for r in rows if r["通知标识"] == "wenzhou-2023" and r["名称"] == "模具工")
    # 1200 without uplift; 1700, 2300, 2800, 3800 with 30 %
    grades = (
        "初级工（五级）",
        "中级工（四级）",
        "高级工（三级）",
        "技师（二级）",
        "高级技师（一级）",
    )
    assert [mould[grade] for grade in grades] == ["1200", "2210", "2990", "3640", "4940"]
    assert mould["紧缺等级"] == "中级工、高级工、技师、高级技师"
    assert (
        next(r for r in rows if r["通知标识"] == "wenzhou-2022" and r["名称"] == "*")["紧缺等级"]
        == "未知"
    )
    sheet = load_workbook(tmp_path / "catalogue-wide-draft.xlsx").active
    heads = {cell.value: cell.column - 1 for cell in sheet[1]}
    found = next(
        r
        for r in sheet.iter_rows(min_row=2)
        if r[0].value == "wenzhou-2023" and r[heads["名称"]].value == "模具工"
    )
    coloured = [grade for grade in grades if found[heads[grade]].fill.fill_type == "solid"]
    assert coloured == list(grades[1:])


def test_an_unknown_table_or_notice_is_one_line(run):
    done = run("rate")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("error: no table 'rate' to export; there are: catalogue, ")
    assert (
        run("rates", "--notice", "x").stderr
        == "error: no row of notice 'x' in table rates of version draft\n"
    )
    assert (
        run("rates", "--wide").stderr
        == "error: no table 'rates' to export wide; there are: catalogue\n"
    )
