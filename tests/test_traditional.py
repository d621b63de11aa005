"""Traditional characters are compared as the simplified ones, and no simplified text changes."""

from __future__ import annotations

import pytest

from pipeline.base.errors import UserError
from pipeline.base.traditional import read_pairs, simplified
from pipeline.extract.prose.read_prose import read_prose
from pipeline.text import fold


def test_a_sentence_in_traditional_characters_says_the_same() -> None:
    one = read_prose("取得初級職業資格證書的，每人補貼1000元。")
    other = read_prose("取得初级职业资格证书的，每人补贴1000元。")
    assert (one.rates, one.rules) == (other.rates, other.rules)
    assert one.printed.startswith("取得初級")


def test_no_character_of_simplified_texts_changes() -> None:
    changed = [chr(c) for c in simplified() if chr(c) not in "後於" and _is_simplified(chr(c))]
    assert changed == []
    assert fold("著作、乾隆、宫商角徵羽") == "著作、乾隆、宫商角徵羽"


def test_a_row_that_is_no_pair_is_one_line() -> None:
    with pytest.raises(UserError, match="no new pair"):
        read_pairs("traditional,simplified\n級,级\n級,及\n")


def _is_simplified(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False
