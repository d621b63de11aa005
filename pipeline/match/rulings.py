"""The ruling of the rules on a name, and whether it may stand without a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.base.language import Words
from pipeline.match.knowledge import Knowledge, current_code
from pipeline.match.match_rules import RULES, Outcome, Rule
from pipeline.match.models import NONE, Query
from pipeline.match.word_leads import NO_DOUBT, lead_of_brackets_elsewhere
from pipeline.reference.lookup_names import key_of, read_codes

CUT = Words("but brackets stand inside the name", "但括注在名称中间")
# Rules behind the work types: what they say must not go against any other name that is known.
BY_SPELLING = frozenset({"ending", "engineer", "wording", "brackets", "ending_missing", "code"})


class Ruling(NamedTuple):
    """The ruling of the rules on a query: the rule that spoke, what it said, and whether it stands without a person."""

    method: str
    outcome: Outcome | None
    is_accepted: bool
    doubt: Words = NO_DOUBT


SILENCE = Ruling("", None, False)


def rule_on(query: Query, known: Knowledge, rules: Sequence[Rule] = ()) -> Ruling:
    """The first rule that speaks, and whether what it says may stand; `rules` are those that are asked, where the caller has
    them at hand."""
    if not known.decisions and known.names.is_strange(query):
        return SILENCE
    for method, ask, _ in rules or known_rules(known.without):
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
