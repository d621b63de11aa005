"""What `python -m bench conservation` says of a file, by one count and by three: a difference is no loss where two of three
programs count what was read, and what the reader's own engine alone lacks is one."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from bench.three_counts import as_chinese
from bench.verdicts import (
    LOOKED_AT,
    Reading,
    by_a_person,
    count,
    load_looked_at,
    nearest,
    settle,
)
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


def test_the_verdict_of_a_person_holds_while_a_file_differs_as_it_did_then(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(b"a map")
    known = {hashlib.sha256(b"a map").hexdigest(): (2, 0)}
    assert by_a_person(("loses", 2, 0), path, known) == ("looked at", 2, 0)
    assert by_a_person(("loses", 3, 0), path, known) == ("loses", 3, 0)
    assert by_a_person(("keeps", 0, 0), path, known) == ("keeps", 0, 0)
    path.write_bytes(b"another map")
    assert by_a_person(("loses", 2, 0), path, known) == ("loses", 2, 0)


def test_each_file_that_a_person_looked_at_is_named_by_its_hash_and_says_what_was_seen() -> None:
    with LOOKED_AT.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {len(row["sha256"]) for row in rows} == {64}
    assert all(len(row["seen"]) > 10 for row in rows)
    assert len(load_looked_at()) == len(rows) > 0
