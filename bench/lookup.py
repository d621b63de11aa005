"""How long a question takes, on the latest released version and on 1,000 notices made of it, and what a file of questions takes.

Names that the notices print and names that nobody knows, which go to the ranking, are told apart. Every question is of another
notice than the one before. Times are of the processor, all threads together, so that a busy machine changes them little.
Run: python -m bench lookup, or python bench/lookup.py [NOTICES].
"""

from __future__ import annotations

import csv
import itertools
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

TABLES = ("notices", "occupations", "catalogue", "rules", "entitlements")
IDS = ("notice_id", "entry_id", "rate_id", "rule_id", "row_id", "entitlement_id")
DAY = date(2024, 6, 1)
NOTICES, QUESTIONS, IN_A_FILE = 1_000, 1_000, 100_000
# Reports its own peak: the rows that are read and written must not pile up.
ANSWER_FILE = """
import resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pipeline.cli.lookup import lookup_command
from pipeline.cli.settings import Settings
root, asked, out = sys.argv[2:5]
start = time.process_time()
lookup_command(["--csv", asked, "--out", out], obj=Settings(Path(root), "en"), standalone_mode=False)
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def make_version(target: Path, count: int) -> None:
    """A version of `count` final notices, each of its own region and in force on DAY, with the rows of a released notice."""
    from pipeline.reference.regions import regions
    from pipeline.store.ages import read_in_columns_of_now
    from pipeline.store.versions import latest_version

    newest = latest_version(ROOT / "normalized")
    assert newest is not None
    source = ROOT / "normalized" / newest.version
    target.mkdir(parents=True)
    places = [code for code in regions() if code.endswith("00") and not code.endswith("0000")]
    places += [code for code in regions() if not code.endswith("00")]
    for name in TABLES:
        table = read_in_columns_of_now(source, name)
        parts = [table.filter(pc.equal(table["notice_id"], one)) for one in _dated(source)]
        makers = zip(itertools.cycle(parts), places[:count], strict=False)
        writer = pq.ParquetWriter(target / f"{name}.parquet", table.schema)
        for number, (part, code) in enumerate(makers):
            writer.write_table(_copy(part, name, f"town{number}-2024", code))
        writer.close()


def _dated(source: Path) -> list[str]:
    notices = pq.ParquetFile(source / "notices.parquet").read()
    return [
        str(row["notice_id"])
        for row in notices.to_pylist()
        if row["effective_from"] and row["status"] == "final"
    ]


def _copy(part: pa.Table, name: str, notice_id: str, region_code: str) -> pa.Table:
    """The rows of a notice as those of another one."""
    old = part["notice_id"][0].as_py() if part.num_rows else ""
    for place, field in enumerate(part.schema):
        column = part[field.name]
        if field.name in IDS:
            column = pc.replace_substring(column, old, notice_id)
        elif field.name == "region_code":
            column = pa.chunked_array([pa.array([region_code] * part.num_rows, field.type)])
        elif field.name in {"effective_from", "effective_to"}:
            day = date(2024, 1, 1) if field.name == "effective_from" else None
            column = pa.chunked_array([pa.array([day] * part.num_rows, field.type)])
        part = part.set_column(place, field, column)
    return part


def questions(root: Path, kind: str, count: int) -> Iterator[tuple[str, str, int]]:
    """(name, region code, grade), notice after notice: `known` names as their notice prints them, `ranked` ones with a
    character changed so that no rule takes them."""
    from pipeline.answers.public import book_below

    book, dice = book_below(root), random.Random(20261126)
    printed = _printed(root / "normalized" / book.name)
    alphabet = sorted({char for names in printed.values() for name in names for char in name})
    standing = [one.notice for one in book.standings.values() if one.is_in_force(DAY)]
    for notice in itertools.islice(itertools.cycle(standing), count):
        name = dice.choice(printed[notice.notice_id])
        while kind == "ranked" and (name := _damaged(name, alphabet, dice)) and _is_taken(name):
            name = dice.choice(printed[notice.notice_id])
        yield name, notice.region_code or "", dice.randint(1, 5)


def _printed(directory: Path) -> dict[str, list[str]]:
    table = pq.ParquetFile(directory / "occupations.parquet").read(["notice_id", "name"])
    found: dict[str, list[str]] = {}
    for notice_id, name in zip(*(table[c].to_pylist() for c in table.column_names), strict=True):
        if name != "*":
            found.setdefault(notice_id, []).append(name)
    return found


def _damaged(name: str, alphabet: list[str], dice: random.Random) -> str:
    at = dice.randrange(len(name))
    return name[:at] + dice.choice(alphabet) + name[at + 1 :]


def _is_taken(name: str) -> bool:
    from pipeline.answers.names import newest_reference
    from pipeline.match.resolve import resolve

    return resolve(name, newest_reference()).is_settled


def measure(root: Path, title: str) -> None:
    """Median, 95 % and questions a second in Python, each kind after a first round over the notices."""
    from pipeline.answers.look_up import look_up
    from pipeline.answers.models import Question
    from pipeline.answers.public import book_below

    start = time.perf_counter()
    book = book_below(root)
    print(
        f"\n{title}: {len(book.standings)} notices, opened in {time.perf_counter() - start:.2f} s"
    )
    for kind in ("known", "ranked"):
        asked = [Question(n, r, DAY, g) for n, r, g in questions(root, kind, 2 * QUESTIONS)]
        for question in asked[:QUESTIONS]:
            look_up(question, book)
        taken, found = [], 0
        for question in asked[QUESTIONS:]:
            begun = time.process_time()
            found += look_up(question, book).status.is_paid
            taken.append(1000 * (time.process_time() - begun))
        slow = statistics.quantiles(taken, n=20)[-1]
        print(
            f"  {kind:8}{statistics.median(taken):8.2f} ms median{slow:8.2f} ms in 95 of 100"
            f"{1000 * len(taken) / sum(taken):9,.0f} questions/s{found:7} of {len(taken)} paid"
        )


def measure_file(root: Path, folder: Path) -> None:
    """Questions a second and peak memory of `lookup --csv`, for a tenth of the questions and for all."""
    kinds = [questions(root, kind, IN_A_FILE) for kind in ("known", "ranked")]
    # One name in ten is damaged.
    rows = [next(kinds[number % 10 == 9]) for number in range(IN_A_FILE)]
    for count in (IN_A_FILE // 10, IN_A_FILE):
        asked, out = folder / f"{count}.csv", folder / f"{count}-answers.csv"
        with asked.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["name", "region", "grade", "on"])
            writer.writerows([*row, DAY.isoformat()] for row in rows[:count])
        words = [sys.executable, "-c", ANSWER_FILE, str(ROOT), str(root), str(asked), str(out)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        seconds, peak = map(float, done.stdout.split())
        lines = sum(1 for _ in out.open(encoding="utf-8")) - 1
        print(
            f"  --csv {count:9,} questions:{lines:9,} rows{seconds:8.1f} s"
            f"{count / seconds:9,.0f} questions/s, at most {peak:.0f} MB"
        )


def main(count: int) -> None:
    """Both versions, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "many"
        make_version(many / "normalized" / "draft", count)
        for root, title in ((ROOT, "the latest version"), (many, "made notices")):
            measure(root, title)
            measure_file(root, Path(folder))


def run() -> None:
    """The size that the figures in docs/calculators.md are measured at."""
    main(NOTICES)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else NOTICES)
