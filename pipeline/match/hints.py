"""The evidence for an occupation beside its name: a rule that may not stand alone, brackets, other names, old codes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.base.language import Words
from pipeline.match.knowledge import Knowledge
from pipeline.match.lookalikes import SHORT, readings_of
from pipeline.match.models import Query
from pipeline.match.reasons import describe_alias
from pipeline.match.shortlist import Hint
from pipeline.match.word_leads import Outcome
from pipeline.reference.lookup_names import key_of

BRACKETED, NAMED, RULED, READ, WAS = 0.9, 0.9, 0.95, 0.75, 0.5


def hints_of(query: Query, outcome: Outcome | None, known: Knowledge) -> tuple[Hint, ...]:
    """Codes that something beside the name speaks for: a rule that may not stand alone, brackets, other names, old codes,
    characters that look alike."""
    name = query.name
    hints = _of_names(name, known)
    if len(name) <= SHORT:
        hints += _of_readings(name, known)
    if query.codes:
        hints += _of_codes(query, known)
    if query.words:
        hints += _of_words(query, known)
    if outcome is not None:
        hints += [Hint(code, RULED, outcome.why) for code in outcome.codes]
    if not hints:
        return ()
    best = {hint.code: hint for hint in sorted(hints, key=lambda hint: hint.score)}
    return tuple(best[code] for code in sorted(best))


def _of_codes(query: Query, known: Knowledge) -> Iterator[Hint]:
    for printed in query.codes:
        for old in known.reference.old_codes_of(printed):
            if old.code not in query.codes:
                en = f"{old.old_code} was the code of {old.old_name}"
                told = Words(en, f"{old.old_code} 原为“{old.old_name}”的编码")
                yield Hint(old.code, WAS, told)


def _of_words(query: Query, known: Knowledge) -> Iterator[Hint]:
    for word in query.words:
        if one := known.reference.by_name.get(key_of(word)):
            told = Words(f"named in the brackets: {word}", f"括注“{word}”")
            yield Hint(one.code, BRACKETED, told)


def _of_names(name: str, known: Knowledge) -> list[Hint]:
    """Aliases and work types of this very name, also those that are only suggested."""
    hints: list[Hint] = []
    if rows := known.reference.work_types_by_name.get(name):
        told = Words("a work type of it", "为其工种")
        hints += [Hint(row.code, NAMED, told) for row in rows]
    if aliases := known.aliases_of(name):
        hints += [Hint(one.code, NAMED, Words(*describe_alias(one))) for one in aliases]
    return hints


def _of_readings(name: str, known: Knowledge) -> Iterator[Hint]:
    """Names, and sure work types, that a short name may have been before a reader took one character for another."""
    codes = known.names.short
    for reading, printed, other in readings_of(name):
        if code := codes.get(reading):
            told = Words(f"{printed} may be misread for {other}", f"“{printed}”或为“{other}”之误")
            yield Hint(code, READ, told)
