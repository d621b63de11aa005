"""The whole classification searched by whatever a person types: a code or its beginning, a part of a name, a likeness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.base.language import Words
from pipeline.match.matcher import ranker_of
from pipeline.match.models import Candidate, Query
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import key_of
from pipeline.text import fold_dashes

FOUND = 9
_CODE_BEGINS = re.compile(r"[0-9]-?[0-9-]*")


def find_occupations(text: str, reference: Reference, limit: int = FOUND) -> list[Candidate]:
    """The occupations that a text may mean, best first: those whose code begins so; names that hold it; work types that
    hold it; then by likeness. Nothing for an empty text."""
    wanted = fold_dashes(key_of(text))
    if not wanted:
        return []
    found: dict[str, Candidate] = {}
    for one in _search(wanted, reference):
        found.setdefault(one.code, one)
        if len(found) == limit:
            break
    return list(found.values())


def _search(wanted: str, reference: Reference) -> Iterator[Candidate]:
    if _CODE_BEGINS.fullmatch(wanted):
        yield from _by_code(wanted, reference)
        return
    names = list(zip(reference.keys, reference.occupations, strict=True))
    for key, one in sorted(names, key=lambda pair: len(pair[0])):
        if wanted in key:
            yield _candidate(one.code, wanted, 1.0, Words("", ""), reference)
    for work_type in sorted(reference.work_types, key=lambda one: len(one.name)):
        if wanted in key_of(work_type.name):
            told = Words(f"its work type {work_type.name}", f"工种“{work_type.name}”")
            yield _candidate(work_type.code, wanted, 0.9, told, reference)
    yield from ranker_of(reference).propose([Query(wanted)], [()])[0]


def _by_code(wanted: str, reference: Reference) -> Iterator[Candidate]:
    digits = wanted.replace("-", "")
    for one in reference.occupations:
        if one.code.replace("-", "").startswith(digits):
            yield _candidate(one.code, wanted, 1.0, Words("", ""), reference)


def _candidate(
    code: str, wanted: str, score: float, told: Words, reference: Reference
) -> Candidate:
    one = reference.by_code[code]
    group = reference.group_names.get(one.minor, "")
    return Candidate(one.code, one.name, score, wanted, (told,) if told.en else (), group)
