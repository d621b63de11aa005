"""`make corpus N=300`: exact rows by family and format on generated notices, and every wrong value that nothing flags."""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.compare import Row, differences, read_folder
from tests.corpus import generate, write_case
from tests.corpus.write import SAVED, Format

# The family whose rules and days are known: the letters of the others hold sentences without truth.
SENTENCES = 18
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html", "mht", "xlsx", "ods", "rtf", "txt")
# A doubt of one of these kinds at the notice flags a value that came out wrong.
FLAGS = {
    "header_guessed", "header_unknown", "unread_table", "unread_row", "unread_lines", "unread_amount", "unread_grade", "missing_separator",
    "doubled_separator", "merged_blank", "two_codes", "odd_code", "cut_value", "serial_gap", "serial_jump", "programme_unknown",
    "merges_inferred",
}  # fmt: skip


@dataclass
class Score:
    """What one generated notice gave in one format: rows of truth, rows not read exactly, rows read that are not printed,
    rows that no doubt explains."""

    seed: int
    family: int
    form: str
    rows: int
    missing: list[Row] = field(default_factory=list)
    extra: list[Row] = field(default_factory=list)
    silent: int = 0
    flagged: bool = False


def score(seed: int, form: Format) -> Score:
    """Generates a notice, reads it, and compares."""
    case = generate(seed)
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "x-2024"
        directory.mkdir()
        path = write_case(case, directory, form)
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        (directory / "notice.toml").write_text(
            f'[[files]]\nname = "{path.name}"\nsha256 = "{sha}"\n', encoding="utf-8"
        )
        tables = read_folder(directory)
    result = Score(
        seed, case.family, form, len(case.occupations) + len(case.rates) + len(case.rules)
    )
    pairs = [(case.occupations, tables["occupations"]), (case.rates, tables["rates"])]
    if case.family == SENTENCES:
        pairs += [(case.rules, tables["rules"]), ([case.shell], tables["notices"])]
    for truth, rows in pairs:
        missing, extra = differences(truth, rows)
        result.missing += missing
        result.extra += extra
    unread = any(
        row["fate"] == "unread"
        for row in tables["coverage"]
        if row["kind"] != "number" or case.family == SENTENCES
    )
    result.flagged = unread or any(row["kind"] in FLAGS for row in tables["issues"])
    result.silent = 0 if result.flagged else len(result.extra)
    return result


def _score(job: tuple[int, Format]) -> Score:
    return score(*job)


def main() -> None:
    """Prints the table; exit 1 where fewer than 99 % of the rows are exact."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--verbose", action="store_true", help="name the seeds that are not exact")
    parser.add_argument(
        "--formats",
        nargs="+",
        default=FORMATS,
        choices=[*FORMATS, *SAVED],
        help="doc and xls are saved by LibreOffice, some seconds each",
    )
    options = parser.parse_args()
    jobs = [
        (seed, form)
        for seed in range(options.first, options.first + options.number)
        for form in options.formats
    ]
    with ProcessPoolExecutor() as pool:
        scores = list(pool.map(_score, jobs, chunksize=4))
    if options.verbose:
        for one in scores:
            if one.missing or one.extra:
                print(
                    f"seed {one.seed} family {one.family} {one.form}: {len(one.missing)} missing, {len(one.extra)} extra"
                )
    sys.exit(0 if print_scores(scores, options.formats) >= 0.99 else 1)


def print_scores(scores: list[Score], formats: Sequence[str] = FORMATS) -> float:
    """One line a family; returns the share of exact rows."""
    cells: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for one in scores:
        for key in ((one.family, one.form), (0, one.form), (one.family, "all"), (0, "all")):
            cells[key].update(
                {"rows": one.rows, "missing": len(one.missing), "silent": one.silent, "notices": 1}
            )
    grid = Table(title="exact rows by family", box=None)
    for head in ("family", "notices", "rows", *formats, "all", "wrong and not flagged"):
        grid.add_column(head, justify="right")
    for family in [*sorted({one.family for one in scores}), 0]:
        every = cells[family, "all"]
        shares = [f"{_share(cells[family, form]):.2%}" for form in (*formats, "all")]
        label = str(family) if family else "all"
        grid.add_row(
            label,
            str(every["notices"]),
            str(every["rows"]),
            *shares,
            str(every["silent"]),
            style="" if family else "bold",
        )
    Console(width=140).print(grid)
    return _share(cells[0, "all"])


def _share(cell: Counter[str]) -> float:
    return 1 - cell["missing"] / cell["rows"] if cell["rows"] else 1.0


if __name__ == "__main__":
    main()
