"""The labelled pairs: nothing wrong is accepted, what is safe is, and a person finds the rest near the top.

Each pair is tried with its own alias forgotten and without decisions: the matcher is measured, not its memory.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from bench.measure import (
    Answer,
    Pair,
    Score,
    accept_by_rules,
    answer_by_rules,
    entry_of,
    is_hard,
    read_pairs,
    score_pairs,
)
from pipeline.match import match_names
from pipeline.match.match_rules import RULES
from tests.match_entries import REFERENCE, entry

FOLDER = Path(__file__).parent / "pairs"
SAFE = ("ending_changed", "engineer", "ending_missing", "code_near_miss")
FILES = ("pairs.csv", "pairs_lists.csv", "generated.csv")
NONE = ("non_occupations.csv", "non_occupations_lists.csv")
METHODS = sorted({rule.method for rule in RULES})


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / name).read_text(encoding="utf-8-sig").splitlines()))


PRINTED = read_pairs(read("pairs.csv"))
LISTS = read_pairs(read("pairs_lists.csv"))
HARD = [pair for pair in (*PRINTED, *LISTS) if is_hard(pair, REFERENCE)]


@cache
def answers(kind: str) -> list[tuple[Pair, Answer]]:
    """Every hard pair with what the matcher says, in a list of that kind or in none."""
    return list(zip(HARD, answer_by_rules(REFERENCE, kind)(HARD), strict=True))


def score(pairs: list[Pair]) -> dict[str, Score]:
    return {
        one.group: one for one in score_pairs(pairs, answer_by_rules(REFERENCE)(pairs), REFERENCE)
    }


def wrong(pairs: list[Pair], accepted: list[str]) -> list[tuple[Pair, str]]:
    both = zip(pairs, accepted, strict=True)
    return [(pair, code) for pair, code in both if code and code not in pair.codes]


def test_there_are_enough_pairs_with_evidence() -> None:
    assert len(HARD) >= 600
    assert all(row["evidence"] for row in (*read("pairs.csv"), *read("pairs_lists.csv")))
    assert sum(len(read(name)) for name in NONE) >= 425


@pytest.mark.parametrize("kind", ["", "subsidised"])
@pytest.mark.parametrize("name", FILES)
def test_nothing_wrong_is_accepted(name: str, kind: str) -> None:
    pairs = read_pairs(read(name))
    assert wrong(pairs, accept_by_rules(REFERENCE, pairs, kind)) == []


@pytest.mark.parametrize("kind", ["", "subsidised"])
def test_more_than_a_third_of_the_inexact_names_are_accepted(kind: str) -> None:
    assert sum(bool(code) for _, (code, _) in answers(kind)) / len(HARD) >= 0.35


@pytest.mark.parametrize("kind", ["", "subsidised"])
def test_a_person_finds_what_is_left_near_the_top(kind: str) -> None:
    left = [(pair, found) for pair, (code, found) in answers(kind) if not code and pair.codes]
    first = [(pair.codes, found[:1], found[:3]) for pair, found in left]
    assert sum(bool({*codes} & {*one}) for codes, one, _ in first) / len(left) >= 0.77
    assert sum(bool({*codes} & {*three}) for codes, _, three in first) / len(left) >= 0.87


@pytest.mark.parametrize("method", METHODS)
def test_each_rule_is_safe_without_any_other(method: str) -> None:
    without = frozenset({method})
    for kind in ("", "subsidised"):
        assert wrong(HARD, accept_by_rules(REFERENCE, HARD, kind, without)) == []


@pytest.mark.parametrize("group", SAFE)
def test_every_pair_of_the_safe_groups_is_accepted(group: str) -> None:
    pairs = [pair for pair in PRINTED if pair.group == group]
    found = answer_by_rules(REFERENCE)(pairs)
    assert [p.name for p, (code, _) in zip(pairs, found, strict=True) if code not in p.codes] == []


def test_an_exact_name_beside_an_old_code_is_right_every_time() -> None:
    found = score(
        [pair for pair in PRINTED if pair.group == "old_code" and not is_hard(pair, REFERENCE)]
    )["old_code"]
    assert found.right == found.pairs


def test_no_umbrella_word_is_accepted() -> None:
    assert score([pair for pair in PRINTED if pair.group == "umbrella"])["umbrella"].accepted == 0


@pytest.mark.parametrize("name", NONE)
@pytest.mark.parametrize("kind", ["", "subsidised"])
def test_nothing_that_is_no_occupation_is_accepted(name: str, kind: str) -> None:
    names = [row["name"] for row in read(name)]
    entries = [entry_of(one, "", kind) for one in names] + [entry(one, list=kind) for one in names]
    matches = match_names(entries, REFERENCE).matches
    assert [
        (one.printed_name, match.reason)
        for one, match in zip(entries, matches, strict=True)
        if match.match_status == "accepted"
    ] == []
