"""A sentence that speaks of whole tables holds for each row of those that it names, and for no other."""

from __future__ import annotations

import pytest

from tests.truth_cases import Row, read_case, small_document

FIRST = ["职业 | 培训费 | 合计", "焊工 | 800 | 1000"]
SECOND = ["职业 | 补贴标准（元/人）", "电工 | 900"]


def _read(sentence: str) -> dict[str, list[Row]]:
    document = small_document(sentence, "表一　重点职业补贴标准（单位：元/人）", FIRST, "附件", "其他职业目录", SECOND)  # fmt: skip
    return read_case(document)


def _bounds(found: dict[str, list[Row]]) -> dict[tuple[str, str], str]:
    return {(row["occupation"], row["component"]): row["bound"] for row in found["rates"]}


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("（三）表一和附件所列标准为最高限额，收费低于标准的，据实补贴。", "at_most", "at_most"),
        ("（三）表一所列补贴标准均为最高标准。", "at_most", "exact"),
        ("（三）附件所列标准为上限。", "exact", "at_most"),
        ("（三）附表所列补贴标准均为最高限额。", "exact", "at_most"),
        ("（三）表二所列标准为最高限额。", "exact", "exact"),
        ("（三）表一所列标准高于最高限额的，按最高限额执行。", "exact", "exact"),
    ],
)
def test_the_sums_of_a_table_that_is_called_a_limit_are_at_most(
    sentence: str, first: str, second: str
) -> None:
    bounds = _bounds(_read(sentence))
    assert (bounds["焊工", "total"], bounds["电工", "total"]) == (first, second)
    assert bounds["焊工", "training"] == "exact"


def test_what_a_note_calls_a_limit_is_its_own_table() -> None:
    document = small_document(
        "附件1", "重点职业目录", FIRST, "注：本表所列标准为最高限额。", "附件2", "其他职业目录", SECOND
    )  # fmt: skip
    bounds = _bounds(read_case(document))
    assert (bounds["焊工", "total"], bounds["电工", "total"]) == ("at_most", "exact")


def test_all_occupations_of_a_table_may_be_called_scarce() -> None:
    found = _read("二、表一所列职业均视为紧缺。")
    assert {row["printed_name"]: row["scarcity"] for row in found["occupations"]} == {
        "焊工": "紧缺", "电工": None,
    }  # fmt: skip
