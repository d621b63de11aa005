"""The rules of the two transcribed notices, found by clause, value, unit and grades; and no number of any notice swallowed."""

from __future__ import annotations

import re

import pytest

from pipeline.extract.notice.lines import read_lines
from pipeline.extract.notice.sections import split_sections
from pipeline.read import read_document
from pipeline.text import fold, squeeze
from tests.test_gold import read_gold

UNITS = {"persons": "count", "stars": "count"}
GRADES = re.compile(r"_grade(\d)$")
ABOUT = re.compile(
    r"(?<![\d.〔])(\d[\d,.]*|[一二三四五六七八九十百两]+)(?:元|%|％|课时|学时|次|个月|周岁|年(?!度|版|级))|百分之[一二三四五六七八九十百]+"
)
APART = re.compile(
    r"《[^《》]*》|[“][^”]*[”]|\d{4}年(?:\d+月)?(?:\d+日)?|\d+月\d+日|[一二三四五六七八九十]+[〔\[（(]\d{4}|第[\d一二三四五六七八九十\-]+|"
    r"[\u4e00-\u9fff]{1,12}[〔\[(（]\d{4}[〕\])）]\d+号|同一年度|一次性"
)


def gold_rules(notice_id: str) -> list[dict[str, str]]:
    return [row for row in read_gold("rules") if row["notice_id"] == notice_id]


def value_of(row: dict[str, str]) -> tuple[float, float | None]:
    low, _, high = row["value"].partition("-")
    return float(low), float(high) if high else None


def unit_of(row: dict[str, str]) -> str:
    """The unit of a gold rule in the words of the schema: years of age are told from years since."""
    return "years_of_age" if row["rule"].startswith("age_") else UNITS.get(row["unit"], row["unit"])


def grade_of(row: dict[str, str]) -> tuple[int, int] | None:
    """The grades that the transcriber names: in the name of the rule, or in words."""
    if found := GRADES.search(row["rule"]):
        return int(found.group(1)), int(found.group(1))
    return (2, 1) if "grades 2 and 1" in row["condition"] else None


@pytest.mark.parametrize("notice_id", ["wenzhou-2023", "huaian-2024"])
def test_every_transcribed_rule_is_found_by_clause_value_unit_and_grades(tables, notice_id):
    own = [row for row in tables["rules"] if row["notice_id"] == notice_id]
    left = [
        (r["clause"], (r["value"], r["value_max"]), r["unit"], (r["grade_low"], r["grade_high"]) if r["grade_low"] else None)
        for r in own
    ]  # fmt: skip
    missing = set()
    for gold in gold_rules(notice_id):
        if gold["unit"] == "date" or gold["unit"].startswith("yuan"):
            continue
        key = (
            gold["clause"],
            value_of(gold),
            unit_of(gold),
            grade_of(gold),
        )
        if key in left:
            left.remove(key)  # two gold rules need two rows
        else:
            missing.add((notice_id, gold["clause"], gold["rule"]))
    assert missing == set()


def test_the_transcription_has_forty_rules_twelve_amounts_and_three_dates():
    units = [r["unit"] for notice in ("wenzhou-2023", "huaian-2024") for r in gold_rules(notice)]
    yuan = sum(unit.startswith("yuan") for unit in units)
    assert (len(units) - yuan - units.count("date"), yuan, units.count("date")) == (40, 12, 3)


@pytest.mark.parametrize("notice_id", ["wenzhou-2023", "huaian-2024"])
def test_every_transcribed_amount_of_the_prose_stands_in_rates_or_as_an_extra_hour(
    tables, notice_id
):
    clauses = [r for r in tables["rates"] if r["notice_id"] == notice_id]
    said = {(r["clause"], number) for r in clauses for number in (r["amount_yuan"], r["cap_yuan"])}
    said |= {
        (r["clause"], int(n))
        for r in clauses
        if r["formula"]
        for n in re.findall(r"\d{4}", r["formula"])
    }
    said |= {
        (r["clause"], int(r["value"])) for r in tables["rules"] if r["rule"] == "extra_hour_rate"
    }
    gold = {
        (r["clause"], int(r["value"]))
        for r in gold_rules(notice_id)
        if r["unit"].startswith("yuan")
    }
    assert gold <= said


@pytest.mark.parametrize("notice_id", ["wenzhou-2023", "huaian-2024"])
def test_every_transcribed_date_stands_in_notices(tables, notice_id):
    notice = next(r for r in tables["notices"] if r["notice_id"] == notice_id)
    dates = {str(notice["effective_from"]), str(notice["applies_from"])}
    assert {r["value"] for r in gold_rules(notice_id) if r["unit"] == "date"} <= dates


NOTICES = ["huaian-2024", "jinan-2023", "wenzhou-2022", "wenzhou-2023", "wenzhou-2023-draft"]


@pytest.mark.parametrize("notice_id", NOTICES)
def test_no_number_with_a_unit_is_neither_read_nor_listed(tables, workspace, notice_id):
    """Counted with another, simpler pattern than the one that reads."""
    file = next(r["file"] for r in tables["notices"] if r["notice_id"] == notice_id)
    document = read_document(workspace / "raw" / file)
    shown = [fold(words) for words in words_shown(tables, notice_id)]
    swallowed = []
    for section in split_sections(document):
        for line in read_lines(section):
            text = APART.sub("\0", squeeze(line.text))
            for found in ABOUT.finditer(fold(text)):
                around = fold(text)[max(0, found.start() - 4) : found.end()].split("\0")[-1]
                if not any(around in words or fold(found.group(0)) in words for words in shown):
                    swallowed.append((line.clause, around))
    assert swallowed == []


def words_shown(tables, notice_id) -> list[str]:
    own = {
        name: [r for r in tables[name] if r["notice_id"] == notice_id]
        for name in ("rules", "rates", "coverage")
    }
    words = [r["quote"] for r in own["rules"]] + [str(r["printed"]) for r in own["rates"]]
    words += [str(r["formula"] or "") for r in own["rates"]] + [
        f"{r['cap_yuan'] or ''}元" for r in own["rates"]
    ]
    return words + [r["printed"] for r in own["coverage"] if r["kind"] == "number"]


def test_no_number_of_the_five_notices_is_unread_but_those_that_bind_nobody(tables):
    numbers = [
        (r["source"], r["fate"], r["printed"].partition(" |")[0])
        for r in tables["coverage"]
        if r["kind"] == "number"
    ]
    # A quarter is a date, and no unit of a rule.
    assert numbers == [
        ("jinan-2023/notice.pdf#p1.b10.q125", "text", "第1季度"),
        ("jinan-2023/notice.pdf#p1.b10.q135", "text", "第2-3季度"),
        ("jinan-2023/notice.pdf#p2.b11.q37", "text", "第1季度"),
    ]  # fmt: skip


def test_the_five_numbers_of_a_notice_of_lists_are_read(tables):
    """Three quarters, told as dates; how often a list may change; of how many trades it speaks."""
    rules = [
        (r["clause"], r["rule"], r["value"], r["unit"])
        for r in tables["rules"]
        if r["notice_id"] == "jinan-2023"
    ]
    assert rules == [("二", "count_limit", 1, "count"), ("二（一）1", "count_limit", 10, "count")]


def test_clauses_are_named_as_they_are_printed(tables):
    clauses = {r["clause"] for r in tables["rules"]}
    assert {"一（一）2（4）", "一（一）2（1）④", "附件1备注2", "五（六）"} <= clauses


def test_each_rule_stands_at_the_paragraph_its_number_is_printed_in(tables):
    places = {(r["notice_id"], r["clause"], r["rule"]): r["source"] for r in tables["rules"]}
    # The clause begins at the foot of page 6; the share is printed at the head of page 7.
    assert places["wenzhou-2023", "五（五）", "share"] == "wenzhou-2023/notice.pdf#p7.b1"


def test_a_sentence_in_a_table_cell_states_rules_too(tables):
    found = [
        (r["rule"], r["value"], r["programme"])
        for r in tables["rules"]
        if r["source"] == "wenzhou-2023/notice.pdf#p8.t1.r29"
    ]
    assert found == [("share", 50, "apprenticeship")]
