"""Many hostile notices beside each other in one root, hostile decisions, and queues that somebody sent: a line for each, the good
notice whole, nothing outside the root touched."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.base.errors import UserError
from pipeline.base.printable import one_line
from pipeline.cli.app import main
from pipeline.match.sheet_rows import read_sheet
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.run import Failure, run_extract
from tests.hostile.pdf_kinds import PDF_KINDS
from tests.hostile.queue_kinds import DECIDED, FILLED, write_changed
from tests.hostile.recipes import TEXT
from tests.hostile.test_kinds import OURS, rows_of
from tests.hostile.toml_kinds import TOML_TABLE
from tests.recipes.small_notices import BODY, write_files, write_notice

pytestmark = pytest.mark.slow
GOOD = BODY.format(year="2021", name="烧焊工")
GOOD_NAMES = ["焊工", "电工", "烧焊工"]
# Under these limits a notice ends in time on any machine: some drawings are refused for the time they take.
LIMITS = Limits(jobs=2, seconds=60)


def good_root(folder: Path) -> Path:
    """A root with one good notice, and something of others beside it."""
    root = folder / "root"
    write_notice(root, "a-2021", GOOD)
    (folder / "outside.txt").write_text("theirs", encoding="utf-8")
    return root


def check_root(folder: Path, failures: tuple[Failure, ...]) -> None:
    """A line for each notice that failed, the good one whole, and nothing else touched."""
    for one in failures:
        for words in one.words:
            assert words == one_line(words)
            assert "a fault of the program" not in words, words
            assert "Traceback" not in words
    assert [row["name"] for row in rows_of(folder / "root", "a-2021")] == GOOD_NAMES
    assert (folder / "outside.txt").read_text(encoding="utf-8") == "theirs"
    assert {path.name for path in folder.iterdir()} == {"root", "outside.txt"}
    assert {path.name for path in (folder / "root").iterdir()} <= OURS


def id_of(number: int) -> str:
    return f"b{number}-2024"


def test_each_pdf_is_read_or_one_line_under_the_limits(tmp_path: Path) -> None:
    root = good_root(tmp_path)
    for number, make in enumerate(PDF_KINDS.values()):
        path = tmp_path / "made.pdf"
        make(path)
        folder = root / "raw" / id_of(number)
        folder.mkdir()
        write_files(folder, {"notice.pdf": (path.read_bytes(), "main")})
        path.unlink()
    failures = run_extract(root, limits=LIMITS).failures
    assert {one.notice_id for one in failures} <= {id_of(n) for n in range(len(PDF_KINDS))}
    check_root(tmp_path, failures)


def test_each_wrong_value_of_notice_toml_is_read_or_one_line_that_names_its_key(tmp_path: Path) -> None:  # fmt: skip
    root = good_root(tmp_path)
    for number, text in enumerate(TOML_TABLE.values()):
        folder = root / "raw" / id_of(number)
        folder.mkdir()
        (folder / "notice.txt").write_text(TEXT, encoding="utf-8")
        (folder / "notice.toml").write_text(text, encoding="utf-8")
    failures = run_extract(root, limits=None).failures
    kinds = dict(zip(map(id_of, range(len(TOML_TABLE))), TOML_TABLE, strict=True))
    for one in failures:
        key = re.split(": | is ", kinds[one.notice_id])[0].split()[-1]
        assert key in one.message or "[[" in one.message, (kinds[one.notice_id], one.message)
    check_root(tmp_path, failures)


@pytest.mark.parametrize("kind", DECIDED)
def test_decisions_are_read_or_told_line_by_line(kind: str, tmp_path: Path) -> None:
    data, outcome = DECIDED[kind]
    root = good_root(tmp_path)
    (root / "raw" / "decisions.csv").write_bytes(data)
    try:
        failures = run_extract(root, limits=None).failures
    except UserError as error:
        # Nobody can tell what stands where: the run stops, and writes nothing.
        failures = tuple(Failure("", words) for words in error.faults)
        assert not (root / "normalized").exists()
    else:
        check_root(tmp_path, failures)
    assert outcome == "either" or bool(failures) == (outcome == "refused"), failures
    for one in failures:
        assert "decisions.csv" in one.message
        assert all(words == one_line(words) for words in one.words)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A root with a draft, and its queue, answered."""
    from openpyxl import load_workbook

    folder = tmp_path_factory.mktemp("asked")
    root = good_root(folder)
    run_extract(root)
    path = folder / "queue.xlsx"
    done = CliRunner().invoke(main, ["--root", str(root), "review", "--out", str(path)])
    assert done.exit_code == 0, done.output
    book = load_workbook(path)
    page = book.worksheets[0]
    heads = [str(cell.value) for cell in page[1]]
    (row,) = (row for row in page.iter_rows(min_row=2) if "烧焊工" in [one.value for one in row])
    for head, value in {"answer": "none", "reason": "no such"}.items():
        place = next(n for n, one in enumerate(heads) if head in one.split())
        row[place].value = value
    book.save(path)
    return root, path.read_bytes()


@pytest.mark.parametrize("kind", FILLED)
def test_a_queue_that_somebody_sent_is_taken_or_refused_whole(
    kind: str, asked: tuple[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A process for each would take the time; what needs its limits is tried in tests/test_match_sheet.py.
    monkeypatch.setattr("pipeline.cli.review._read_apart", read_sheet)
    whole, right = asked
    root = Path(shutil.copytree(whole, tmp_path / "root"))
    (tmp_path / "outside.txt").write_text("theirs", encoding="utf-8")
    sheet = write_changed(root / "queue.xlsx", right, FILLED[kind])
    words = ["--root", str(root), "--lang", "en", "review", "--in", str(sheet), "--by", "x"]
    done = CliRunner().invoke(main, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in (0, 1, 2)
    assert "fault of" not in done.stderr
    assert all(line == one_line(line) for line in done.stderr.splitlines())
    assert (done.exit_code == 0) == (not done.stderr)
    if kind == "right":
        assert (root / "raw" / "decisions.csv").is_file(), done.output
    if done.exit_code:
        assert not (root / "raw" / "decisions.csv").exists()
    sheet.unlink()
    check_root(tmp_path, ())
