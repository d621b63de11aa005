"""What `python -m bench conservation` says of a file, by one count and by three: a difference is no loss where two of three
programs count what was read, and what the reader's own engine alone lacks is one."""

from __future__ import annotations

import pytest

from bench.three_counts import as_chinese
from bench.verdicts import Reading, count, nearest, settle
from pipeline.read.conservation import tally


def by_three(
    read: str, poppler: str, pdfminer: str, pdfium: str, left_out: str = "", *issues: str
) -> str:
    reading = Reading(read, left_out, issues)
    verdict = nearest([tally(poppler)], reading)
    assert verdict[0] == "loses"
    return settle(verdict, [[poppler], [pdfminer], [pdfium]], reading)[0]


@pytest.mark.parametrize(
    ("read", "poppler", "pdfminer", "pdfium", "verdict"),
    [
        # poppler gives up on a damaged file.
        ("补贴1000元", "", "补贴1000元", "补贴1000元", "settled"),
        # poppler names the letters of a font otherwise than the two others.
        ("Qualification", "RvbmjÅdbujpo", "Qualification", "Qualification", "settled"),
        # The reader's engine lacks what both others count.
        ("补贴10元", "补贴1000元", "补贴1000元", "补贴10元", "loses"),
        # The reader lacks what its own engine and another count.
        ("补贴10元", "补贴1000元", "补贴10元", "补贴1000元", "loses"),
        # It doubles what all count once.
        ("补贴10001000元", "补贴1000元", "补贴1000元", "补贴1000元", "loses"),
        # Its engine alone names what the others leave out; nothing that they count is missing.
        ("补贴1000元", "补贴", "补贴", "补贴1000元", "alone"),
        # It holds more than its engine gives.
        ("补贴10001000元", "补贴", "补贴", "补贴1000元", "loses"),
        # All three name the letters differently.
        ("Qualification", "RvbmjÅdbujpo", "Swcnk", "Qualification", "loses"),
        # The bytes of Chinese characters as letters.
        ("补贴标准", "²¹Ìù±ê×¼", "²¹Ìù±ê×¼", "补贴标准", "settled"),
    ],
)
def test_three_counts_settle_what_one_does_not(read, poppler, pdfminer, pdfium, verdict):
    assert by_three(read, poppler, pdfminer, pdfium) == verdict


def test_unknown_signs_speak_for_as_many_letters_and_no_more():
    told = Reading("补贴\ufffd元", issues=("character_unknown",))
    assert nearest([tally("补贴100元")], told)[0] == "says"
    assert nearest([tally("补贴每人每年1000元")], told)[0] == "loses"


def test_a_wording_told_in_place_of_another_is_no_doubling():
    filled = Reading("12", left_out="壹仟", issues=("text_left_out",))
    assert nearest([tally("壹仟")], filled)[0] == "says"


def test_letters_of_a_language_are_no_bytes_of_chinese_characters():
    assert as_chinese("Käferhofen, gemäß, Łódź, señor") == "Käferhofen, gemäß, Łódź, señor"
    assert as_chinese("±±¶·ÐÇ") == "北斗星"


def test_accents_set_apart_are_no_letters():
    assert nearest([count("F\u0302 e\u0302")], Reading("Fˆ eˆ"))[0] == "keeps"


def test_raised_letters_are_the_letters_they_show():
    assert count("1ˣ2ˡ") == count("1x2l")
