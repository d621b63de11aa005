"""One year against the next reads as a change of policy, not as two tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.diff.difference import compare
from pipeline.diff.models import Difference, Side
from pipeline.diff.render.html import render_html
from pipeline.diff.render.markdown import render_markdown
from pipeline.diff.render.text import render_text
from tests.versions.policy import BEFORE, both_years
from tests.versions.wenzhou import FINAL


@pytest.fixture(scope="module")
def difference() -> Difference:
    tables = both_years()
    return compare(Side(BEFORE, tables, notice=BEFORE), Side(FINAL, tables, notice=FINAL))


@pytest.fixture(scope="module")
def told(difference: Difference) -> list[str]:
    return [" ".join(line.split()) for line in render_text(difference, "en", 10_000).splitlines()]


AMOUNTS = [
    "vocational_qualification (yuan)",
    "grade class A class B class C class D",
    "初级 1000 → 1200 (+20 %) 1000 1000 → 900 (−10 %) 1000 → 800 (−20 %)",
    "中级 1500 → 1700 (+13.3 %) 1500 1500 → 1200 (−20 %) 1500 → 1000 (−33.3 %)",
    "高级 2000 → 2300 (+15 %) 2000 2000 → 1600 (−20 %) 2000 → 1400 (−30 %)",
    "技师 2500 → 2800 (+12 %) 2500 2500 → 2000 (−20 %) 2500 → 1800 (−28 %)",
    "高级技师 3500 → 3800 (+8.6 %) 3500 3500 → 2500 (−28.6 %) 3500 → 2200 (−37.1 %)",
    "before: the one amount for all",
]


def test_amounts_by_grade_and_class_are_told_before_any_row(told: list[str]) -> None:
    start = told.index(AMOUNTS[0])
    assert told[start : start + len(AMOUNTS)] == AMOUNTS
    assert all(line.startswith(("wenzhou-2022 →", "!")) for line in told[:start])


def test_uplift_and_shares_come_next_then_the_lists(told: list[str]) -> None:
    lists = next(line for line in told if line.startswith("occupations "))
    heads = [told.index(head) for head in ("uplift and shares", lists)]
    assert heads == sorted(heads)
    assert heads[0] == told.index(AMOUNTS[-1]) + 1


def test_a_year_reads_in_under_twenty_lines_beside_its_amounts(told: list[str]) -> None:
    assert len(told) - len(AMOUNTS) < 20


SAID = [
    "classes subsidised: introduced A 24, B 29, C 21, D 1",
    "classes vocational_qualification: 1000–3500 → A 1200–3800, B 1000–3500, C 900–2500, D 800–2200",
    "dropped mentoring, pre_job (3 rates, 2 rules)",
    "amount project_based: 25 → 20 yuan a class hour (项目培训补贴); cap_yuan 2000 → 1000",
    "removed specialised_ability: −1 专项能力高级证书 800; item 专项能力初级证书 → 专项能力证书 (600)",
    "scarce_uplift, vocational_qualification: 50 % → 30 %",
    "period: 5 years → 3 years (台账保存期); −1 5 days (公示期)",
    "share: −1 50 % (person, 自学途径)",
    "70 % (employer)",
    "70–100 % (employer, 各县（市）)",
]


@pytest.mark.parametrize("text", SAID)
def test_what_the_new_policy_does_is_said(told: list[str], text: str) -> None:
    assert any(text in line for line in told), told


def test_what_stayed_is_not_said(told: list[str]) -> None:
    for text in ("claims_max", "claim_within", "(school)"):
        assert not any(text in line for line in told), told


def test_the_cap_that_was_halved_and_classes_that_lost_more_than_a_fifth_are_a_red_flag(
    difference: Difference,
) -> None:
    # By class and grade: D 1500 → 1000, 2000 → 1400, 2500 → 1800, 3500 → 2200; C 3500 → 2500; a fifth itself is not more.
    flag = next(flag for flag in difference.flags if flag.kind == "large_amount")
    assert flag.count == 6
    assert flag.examples[:2] == (
        "project_based 2000 → 1000",
        "vocational_qualification D 中级 1500 → 1000",
    )


@pytest.mark.parametrize("render", [render_text, render_markdown, render_html])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_form_tells_the_amounts(
    difference: Difference, render: Callable[..., str], lang: str
) -> None:
    assert "2000 → 1400 (−30 %)" in render(difference, lang)
