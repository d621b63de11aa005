"""Sentences that others wrote without sight of the program: what is read of them, and that nothing is wrong without a doubt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.truth_cases import Score, read_cases, score_case

FOLDER = Path(__file__).parent / "sentences" / "blind"
CASES = read_cases(FOLDER / "cases.jsonl")
DISPUTED = set(
    re.findall(r"^\| (b\d{3}) ", (FOLDER / "disputed.md").read_text("utf-8"), flags=re.M)
)


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {case["id"]: score_case(case) for case in CASES}


def test_ninety_seven_of_a_hundred_facts_are_exact(scores: dict[str, Score]) -> None:
    facts = sum(len(case[kind]) for case in CASES for kind in ("rates", "rules", "occupations"))
    assert sum(score.exact for score in scores.values()) >= 0.97 * facts


def test_nothing_is_wrong_without_a_doubt(scores: dict[str, Score]) -> None:
    wrong = {id_: score.wrong for id_, score in scores.items() if score.wrong}
    assert {id_: said for id_, said in wrong.items() if id_ not in DISPUTED} == {}


def test_no_fact_is_lost_without_a_word(scores: dict[str, Score]) -> None:
    silent = {id_: score.silent for id_, score in scores.items() if score.silent}
    assert {id_: said for id_, said in silent.items() if id_ not in DISPUTED} == {}


def test_one_fact_in_ten_is_in_doubt_at_most(scores: dict[str, Score]) -> None:
    facts = sum(len(case[kind]) for case in CASES for kind in ("rates", "rules", "occupations"))
    assert sum(score.doubtful for score in scores.values()) <= 0.1 * facts


def test_each_disputed_case_does_differ(scores: dict[str, Score]) -> None:
    assert {
        id_
        for id_ in DISPUTED
        if not (
            scores[id_].wrong or scores[id_].silent or scores[id_].unread or scores[id_].doubtful
        )
    } == set()
