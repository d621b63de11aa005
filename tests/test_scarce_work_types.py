"""A scarce work type makes neither its whole occupation nor another work type of it scarce: nobody knows of which the row speaks."""

from __future__ import annotations

import pytest

from pipeline.compose.scarce import is_scarce, read_scarce
from pipeline.model.rows import OccupationRow
from pipeline.model.vocabularies import ListName, MatchMethod, MatchStatus


def _row(name: str, method: MatchMethod, kind: ListName, *work_types: str) -> OccupationRow:
    return OccupationRow(
        notice_id="n", entry_id=f"n/{kind}/{name}", source="n/f#t1.r1", printed_name=name, name=name, list=kind,
        occupation_code="6-18-01-02", match_method=method, match_status=MatchStatus.ACCEPTED, work_types=work_types,
    )  # fmt: skip


SCARCE = _row("数控铣工", MatchMethod.WORK_TYPE, ListName.SCARCE)


def _said(entry: OccupationRow, scarce: OccupationRow = SCARCE) -> bool | None:
    return is_scarce(read_scarce([scarce, entry], []), entry, None, None)


@pytest.mark.parametrize(
    ("name", "method"), [("铣工", MatchMethod.NAME), ("龙门铣工", MatchMethod.WORK_TYPE)]
)
def test_the_whole_occupation_of_a_scarce_work_type_is_not_surely_scarce(
    name: str, method: MatchMethod
) -> None:
    assert _said(_row(name, method, ListName.SUBSIDISED)) is None


def test_the_work_type_itself_is_scarce_by_its_name_or_in_the_bracket_of_another() -> None:
    assert _said(_row("数控铣工", MatchMethod.WORK_TYPE, ListName.SUBSIDISED)) is True
    assert _said(_row("铣工", MatchMethod.NAME, ListName.SUBSIDISED, "数控铣工")) is True


def test_the_work_types_of_a_scarce_occupation_are_scarce() -> None:
    whole = _row("铣工", MatchMethod.NAME, ListName.SCARCE)
    assert _said(_row("数控铣工", MatchMethod.WORK_TYPE, ListName.SUBSIDISED), whole) is True
