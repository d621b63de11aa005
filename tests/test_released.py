"""The versions in git hold, and the latest is what the sources in git make today."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from tests.conftest import ROOT

NORMALIZED = ROOT / "normalized"
with (NORMALIZED / "versions.csv").open(encoding="utf-8", newline="") as listed:
    VERSIONS = [row["version"] for row in csv.DictReader(listed)]


def test_versions_in_git_hold_and_are_all_listed() -> None:
    result = CliRunner().invoke(main, ["--root", str(ROOT), "--lang", "en", "verify"])
    assert result.exit_code == 0, result.output
    assert [line.split()[:2] for line in result.output.splitlines()] == [
        [version, "holds"] for version in VERSIONS
    ]


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_frictionless_finds_each_version_in_git_valid(version: str) -> None:
    report = frictionless.validate(str(NORMALIZED / version / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


TABLES = sorted(path.stem for path in NORMALIZED.glob(f"{VERSIONS[-1]}/*.parquet"))


@pytest.mark.parametrize("name", TABLES)
def test_extraction_makes_what_was_released(workspace: Path, tables, name: str) -> None:
    kept = pq.read_table(NORMALIZED / VERSIONS[-1] / f"{name}.parquet")
    made = pq.read_table(workspace / "normalized" / "draft" / f"{name}.parquet")
    assert made.column_names == kept.column_names
    assert rows_of(made) == rows_of(kept)


def rows_of(table: pa.Table) -> list[str]:
    return sorted(json.dumps(row, ensure_ascii=False, default=str) for row in table.to_pylist())


def test_the_second_version_differs_by_the_decisions_and_by_nothing_else() -> None:
    # raw/decisions.csv: 塑料挤出工 stands four times in two notices, 橡胶半成品制造工 twice.
    words = [
        "--root",
        str(ROOT),
        "--lang",
        "en",
        "diff",
        "2026-11-22",
        "2026-11-22.2",
        "--format",
        "json",
    ]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1, result.output
    found = json.loads(result.output)
    groups = {name: table["groups"] for name, table in found["tables"].items() if table["groups"]}
    assert set(groups) == {"occupations", "issues"}
    assert {
        (group["kind"], group["cause"], len(group["rows"])) for group in groups["occupations"]
    } == {
        ("code", "decision", 4),
        ("code", "decision", 2),
    }
