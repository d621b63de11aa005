"""Whole notices against their truth: `python -m tests.notices_report FOLDER [PLACE...]`.

FOLDER holds a folder a notice: `files/` as published and `truth.json` (title, number, issuers, region, issued_on, effective_from,
effective_to; entries; amounts; rules; not_amounts, sums that are no amounts of the notice). They are added, extracted
and read back as a user does, told nothing but the files (and what a file `add` says: `--id luzhou-2021`). What is compared: `tests/notice_scores.py`, `tests/notice_amounts.py`. PLACE keeps the
notices whose folder holds it. `--keep DIR` leaves the roots there; with `--again` they are compared, not read again.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.notice_amounts import score_amounts
from tests.notice_scores import Tally, Unread, score_entries, score_notice, score_rules

TABLES = ("notices", "occupations", "rates", "rules", "catalogue", "coverage")
KINDS = ("notice", "entries", "amounts", "rules")


def read_as_a_user(place: Path, root: Path) -> None:
    """Add the files of a notice to a new root and extract them. What the commands print is kept beside."""
    if (root / "add.log").exists():
        shutil.rmtree(root)  # of an earlier run: what was added stays as it was
    (root / "raw").mkdir(parents=True, exist_ok=True)
    files = sorted(map(str, (place / "files").iterdir()))
    said = (place / "add").read_text(encoding="utf-8").split() if (place / "add").exists() else []
    for name, asked in (
        ("add", ["add", *files, *said, "--yes"]),
        ("extract", ["extract"]),
        ("check", ["check", "--verbose"]),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", "--lang", "en", "--root", str(root), *asked],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        (root / f"{name}.log").write_text(done.stdout + done.stderr, encoding="utf-8")


def load(root: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables of the draft as rows."""
    draft = root / "normalized" / "draft"
    return {name: pq.read_table(draft / f"{name}.parquet").to_pylist() for name in TABLES}


def score(place: Path, root: Path) -> dict[str, Tally]:
    """The fates of all facts of one notice, by kind."""
    truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    tables = load(root)
    unread = Unread(tables["coverage"])
    if not tables["notices"]:
        raise SystemExit(f"{place.name}: nothing was read; see {root}")
    return {
        "notice": score_notice(truth, tables["notices"][0]),
        "amounts": score_amounts(truth, tables, unread),
        "rules": score_rules(truth, tables, unread),
        "entries": score_entries(truth, tables, unread),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("places", nargs="*")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--again", action="store_true", help="compare what --keep holds")
    parser.add_argument("--quiet", action="store_true", help="the figures alone")
    asked = parser.parse_args()
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    with tempfile.TemporaryDirectory() as made:
        for place in sorted(p for p in asked.folder.iterdir() if (p / "truth.json").exists()):
            if asked.places and not any(word in place.name for word in asked.places):
                continue
            root = (asked.keep or Path(made)) / place.name
            if not asked.again:
                read_as_a_user(place, root)
            if not (root / "normalized" / "draft").exists():
                print(f"{place.name}: not extracted; see {root}")
                continue
            _show(place.name, score(place, root), totals, is_quiet=asked.quiet)
    for kind, counts in totals.items():
        print(f"all {kind}: {_say(counts)}")


def _show(
    name: str, tallies: dict[str, Tally], totals: dict[str, Counter[str]], *, is_quiet: bool
) -> None:
    for kind in KINDS:
        tally = tallies[kind]
        totals[kind].update(tally.counts)
        print(f"{name} {kind}: {_say(tally.counts)}")
        for fate, line in [] if is_quiet else sorted(tally.lines):
            print(f"  {fate.upper()} {line[:600]}")


def _say(counts: Counter[str]) -> str:
    facts = sum(counts[fate] for fate in ("exact", "doubt", "told", "wrong", "lost"))
    return f"{facts} facts; " + ", ".join(f"{fate} {n}" for fate, n in sorted(counts.items()))


if __name__ == "__main__":
    main()
