"""Every version ever released stays readable: loaded, verified, compared, exported and asked, whatever its schema."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import pipeline
from pipeline.cli.app import main
from pipeline.model.schema import TABLES
from tests.conftest import ROOT

NORMALIZED = ROOT / "normalized"
with (NORMALIZED / "versions.csv").open(encoding="utf-8", newline="") as listed:
    VERSIONS = [row["version"] for row in csv.DictReader(listed)]
NAMES = {
    version: sorted(p.stem for p in (NORMALIZED / version).glob("*.parquet"))
    for version in VERSIONS
}
KNOWN = {table.name: table for table in TABLES}


def run(*words: str, root: Path = ROOT) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", *words])


@pytest.mark.parametrize("version", VERSIONS)
def test_every_table_loads_with_the_columns_of_now_and_null_where_it_lacks_one(
    version: str,
) -> None:
    for name in NAMES[version]:
        frame = pipeline.load(name, version, root=ROOT, drafts=True)
        kept = pq.read_table(NORMALIZED / version / f"{name}.parquet")
        assert len(frame) == kept.num_rows
        assert list(frame.columns)[: len(KNOWN[name].names)] == KNOWN[name].names
        for column in set(KNOWN[name].names) - set(kept.column_names):
            assert frame[column].isna().all(), (name, column)
        for column in kept.column_names:
            nulls = kept[column].null_count
            assert int(frame[column].isna().sum()) == nulls, (name, column)
        assert set(frame.attrs["zh"]) >= set(kept.column_names)


def test_what_a_column_means_is_said_by_the_version_itself() -> None:
    package = json.loads((NORMALIZED / VERSIONS[0] / "datapackage.json").read_text())
    fields = next(r for r in package["resources"] if r["name"] == "occupations")["schema"]["fields"]
    said = {field["name"]: field["description"] for field in fields}
    loaded = pipeline.load("occupations", VERSIONS[0], root=ROOT).attrs["en"]
    assert {name: loaded[name] for name in said} == said


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_proved_by_what_it_says_of_itself(version: str) -> None:
    done = run("verify", version)
    assert (done.exit_code, done.output.split()[:2]) == (0, [version, "holds"]), done.output


@pytest.mark.parametrize("before", VERSIONS)
def test_every_version_is_compared_with_the_draft_column_by_column(
    before: str, tables, workspace: Path, tmp_path: Path
) -> None:
    shutil.copytree(NORMALIZED, tmp_path / "normalized", ignore=shutil.ignore_patterns("draft"))
    shutil.copytree(workspace / "normalized" / "draft", tmp_path / "normalized" / "draft")
    (tmp_path / "raw").mkdir()
    done = run("diff", before, "draft", "--format", "json", root=tmp_path)
    assert done.exit_code in {0, 1}, done.output
    told = json.loads(done.output)
    assert set(told["tables"]) >= {"occupations", "rates", "rules", "catalogue"}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_exported_long_and_wide(version: str, tmp_path: Path) -> None:
    done = run(
        "export", *NAMES[version], "--version", version, "--format", "csv", "--out", str(tmp_path)
    )
    assert done.exit_code == 0, done.output
    with (tmp_path / f"catalogue-{version}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = pq.read_table(NORMALIZED / version / "catalogue.parquet")
    assert len(rows) == kept.num_rows
    # Values of closed lists are followed by their labels.
    own = [name for name in rows[0] if not name.endswith(("_label", "_label_zh"))]
    assert own[: len(KNOWN["catalogue"].names)] == KNOWN["catalogue"].names
    wide = run("export", "--wide", "--version", version, "--format", "xlsx", "--out", str(tmp_path))
    assert wide.exit_code == 0, wide.output


def test_history_tells_what_every_version_said() -> None:
    done = run("lookup", "车工", "--region", "温州", "--grade", "3", "--history", "--json")
    assert done.exit_code == 0, done.output
    past = json.loads(done.output)
    assert {one["version"] for one in past} >= set(VERSIONS)
    found = {(one["version"], one["notice_id"]): one["amount"] for one in past}
    # 2300 + 30 % = 2990, as every version had it.
    assert {found[version, "wenzhou-2023"] for version in VERSIONS} == {2990}


@pytest.mark.parametrize("version", VERSIONS)
def test_an_entry_without_a_grade_is_answered_though_the_uplift_is_for_grades(version: str) -> None:
    # 家具组装 is a specialised ability of huaian-2024; its uplift holds for 技师 and above, of qualifications only.
    done = run(
        "lookup",
        "家具组装",
        "--region",
        "淮安",
        "--on",
        "2024-06-01",
        "--version",
        version,
        "--json",
    )
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["status"] == "listed"


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_every_name_of_every_version_is_answered_at_each_grade(version: str) -> None:
    """In its region, on a day on which its notice holds, by any form in which it is printed: never an error."""
    notices = pipeline.load("notices", version, root=ROOT, drafts=True).set_index("notice_id")
    occupations = pipeline.load("occupations", version, root=ROOT, drafts=True)
    asked: dict[tuple[str, str, str], None] = {}
    for row in occupations.itertuples():
        notice = notices.loc[row.notice_id]
        day = (
            str(notice["effective_from"].date())
            if notice["effective_from"] == notice["effective_from"]
            else "2024-06-01"
        )
        for name in dict.fromkeys([row.printed_name, row.name]):
            asked.setdefault((name, str(notice["region_code"]), day))
    assert len(asked) > 1500
    for name, region, day in asked:
        for grade in (None, 5, 4, 3, 2, 1):
            answer = pipeline.lookup(
                name, region, grade=grade, on=day, hours=80, version=version, root=ROOT
            )
            assert answer.status
