"""delta.json of a release: rows added, removed and changed, by key; `verify` holds it against both versions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.store.delta import DELTA, write_delta
from pipeline.store.verify import verify
from pipeline.store.versions import listed, write_versions
from pipeline.workflow.release import release
from tests.versions.drafts import LATER, NOW, RATE, draft
from tests.versions.tables import make_version

FIRST, SECOND = "2026-11-21", "2026-11-22"


def rates(*amounts: int) -> list[dict[str, Any]]:
    """Amounts of the grades 5, 4, 3 in this order."""
    return [
        {**RATE, "grade": 5 - number, "rate_id": f"r{5 - number}", "amount_yuan": amount}
        for number, amount in enumerate(amounts)
    ]


def table_of(data: bytes, name: str) -> dict[str, Any]:
    return next(table for table in json.loads(data)["tables"] if table["name"] == name)


def test_rows_that_came_went_and_changed_are_named_by_key_and_column():
    old, new = make_version(rates=rates(900, 1200, 1600)), make_version(rates=rates(900, 1300))
    new["rates"] = make_version(rates=[*rates(900, 1300), {**RATE, "grade": 2, "rate_id": "r2", "amount_yuan": 1}])["rates"]  # fmt: skip
    found = table_of(write_delta("a", old, "b", new), "rates")
    assert (found["rows_before"], found["rows"], found["key"]) == (3, 3, ["rate_id"])
    assert (found["added"], found["removed"]) == ([["r2"]], [["r3"]])
    assert found["changed"] == [{"key": ["r4"], "columns": ["amount_yuan"]}]


def test_columns_that_only_one_version_has_are_told_and_not_compared():
    old, new = make_version(rates=rates(900)), make_version(rates=rates(900))
    old["rates"] = old["rates"].drop_columns(["bound"]).append_column("letter", [["A"]])
    found = table_of(write_delta("a", old, "b", new), "rates")
    assert (found["columns_added"], found["columns_removed"]) == (["bound"], ["letter"])
    assert found["changed"] == []


def test_where_the_version_before_names_its_rows_otherwise_every_row_is_new():
    old, new = make_version(rates=rates(900)), make_version(rates=rates(900))
    old["rates"] = old["rates"].drop_columns(["rate_id"])
    found = table_of(write_delta("a", old, "b", new), "rates")
    assert (found["added"], found["removed"], found["changed"]) == (None, None, None)


def two_versions(root: Path) -> Path:
    draft(root)
    release(root, NOW, "0.1.0")
    draft(root, 1700)
    release(root, LATER, "0.1.0")
    return root / "normalized"


def test_each_release_holds_its_delta_and_both_verify(tmp_path):
    normalized = two_versions(tmp_path)
    first, second = (
        json.loads((normalized / name / DELTA).read_bytes()) for name in (FIRST, SECOND)
    )
    assert (first["from"], first["to"]) == (None, FIRST)
    assert (second["from"], second["to"]) == (FIRST, SECOND)
    assert [verify(normalized, name).problems for name in (FIRST, SECOND)] == [(), ()]


# What is changed in the second version's delta -> what `verify` says.
WRONG: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "of another version": (lambda d: d.update(to="2020-01-01"), "delta.json is of version 2020-01-01"),
    "a table less": (lambda d: d["tables"].pop(), "delta.json and the version do not both have"),
    "rows": (lambda d: d["tables"][0].update(rows=7), "delta.json counts 7 rows in"),
    "rows before": (lambda d: d["tables"][0].update(rows_before=7), "delta.json counts 7 rows in"),
    "a key nobody has": (lambda d: d["tables"][7]["changed"].append({"key": ["x"], "columns": []}), 'is wrong about rates ["x"]'),
    "a row more": (lambda d: d["tables"][7]["added"].append(["y"]), "does not add up for rates"),
    "no delta": (dict.clear, "delta.json cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_verify_holds_the_delta_against_both_versions(name, tmp_path):
    change, said = WRONG[name]
    normalized = two_versions(tmp_path)
    path = normalized / SECOND / DELTA
    delta = json.loads(path.read_bytes())
    change(delta)
    path.write_text(json.dumps(delta), encoding="utf-8")
    hash_anew(normalized)
    problems = [problem.en for problem in verify(normalized, SECOND).problems]
    assert any(said in problem for problem in problems), problems


def hash_anew(normalized: Path) -> None:
    """Hashes as if the second version had been released so: only what its delta says can be wrong."""
    package = normalized / SECOND / "datapackage.json"
    words = json.loads(package.read_bytes())
    words["files"][DELTA] = hashlib.sha256((normalized / SECOND / DELTA).read_bytes()).hexdigest()
    package.write_text(json.dumps(words), encoding="utf-8")
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    lines = listed(normalized)
    write_versions(
        normalized,
        [line if line.version == FIRST else type(line)(**{**line.__dict__, "package_sha256": digest}) for line in lines],
    )  # fmt: skip
