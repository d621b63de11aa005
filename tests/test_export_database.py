"""`catalogue export --format duckdb`: one file that explains itself, answers as `lookup` does, and is whole or not there."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from pipeline.answers.public import lookup
from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.cli.export import export_command
from pipeline.cli.settings import Settings
from pipeline.model.schema import TABLES
from pipeline.store.database import write_database
from pipeline.store.export import Sheet, to_xlsx
from tests.conftest import ROOT


@pytest.fixture
def run(tables, workspace, tmp_path):
    def invoke(*words: str) -> Result:
        words = (*words, "--version", "draft", "--out", str(tmp_path))
        return CliRunner().invoke(export_command, list(words), obj=Settings(workspace, "en"))

    return invoke


@pytest.fixture
def base(run, tmp_path):
    done = run("--format", "duckdb")
    assert done.exit_code == 0, done.output
    with duckdb.connect(tmp_path / "catalogue.duckdb", read_only=True) as connection:
        yield connection


def test_every_table_stands_in_it_whole_and_every_table_and_column_is_explained(base, tables):
    for name, rows in tables.items():
        assert base.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (len(rows),)
    comments = dict(base.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    columns = base.execute("SELECT table_name, column_name, comment FROM duckdb_columns()")
    said = {(table, column): comment for table, column, comment in columns.fetchall()}
    for table in TABLES:
        assert comments[table.name] == f"{table.zh} / {table.en}"
        for column in table.columns:
            assert said[table.name, column.name].startswith(f"{column.zh} / ")


def test_the_words_of_closed_lists_have_their_labels(base):
    words = "SELECT zh, en FROM labels WHERE \"table\" = 'catalogue' AND value = 'per_class_hour'"
    assert base.execute(words).fetchall() == [("元/课时", "yuan a class hour")]


@pytest.mark.parametrize("hours", [None, 20, 40, 500])
def test_payments_on_a_day_are_what_lookup_says(base, workspace, hours):
    # 2300 + 30 %; thresholds and caps as in test_lookup.
    sql = (
        "SELECT entitlement_id, amount_for_hours(amount_yuan, hours_min, extra_hour_rate_yuan, cap_yuan, $hours)"
        " FROM payments_on('330300', DATE '2023-06-01') WHERE name = '车工' AND grade = 3"
    )
    answer = lookup(
        "车工", "温州", grade=3, on="2023-06-01", hours=hours, version="draft", root=workspace
    )
    said = {line.entitlement_id: line.amount_yuan for line in answer.lines}
    assert dict(base.execute(sql, {"hours": hours}).fetchall()) == said


def test_drafts_for_comment_are_no_payments(base):
    words = "SELECT count(*) FROM payments WHERE notice_id = 'wenzhou-2023-draft'"
    assert base.execute(words).fetchone() == (0,)


def test_every_view_can_be_asked(base):
    for view in ("payments", "notices_today", "open_issues"):
        base.execute(f"SELECT * FROM {view} LIMIT 1").fetchall()


@pytest.mark.parametrize("version", ["2026-11-22", "2026-11-22.2", "2026-11-26"])
def test_every_released_version_becomes_a_file(version, tmp_path):
    words = ["--version", version, "--out", str(tmp_path), "--format", "duckdb"]
    done = CliRunner().invoke(export_command, words, obj=Settings(ROOT, "en"))
    assert done.exit_code == 0, done.output
    with duckdb.connect(tmp_path / "catalogue.duckdb", read_only=True) as base:
        assert base.execute("SELECT version FROM about").fetchone() == (version,)


def test_without_duckdb_one_line_says_what_to_install(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    done = run("--format", "duckdb")
    assert done.exit_code == 2
    assert done.stderr == (
        "error: duckdb is not installed; run: pip install 'subsidy-catalogue[duckdb]'\n"
    )
    with pytest.raises(UserError) as refused:
        write_database(Path("normalized"), Path("catalogue.duckdb"))
    assert refused.value.words.zh.startswith("未安装 duckdb")


def test_a_part_of_a_version_is_no_database(run):
    assert "writes the whole version" in run("rates", "--format", "duckdb").stderr


# A file-size limit is to a writer what a full disk is.
SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
from pipeline.cli.export import export_command
from pipeline.cli.settings import Settings
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
export_command(["--version", "draft", "--out", sys.argv[2], "--format", sys.argv[3]], obj=Settings(Path(sys.argv[1]), "en"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
@pytest.mark.parametrize("form", ["csv", "duckdb"])
def test_a_full_disk_is_one_line_and_leaves_what_stood_there(tables, workspace, tmp_path, form):
    name = "catalogue.duckdb" if form == "duckdb" else f"catalogue-draft.{form}"
    (tmp_path / name).write_bytes(b"old")
    words = [sys.executable, "-c", SMALL_DISK, str(workspace), str(tmp_path), form]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert "what stood there before is unchanged" in done.stderr
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(name, b"old")]


@pytest.mark.parametrize("form", ["csv", "xlsx", "duckdb"])
def test_a_refused_rename_leaves_nothing_half_written(run, tmp_path, monkeypatch, form):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "rename", full)
    done = run("--format", form)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "No space left" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_for_which_the_temporary_folder_has_no_room_is_one_line(monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Workbook, "save", full)
    with pytest.raises(UserError, match="no room for a workbook in the temporary folder"):
        to_xlsx(Sheet("t", {"name": "name"}, {}, []))
