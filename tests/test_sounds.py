"""Pages that print the sound of each character in brackets: read without it, placed where it is printed."""

from __future__ import annotations

from pipeline.extract.prose.sounds import without_sounds
from tests.truth_cases import document_of, read_case

PRINTED = "職工取得初級職業(yè)資格證(zhèng)書的，補(bǔ)貼標(biāo)準1000元（下同）。"


def test_a_sentence_with_sounds_says_its_amount() -> None:
    found = read_case(document_of({"blocks": [{"p": PRINTED}]}))
    assert [(row["grade"], row["amount_yuan"], row["doubts"]) for row in found["rates"]] == [
        (5, 1000, [])
    ]


def test_a_place_is_that_of_the_print() -> None:
    plain, printed_at = without_sounds(PRINTED)
    assert PRINTED[printed_at(plain.index("1000")) :].startswith("1000元")
    assert plain.endswith("（下同）。")


def test_a_text_without_sounds_stays() -> None:
    plain, printed_at = without_sounds("初级工（五级）1000元")
    assert plain == "初级工（五级）1000元"
    assert printed_at(8) == 8
