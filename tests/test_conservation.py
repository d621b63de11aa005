"""The law of conservation: what a file prints stands once in its Document, or is named with its cause."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Cause, LeftOut, Place
from pipeline.read.conservation import check_part, tally, tell

HERE = Place("p1", 1)


def test_what_is_read_as_printed_gives_no_issue():
    assert check_part(HERE, ["关于补贴的通知", "1000 元"], ["1000元", "关于补贴的通知"]) == []


def test_a_missing_digit_is_an_error_that_shows_the_line():
    (issue,) = check_part(HERE, ["焊工 1000", "电工 1200"], ["焊工 10", "电工 1200"])
    assert (issue.kind, issue.severity, issue.place) == ("text_lost", "error", HERE)
    assert "焊工 1000" in issue.printed
    assert "2 characters are missing" in issue.message


def test_a_doubled_word_is_an_error_too():
    (issue,) = check_part(HERE, ["焊工"], ["焊工", "焊工"])
    assert "2 are doubled" in issue.message


def test_a_raised_figure_is_the_figure_that_the_file_holds_and_a_radical_is_its_character():
    assert check_part(HERE, ["10001", "⼯"], ["1000¹", "工"]) == []


def test_words_left_out_and_words_made_by_the_reader_keep_the_balance():
    assert check_part(HERE, ["1000", "1200"], ["一、1200"], left_out=["1000"], added=["一、"]) == []


def test_what_is_left_out_is_told_once_for_each_cause_and_place():
    told = tell([
        LeftOut(Cause.STRUCK, "1000", HERE),
        LeftOut(Cause.STRUCK, "2000", HERE),
        LeftOut(Cause.HEADER, "抄送", Place("header1")),
        LeftOut(Cause.HEADER, "抄送", Place("header2")),
        LeftOut(Cause.COPY, "又一遍", HERE),
    ])  # fmt: skip
    assert [(issue.kind, issue.severity, issue.printed) for issue in told] == [
        ("text_left_out", "warning", "1000 | 2000"),
        ("text_set_aside", "note", "抄送"),
    ]


def test_every_cause_is_said_in_both_languages():
    for cause in Cause:
        for issue in tell([LeftOut(cause, "车工", HERE)]):
            assert issue.message != issue.message_zh


@given(st.text(), st.text())
def test_the_count_of_two_texts_is_the_sum_of_their_counts(first, second):
    assert tally(first + second) == tally(first) + tally(second)
