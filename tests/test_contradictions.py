"""Two sure facts that contradict each other are both doubtful, in prose and tables, and each names the other's place."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_document
from pipeline.judgement.corrections import Corrections
from pipeline.model.rows import RateRow
from pipeline.normalize.amounts import build_rates
from pipeline.normalize.contradictions import find_contradictions, with_contradictions
from pipeline.normalize.entries import build_occupations
from pipeline.normalize.rules import build_rules
from tests.truth_cases import small_document

Blocks = list[str | list[str]]


def read(blocks: Blocks) -> tuple[list[RateRow], dict[tuple[str, str], dict[str, object]]]:
    """The rates of a small notice (texts are paragraphs, lists of rows `a | b` are tables) and what speaks against them."""
    _, found = extract_document(small_document(*blocks))
    rates = build_rates("n/f.txt", found.amounts, Corrections())[0]
    rules = build_rules("n/f.txt", found.clauses)[0]
    entries = build_occupations("n/f.txt", found.entries, {}, Corrections())[0]
    said = find_contradictions(rates, rules, entries)
    return with_contradictions(rates, said), {key: dict(words) for key, words in said.items()}


GRADES = ["类别 | 五级补贴标准（元） | 四级补贴标准（元）", "A | 1000 | 1500", "B | 800 | 1200"]


@pytest.mark.parametrize(
    ("blocks", "kind", "amounts"),
    [
        (["一、初级工每人补贴900元、中级工每人补贴1300元。", "二、初级工每人补贴1000元。"], "contradiction", {900, 1000}),
        (["一、A类职业培训补贴五级每人1200元。", GRADES], "contradiction", {1000, 1200}),
        ([[*GRADES, "A | 1000 | 1600"]], "contradiction", {1500, 1600}),
        (["一、培训补贴标准为五级1100元、四级1600元。紧缺职业上浮50%，即紧缺工种五级1650元、四级2500元。"], "contradiction", {1600, 2500}),
        (["一、紧缺职业补贴标准上浮20%。", ["等级 | 普通职业（元） | 紧缺职业（元）", "五级 | 1000 | 1200", "四级 | 1500 | 1900"]], "contradiction", {1500, 1900}),
        (["一、初级工每人补贴900元（其中培训补贴700元、鉴定补贴300元）。"], "total_differs", {900, 700, 300}),
        ([["等级 | 培训费（元） | 鉴定费（元） | 合计（元）", "五级 | 700 | 200 | 900", "四级 | 1000 | 200 | 1300"]], "total_differs", {1000, 200, 1300}),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_doubtful_on_both_sides(
    blocks: Blocks, kind: str, amounts: set[int]
) -> None:
    rates, said = read(blocks)
    assert {row.amount_yuan for row in rates if kind in row.doubts} == amounts
    assert all(row.doubts in {(), (kind,)} for row in rates)
    places = {row.source for row in rates}
    assert all(str(words["other"]).partition(" ")[0] in places for words in said.values())


@pytest.mark.parametrize(
    "blocks",
    [
        ["一、初级工每人补贴900元、中级工每人补贴1300元。", "二、初级工每人补贴900元。"],
        ["一、A类职业培训补贴五级每人1000元。", GRADES],
        [
            [
                "序号 | 专项职业能力名称 | 标准（元/人） | 序号 | 专项职业能力名称 | 标准（元/人）",
                "1 | 糖画制作 | 400 | 2 | 竹编制作 | 500",
            ]
        ],
        ["一、企业职工：五级900元、四级1300元；失业人员：五级1100元、四级1500元。"],
        [
            "一、培训补贴标准为五级1100元、四级1600元。紧缺职业上浮50%，即紧缺工种五级1650元、四级2400元。"
        ],
        ["一、职工学徒每人每年至多6500元，实习学徒每人每年不少于2800元。"],
        ["一、初级工900元（其中培训补贴700元、鉴定补贴200元）。"],
        [["等级 | 培训费补贴标准（元） | 其中：鉴定费补贴标准（元）", "五级 | 900 | 200"]],
        [
            [
                "职业 | 五级（元）",
                "计算机程序设计员（JAVA） | 1000",
                "计算机程序设计员（COBOL） | 1200",
            ]
        ],
        [["等级 | 普通职业（元） | 紧缺职业（元）", "五级 | 1000 | 1300"]],
    ],
)
def test_what_agrees_or_is_for_something_else_is_sure(blocks: Blocks) -> None:
    rates, said = read(blocks)
    assert rates
    assert said == {}
