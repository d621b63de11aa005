"""A person settles a doubt by pasting the line that the doubt printed."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from pipeline.model.issues import CORRECTION_COLUMNS
from pipeline.store.tables import read_table
from tests.recipes.document import Notice, grid
from tests.recipes.document import Paragraph as Line
from tests.recipes.write_docx import write_docx

LIST = "序号 | 职业名称 | 职业编码 | 行业\n1 | 架子工 | 6-29-01-05 | 建筑施工\n2 | 防水工 | 6-29-02-03 | 建筑施"
ROWS = LIST + "".join(f"\n{n} | 职业甲{n} | 6-29-01-0{n} | 建筑施工" for n in range(3, 9))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one notice, in which the industry of the second row is cut short."""
    directory = tmp_path / "raw" / "place-2024"
    directory.mkdir(parents=True)
    write_docx(
        Notice([Line("关于发布目录的通知"), Line("职业目录"), grid(ROWS)]),
        directory / "notice.docx",
    )
    sha = hashlib.sha256((directory / "notice.docx").read_bytes()).hexdigest()
    (directory / "notice.toml").write_text(
        f'[[files]]\nname = "notice.docx"\nsha256 = "{sha}"\n', encoding="utf-8"
    )
    return tmp_path


def run(root: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(
        main, ["--root", str(root), "--lang", "en", *words], catch_exceptions=False
    )
    return result.exit_code, result.output


def rows_of(root: Path, table: str) -> list[dict[str, object]]:
    return read_table(root / "normalized" / "draft", table).to_pylist()


def cut_values(root: Path) -> list[dict[str, object]]:
    return [row for row in rows_of(root, "issues") if row["kind"] == "cut_value"]


def write_corrections(root: Path, *rows: list[str]) -> None:
    with (root / "raw" / "place-2024" / "corrections.csv").open(
        "w", encoding="utf-8", newline=""
    ) as file:
        csv.writer(file).writerows([CORRECTION_COLUMNS, *rows])


def test_pasting_the_printed_line_settles_a_wrong_cell(root):
    assert run(root, "extract")[0] == 0
    (issue,) = cut_values(root)
    (line,) = csv.reader([str(issue["advice"]).removeprefix("corrections.csv: ")])
    assert line[:3] == ["t1.r3", "industry", "建筑施"]
    write_corrections(
        root, [*line[:3], "建筑施工", "cut short by the export", "reviewer", "2024-05-01"]
    )
    assert run(root, "extract")[0] == 0
    assert cut_values(root) == []
    assert {row["industry"] for row in rows_of(root, "occupations")} == {"建筑施工"}


def test_a_correction_that_does_not_find_what_it_expects_is_an_error(root):
    write_corrections(
        root, ["t1.r3", "industry", "别的话", "建筑施工", "reason", "reviewer", "2024-05-01"]
    )
    code, output = run(root, "extract")
    assert code == 1
    assert "corrections.csv:2: expects '别的话' in industry at t1.r3, which says '建筑施'" in output
    assert [row["kind"] for row in rows_of(root, "issues") if row["severity"] == "error"] == [
        "unreadable"
    ]


def test_a_correction_without_a_reason_is_refused_in_one_line(root):
    write_corrections(
        root, ["t1.r3", "industry", "建筑施", "建筑施工", "", "reviewer", "2024-05-01"]
    )
    code, output = run(root, "extract")
    assert code == 1
    assert "corrections.csv:2: reason is ''; allowed: words as printed, not empty" in output


def test_an_accepted_issue_keeps_its_row_with_the_reason(root):
    toml = root / "raw" / "place-2024" / "notice.toml"
    words = '\n[[accept]]\nkind = "cut_value"\nplace = "t1.r3"\nreason = "printed so"\nby = "reviewer"\non = 2024-05-01\n'
    toml.write_text(toml.read_text(encoding="utf-8") + words, encoding="utf-8")
    assert run(root, "extract")[0] == 0
    assert [row["accepted"] for row in cut_values(root)] == ["printed so (reviewer, 2024-05-01)"]


def test_an_acceptance_that_meets_nothing_is_an_issue_itself(root):
    toml = root / "raw" / "place-2024" / "notice.toml"
    words = '\n[[accept]]\nkind = "serial_gap"\nplace = "t1.r9"\nreason = "r"\nby = "b"\non = 2024-05-01\n'
    toml.write_text(toml.read_text(encoding="utf-8") + words, encoding="utf-8")
    assert run(root, "extract")[0] == 0
    assert [
        row["printed"] for row in rows_of(root, "issues") if row["kind"] == "stale_acceptance"
    ] == ["serial_gap t1.r9"]
