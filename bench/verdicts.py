"""What the counts say of a file that was read: the verdicts of `python -m bench conservation`."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from bench.three_counts import as_chinese, middle
from pipeline.read.conservation import tally

KINDS = (
    "keeps", "says", "settled", "alone", "looked at", "loses", "refuses", "crashes", "over 60 s",
)  # fmt: skip
# Files whose print a person looked at: the SHA-256 of each, how many characters were missing and doubled by the other counts then,
# and what is to be seen.
LOOKED_AT = Path(__file__).with_name("looked_at.csv")
SAYING = {"text_lost", "page_is_picture", "text_garbled"}
# The sign for a character that is not known, and how many letters of another count one can stand for (a ligature).
UNKNOWN, LETTERS = "\ufffd", 3
# Accents set apart, which some programs put over their letters; raised letters (ˡ ˣ) among them are none.
ACCENTS = re.compile("[\u02b9-\u02df\u02e5-\u02ff]")
# A verdict, how many characters are missing and how many are doubled, left-out ones not counted.
Verdict = tuple[str, int, int]


@dataclass(frozen=True)
class Reading:
    """What a process that read a file has to say: the words of the Document, those left out, kinds of issues; or why not."""

    read: str = ""
    left_out: str = ""
    issues: tuple[str, ...] = ()
    refused: str = ""
    crashed: str = ""
    seconds: float = 0.0


def count(text: str) -> Counter[str]:
    """How often each digit, letter and Chinese character stands in a text; accents set apart are none."""
    return tally(ACCENTS.sub("", text))


def not_read(reading: Reading, seconds: int) -> Verdict | None:
    """The verdict on a file that was not read within some seconds; None for one that was."""
    if reading.crashed or reading.refused:
        return "crashes" if reading.crashed else "refuses", 0, 0
    return ("over 60 s", 0, 0) if reading.seconds >= seconds else None


def nearest(
    counts: Iterable[Counter[str]], reading: Reading, is_written_out: bool = False
) -> Verdict:
    """The verdict by that of several counts which is nearest to what was read."""
    return min((_compare(each, reading, is_written_out) for each in counts), key=_gravity)


def settle(verdict: Verdict, texts: Sequence[Sequence[str]], reading: Reading) -> Verdict:
    """The verdict on a PDF that differs from a first count, by three programs: the texts of each, in one way and another.
    Those of the last are the engine's that the file was read with."""
    *others, own = [[count(as_chinese(text)) for text in each] for each in texts]
    by_three = nearest((middle(*each) for each in product(*others, own)), reading)
    if by_three[0] != "loses":
        return "settled" if by_three[0] == "keeps" else by_three[0], *verdict[1:]
    held = count(reading.read) + count(reading.left_out)
    room = LETTERS * reading.read.count(UNKNOWN)
    is_alone = all(any((each - held).total() <= room for each in counts) for counts in others)
    return ("alone", *verdict[1:]) if is_alone and not held - own[0] else by_three


@cache
def load_looked_at(path: Path = LOOKED_AT) -> Mapping[str, tuple[int, int]]:
    """By the SHA-256 of a file how many characters were missing and doubled when a person found it read rightly."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {r["sha256"]: (int(r["missing"]), int(r["doubled"])) for r in csv.DictReader(lines)}


def by_a_person(verdict: Verdict, path: Path, looked_at: Mapping[str, tuple[int, int]]) -> Verdict:
    """The verdict on a file that differs: that of a person, if it differs by as much as it did then."""
    if verdict[0] != "loses":
        return verdict
    known = looked_at.get(hashlib.sha256(path.read_bytes()).hexdigest())
    return ("looked at", *known) if known == verdict[1:] else verdict


def _gravity(verdict: Verdict) -> tuple[int, int]:
    return KINDS.index(verdict[0]), verdict[1] + verdict[2]


def _compare(want: Counter[str], reading: Reading, is_written_out: bool) -> Verdict:
    """The verdict by one count. Where the reader writes words out, more than is printed is no doubling; where it tells what
    it left out for another wording in the same place (a form), that wording is none."""
    got, apart = count(reading.read), count(reading.left_out)
    room = want.total() / 1000 + 1
    missing, doubled = want - got, Counter() if is_written_out else got - want
    if missing.total() <= room and doubled.total() <= room:
        return "keeps", missing.total(), doubled.total()
    unsaid, unknown = missing - apart, reading.read.count(UNKNOWN)
    is_told = unsaid.total() <= room + LETTERS * unknown and doubled.total() <= room
    is_replaced = not unsaid and doubled.total() <= (missing & apart).total()
    says = is_told or is_replaced or not SAYING.isdisjoint(reading.issues)
    return "says" if says else "loses", unsaid.total(), doubled.total()
