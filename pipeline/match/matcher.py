"""Printed entries to matches. Each distinct name is looked up, and if need be ranked, once a run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from pipeline.base.language import Words
from pipeline.match.hints import hints_of
from pipeline.match.knowledge import AGREES, Knowledge, gather_knowledge
from pipeline.match.models import LISTS_WITHOUT_CODES, NONE, Candidate, Match, Printed, Query
from pipeline.match.rank import Ranker
from pipeline.match.rulings import Ruling, known_rules, rule_on
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import BRACKETS, key_of, read_codes, split_name

__all__ = ["gather_knowledge", "is_matchable", "match_entries", "match_queries"]
# Brackets with more of the name behind them.
_INSIDE = re.compile(r"\)[\u4e00-\u9fff]")


@lru_cache(maxsize=4)
def ranker_of(reference: Reference, has_memory: bool = True) -> Ranker:
    """The ranker of a reference, made once."""
    return Ranker(reference, has_memory)


def query_of(entry: Printed, known: Knowledge) -> Query:
    """The key of an entry's match. The notice stays out where it makes no difference, so that names repeat."""
    name, words = entry.name, entry.work_types
    if name not in known.reference.by_name:
        name, words = _bare(entry, known)
    here = ""
    if known.notice_aliases or known.decisions:
        place = (entry.notice_id, name)
        here = entry.notice_id if place in known.notice_aliases or place in known.decisions else ""
    codes = read_codes(entry.printed_code) if entry.printed_code else ()
    if not words:
        return Query(name, codes, words, here, bool(entry.list))
    printed = key_of(entry.printed_name)
    said = (*BRACKETS.findall(printed), *words)
    is_parts = any(known.names.words.parts.search(word) for word in said)
    is_cut = _INSIDE.search(printed) is not None and printed not in known.reference.by_name
    return Query(name, codes, words, here, bool(entry.list), is_parts, is_cut)


def _bare(entry: Printed, known: Knowledge) -> tuple[str, tuple[str, ...]]:
    """The name without brackets, and the words in them, where the list left them in the name."""
    name = key_of(entry.name)
    if "(" not in name or name in known.reference.by_name:
        return name, entry.work_types
    bare, words = split_name(name)
    return (bare, (*entry.work_types, *words)) if bare else (name, entry.work_types)


def is_matchable(entry: Printed) -> bool:
    """Only entries of lists with 大典 codes that name an occupation are looked up."""
    return entry.list not in LISTS_WITHOUT_CODES and not entry.is_residual and bool(entry.name)


def match_entries(entries: Sequence[Printed], known: Knowledge) -> list[Match]:
    """A match for each entry, in order."""
    queries, places = _distinct_queries(entries, known)
    found = match_queries(queries, known)
    # The last stands for what is not looked up.
    matches = [*(found[query] for query in queries), Match("")]
    return [
        matches[place].of_entry(entry.entry_id)
        for entry, place in zip(entries, places, strict=True)
    ]


def _distinct_queries(
    entries: Sequence[Printed], known: Knowledge
) -> tuple[list[Query], list[int]]:
    """The distinct queries, and for each entry the place of its own among them, -1 where it is not looked up. Lists of several
    notices repeat names: what is printed alike is read once."""
    is_local = bool(known.notice_aliases or known.decisions)
    made: dict[tuple[str, ...], int] = {}
    distinct: dict[Query, int] = {}
    places: list[int] = []
    for entry in entries:
        if not is_matchable(entry):
            places.append(-1)
            continue
        kind = "listed" if entry.list else ""
        key: tuple[str, ...] = (entry.printed_name, entry.name, entry.printed_code, kind)
        if entry.work_types or is_local:
            key = (*key, entry.notice_id if is_local else "", *entry.work_types)
        place = made.get(key, -1)
        if place < 0:
            place = made[key] = distinct.setdefault(query_of(entry, known), len(distinct))
        places.append(place)
    return list(distinct), places


def match_queries(queries: Sequence[Query], known: Knowledge) -> dict[Query, Match]:
    """A match (without entry_id) for each distinct query."""
    found: dict[Query, Match] = {}
    left: list[tuple[Query, Ruling]] = []
    rules = known_rules(known.without)
    for query in queries:
        ruling = rule_on(query, known, rules)
        if ruling.is_accepted:
            found[query] = _accept(query, ruling, known)
        else:
            left.append((query, ruling))
    if left:
        found |= _propose(left, known)
    return found


def _propose(left: Sequence[tuple[Query, Ruling]], known: Knowledge) -> dict[Query, Match]:
    """Matches that wait for a person, with their candidates; what a person struck out is no candidate."""
    hints = [hints_of(query, ruling.outcome, known) for query, ruling in left]
    ranker = ranker_of(known.reference, known.has_memory)
    found: dict[Query, Match] = {}
    struck = {at: codes for at, (query, _) in enumerate(left) if (codes := known.refused(query))}
    lists = ranker.propose([query for query, _ in left], hints, struck)
    for at, ((query, ruling), candidates) in enumerate(zip(left, lists, strict=True)):
        kept: Sequence[Candidate] = candidates
        score = candidates.best
        if at in struck:
            kept = tuple(one for one in candidates if one.code not in struck[at])
            score = kept[0].score if kept else None
        status = "review" if kept else "unmatched"
        why = _reason_of(ruling)
        conflict = _conflict(query, "", known)
        found[query] = Match(
            "", None, None, None, None, score, status, conflict, kept, why.en, why.zh
        )
    return found


def _accept(query: Query, ruling: Ruling, known: Knowledge) -> Match:
    outcome = ruling.outcome
    if outcome is None or outcome.codes == (NONE,):
        why = _reason_of(ruling)
        conflict = _conflict(query, "", known)
        return Match(
            "", match_method=ruling.method, match_status="unmatched", code_conflict=conflict, reason=why.en,
            reason_zh=why.zh,
        )  # fmt: skip
    one = known.reference.by_code[outcome.codes[0]]
    return Match(
        "", known.reference.edition, one.code, one.name, ruling.method, outcome.score, "accepted",
        _conflict(query, one.code, known), (), outcome.why.en, outcome.why.zh,
    )  # fmt: skip


NO_RULE = Words("no rule takes it; proposed by likeness", "无规则可用，按相似度建议")


def _reason_of(ruling: Ruling) -> Words:
    if ruling.outcome is None:
        return NO_RULE
    said = ruling.outcome.why
    if len(ruling.outcome.codes) > 1:
        return Words(f"{said.en} sends it to several", f"{said.zh}对应多个职业")
    doubt = ruling.doubt
    return Words(f"{said.en}, {doubt.en}", f"{said.zh}，{doubt.zh}") if doubt.en else said


def _conflict(query: Query, code: str, known: Knowledge) -> bool | None:
    """Does the printed code mean another occupation than `code`, or none of this edition? Null without a code.

    Where no code is accepted: do the name and the printed code's name fail to confirm each other?
    """
    if not query.codes:
        return None
    if code:
        return code not in query.codes
    by_code = known.reference.by_code
    return not any(
        one in by_code and ratio(query.name, by_code[one].name) >= AGREES for one in query.codes
    )
