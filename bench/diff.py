"""The difference of two versions of 200,000 rows, beside what others say of the same data, in time and memory.

Each runs in a process of its own, reads the same two Parquet files, and is checked against what was really changed.
Run: python bench/diff.py [ROWS]. Needs pandas; datacompy with polars, and daff, where they are installed.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
KEY = ["notice_id", "programme", "name", "grade"]
ROUNDS = 3
LIMIT = 900


def ours(a: Path, b: Path) -> dict[str, Any]:
    """catalogue diff."""
    import pyarrow.parquet as pq

    from pipeline.diff.difference import compare
    from pipeline.diff.models import Side

    def run() -> Any:
        return compare(
            *(Side(path.stem, {"catalogue": pq.ParquetFile(path).read()}) for path in (a, b))
        )

    difference, said = measured(run)
    facts = [
        (event, fact)
        for group in difference.groups
        for event in group.events
        for fact in event.facts
    ]
    found = {"renamed": set(), "moved": set(), "added": set(), "removed": set()}
    for event, fact in facts:
        name = event.row["notice_id"], event.row["name"]
        kind = "renamed" if fact.kind == "printed" else fact.kind
        if kind in found:
            found[kind].add(name)
    policies = [group for group in difference.groups if group.kind == "amount"]
    counts = {kind: len(names) for kind, names in found.items()} | {"policies": len(policies)}
    return said | {"finds": ", ".join(f"{count} {kind}" for kind, count in counts.items())}


def pandas_merge(a: Path, b: Path) -> dict[str, Any]:
    """pandas merge, no cell compared."""
    import pandas as pd

    def run() -> Any:
        return pd.read_parquet(a).merge(pd.read_parquet(b), how="outer", on=KEY, indicator=True)

    merged, said = measured(run)
    counts = merged["_merge"].value_counts()
    return said | {"finds": f"{counts['right_only']} rows added, {counts['left_only']} removed"}


def pandas_compare(a: Path, b: Path) -> dict[str, Any]:
    """pandas merge, then each column compared."""
    import pandas as pd

    def run() -> Any:
        merged = pd.read_parquet(a).merge(pd.read_parquet(b), how="outer", on=KEY, indicator=True)
        both = merged[merged["_merge"] == "both"]
        columns = [name[:-2] for name in merged.columns if name.endswith("_x") and name != "bbox_x"]
        cells = 0
        for name in columns:
            old, new = both[f"{name}_x"], both[f"{name}_y"]
            cells += int(((old != new) & ~(old.isna() & new.isna())).fillna(False).sum())
        return merged["_merge"].value_counts(), cells

    (counts, cells), said = measured(run)
    return said | {
        "finds": f"{counts['right_only']} rows added, {counts['left_only']} removed, {cells} cells changed"
    }


def datacompy_polars(a: Path, b: Path) -> dict[str, Any]:
    """datacompy, polars engine."""
    import polars as pl
    from datacompy import PolarsCompare

    def run() -> Any:
        frames = [pl.read_parquet(path).drop("bbox") for path in (a, b)]
        return PolarsCompare(*frames, join_columns=KEY)

    compared, said = measured(run)
    cells = sum(column["unequal_cnt"] for column in compared.column_stats)
    rows = f"{len(compared.df2_unq_rows)} rows added, {len(compared.df1_unq_rows)} removed"
    return said | {"finds": f"{rows}, {cells} cells changed"}


def daff_diff(a: Path, b: Path) -> dict[str, Any]:
    """daff, keyed."""
    import daff
    import pyarrow.parquet as pq

    def rows(path: Path) -> list[list[Any]]:
        table = pq.ParquetFile(path).read().drop_columns(["bbox"])
        return [
            table.column_names,
            *map(list, zip(*(c.to_pylist() for c in table.columns), strict=True)),
        ]

    def run() -> Any:
        views = [daff.PythonTableView(rows(path)) for path in (a, b)]
        flags = daff.CompareFlags()
        flags.show_unchanged = False
        for name in KEY:
            flags.addPrimaryKey(name)
        told: list[list[Any]] = []
        daff.TableDiff(daff.compareTables(*views, flags).align(), flags).hilite(
            daff.PythonTableView(told)
        )
        return told

    told, said = measured(run)
    marks = [row[0] for row in told]
    changed = sum("->" in str(mark) for mark in marks)
    return said | {
        "finds": f"{marks.count('+++')} rows added, {marks.count('---')} removed, {changed} rows changed"
    }


METHODS: dict[str, tuple[Callable[[Path, Path], dict[str, Any]], tuple[str, ...]]] = {
    "catalogue diff": (ours, ()),
    "pandas merge": (pandas_merge, ()),
    "pandas merge + cells": (pandas_compare, ()),
    "datacompy (polars)": (datacompy_polars, ("datacompy", "polars")),
    "daff": (daff_diff, ("daff",)),
}


def measured(run: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """The result, the seconds it took, and the peak of memory above what the imports needed (MB)."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    result = run()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return result, {"seconds": seconds, "memory": (peak - before) / 1024, "peak": peak / 1024}


def best(name: str, a: Path, b: Path) -> dict[str, Any]:
    """The fastest of some rounds, each in a fresh process."""
    rounds = 1 if name == "daff" else ROUNDS
    runs = []
    for _ in range(rounds):
        words = [sys.executable, __file__, "--one", name, str(a), str(b)]
        done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=LIMIT)
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda run: run["seconds"])


def make(rows: int, folder: Path) -> str:
    """Write a.parquet and b.parquet; what was really changed, in words."""
    import pyarrow.parquet as pq

    from tests.versions.synthetic import make_versions

    before, after, truth = make_versions(
        rows, rows * 3 // 2000, rows // 5000, 5, rows * 3 // 40_000
    )
    pq.write_table(before, folder / "a.parquet")
    pq.write_table(after, folder / "b.parquet")
    counts = f"{len(truth.renamed)} renamed, {len(truth.moved)} moved, {len(truth.added)} added"
    counts += (
        f", {len(truth.removed)} removed, {len(truth.policies)} policies (occupations, 5 rows each)"
    )
    return f"{before.num_rows:,} rows, {before.num_columns} columns; really: {counts}"


def main(rows: int) -> None:
    """Print a line for each way of comparing, with its ratio to the pandas merge."""
    with tempfile.TemporaryDirectory() as folder:
        # This process stays small: a child's peak of memory begins with its parent's.
        subprocess.run([sys.executable, __file__, "--make", str(rows), folder], check=True)
        a, b = Path(folder) / "a.parquet", Path(folder) / "b.parquet"
        installed = {n: m for n, m in METHODS.items() if all(map(importlib.util.find_spec, m[1]))}
        results = {name: best(name, a, b) for name in installed}
    base = results["pandas merge"]
    print(f"{'':22}{'s':>8}{'x':>7}{'MB':>8}{'x':>7}{'peak MB':>9}  finds")
    for name, run in results.items():
        ratios = run["seconds"] / base["seconds"], run["memory"] / base["memory"]
        print(
            f"{name:22}{run['seconds']:8.2f}{ratios[0]:7.2f}{run['memory']:8.0f}{ratios[1]:7.2f}",
            end="",
        )
        print(f"{run['peak']:9.0f}  {run['finds']}")
    for name in METHODS.keys() - installed.keys():
        print(f"{name}: not installed")


def run() -> None:
    """The size that the README's figures are measured at."""
    main(200_000)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(METHODS[sys.argv[2]][0](Path(sys.argv[3]), Path(sys.argv[4]))))
    elif sys.argv[1:2] == ["--make"]:
        print(make(int(sys.argv[2]), Path(sys.argv[3])))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 200_000)
