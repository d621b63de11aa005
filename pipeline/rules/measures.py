"""`measures.toml` as typed entries: which rule a number of a sentence is, by the words around it. Checked when loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from pipeline.model.vocabularies import RuleKind
from pipeline.rules.lexicon import KINDS, words_of
from pipeline.rules.typed_toml import data_fault, decode_toml, rules_text

FILE = "measures.toml"
Need = tuple[tuple[str, str], ...]
# So many characters before and behind a number are looked at where an entry says nothing.
NEAR = 16
# The `rule` of a number that no rule can hold: it stays unread and is listed.
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Measure:
    """One `[[measure]]`. A need is a choice of (kind, value) of which one must be met; value "" is any value."""

    rule: str
    numbers: frozenset[str]
    left: tuple[Need, ...]
    behind: tuple[Need, ...]
    own: tuple[Need, ...]
    sentence: tuple[Need, ...]
    heads: tuple[Need, ...]
    unless: tuple[Need, ...]
    unless_sentence: tuple[Need, ...]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    word: re.Pattern[str] | None
    bound: frozenset[str]
    says: str
    binds: str
    scarce: bool
    threshold: bool
    repeats: bool
    next: frozenset[str]
    previous: frozenset[str]
    host: frozenset[str]
    follows: frozenset[str]
    reach: int


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[measure]]` as written: a choice of words is one string, its parts set apart by `|`."""

    rule: str
    numbers: frozenset[str]
    left: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_sentence: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    word: str | None = None
    bound: frozenset[str] = frozenset()
    says: str = ""
    binds: str = ""
    scarce: bool = False
    threshold: bool = False
    repeats: bool = False
    next: frozenset[str] = frozenset()
    previous: frozenset[str] = frozenset()
    host: frozenset[str] = frozenset()
    follows: frozenset[str] = frozenset()
    reach: int = NEAR


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    measure: tuple[Entry, ...]


@cache
def measures() -> tuple[Measure, ...]:
    """All entries in order. UserError in one line where one is wrong."""
    found = decode_toml(f"rules/{FILE}", rules_text(FILE), _File)
    return tuple(_measure(number, entry) for number, entry in enumerate(found.measure, 1))


@cache
def measures_of(kind: str) -> tuple[Measure, ...]:
    """The entries for one kind of number, in order."""
    return tuple(measure for measure in measures() if kind in measure.numbers)


def _measure(number: int, entry: Entry) -> Measure:
    where = f"entry {number} ({entry.rule})"
    if entry.rule not in {"", UNREAD, *RuleKind}:
        raise data_fault(
            f"rules/{FILE}", f"{where}: {entry.rule!r} is no rule; use one of {', '.join(RuleKind)}"
        )
    if unknown := {kind for kind in entry.numbers if not words_of("unit", kind)}:
        raise data_fault(f"rules/{FILE}", f"{where}: {sorted(unknown)[0]!r} is no kind of number")
    if "yuan" in entry.numbers:
        raise data_fault(
            f"rules/{FILE}",
            f"{where}: sums of yuan never come here; they are amounts (extract/prose/money.py)",
        )
    return Measure(
        entry.rule, entry.numbers, _needs(where, entry.left), _needs(where, entry.behind), _needs(where, entry.own),
        _needs(where, entry.sentence), _needs(where, entry.heads), _needs(where, entry.unless),
        _needs(where, entry.unless_sentence), _pattern(where, entry.before), _pattern(where, entry.after),
        _pattern(where, entry.word), entry.bound, entry.says, entry.binds, entry.scarce, entry.threshold, entry.repeats,
        entry.next, entry.previous, entry.host, entry.follows, entry.reach,
    )  # fmt: skip


def _needs(where: str, entries: tuple[str, ...]) -> tuple[Need, ...]:
    needs = []
    for words in entries:
        choice = []
        for word in words.split("|"):
            kind, _, value = word.partition(":")
            if kind not in KINDS or (value and not words_of(kind, value)):
                raise data_fault(f"rules/{FILE}", f"{where}: {word!r} stands in no lexicon")
            choice.append((kind, value))
        needs.append(tuple(choice))
    return tuple(needs)


def _pattern(where: str, text: str | None) -> re.Pattern[str] | None:
    if text is None:
        return None
    try:
        return re.compile(text)
    except re.error as error:
        raise data_fault(f"rules/{FILE}", f"{where}: {text!r} is no pattern: {error}") from error
