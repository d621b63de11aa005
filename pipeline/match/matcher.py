"""Printed entries to matches. Each distinct name is looked up, and if need be ranked, once a run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from pipeline.base.language import Words
from pipeline.match.hints import hints_of
from pipeline.match.knowledge import AGREES, Knowledge, current_code, gather_knowledge
from pipeline.match.match_rules import RULES, Outcome, Rule
from pipeline.match.models import LISTS_WITHOUT_CODES, NONE, Candidate, Match, Printed, Query
from pipeline.match.rank import Ranker
from pipeline.match.word_leads import NO_DOUBT, lead_of_brackets_elsewhere
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import BRACKETS, key_of, read_codes, split_name

__all__ = ["gather_knowledge", "is_matchable", "judge", "match_entries", "match_queries"]
# Brackets with more of the name behind them.
_INSIDE = re.compile(r"\)[\u4e00-\u9fff]")
CUT = Words("but brackets stand inside the name", "但括注在名称中间")
# Rules behind the work types: what they say must not go against any other name that is known.
BY_SPELLING = frozenset({"ending", "engineer", "wording", "brackets", "ending_missing", "code"})


class Ruling(NamedTuple):
    """What the rules say of a query: the rule that spoke, what it said, and whether it stands without a person."""

    method: str
    outcome: Outcome | None
    is_accepted: bool
    doubt: Words = NO_DOUBT


SILENCE = Ruling("", None, False)


@lru_cache(maxsize=4)
def ranker_of(reference: Reference, has_memory: bool = True) -> Ranker:
    """The ranker of a reference, made once."""
    return Ranker(reference, has_memory)


def query_of(entry: Printed, known: Knowledge) -> Query:
    """What decides the entry's match. The notice stays out where it makes no difference, so that names repeat."""
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
    queries = [query_of(entry, known) if is_matchable(entry) else None for entry in entries]
    found = match_queries([query for query in dict.fromkeys(queries) if query], known)
    nothing = Match("")
    return [
        (found[query] if query else nothing).of_entry(entry.entry_id)
        for entry, query in zip(entries, queries, strict=True)
    ]


def match_queries(queries: Sequence[Query], known: Knowledge) -> dict[Query, Match]:
    """A match (without entry_id) for each distinct query."""
    found: dict[Query, Match] = {}
    left: list[tuple[Query, Ruling]] = []
    for query in queries:
        ruling = rule_on(query, known)
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


def rule_on(query: Query, known: Knowledge) -> Ruling:
    """The first rule that speaks, and whether what it says may stand."""
    if not known.decisions and known.names.is_strange(query):
        return SILENCE
    for method, ask, _ in known_rules(known.without):
        outcome = ask(query, known)
        if outcome is not None:
            return judge(query, method, outcome, known)
    return SILENCE


@cache
def known_rules(without: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that are asked, in order."""
    return tuple(rule for rule in RULES if rule.method not in without)


def judge(query: Query, method: str, outcome: Outcome, known: Knowledge) -> Ruling:
    """One code is accepted unless the rule doubts it, a person struck it out, another name of some occupation is this
    very word, or the printed code is another occupation's."""
    if method == "code_and_name" or outcome.codes == (NONE,):
        return Ruling(method, outcome, True)
    if query.is_cut and method != "decision":
        return Ruling(method, outcome, False, CUT)
    if method == "name":
        return Ruling(method, outcome, True)
    if len(outcome.codes) != 1:
        return Ruling(method, outcome, False)
    doubt = outcome.doubt if outcome.doubt.en else _doubt_of(query, method, outcome.codes[0], known)
    return Ruling(method, outcome, not doubt.en, doubt)


def _doubt_of(query: Query, method: str, code: str, known: Knowledge) -> Words:
    by_code = known.reference.by_code
    if method != "decision" and code in known.refused(query):
        return Words(f"a person refused {code}", f"已由人工否定 {code}")
    if method in BY_SPELLING:
        for other in sorted(known.other_codes(query.name) - {code}):
            name = by_code[other].name
            return Words(f"but it is also a name of {name}", f"但也是“{name}”的叫法")
        if elsewhere := lead_of_brackets_elsewhere(query, code, known):
            return elsewhere
    rival = next((c for c in query.codes if c != code and c in by_code), "")
    settled = method == "decision" and known.decided_here(query)
    if rival and code not in query.codes and not settled and not is_explained(query, code, known):
        name = by_code[rival].name
        return Words(f"but {rival} is the code of {name}", f"但 {rival} 是“{name}”的编码")
    return NO_DOUBT


def is_explained(query: Query, code: str, known: Knowledge) -> bool:
    """Is a printed code known to have stood for this very name before it became `code`?"""
    for printed in query.codes:
        for old in known.reference.old_codes_of(printed):
            if old.code == code and key_of(old.old_name) == query.name:
                return True
    rows = known.notice_aliases.get((query.notice_id, query.name), ())
    return any(
        current_code(row, known.reference) == code
        and set(read_codes(row.old_code)) & set(query.codes)
        for row in rows
    )


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
