"""The two notices that were transcribed by hand, compared field by field; the others by their counts."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"
PROGRAMMES = {"completion_certificate": "training_completion", "mentor": "mentoring"}
LISTS = {"completion_certificate": "training_completion"}


def read_gold(name: str) -> list[dict[str, str]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def bare(text: object) -> str:
    """Printed words compare without white space and conversion litter."""
    return "".join(str(text or "").replace("[bookmark: _GoBack]", "").split())


def occupation_of_gold(row: dict[str, str]) -> dict[str, object]:
    return {
        "annex": row["annex"].split(" ")[0], "list": LISTS.get(row["list"], row["list"]), "seq": row["seq"],
        "printed_name": bare(row["raw_name"]), "name": row["name"], "work_types": row["work_types"],
        "printed_code": row["raw_code"], "subsidy_class": row["class"], "industry": row["industry"],
        "printed_grades": row["raw_grades"], "grade_low": row["grade_low"], "grade_high": row["grade_high"],
        "certificate": row["certificate"], "online_allowed": row["online_ok"], "is_green": row["green"],
        "is_digital": row["digital"],
    }  # fmt: skip


def occupation_as_gold(row: dict[str, object]) -> dict[str, object]:
    columns = ("annex", "list", "seq", "name", "printed_code", "subsidy_class", "industry", "printed_grades", "grade_low",
               "grade_high", "certificate")  # fmt: skip
    said = {name: str(row[name]) if row[name] is not None else "" for name in columns}
    flags = {
        name: "true" if row[name] else "" for name in ("online_allowed", "is_green", "is_digital")
    }
    return {
        **said,
        **flags,
        "printed_name": bare(row["printed_name"]),
        "work_types": ";".join(row["work_types"]),
    }  # type: ignore[arg-type]


@pytest.mark.parametrize("notice_id", ["wenzhou-2023", "huaian-2024"])
def test_every_field_of_every_entry_equals_the_transcription(tables, notice_id):
    gold = [
        occupation_of_gold(row) for row in read_gold("occupations") if row["notice_id"] == notice_id
    ]
    read = [
        occupation_as_gold(row) for row in tables["occupations"] if row["notice_id"] == notice_id
    ]
    key = lambda row: (row["annex"], row["list"])  # noqa: E731
    assert sorted(read, key=key) == sorted(gold, key=key)


COUNTS = {
    ("wenzhou-2023", "subsidised", "A"): 24, ("wenzhou-2023", "subsidised", "B"): 29, ("wenzhou-2023", "subsidised", "C"): 21,
    ("wenzhou-2023", "subsidised", "D"): 1, ("wenzhou-2023", "specialised_ability", None): 116,
    ("wenzhou-2023", "scarce", None): 43,
    ("wenzhou-2023-draft", "subsidised", "A"): 24, ("wenzhou-2023-draft", "subsidised", "B"): 31,
    ("wenzhou-2023-draft", "subsidised", "C"): 20, ("wenzhou-2023-draft", "subsidised", "D"): 1,
    ("wenzhou-2023-draft", "specialised_ability", None): 116, ("wenzhou-2023-draft", "scarce", None): 44,
    ("wenzhou-2022", "subsidised", None): 1, ("wenzhou-2022", "specialised_ability", None): 56,
    ("huaian-2024", "subsidised", "A"): 267, ("huaian-2024", "subsidised", "B"): 222, ("huaian-2024", "subsidised", "C"): 53,
    ("huaian-2024", "specialised_ability", "A"): 57, ("huaian-2024", "specialised_ability", "B"): 53,
    ("huaian-2024", "specialised_ability", "C"): 48, ("huaian-2024", "training_completion", None): 2,
    ("huaian-2024", "scarce", None): 130,
    ("jinan-2023", "scarce", None): 89, ("jinan-2023", "general", None): 449, ("jinan-2023", "manufacturing", None): 228,
    ("jinan-2023", "project_based", None): 12,
}  # fmt: skip


def test_lists_hold_exactly_the_entries_that_are_printed(tables):
    assert (
        Counter((r["notice_id"], r["list"], r["subsidy_class"]) for r in tables["occupations"])
        == COUNTS
    )


def test_specialised_abilities_of_two_levels_are_told_apart(tables):
    levels = Counter(r["level"] for r in tables["occupations"] if r["notice_id"] == "wenzhou-2022")
    assert levels == {"junior": 55, "senior": 1, None: 1}


def test_residual_sentences_are_one_row_each(tables):
    residual = [
        (r["notice_id"], r["subsidy_class"], r["name"])
        for r in tables["occupations"]
        if r["is_residual"]
    ]
    assert sorted(residual, key=str) == [
        ("wenzhou-2022", None, "*"),
        ("wenzhou-2023", "D", "*"),
        ("wenzhou-2023-draft", "D", "*"),
    ]


def rate_of_gold(row: dict[str, str]) -> tuple[str, ...]:
    programme = PROGRAMMES.get(row["programme"], row["programme"])
    return (
        programme,
        row["class"],
        row["grade"],
        row["amount_yuan"],
        row["unit"],
        row["class_hours"],
        row["cap_yuan"],
    )


def rate_as_gold(row: dict[str, object]) -> tuple[str, ...]:
    columns = (
        "programme",
        "subsidy_class",
        "grade",
        "amount_yuan",
        "unit",
        "class_hours",
        "cap_yuan",
    )
    return tuple(str(row[name]) if row[name] is not None else "" for name in columns)


@pytest.mark.parametrize("notice_id", ["wenzhou-2023", "huaian-2024"])
def test_every_amount_equals_the_transcription(tables, notice_id):
    gold = [
        rate_of_gold(r)
        for r in read_gold("amounts")
        if r["notice_id"] == notice_id and r["unit"] != "other"
    ]
    read = [
        rate_as_gold(r)
        for r in tables["rates"]
        if r["notice_id"] == notice_id and r["unit"] != "other"
    ]
    assert Counter(read) == Counter(gold)


def test_the_number_of_amounts_is_that_of_the_transcription(tables):
    counted = Counter(r["notice_id"] for r in tables["rates"] if r["unit"] != "other")
    assert counted == {
        "wenzhou-2023": 33,
        "wenzhou-2023-draft": 33,
        "wenzhou-2022": 30,
        "huaian-2024": 33,
    }


@pytest.mark.parametrize("notice_id", ["wenzhou-2023", "huaian-2024"])
def test_formulas_keep_programme_printed_words_and_printed_caps(tables, notice_id):
    gold = [r for r in read_gold("amounts") if r["notice_id"] == notice_id and r["unit"] == "other"]
    read = [r for r in tables["rates"] if r["notice_id"] == notice_id and r["unit"] == "other"]
    assert Counter(r["programme"] for r in read) == Counter(r["programme"] for r in gold)
    # The transcriber's cap of 4000 is the bound of the first case, not a printed cap.
    caps = Counter(r["cap_yuan"] for r in gold if r["cap_yuan"] not in {"", "4000"})
    assert Counter(str(r["cap_yuan"]) for r in read if r["cap_yuan"] is not None) == caps
    for row in gold:
        words = bare(row["raw"].split("|")[-1]).strip("。")
        assert any(words in bare(r["formula"]) or bare(r["formula"]) in words for r in read), words


def test_the_crosswalk_equals_the_transcription(tables):
    columns = (
        "situation",
        "current_class",
        "current_code",
        "current_name",
        "old_class",
        "old_code",
        "old_name",
    )
    gold = [tuple(bare(row[name]) for name in columns) for row in read_gold("crosswalk")]
    assert [tuple(bare(row[name]) for name in columns) for row in tables["crosswalk"]] == gold


def test_the_two_pairs_that_reuse_a_name_or_code_are_no_aliases(tables):
    reused = [
        (r["old_name"], r["current_name"]) for r in tables["crosswalk"] if r["relation"] == "reused"
    ]
    assert reused == [("智能楼宇管理员", "消防设施操作员"), ("呼吸治疗师", "健康照护师")]


def test_training_codes_equal_the_transcription(tables):
    gold = [(r["clause"], r["kind"], r["name"], r["abbrev"], r["code"], r["class_reading"], bare(r["raw"]))
            for r in read_gold("training_codes")]  # fmt: skip
    read = [(r["clause"], r["kind"], r["name"], r["abbreviation"] or "", r["code"], r["subsidy_class"] or "", bare(r["printed"]))
            for r in tables["training_codes"]]  # fmt: skip
    assert [row[:-1] for row in read] == [row[:-1] for row in gold]
    assert all(
        ours in theirs or theirs in ours
        for (*_, ours), (*_, theirs) in zip(read, gold, strict=True)
    )


@pytest.mark.parametrize("notice_id", ["wenzhou-2023", "huaian-2024"])
def test_metadata_equal_the_transcription(tables, notice_id):
    gold = next(r for r in read_gold("notices") if r["notice_id"] == notice_id)
    read = next(r for r in tables["notices"] if r["notice_id"] == notice_id)
    assert read["title"] == gold["title"]
    assert read["document_number"] == gold["doc_number"]
    assert ";".join(read["issuers"]) == gold["issuers"]
    assert read["region_name"] == gold["region"]
    assert str(read["issued_on"] or "") == gold["issued_on"]
    assert str(read["effective_from"]) == gold["effective_from"]
    assert read["status"] == gold["status"]


def test_a_notice_supersedes_the_one_that_bears_the_cited_number(tables):
    found = {r["notice_id"]: r["supersedes"] for r in tables["notices"]}
    assert found == {
        "wenzhou-2023": "wenzhou-2022", "wenzhou-2023-draft": "wenzhou-2022", "wenzhou-2022": None, "huaian-2024": None,
        "jinan-2023": None,
    }  # fmt: skip


def test_no_row_of_any_table_is_unread(tables):
    assert [
        r["source"]
        for r in tables["coverage"]
        if r["fate"] == "unread" and r["kind"] == "table_row"
    ] == []
