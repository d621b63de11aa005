"""The same occupation over regions and years, each figure worked out from the notices by hand."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from rich.cells import cell_len

import pipeline
from pipeline import read_document
from pipeline.answers.comparison import coverage
from pipeline.cli.compare import compare_command, coverage_command
from pipeline.cli.settings import Settings


@pytest.fixture
def root(tables, workspace) -> Path:
    return workspace


def test_a_year_has_a_row_for_every_notice_in_force_with_its_days(root):
    rows = pipeline.compare("焊工", "温州", 2023, grade="高级工", version="draft", root=root)
    assert [(r.notice_id, r.first_day, r.last_day, r.base_amount_yuan, r.amount_yuan, r.amount_if_scarce_yuan) for r in rows] == [
        # Until 31 March 2000 for every occupation, with 50 % if scarce; then class A, 2300 + 30 % = 2990.
        ("wenzhou-2022", date(2023, 1, 1), date(2023, 3, 31), 2000, 2000, 3000),
        ("wenzhou-2023", date(2023, 4, 1), date(2023, 12, 31), 2300, 2990, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("region", "year", "status"),
    [("温州", 2020, "not_yet"), ("济南", 2024, "undated"), ("杭州", 2023, "no_notice")],
)
def test_what_is_missing_is_said_why(root, region, year, status):
    (row,) = pipeline.compare("焊工", region, year, grade=3, version="draft", root=root)
    assert (row.status, row.base_amount_yuan, row.notice_id) == (status, None, "")
    assert all(row.why)


def test_a_name_that_is_not_known_has_no_amount(root):
    (row,) = pipeline.compare("悍工", "淮安", 2024, version="draft", root=root)
    assert (row.status, row.amount_yuan) == ("unknown", None)


def run(root: Path, *words: str) -> bytes:
    done = CliRunner().invoke(compare_command, list(words), obj=Settings(root, "zh"))
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


WORDS = (
    "焊工",
    "电工",
    "--regions",
    "温州，淮安",
    "--years",
    "2022-2024",
    "--grade",
    "3",
    "--version",
    "draft",
)


def test_every_format_holds_every_cell(root, tmp_path):
    rows = json.loads(run(root, *WORDS, "--format", "json"))
    assert len({(row["name"], row["region"], row["year"]) for row in rows}) == 2 * 2 * 3
    file = tmp_path / "c.xlsx"
    run(root, *WORDS, "--format", "xlsx", "--out", str(file))
    assert load_workbook(io.BytesIO(file.read_bytes())).active.max_row == len(rows) + 1
    word = tmp_path / "c.docx"
    run(root, *WORDS, "--format", "docx", "--out", str(word))
    (table,) = read_document(word).tables
    assert len(table.grid) == len(rows) + 1
    assert table.grid[1][0] == rows[0]["name"]
    assert run(root, *WORDS, "--format", "html").decode().count("<tr>") == len(rows) + 1
    assert "2990" in run(root, *WORDS).decode()


def test_coverage_tells_what_stands_and_what_does_not(root):
    states = {row.notice_id: row.state for row in coverage(date(2024, 6, 1), "draft", root)}
    assert states == {
        "wenzhou-2022": "expired", "wenzhou-2023": "standing", "wenzhou-2023-draft": "draft", "huaian-2024": "standing",
        "jinan-2023": "undated",
    }  # fmt: skip
    done = CliRunner().invoke(
        coverage_command, ["--on", "2024-06-01", "--version", "draft"], obj=Settings(root, "zh")
    )
    assert "未印日期" in done.output


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("焊工", "--regions", "某地", "--years", "2023"), "某地"),
        (("焊工", "--regions", "温州", "--years", "二三"), "二三"),
    ],
)
def test_what_cannot_be_read_is_one_line(root, words, error):
    done = CliRunner().invoke(compare_command, list(words), obj=Settings(root, "zh"))
    assert done.exit_code == 2
    assert error in done.stderr


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("焊工", "--regions", ",", "--years", "2023"), "error: no region is given"),
        (("焊工", "--regions", "温州", "--years", " "), "error: no year is given"),
        (("焊工", "--regions", "温州", "--years", "2024-2022"), "error: the years 2024-2022 run backwards"),
        (("焊工", "--regions", "温州", "--years", "昨天"), "error: '昨天' is no year"),
        (("焊工", "--regions", "温州", "--years", "2023", "--grade", ""), "error: grade '' is unknown"),
        (("焊工", "--regions", "温州", "--years", "2023", "--format", "xlsx"), "error: xlsx needs --out FILE"),
    ],
)  # fmt: skip
def test_what_compares_nothing_is_refused_in_one_line(root, words, error):
    done = CliRunner().invoke(compare_command, list(words), obj=Settings(root, "en"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(error)
    assert done.stderr.count("\n") == 1


def test_regions_and_years_may_be_parted_and_written_as_in_chinese(root):
    words = ("焊工", "--grade", "3", "--version", "draft", "--format", "json")
    plain = run(root, *words, "--regions", "温州,淮安", "--years", "2022-2023")
    assert run(root, *words, "--regions", "温州、淮安", "--years", "２０２２年至2023年") == plain


def test_coverage_of_no_day_is_refused(root):
    done = CliRunner().invoke(coverage_command, ["--on", ""], obj=Settings(root, "en"))
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_comparison_fits_eighty_columns_and_cuts_no_day(root, lang):
    words = ["焊工", "--regions", "温州,淮安", "--years", "2022-2024", "--version", "draft"]
    shown = CliRunner().invoke(compare_command, words, obj=Settings(root, lang)).output
    assert max(cell_len(line) for line in shown.splitlines()) <= 80
    # Class A, grade 3: 2300 + 30 % = 2990, from 1 April on.
    line = next(one for one in shown.splitlines() if "04-01" in one and "高级 " in one)
    assert line.split()[:7] == ["2023", "04-01", "12-31", "wenzhou-2023", "A", "高级", "2300"]
    assert "焊工 · 淮安市" in shown
