"""The versions in git hold, and the latest is what the sources in git make today."""

from __future__ import annotations

import csv
import json
import re
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


# Made of the order of print in the released versions, of places since.
IDS = {"entry_id", "rate_id", "rule_id"}
# What is read or matched better since the last release: columns left out of the comparison, and kinds of issues.
MATCHING = {
    "edition", "occupation_code", "occupation_name", "match_method", "match_score", "match_status", "code_conflict",
}  # fmt: skip
UPLIFT = {"is_scarce", "scarce_uplift_pct", "amount_yuan"}
# What is said of a doubt is said anew, each language by itself and the text to paste behind its file.
SAID = {"message", "message_zh", "advice"}
BETTER = {"occupations": MATCHING, "catalogue": MATCHING | UPLIFT, "issues": SAID}
BETTER_ISSUES = {"match_review"}
TABLES = sorted(path.stem for path in NORMALIZED.glob(f"{VERSIONS[-1]}/*.parquet"))


@pytest.mark.parametrize("name", TABLES)
def test_extraction_makes_what_was_released_in_every_column_it_had(
    workspace: Path, tables, name: str
) -> None:
    kept = pq.read_table(NORMALIZED / VERSIONS[-1] / f"{name}.parquet")
    made = pq.read_table(workspace / "normalized" / "draft" / f"{name}.parquet")
    apart = IDS | BETTER.get(name, set())
    columns = [column for column in kept.column_names if column not in apart]
    assert compared(made, columns) == compared(kept, columns)


def compared(table: pa.Table, columns: list[str]) -> list[str]:
    """Rows as sorted text; advice names the fact where it named the place."""
    found = table.select(columns).to_pylist()
    lines = (
        json.dumps(row, ensure_ascii=False, default=str)
        for row in found
        if row.get("kind") not in BETTER_ISSUES
    )
    return sorted(re.sub(r'(?:fact|place) = \\"[^"]*\\"', "", line) for line in lines)


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
