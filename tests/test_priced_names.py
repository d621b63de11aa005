"""Names that a sentence lists right before an amount: it is each one's, and names of abilities are entries; other lists are doubts."""

from __future__ import annotations

from typing import Any

from tests.truth_cases import Row, read_case, small_document

HEAD = "专项职业能力培训按下列标准执行："


def _paid(found: dict[str, list[Row]]) -> list[tuple[Any, ...]]:
    return [(row["occupation"], row["amount_yuan"], bool(row["doubts"])) for row in found["rates"]]


def test_an_amount_behind_a_list_of_abilities_is_each_ones_and_they_are_entries() -> None:
    found = read_case(small_document(
        "二、补贴标准", HEAD, "（一）茶席布置、盆景制作、竹编，每人380元；", "（二）米糕制作、酱菜腌制每人补贴520元。",
    ))  # fmt: skip
    assert _paid(found) == [
        ("茶席布置", 380, False), ("盆景制作", 380, False), ("竹编", 380, False), ("米糕制作", 520, False), ("酱菜腌制", 520, False)
    ]  # fmt: skip
    names = [(row["list"], row["printed_name"]) for row in found["occupations"]]
    abilities = ("茶席布置", "盆景制作", "竹编", "米糕制作", "酱菜腌制")
    assert names == [("specialised_ability", name) for name in abilities]


def test_the_ids_of_such_entries_say_where_each_name_begins() -> None:
    found = read_case(small_document("二、补贴标准", HEAD, "（一）茶席布置、竹编，每人380元。"))
    ids = [row["entry_id"].partition("@")[2] for row in found["occupations"]]
    assert ids == ["3", "8"]


def test_an_amount_behind_known_occupations_is_each_ones_and_they_are_no_list() -> None:
    found = read_case(small_document("二、补贴标准", "（一）焊工、电工，取得证书的每人900元。", "（二）焊工、电工，每人800元。"))  # fmt: skip
    assert [(o, a) for o, a, _ in _paid(found)][-2:] == [("焊工", 800), ("电工", 800)]
    assert found["occupations"] == []


def test_a_list_that_may_be_something_else_is_a_doubt() -> None:
    for words in ("吊顶安装、管道保温", "甲乙丙、丁戊己"):
        found = read_case(small_document("二、补贴标准", f"（一）{words}，每人300元。"))
        assert [(o, a) for o, a, _ in _paid(found)] == [(None, 300)]
        assert "doubtful_condition" in found["rates"][0]["doubts"]


def test_people_places_and_costs_are_no_names_of_abilities() -> None:
    for words in (
        "市区、郊县",
        "残疾人、退役士兵",
        "培训费、评价费",
        "其他项目、新项目",
        "初级、中级",
    ):
        found = read_case(small_document("二、补贴标准", HEAD, f"（一）{words}，每人300元。"))
        assert found["occupations"] == []
        assert {row["occupation"] for row in found["rates"]} <= {None}
