"""Printed entries to matches. Each distinct name is looked up, and if need be ranked, once a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from pipeline.match.match_rules import AGREES, RULES, Knowledge, Outcome, current_code
from pipeline.match.models import (
    LISTS_WITHOUT_CODES,
    NONE,
    Decision,
    Match,
    NoticeAlias,
    Printed,
    Query,
)
from pipeline.match.rank import Hint, Ranker
from pipeline.match.reasons import describe_alias
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import key_of, read_codes

EXACT = frozenset({"code_and_name", "name"})


@dataclass(frozen=True)
class Ruling:
    """What the rules say of a query: the rule that spoke, what it said, and whether it stands without a person."""

    method: str
    outcome: Outcome | None
    is_accepted: bool
    doubt: tuple[str, str] = ("", "")


@lru_cache(maxsize=4)
def ranker_of(reference: Reference, has_memory: bool = True) -> Ranker:
    """The ranker of a reference, made once."""
    return Ranker(reference, has_memory)


def gather_knowledge(
    reference: Reference, aliases: Iterable[NoticeAlias], decisions: Iterable[Decision]
) -> Knowledge:
    """Crosswalk rows and decisions of this edition, by (notice or scope, name as looked up)."""
    by_notice: dict[tuple[str, str], tuple[NoticeAlias, ...]] = {}
    for row in aliases:
        key = (row.notice_id, key_of(row.old_name))
        by_notice[key] = (*by_notice.get(key, ()), row)
    decided: dict[tuple[str, str], tuple[Decision, ...]] = {}
    for one in decisions:
        if one.edition == reference.edition and (one.code == NONE or one.code in reference.by_code):
            place = (one.scope, key_of(one.printed_name))
            decided[place] = (*decided.get(place, ()), one)
    return Knowledge(reference, by_notice, decided)


def query_of(entry: Printed, known: Knowledge) -> Query:
    """What decides the entry's match. The notice stays out where it makes no difference, so that names repeat."""
    name = entry.name if entry.name in known.reference.by_name else key_of(entry.name)
    place = (entry.notice_id, name)
    here = entry.notice_id if place in known.notice_aliases or place in known.decisions else ""
    return Query(name, read_codes(entry.printed_code), entry.work_types, here)


def is_matchable(entry: Printed) -> bool:
    """Only entries of lists with 大典 codes that name an occupation are looked up."""
    return entry.list not in LISTS_WITHOUT_CODES and not entry.is_residual and bool(entry.name)


def match_entries(entries: Sequence[Printed], known: Knowledge) -> list[Match]:
    """A match for each entry, in order."""
    queries = [query_of(entry, known) if is_matchable(entry) else None for entry in entries]
    found = match_queries([query for query in dict.fromkeys(queries) if query], known)
    empty = Match("")
    return [
        (found[query] if query else empty).of_entry(entry.entry_id)
        for entry, query in zip(entries, queries, strict=True)
    ]


def match_queries(queries: Sequence[Query], known: Knowledge) -> dict[Query, Match]:
    """A match (without entry_id) for each distinct query."""
    rulings = {query: rule_on(query, known) for query in queries}
    found = {
        query: _accept(query, ruling, known)
        for query, ruling in rulings.items()
        if ruling.is_accepted
    }
    open_queries = [query for query in queries if query not in found]
    if not open_queries:
        return found
    hints = [hints_of(query, rulings[query], known) for query in open_queries]
    ranker = ranker_of(known.reference, known.has_memory)
    for query, candidates in zip(open_queries, ranker.propose(open_queries, hints), strict=True):
        struck = known.refused(query)
        kept = tuple(one for one in candidates if one.code not in struck)
        status = "review" if kept else "unmatched"
        score = kept[0].score if kept else None
        reason, reason_zh = _reason_of(rulings[query])
        found[query] = Match(
            "", match_score=score, match_status=status, code_conflict=_conflict(query, "", known), candidates=kept,
            reason=reason, reason_zh=reason_zh,
        )  # fmt: skip
    return found


def rule_on(query: Query, known: Knowledge) -> Ruling:
    """The first rule that speaks, and whether what it says may stand."""
    for method, rule in RULES:
        outcome = rule(query, known)
        if outcome is not None:
            return judge(query, method, outcome, known)
    return Ruling("", None, False)


def judge(query: Query, method: str, outcome: Outcome, known: Knowledge) -> Ruling:
    """One code is accepted unless a person struck it out or the printed code is another occupation's."""
    if method in EXACT or outcome.codes == (NONE,):
        return Ruling(method, outcome, True)
    if len(outcome.codes) != 1:
        return Ruling(method, outcome, False)
    code = outcome.codes[0]
    if method != "decision" and code in known.refused(query):
        return Ruling(method, outcome, False, (f"a person refused {code}", f"已由人工否定 {code}"))
    rival = next((c for c in query.codes if c != code and c in known.reference.by_code), "")
    settled = method == "decision" and known.decided_here(query)
    if rival and code not in query.codes and not settled and not is_explained(query, code, known):
        name = known.reference.by_code[rival].name
        return Ruling(
            method,
            outcome,
            False,
            (f"but {rival} is the code of {name}", f"但 {rival} 是“{name}”的编码"),
        )
    return Ruling(method, outcome, True)


def is_explained(query: Query, code: str, known: Knowledge) -> bool:
    """Is a printed code known to have stood for this very name before it became `code`?"""
    for old in known.reference.old_codes:
        if old.code == code and old.old_code in query.codes and key_of(old.old_name) == query.name:
            return True
    rows = known.notice_aliases.get((query.notice_id, query.name), ())
    return any(
        current_code(row, known.reference) == code
        and set(read_codes(row.old_code)) & set(query.codes)
        for row in rows
    )


def hints_of(query: Query, ruling: Ruling, known: Knowledge) -> tuple[Hint, ...]:
    """Codes that something beside the name speaks for: a rule that may not stand alone, brackets, old codes."""
    hints: dict[str, Hint] = {}
    for old in known.reference.old_codes:
        if old.old_code in query.codes and old.code not in query.codes:
            text = (
                f"{old.old_code} was the code of {old.old_name}",
                f"{old.old_code} 原为“{old.old_name}”的编码",
            )
            hints[old.code] = Hint(old.code, 0.5, *text)
    for word in query.words:
        if one := known.reference.by_name.get(key_of(word)):
            hints[one.code] = Hint(one.code, 0.9, f"named in the brackets: {word}", f"括注“{word}”")
    for alias in known.aliases_of(query.name):
        hints[alias.code] = Hint(alias.code, 0.9, *describe_alias(alias))
    if ruling.outcome is not None:
        for code in ruling.outcome.codes:
            hints[code] = Hint(code, 0.95, ruling.outcome.reason, ruling.outcome.reason_zh)
    return tuple(hints[code] for code in sorted(hints))


def _accept(query: Query, ruling: Ruling, known: Knowledge) -> Match:
    outcome = ruling.outcome
    if outcome is None or outcome.codes == (NONE,):
        reason, reason_zh = _reason_of(ruling)
        conflict = _conflict(query, "", known)
        return Match(
            "", match_method=ruling.method, match_status="unmatched", code_conflict=conflict, reason=reason,
            reason_zh=reason_zh,
        )  # fmt: skip
    one = known.reference.by_code[outcome.codes[0]]
    return Match(
        "", known.reference.edition, one.code, one.name, ruling.method, outcome.score, "accepted",
        _conflict(query, one.code, known), (), outcome.reason, outcome.reason_zh,
    )  # fmt: skip


def _reason_of(ruling: Ruling) -> tuple[str, str]:
    if ruling.outcome is None:
        return "no rule takes it; proposed by likeness", "无规则可用，按相似度建议"
    said = ruling.outcome.reason, ruling.outcome.reason_zh
    if len(ruling.outcome.codes) > 1:
        return f"{said[0]} sends it to several", f"{said[1]}对应多个职业"
    return " ".join(filter(None, (said[0], ruling.doubt[0]))), "，".join(
        filter(None, (said[1], ruling.doubt[1]))
    )


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
