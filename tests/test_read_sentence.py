"""The tool that shows how a sentence is read."""

from __future__ import annotations

from tools.read_sentence import told


def test_a_sentence_is_told_by_words_facts_and_what_is_left() -> None:
    lines = list(told("高级工每人补贴2000元，紧缺职业上浮30%；培训班结业考核合格率不低于90%。"))
    assert "word    高级工  grade:3" in lines
    assert "number  2000元  yuan" in lines
    assert any(line.startswith("amount  ") and "figure 2000" in line for line in lines)
    assert any(line.startswith("rule    rule scarce_uplift") for line in lines)
    assert lines[-1] == "unread  90%  listed"


def test_heads_above_a_sentence_are_heard() -> None:
    (amount,) = [
        line for line in told("每人500元。", ("一、创业培训补贴",)) if line.startswith("amount")
    ]
    assert "programme entrepreneurship" in amount
