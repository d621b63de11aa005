"""The labelled pairs: nothing wrong is accepted, what is safe is, and a person finds the rest near the top.

Each pair is tried with its own alias forgotten and without decisions: the matcher is measured, not its memory.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bench.measure import Pair, Score, answer_by_rules, is_hard, read_pairs, score_pairs
from pipeline.match import match_names
from tests.match_entries import REFERENCE, entry

FOLDER = Path(__file__).parent / "pairs"
SAFE = ("ending_changed", "engineer", "ending_missing", "code_near_miss")


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / name).read_text(encoding="utf-8-sig").splitlines()))


PRINTED = read_pairs(read("pairs.csv"))
HARD = [pair for pair in PRINTED if is_hard(pair, REFERENCE)]


def score(pairs: list[Pair]) -> dict[str, Score]:
    return {
        one.group: one for one in score_pairs(pairs, answer_by_rules(REFERENCE)(pairs), REFERENCE)
    }


def test_there_are_enough_pairs_with_evidence() -> None:
    assert len(HARD) >= 80
    assert all(row["evidence"] for row in read("pairs.csv"))
    assert len(read("non_occupations.csv")) >= 200


@pytest.mark.parametrize("name", ["pairs.csv", "generated.csv"])
def test_nothing_wrong_is_accepted(name: str) -> None:
    pairs = read_pairs(read(name))
    answers = answer_by_rules(REFERENCE)(pairs)
    assert [
        (pair, code)
        for pair, (code, _) in zip(pairs, answers, strict=True)
        if code and code not in pair.codes
    ] == []


@pytest.mark.parametrize("group", SAFE)
def test_every_pair_of_the_safe_groups_is_accepted(group: str) -> None:
    pairs = [pair for pair in PRINTED if pair.group == group]
    answers = answer_by_rules(REFERENCE)(pairs)
    assert [
        pair.name for pair, (code, _) in zip(pairs, answers, strict=True) if code not in pair.codes
    ] == []


def test_a_person_finds_the_right_answer_among_the_first_three() -> None:
    rest = [one for group, one in score(HARD).items() if group not in SAFE]
    assert sum(one.top3 for one in rest) / sum(one.kin for one in rest) >= 0.85


def test_an_exact_name_beside_an_old_code_is_right_every_time() -> None:
    found = score(
        [pair for pair in PRINTED if pair.group == "old_code" and not is_hard(pair, REFERENCE)]
    )["old_code"]
    assert found.right == found.pairs


def test_no_umbrella_word_is_accepted() -> None:
    assert score([pair for pair in PRINTED if pair.group == "umbrella"])["umbrella"].accepted == 0


def test_nothing_that_is_no_occupation_is_accepted_in_any_list() -> None:
    names = [row["name"] for row in read("non_occupations.csv")]
    matches = match_names([entry(name) for name in names], REFERENCE).matches
    assert [match.entry_id for match in matches if match.match_status == "accepted"] == []
