"""A table of a version that is another table: every command says one line, and none stops by a fault of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from tests.versions.drafts import two_versions

FIRST, SECOND = "2026-11-21", "2026-11-22"
COMMANDS = {
    "verify": ["verify"],
    "diff": ["diff", FIRST, SECOND],
    "export": ["export", "--version", SECOND, "--format", "csv"],
    "lookup": ["lookup", "焊工", "--region", "温州", "--version", SECOND],
    "coverage": ["coverage", "--version", SECOND],
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two small versions that hold."""
    return two_versions(tmp_path_factory.mktemp("whole"))


def said(root: Path, words: list[str]) -> tuple[int, str]:
    more = ["--out", str(root / "export")] if words[0] == "export" else []
    done = CliRunner().invoke(main, ["--root", str(root), "--lang", "en", *words, *more])
    return done.exit_code, done.stderr


TABLES: dict[str, Callable[[pa.Table], pa.Table]] = {
    "a column less": lambda table: table.drop_columns(["notice_id"]),
    "a column of another type": lambda table: table.set_column(0, table.column_names[0], pa.array([1] * table.num_rows)),
    "no columns": lambda table: table.select([]),
    "other columns": lambda table: pa.table({"x": [1, 2]}),
    "no rows": lambda table: table.slice(0, 0),
}  # fmt: skip


@pytest.mark.parametrize("change", TABLES)
@pytest.mark.parametrize("name", ["rates", "notices", "catalogue"])
def test_a_table_of_another_schema_is_one_line_for_every_command(whole, tmp_path, name, change):
    root = tmp_path / "root"
    shutil.copytree(whole, root)
    path = root / "normalized" / SECOND / f"{name}.parquet"
    pq.write_table(TABLES[change](pq.ParquetFile(path).read()), path)
    check_all(root)


def check_all(root: Path) -> None:
    for name, words in COMMANDS.items():
        code, stderr = said(root, words)
        assert code in {0, 1, 2}, (name, code, stderr)
        assert stderr.count("\n") <= 1, (name, stderr)
    assert said(root, COMMANDS["verify"])[0] == 1
