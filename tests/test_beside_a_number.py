"""What stands beside a number in a notice and is not of it; what nobody says of an amount."""

from __future__ import annotations

from typing import Any

from tests.truth_cases import Row, document_of, read_case


def _read(*lines: str) -> dict[str, list[Row]]:
    return read_case(document_of({"blocks": [{"p": line} for line in lines]}))


def _parts(rows: list[Row], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_amounts_for_ordinary_occupations_are_the_base_of_an_uplift() -> None:
    found = _read(
        "一般职业（工种）初级工补贴1000元。", "紧缺职业（工种）在一般职业标准基础上提高30%。"
    )
    assert _parts(found["rates"], "grade", "amount_yuan", "scarcity") == [(5, 1000, None)]


def test_ordinary_and_scarce_amounts_stay_apart() -> None:
    found = _read("普通职业初级工补贴1000元，紧缺职业初级工补贴1300元。")
    assert {row["scarcity"] for row in found["rates"]} == {"not_scarce", "scarce"}


def test_an_amount_of_no_programme_and_no_grade_is_in_doubt() -> None:
    (rate,) = _read("工作满10年的，一次性给予5000元。")["rates"]
    assert "doubtful_programme" in rate["doubts"]


def test_the_grade_that_is_left_behind_is_not_that_of_the_number() -> None:
    found = _read("初级晋升中级工培训时间不低于84课时。")
    assert _parts(found["rules"], "rule", "value", "grade_low", "grade_high") == [
        ("hours_min", 84, 4, 4)
    ]


def test_what_ends_after_a_length_of_time_excludes_nothing() -> None:
    found = _read("培训时间超过30天的不再享受生活费补贴。")
    assert [row for row in found["rules"] if row["rule"] == "exclusive"] == []


def test_a_caption_of_unknown_words_leaves_its_list_in_doubt() -> None:
    table = {"table": [["序号", "职业"], ["1", "焊工"], ["2", "车工"]]}
    found = read_case(document_of({"blocks": [{"p": "糯髌目录"}, table]}))
    assert all(row["doubts"] == ["unknown_words"] for row in found["occupations"])
