"""Characters printed against characters read, over folders of files that others made: `python -m bench conservation FOLDER...`

The printed side is counted by a program that this project does not use (poppler's `pdftotext`, with `-raw` and without, when
it leaves out what is drawn twice for bold), or of a Word file by its text nodes alone; the read side is all words of the
Document. Each file is read in a process of its own, under limits of time and memory. A file
    keeps    every digit, letter and Chinese character (but for one in a thousand, as engines differ on odd fonts),
    says     what it lost: by an issue, or by words left out with their cause that make up the difference,
    settled  differs from poppler's count, but holds what two of three programs count (a PDF; see bench/three_counts.py),
    alone    holds all that poppler and pdfminer count, and more that pdfium alone names: they leave it out or give up,
    looked at  differs as much as when a person looked at its print and found it read rightly (bench/looked_at.csv),
    loses    characters, or doubles them, without a word,
    refuses  in one line what cannot be read,
    crashes, or takes longer than a minute.
With -v, a line for each file that does not keep everything.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import multiprocessing
import re
import resource
import subprocess
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from bench.three_counts import by_pdfium, by_pdfminer
from bench.verdicts import (
    KINDS,
    Reading,
    Verdict,
    by_a_person,
    count,
    load_looked_at,
    nearest,
    not_read,
    settle,
)
from pipeline.read.conservation import texts_of

# Seconds of processor time, and how much longer a busy machine may take.
SECONDS, PATIENCE, MEMORY = 60, 4, 3 << 30
LARGEST = 40 << 20


@dataclass
class Figures:
    """Counts of one folder; `doubtful` counts files that say `text_lost`."""

    verdicts: Counter[str] = field(default_factory=Counter)
    doubtful: int = 0
    scans: int = 0
    characters: int = 0
    slowest: float = 0.0


def printed_by_poppler(path: Path) -> list[str]:
    """The text of a PDF by poppler, with and without what is drawn twice; "" where it cannot read it."""
    found = []
    for mode in (["-raw"], []):
        command = ["pdftotext", *mode, str(path), "-"]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
            found.append(done.stdout.decode("utf-8", "replace"))
        except subprocess.TimeoutExpired:
            found.append("")
    return found


def text_nodes(path: Path) -> list[str]:
    """Whatever stands in text nodes of the parts of a Word file that hold the notice, by their tags alone; "" for no archive."""
    found: list[str] = []
    try:
        with zipfile.ZipFile(path) as package:
            names = [name for name in package.namelist() if _OF_NOTICE.fullmatch(name.lower())]
            for name in names:
                found += _TEXT_NODE.findall(package.read(name).decode("utf-8", "replace"))
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError):
        return [""]
    return [html.unescape("\n".join(found))]


_OF_NOTICE = re.compile(r"word[/\\](document|footnotes|endnotes)\d*\.xml")
_TEXT_NODE = re.compile(r"<(?:\w+:)?(?:t|delText)(?:\s[^<>]*[^<>/])?>([^<]*)</")
PRINTED: dict[str, Callable[[Path], list[str]]] = {".pdf": printed_by_poppler, ".docx": text_nodes}
# Their readers write words that the file does not hold as text (automatic numbers): what is doubled only `text_lost` says.
WRITTEN_OUT = {".docx"}


def _read(path: Path, answer: Connection) -> None:
    from pipeline.base.errors import UserError
    from pipeline.read import read_document

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    start = time.process_time()
    try:
        document = read_document(path)
    except UserError as error:
        answer.send(Reading(refused=str(error).rpartition(f"{path}: ")[2]))
        return
    texts = texts_of(document.blocks)
    left_out = "\n".join(
        [*(item.text for item in document.left_out), *(item.tag for item in document.litter)]
    )
    kinds = tuple(issue.kind for issue in document.issues)
    answer.send(Reading("\n".join(texts), left_out, kinds, seconds=time.process_time() - start))


def read_apart(path: Path) -> Reading:
    """A file read in a process of its own."""
    here, there = multiprocessing.get_context("fork").Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_read, args=(path, there))
    process.start()
    there.close()
    try:
        answer = here.recv() if here.poll(PATIENCE * SECONDS) else Reading(seconds=SECONDS)
    except EOFError:
        process.join(5)
        answer = Reading(crashed=f"ended with {process.exitcode}")
    if process.is_alive():
        process.kill()
    process.join()
    return answer


def verdict_on(path: Path, reading: Reading) -> Verdict:
    """The verdict on a file: by one other program, and where a PDF differs from its count, by three."""
    if (verdict := not_read(reading, SECONDS)) is not None:
        return verdict
    ending = path.suffix.lower()
    printed = PRINTED[ending](path)
    verdict = nearest(map(count, printed), reading, ending in WRITTEN_OUT)
    if verdict[0] != "loses" or ending != ".pdf":
        return verdict
    miner, pdfium = by_pdfminer(path, SECONDS), by_pdfium(path, SECONDS)
    settled = settle(verdict, [printed, miner or [""], pdfium or [""]], reading)
    return by_a_person(settled, path, load_looked_at())


def files_of(folder: Path) -> list[Path]:
    """The files that can be counted, each content once."""
    found: dict[str, Path] = {}
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    for path in paths:
        if path.suffix.lower() in PRINTED and path.is_file() and 0 < path.stat().st_size < LARGEST:
            found.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
    return sorted(found.values())


def measure(folder: Path, tell: Callable[[str], None]) -> Figures:
    """The figures of a folder."""
    figures = Figures()
    for path in files_of(folder):
        reading = read_apart(path)
        verdict, missing, doubled = verdict_on(path, reading)
        figures.verdicts[verdict] += 1
        figures.slowest = max(figures.slowest, reading.seconds)
        is_unreadable = {"page_is_picture", "text_garbled"} & set(reading.issues)
        figures.scans += bool(reading.refused or is_unreadable)
        figures.doubtful += "text_lost" in reading.issues and not is_unreadable
        why = reading.refused or reading.crashed or ", ".join(sorted(set(reading.issues)))
        tell(f"{verdict:9} -{missing} +{doubled} {path} {why[:120]}")
    return figures


def run(arguments: Sequence[str] = ()) -> None:
    """Print the figures of each folder."""
    from rich.console import Console
    from rich.table import Table

    parser = argparse.ArgumentParser(prog="python -m bench conservation", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args(arguments)
    screen = Console(width=None if sys.stdout.isatty() else 140, highlight=False)
    table = Table(
        "folder",
        "files",
        *KINDS,
        "scan or garbled",
        "text_lost",
        "slowest s",
        box=None,
        pad_edge=False,
    )

    def tell(line: str) -> None:
        if options.verbose and not line.startswith("keeps"):
            print(line, flush=True)

    for name, found in _with_sum(
        (folder.name, measure(folder, tell)) for folder in options.folders
    ):
        counts = [str(found.verdicts[kind] or "") for kind in KINDS]
        table.add_row(
            name, str(found.verdicts.total()), *counts, str(found.scans or ""), str(found.doubtful or ""),
            f"{found.slowest:.1f}",
        )  # fmt: skip
    screen.print(table)


def _with_sum(rows: Iterable[tuple[str, Figures]]) -> Iterable[tuple[str, Figures]]:
    whole = Figures()
    for name, found in rows:
        whole.verdicts += found.verdicts
        whole.doubtful += found.doubtful
        whole.scans += found.scans
        whole.slowest = max(whole.slowest, found.slowest)
        yield name, found
    yield "all", whole
