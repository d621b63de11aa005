"""`measures.toml` as typed entries: which rule a number of a sentence is, by the words around it. Checked when loaded."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.base.errors import UserError
from pipeline.model.vocabularies import RuleKind
from pipeline.rules.lexicon import KINDS, words_of
from pipeline.rules.vocabulary import rules_text

Need = tuple[tuple[str, str], ...]
_NEEDS = ("left", "behind", "own", "sentence", "heads", "unless", "unless_sentence")
_PATTERNS = ("before", "after", "word")
_FLAGS = ("scarce", "threshold", "repeats")
_SETS = ("bound", "next", "previous", "host", "follows")
_KEYS = {
    "rule", "numbers", "reach", "says", "binds", *_FLAGS, *_NEEDS, *_PATTERNS, *_SETS,
}  # fmt: skip
# So many characters before and behind a number are looked at where an entry says nothing.
NEAR = 16


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


@cache
def measures() -> tuple[Measure, ...]:
    """All entries in order. UserError in one line where one is wrong."""
    try:
        data = tomllib.loads(rules_text("measures.toml"))
    except tomllib.TOMLDecodeError as error:
        raise _fault(f"not TOML: {error}") from error
    return tuple(_measure(n, entry) for n, entry in enumerate(data["measure"], 1))


def _measure(number: int, entry: dict[str, Any]) -> Measure:
    where = f"entry {number} ({entry.get('rule', '')})"
    if unknown := set(entry) - _KEYS:
        raise _fault(
            f"{where}: unknown key {sorted(unknown)[0]!r}; use one of {', '.join(sorted(_KEYS))}"
        )
    rule = entry["rule"]
    if rule and rule not in list(RuleKind):
        raise _fault(f"{where}: {rule!r} is no rule; use one of {', '.join(RuleKind)}")
    kinds = set(entry["numbers"])
    if unknown := {kind for kind in kinds if not words_of("unit", kind)}:
        raise _fault(f"{where}: {sorted(unknown)[0]!r} is no kind of number")
    values: dict[str, Any] = {
        **{key: _needs(where, entry, key) for key in _NEEDS},
        **{key: _pattern(where, entry, key) for key in _PATTERNS},
        **{key: frozenset(entry.get(key, [])) for key in _SETS},
        **{key: str(entry.get(key, "")) for key in ("says", "binds")},
        **{key: bool(entry.get(key, False)) for key in _FLAGS},
        "reach": int(entry.get("reach", NEAR)),
    }
    return Measure(rule=rule, numbers=frozenset(kinds), **values)


def _needs(where: str, entry: dict[str, Any], key: str) -> tuple[Need, ...]:
    needs = []
    for words in entry.get(key, []):
        choice = []
        for word in words.split("|"):
            kind, _, value = word.partition(":")
            if kind not in KINDS or (value and not words_of(kind, value)):
                raise _fault(f"{where}: {key}: {word!r} stands in no lexicon")
            choice.append((kind, value))
        needs.append(tuple(choice))
    return tuple(needs)


def _pattern(where: str, entry: dict[str, Any], key: str) -> re.Pattern[str] | None:
    if key not in entry:
        return None
    try:
        return re.compile(entry[key])
    except re.error as error:
        raise _fault(f"{where}: {key} is no pattern: {error}") from error


def _fault(what: str) -> UserError:
    return UserError(f"rules/measures.toml: {what}", f"规则文件 rules/measures.toml 有误：{what}")
