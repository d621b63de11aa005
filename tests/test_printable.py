"""No control character that somebody else wrote reaches a terminal, a log or a page."""

from __future__ import annotations

import pytest

from pipeline.base.printable import one_line, printable, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\x9b2Jb", r"a\x9b2Jb"),
        ("\u202eabc", r"\u202eabc"),
        ("a\ud800", r"a\ud800"),
        ("a\rb", r"a\rb"),
        ("职业\n工种", "职业\n工种"),
    ],
)
def test_control_characters_are_written_out(text, shown):
    assert printable(text) == shown


def test_a_message_is_one_line_and_not_long():
    assert one_line("a\nb\tc") == r"a\nb\tc"
    assert len(quoted("x" * 1000)) == 120
    assert quoted([[[1]]]) == "[…]"
    assert quoted({"a": 1}) == "{…}"
    assert quoted(10**5000) == "…"
