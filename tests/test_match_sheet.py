"""The queue's sheet: nothing typed is lost, every spreadsheet program may give it back, a hostile one is refused."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from pipeline.base.errors import UserError
from pipeline.cli.review import review_command
from pipeline.cli.settings import Settings
from pipeline.match import read_decisions
from pipeline.match.queue_answers import read_typed
from pipeline.match.queue_sheet import COLUMNS
from pipeline.match.sheet_rows import LARGEST_UNPACKED, MOST_ROWS, read_sheet
from tests.review_queue import write_draft

HEADINGS = [heading for heading, _ in COLUMNS.values()]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_draft(tmp_path / "work")
    return tmp_path / "work"


def review(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(review_command, list(arguments), obj=Settings(root, "en"))


def fill(path: Path, row: int, **values: object) -> None:
    """Type into a row of the sheet (the first below the head is 0)."""
    book = load_workbook(path)
    for field, value in values.items():
        book["queue"].cell(row + 2, list(COLUMNS).index(field) + 1).value = value
    book.save(path)


def rows_of(path: Path) -> list[dict[str, str]]:
    return [row.cells for row in read_sheet(path)]


def write_csv(path: Path, rows: list[dict[str, str]], encoding: str, order: list[str]) -> None:
    """The sheet as a program saves it: columns in some order, in some encoding."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS[field][0] for field in order)
    writer.writerows([row[field] for field in order] for row in rows)
    path.write_bytes(buffer.getvalue().encode(encoding))


def test_a_second_sheet_keeps_what_was_typed_into_the_first(root: Path) -> None:
    sheet = root / "queue.xlsx"
    assert review(root, "--out", str(sheet)).exit_code == 0
    fill(
        sheet, 1, answer="1-06-01-02 企业经理", reason="as printed", by="li", on=date(2026, 11, 20)
    )
    fill(sheet, 4, reason="still asking")
    before = read_typed(sheet)
    result = review(root, "--out", str(sheet))
    assert "2 typed row(s) kept" in result.output
    assert read_typed(sheet) == before
    assert {
        "answer": "1-06-01-02 企业经理",
        "reason": "as printed",
        "by": "li",
        "on": "2026-11-20",
    } in before.values()


def test_answers_that_were_taken_back_need_not_be_kept(root: Path) -> None:
    sheet = root / "queue.xlsx"
    review(root, "--out", str(sheet))
    fill(sheet, 1, answer=rows_of(sheet)[1]["candidates"].split()[1], reason="r")
    assert review(root, "--in", str(sheet), "--by", "li").exit_code == 0
    result = review(root, "--out", str(sheet))
    assert (result.exit_code, "kept" in result.output) == (0, False)
    assert len(rows_of(sheet)) == 59


def test_a_typed_row_whose_name_waits_no_more_is_not_written_over(root: Path) -> None:
    sheet = root / "queue.xlsx"
    review(root, "--out", str(sheet))
    fill(sheet, 0, name="另一个名称", answer="none", reason="r")
    before = sheet.read_bytes()
    result = review(root, "--out", str(sheet))
    assert (result.exit_code, "wait no more" in result.output) == (2, True)
    assert sheet.read_bytes() == before


def test_another_file_is_not_written_over(root: Path) -> None:
    other = root / "budget.xlsx"
    book = Workbook()
    book.worksheets[0].append(["year", "yuan"])
    book.save(other)
    before = other.read_bytes()
    result = review(root, "--out", str(other))
    assert (result.exit_code, "lacks the headings" in result.output) == (2, True)
    assert other.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a Unix terminal")
def test_a_person_is_asked_and_no_leaves_the_sheet_as_it_was(root: Path) -> None:
    from tests.review_queue import Terminal

    sheet = root / "queue.xlsx"
    review(root, "--out", str(sheet))
    fill(sheet, 1, reason="still asking")
    before = sheet.read_bytes()
    person = Terminal(root, "--out", str(sheet))
    person.child.expect_exact("keep them in the new sheet?")
    person.press("n\r")
    person.child.expect_exact("nothing was written")
    person.child.expect([r"\n", r"$"])
    person.child.close()
    assert sheet.read_bytes() == before
    person = Terminal(root, "--out", str(sheet))
    person.child.expect_exact("keep them in the new sheet?")
    person.press("\r")
    assert "1 typed row(s) kept" in person.end()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(
    "order",
    [list(COLUMNS), list(reversed(COLUMNS)), ["scope", "name", "answer", "reason", "by", "on"]],
)
def test_a_sheet_saved_as_csv_is_taken_back(root: Path, encoding: str, order: list[str]) -> None:
    sheet, saved = root / "queue.xlsx", root / "queue.csv"
    review(root, "--out", str(sheet))
    rows = rows_of(sheet)
    rows[3] |= {"answer": "none 无对应职业", "reason": '查无此职业，"旧称"', "on": "2026/11/2"}
    rows[5] |= {"answer": "6-18-01-01 车工", "reason": "两行\n理由", "by": "王"}
    write_csv(saved, rows, encoding, order)
    result = review(root, "--in", str(saved), "--by", "li")
    assert result.exit_code == 0, result.output
    found = {one.printed_name: one for one in read_decisions(root / "raw" / "decisions.csv")}
    assert (found[rows[3]["name"]].code, found[rows[3]["name"]].on) == ("none", "2026-11-02")
    assert (found[rows[5]["name"]].code, found[rows[5]["name"]].by) == ("6-18-01-01", "王")


def test_a_sheet_with_columns_moved_and_dressed_otherwise_is_taken_back(root: Path) -> None:
    sheet, other = root / "queue.xlsx", root / "other.xlsx"
    review(root, "--out", str(sheet))
    first = rows_of(sheet)[0]
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Sheet1"
    page.append(["answer", "理由", "name", "scope", "by", "on", "remarks"])
    page.append(["none", "no such", first["name"], first["scope"], "li", date(2026, 1, 2), 7])
    book.save(other)
    result = review(root, "--in", str(other))
    assert result.exit_code == 0, result.output
    (one,) = read_decisions(root / "raw" / "decisions.csv")
    assert (one.code, one.reason, one.on) == ("none", "no such", "2026-01-02")


def bomb(path: Path) -> None:
    """A sheet of a few kilobytes that unpacks to more than is read."""
    archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with archive, archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
        for _ in range(LARGEST_UNPACKED // 10_000_000 + 1):
            part.write(b" " * 10_000_000)


def crowd(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(600):
            archive.writestr(f"xl/part{number}.xml", "x")


def broken_xml(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("xl/workbook.xml", "<workbook")


def no_zip(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\x00" * 600)


def truncated(path: Path) -> None:
    book = Workbook()
    book.save(path)
    path.write_bytes(path.read_bytes()[:-300])


@pytest.mark.parametrize("make", [bomb, crowd, broken_xml, no_zip, truncated])
def test_a_hostile_sheet_is_refused_in_one_line(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(tmp_path / "bad.xlsx")
    with pytest.raises(UserError) as refused:
        read_sheet(tmp_path / "bad.xlsx")
    assert "bad.xlsx" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_csv_longer_than_any_queue_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text(",".join(HEADINGS) + "\n" + "x\n" * (MOST_ROWS + 1), encoding="utf-8")
    with pytest.raises(UserError, match=f"more than {MOST_ROWS} rows"):
        read_sheet(path)
