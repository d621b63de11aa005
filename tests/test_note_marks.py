"""A note mark is no part of the number or name that it stands beside, and a radical is the character that it shows."""

from __future__ import annotations

import pytest

from pipeline.extract.prose.read_prose import read_prose
from pipeline.normalize.amounts import read_yuan
from pipeline.normalize.marks import cut_marks
from pipeline.reference.lookup_names import key_of
from pipeline.text import cut_note_marks, fold, fold_ideographs


@pytest.mark.parametrize(
    "figure",
    [
        "1000¹",
        "1000①",
        "1000[¹]",
        "1000注¹",
        "1000（注²）",
        "1000¹⁻³",
        "1000¹,²",
        "①1000",
        "1000*",
        "1000元※",
    ],
)
def test_a_figure_with_a_note_mark_is_the_figure(figure):
    assert read_yuan(figure) == (1000, None)


@pytest.mark.parametrize("text", ["1000", "1-2", "12*3", "m2", "（1）", "注意"])
def test_what_is_no_note_mark_stays(text):
    assert cut_note_marks(text) == text


def test_a_range_keeps_both_ends():
    assert read_yuan("500¹—1000²") == (500, 1000)


@pytest.mark.parametrize("printed", ["车工¹", "车工①", "⻋⼯¹"])
def test_a_name_is_cut_from_its_note_mark(printed):
    assert cut_marks(printed) == ("车工", frozenset({"①"} if "①" in printed else ()))


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("⻋⼯", "车工"), ("养⽼护理员", "养老护理员"), ("⾼级⼯", "高级工"), ("\uf92c", "郎"), ("一二〇", "一二〇")],
)  # fmt: skip
def test_radicals_and_compatibility_characters_are_the_characters_they_show(printed, shown):
    assert fold_ideographs(printed) == fold(printed) == key_of(printed) == shown


@pytest.mark.parametrize("mark", ["¹", "②", "³"])
def test_a_mark_between_figure_and_unit_of_a_sentence_is_no_digit(mark: str) -> None:
    reading = read_prose(f"取得职业技能等级证书的，初级工每人1000{mark}元，按标准的80{mark}%补贴。")
    assert [fact.number.low for fact in reading.rates if fact.number] == [1000.0]
    assert [fact.number.low for fact in reading.rules if fact.number] == [80.0]
