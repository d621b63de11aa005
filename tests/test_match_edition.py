"""What the rules rest on, held over the whole edition: no rule sends the names of two occupations to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from pipeline.match.knowledge import Knowledge
from pipeline.match.match_rules import RULES, Rule
from pipeline.match.models import Query
from pipeline.match.rulings import rule_on
from pipeline.reference.lookup_names import key_of
from pipeline.reference.wording import wording
from tests.match_entries import REFERENCE

KNOWN = Knowledge(REFERENCE)
SURE = [one for one in REFERENCE.work_types if one.confidence != "low"]


def taken_by(rule: Rule, query: Query) -> str:
    """The code that a rule alone would accept, or ""."""
    found = rule.ask(query, KNOWN)
    return found.codes[0] if found and len(found.codes) == 1 and not found.doubt.en else ""


@pytest.mark.parametrize("rule", RULES, ids=[rule.method or "stop" for rule in RULES])
@pytest.mark.parametrize("is_listed", [False, True])
def test_no_rule_sends_two_occupations_names_to_one(rule: Rule, is_listed: bool) -> None:
    wrong = []
    for key, one in zip(REFERENCE.keys, REFERENCE.occupations, strict=True):
        code = taken_by(rule, Query(key, (), (), "", is_listed))
        if code not in ("", one.code):
            wrong.append((one.name, REFERENCE.by_code[code].name))
    assert wrong == []


@pytest.mark.parametrize("is_listed", [False, True])
def test_a_work_type_leads_to_its_occupation_or_to_a_person(is_listed: bool) -> None:
    wrong = []
    for one in REFERENCE.work_types:
        ruling = rule_on(Query(key_of(one.name), (), (), "", is_listed), KNOWN)
        owners = {w.code for w in REFERENCE.work_types_by_name[key_of(one.name)]}
        if ruling.is_accepted and ruling.outcome and ruling.outcome.codes[0] not in owners:
            wrong.append((one.name, ruling.method, ruling.outcome.why.zh))
    assert wrong == []


def test_most_sure_work_types_are_accepted_by_themselves() -> None:
    taken = sum(rule_on(Query(key_of(one.name)), KNOWN).is_accepted for one in SURE)
    assert taken / len(SURE) > 0.9


@pytest.mark.parametrize("rule", RULES, ids=[rule.method or "stop" for rule in RULES])
def test_every_rule_says_why_it_is_safe_in_both_languages(rule: Rule) -> None:
    assert rule.why.en.isascii() or any(word in rule.why.en for word in ("员", "工", "人员"))
    assert rule.why.zh != rule.why.en


def test_no_two_names_fall_together_by_wording() -> None:
    forms: dict[str, set[str]] = {}
    for name, one in REFERENCE.by_name.items():
        forms.setdefault(wording().form_of(name), set()).add(one.code)
    assert [form for form, codes in forms.items() if len(codes) > 1] == []


def test_no_stop_meets_a_name_that_is_to_be_accepted() -> None:
    met = [name for name in REFERENCE.work_types_by_name if wording().stop_of(name)]
    met += [name for name in REFERENCE.aliases_by_name if wording().stop_of(name)]
    assert met == []


def test_the_order_of_the_rules_is_that_of_their_evidence() -> None:
    assert [rule.method for rule in RULES] == [
        *("code_and_name", "name", "decision", "notice_alias", "alias", ""),
        *("work_type", "ending", "engineer", "wording", "brackets", "ending_missing", "code"),
    ]


def test_a_word_that_is_called_strange_moves_no_rule() -> None:
    """The quick answer for most words is the one that asking every rule gives."""
    words = {*made_up(REFERENCE.keys), *made_up([key_of(one.name) for one in SURE])}
    strange = [Query(word) for word in sorted(words) if KNOWN.names.is_strange(Query(word))]
    assert len(strange) > 10_000
    assert [q.name for q in strange if any(rule.ask(q, KNOWN) for rule in RULES)] == []


def made_up(names: Sequence[str]) -> Iterator[str]:
    """Names with something done to them, as lists and readers do it."""
    for name in names:
        yield from (name[1:], name[:-1], f"{name}师", f"{name}员", name[:-1] + "工", name[::-1])
        yield from (f"高级{name}", f"{name}技师", f"{name}证", f"{name[:2]}与{name[2:]}")
        yield from (
            name.replace("维修", "修理"),
            name.replace("员", "人员"),
            f"{name[:2]}□{name[3:]}",
        )
