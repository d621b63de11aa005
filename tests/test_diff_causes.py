"""Why a row is otherwise, and which changes are red flags."""

from __future__ import annotations

import pytest

from pipeline.diff.difference import compare
from pipeline.diff.models import Difference, Side
from pipeline.diff.render.text import render_text
from pipeline.store.inputs import Inputs
from tests.versions.compared import (
    CAUSED,
    MATCHED,
    RATE,
    UNMATCHED,
    list_of,
    of_rows,
    with_file,
)
from tests.versions.tables import Tables


def caused(
    a: Tables, b: Tables, before: Inputs | None = None, after: Inputs | None = None
) -> list[str]:
    difference = compare(Side("a", a, before or Inputs()), Side("b", b, after or Inputs()))
    return sorted({group.cause for group in difference.groups if group.table == "occupations"})


@pytest.mark.parametrize("cause", CAUSED)
def test_what_changed_is_told_apart_by_cause(cause: str) -> None:
    a, b, inputs = CAUSED[cause]
    assert caused(a, b, after=inputs) == [cause]


def test_a_match_decided_by_a_person_is_a_decision() -> None:
    decided = {**MATCHED, "match_method": "decision"}
    decision = Inputs(decisions=frozenset({("everywhere", "车工", "6-18-01-01")}))
    assert caused(with_file("a", [UNMATCHED]), with_file("a", [decided]), after=decision) == [
        "decision"
    ]


def test_a_match_that_was_decided_is_one_line_for_every_row_of_the_name() -> None:
    rows = [
        {**row, "list": name} for row in (UNMATCHED, MATCHED) for name in ("subsidised", "scarce")
    ]
    decided = [
        {**row, "match_method": "decision", "edition": "2022", "occupation_name": "车工"}
        for row in rows[2:]
    ]
    difference = compare(
        Side("a", with_file("a", rows[:2])),
        Side(
            "b",
            with_file("a", decided),
            Inputs(decisions=frozenset({("everywhere", "车工", "6-18-01-01 accept")})),
        ),
    )
    assert render_text(difference, "en", 100).splitlines() == [
        "a → b  [decision]",
        "occupations 2 → 2",
        "  code       车工: occupation_code — → 6-18-01-01 车工: 2 rows",
    ]


def flags(difference: Difference) -> dict[str, tuple[str, ...]]:
    return {flag.kind: flag.examples for flag in difference.flags}


def test_an_amount_changed_by_more_than_a_fifth_is_a_red_flag() -> None:
    a, b = ({**RATE, "amount_yuan": amount} for amount in (1500, 1199))
    assert flags(of_rows("rates", [a], [b])) == {
        "large_amount": ("town-2023 vocational_qualification C 高级 1500 → 1199",)}  # fmt: skip
    assert flags(of_rows("rates", [a], [{**b, "amount_yuan": 1200}])) == {}


def test_scarce_lost_codes_changed_counts_fallen_and_new_conflicts_are_red_flags() -> None:
    scarce = {"name": "焊工", "list": "scarce"}
    after = {**MATCHED, "occupation_code": "6-18-01-02", "code_conflict": True}
    assert flags(of_rows("occupations", [scarce, MATCHED], [after])) == {
        "scarce_lost": ("焊工",),
        "code_changed": ("车工 6-18-01-01 → 6-18-01-02",),
        "count_fell": ("town-2023 scarce 1 → 0",),
        "conflict": ("车工",),
    }


def test_scarce_for_fewer_grades_is_a_red_flag_for_more_is_none() -> None:
    scarce = {"name": "焊工", "list": "scarce", "grade_low": 5, "grade_high": 1}
    fewer = {**scarce, "grade_low": 4}
    assert flags(of_rows("occupations", [scarce], [fewer])) == {"scarce_lost": ("焊工 5-1 → 4-1",)}
    assert flags(of_rows("occupations", [fewer], [scarce])) == {}


def test_fail_on_names_kinds_and_flags() -> None:
    difference = of_rows("occupations", list_of("车工", "焊工"), list_of("车工"))
    assert difference.fails_on(frozenset({"removed"}))
    assert difference.fails_on(frozenset({"count_fell"}))
    assert not difference.fails_on(frozenset({"amount", "schema"}))
