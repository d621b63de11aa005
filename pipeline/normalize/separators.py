"""Names that run together because a separator is missing: parted where both halves are names that are known.

Known are the names of the classification and those that other notices print one by one (`reference/printed_names.py`);
never what happens to stand in another notice of the same run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.judgement.corrections import Corrections
from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.printed import Amount, Entry
from pipeline.normalize.marks import cut_marks
from pipeline.reference.editions import known_names
from pipeline.reference.printed_names import known_abilities, known_items
from pipeline.text import fold, squeeze

# Shorter words are no two names.
SHORTEST_RUN = 8
_SEPARATOR = re.compile("[、，,]")


def correct_names(entries: Sequence[Entry], fixes: Corrections) -> list[Entry]:
    """The entries whose name or code a person corrects, as corrected; of a cell of many names, a corrected name with
    separators in it is several entries."""
    return [one for entry in entries for one in _corrected(entry, fixes)]


def _corrected(entry: Entry, fixes: Corrections) -> list[Entry]:
    code = fixes.value(entry.place, "printed_code", entry.printed_code)
    name = fixes.find(entry.place, "name", entry.printed_name)
    if name is None:
        return [entry if code == entry.printed_code else replace(entry, printed_code=code)]
    names = [part for part in _SEPARATOR.split(name) if part] if entry.is_grouped else [name]
    return [replace(entry, half=one, printed_code=code) for one in names]


def split_runs(entries: Sequence[Entry]) -> tuple[list[Entry], list[Issue]]:
    """Two names run together in a cell of many parted, where both halves are known names (also of this notice) and the
    whole is none; a name that a person corrected is left as it is."""
    whole = known_names() | known_abilities()
    known = whole | {fold(cut_marks(e.printed_name)[0]) for e in entries if not e.is_residual}
    parted: list[Entry] = []
    issues: list[Issue] = []
    for entry in entries:
        halves = (
            find_halves(cut_marks(entry.printed_name)[0], known, whole)
            if entry.is_grouped and not entry.half
            else None
        )
        if halves is None:
            parted.append(entry)
            continue
        parted += _halves_of(entry, halves)
        words = {"first": halves[0], "second": halves[1]}
        issues.append(make_issue("missing_separator", entry.place, entry.printed_name, **words))
    return parted, issues


def _halves_of(entry: Entry, halves: tuple[str, str]) -> Iterator[Entry]:
    second = fold(squeeze(entry.printed_name)).find(halves[1], len(halves[0]))
    yield replace(entry, half=halves[0])
    yield replace(entry, half=halves[1], offset=entry.offset + max(second, len(halves[0])))


def find_halves(
    printed: str, known: Collection[str], whole: Collection[str]
) -> tuple[str, str] | None:
    """The two known names that a name consists of; None where it is a name itself, or there are no such two."""
    name = fold(printed)
    if name in whole:
        return None
    cuts = (
        (name[:i], name[i:])
        for i in range(2, len(name) - 1)
        if name[:i] in known and name[i:] in known
    )
    return next(cuts, None)


def find_run_items(amounts: Sequence[Amount]) -> list[Issue]:
    """missing_separator where the words of an amount run two things together that notices print apart; the amount stays
    one row."""
    return [issue for amount in amounts for issue in _run_items(amount)]


def _run_items(amount: Amount) -> Iterator[Issue]:
    for part in _SEPARATOR.split(fold(amount.item)):
        halves = find_halves(part, known_items(), ()) if len(part) >= SHORTEST_RUN else None
        if halves:
            words = {"first": halves[0], "second": halves[1]}
            yield make_issue("missing_separator", amount.place, part, **words)
