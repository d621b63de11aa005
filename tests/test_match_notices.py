"""What the matcher makes of the five notices, and of a person's answers, through `catalogue extract`."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from pipeline.store.tables import read_table
from tests.conftest import ROOT

CODED = {"subsidised", "scarce", "general", "manufacturing"}


@pytest.fixture(scope="module")
def coded(tables):
    return [row for row in tables["occupations"] if row["list"] in CODED and not row["is_residual"]]


def matches(rows, name: str, **where: object) -> set[tuple[object, ...]]:
    found = [
        r
        for r in rows
        if r["name"] == name and all(r[key] == value for key, value in where.items())
    ]
    return {(r["match_status"], r["occupation_code"], r["match_method"]) for r in found}


def test_every_entry_of_a_coded_list_is_accepted_or_waits_for_a_person(coded):
    assert {row["match_status"] for row in coded} <= {"accepted", "review", "unmatched"}
    accepted = sum(row["match_status"] == "accepted" for row in coded)
    assert accepted / len(coded) >= 0.985


def test_lists_without_codes_are_never_matched(tables):
    others = [
        row for row in tables["occupations"] if row["list"] not in CODED or row["is_residual"]
    ]
    assert {row["match_status"] for row in others} == {"not_applicable"}
    assert {row["occupation_code"] for row in others} == {None}


@pytest.mark.parametrize("name", ["钳工", "木工"])
def test_umbrella_words_wait_in_the_queue(coded, name):
    assert {status for status, *_ in matches(coded, name)} == {"review"}


def test_names_cut_short_are_accepted_with_their_reason(coded):
    assert matches(coded, "网络与信息安全管理") == {("accepted", "4-04-04-02", "ending_missing")}
    assert matches(coded, "包装设计") == {("accepted", "4-08-08-09", "ending_missing")}


@pytest.mark.parametrize(
    ("name", "printed", "means_today"),
    [
        ("工业机器人系统运维员", "6-31-01-10", "机电设备维修工"),
        ("智能制造工程技术人员", "2-02-07-13", "铸造工程技术人员"),
    ],
)
def test_a_printed_code_that_means_another_occupation_today_is_flagged_and_not_followed(
    tables, coded, name, printed, means_today
):
    rows = [row for row in coded if row["printed_code"] == printed]
    assert rows
    assert {row["name"] for row in rows} == {name}
    assert all(row["code_conflict"] and row["occupation_code"] != printed for row in rows)
    messages = [
        i["message"]
        for i in tables["issues"]
        if i["kind"] == "code_conflict" and i["source"] in {r["source"] for r in rows}
    ]
    assert len(messages) == len(rows)
    assert all(means_today in message for message in messages)


def test_one_misprinted_name_under_two_codes_gets_the_code_printed_beside_it(coded):
    rows = [row for row in coded if row["name"] == "重冶金法冶炼工"]
    assert Counter(row["occupation_code"] for row in rows) == {
        "6-17-05-03": 2,
        "6-17-05-04": 1,
    } or Counter(row["occupation_code"] for row in rows) == {"6-17-05-03": 1, "6-17-05-04": 2}
    assert all(
        row["occupation_code"] == row["printed_code"] and row["match_method"] == "code"
        for row in rows
    )


def run(root: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(
        main, ["--root", str(root), "--lang", "en", *words], catch_exceptions=False
    )
    return result.exit_code, result.output


def answer(path: Path, name: str, code: str) -> None:
    """Fills the answer of one name in the queue's sheet, as a person would."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    decide = heads["答案 answer"]
    reason = heads["理由 reason"]
    for row in range(2, sheet.max_row + 1):
        if any(sheet.cell(row, column).value == name for column in heads.values()):
            sheet.cell(row, decide).value, sheet.cell(row, reason).value = code, "checked"
    book.save(path)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "raw" / "wenzhou-2023", tmp_path / "raw" / "wenzhou-2023")
    assert run(tmp_path, "extract")[0] == 0
    return tmp_path


def test_the_queue_goes_out_comes_back_and_settles_rows(project):
    sheet = project / "queue.xlsx"
    assert run(project, "review", "--out", str(sheet))[0] == 0
    answer(sheet, "木工", "6-06-03-01")
    code, output = run(project, "review", "--in", str(sheet), "--by", "reviewer")
    assert code == 0, output
    assert run(project, "extract")[0] == 0
    rows = read_table(project / "normalized" / "draft", "occupations").to_pylist()
    assert matches([r for r in rows if r["list"] in CODED], "木工") == {
        ("accepted", "6-06-03-01", "decision")
    }


def test_a_wrong_answer_is_refused_and_nothing_is_written(project):
    sheet = project / "queue.xlsx"
    assert run(project, "review", "--out", str(sheet))[0] == 0
    answer(sheet, "木工", "9-99-99-99")
    code, output = run(project, "review", "--in", str(sheet), "--by", "reviewer")
    assert code != 0
    assert "9-99-99-99" in output
    assert not (project / "raw" / "decisions.csv").exists()
