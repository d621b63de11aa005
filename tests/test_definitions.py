"""A word that a notice defines (…，下同; 以下统称…) stands for all it was given, from there to the end of the document."""

from __future__ import annotations

import pytest

from pipeline.extract.prose.facts import RuleFact
from pipeline.extract.prose.headings import Heads
from pipeline.extract.prose.read_prose import read_prose

HELD = "取得职业资格证书的，按标准的70%补贴企业。"


def shares(*texts: str) -> set[tuple[str, str, str]]:
    """(programme, beneficiary, printed share) of the last of several paragraphs of one document."""
    defined: dict[str, tuple[str, ...]] = {}
    found: list[RuleFact] = []
    for text in texts:
        found = read_prose(text, Heads(("一、职业资格培训",), defined=defined)).rules
    return {
        (rule.part("programme").value, rule.part("beneficiary").value, rule.number.printed if rule.number else rule.value)
        for rule in found
        if rule.rule == "share"
    }  # fmt: skip


BOTH = {
    ("vocational_qualification", "employer", "70%"),
    ("specialised_ability", "employer", "70%"),
}


@pytest.mark.parametrize(
    "definition",
    [
        "本办法所称培训以职业资格证书（含专项职业能力证书，下同）为依据。",
        "以职业资格证书（技能人员国家职业资格证书、职业技能等级证书、专项能力证书，下同）为依据。",
        "对取得职业技能等级证书、专项能力证书（以下统称“职业资格证书”）的人员给予补贴。",
    ],
)
def test_a_later_rule_that_names_the_defined_word_holds_for_all_it_stands_for(definition: str):
    assert shares(definition, HELD) == BOTH


def test_a_word_defined_where_it_is_first_used_holds_there_already():
    said = "取得职业资格证书（含专项职业能力证书，下同）的，按标准的70%补贴企业。"
    assert shares(said) == BOTH


@pytest.mark.parametrize(
    "definition",
    [
        "以职业资格证书（含专项职业能力证书）为依据。",  # without 下同 it holds there alone
        "以职业资格证书（不含专项职业能力证书，下同）为依据。",
        "以职业资格证书（含职业技能等级证书，下同）为依据。",  # one programme: nothing is wider
        "毕业学年（指毕业前一年7月1日起的12个月内，下同）的学生取得职业资格证书。",
    ],
)
def test_a_bracket_that_defines_nothing_wider_changes_nothing(definition: str):
    assert shares(definition, HELD) == {("vocational_qualification", "employer", "70%")}


def test_a_longer_word_that_holds_the_defined_one_is_not_it():
    definition = "以职业资格证书（含专项职业能力证书，下同）为依据。"
    said = "取得技能人员国家职业资格证书的，按标准的70%补贴企业。"
    assert shares(definition, said) == {("vocational_qualification", "employer", "70%")}


def test_the_whole_standard_is_a_share_of_all_for_whom_stands_behind():
    said = "组织职工开展技能等级认定的企业，按取得职业资格证书人数和补贴目录内标准直接补贴企业。"
    assert shares(said) == {("vocational_qualification", "employer", "100%")}


@pytest.mark.parametrize(
    "said",
    [
        "由购买服务方按补贴目录内标准直接补贴培训机构。",  # goes on with the sentence before, and its limits
        "按补贴目录内标准给予补贴。",  # nobody stands behind
        "按200元/人的标准补贴企业。",  # the sum is the standard itself
    ],
)
def test_a_standard_that_nobody_is_named_for_is_no_share(said: str):
    assert shares(said) == set()
