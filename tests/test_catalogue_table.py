"""The calculator's table, in cases that people can check: date, input, output, the arithmetic in a comment."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from pipeline.compose.build_catalogue import build_catalogue
from pipeline.compose.facts import Facts
from pipeline.model.issues import build_issue_rows
from pipeline.model.rows import NoticeRow, OccupationRow, RateRow, RuleRow
from pipeline.model.vocabularies import (
    Beneficiary,
    FileFormat,
    ListName,
    MatchStatus,
    NoticeStatus,
    Programme,
    RuleKind,
    Unit,
)
from pipeline.store.typed_rows import cells_of

NOTICE = NoticeRow(
    notice_id="n", title="t", status=NoticeStatus.FINAL, file="n/f", sha256="", format=FileFormat.TXT, source="n/f"
)  # fmt: skip


def row(
    tables, notice_id: str, name: str, grade: int | None, certificate: str | None = None
) -> dict[str, Any]:
    found = [
        r for r in tables["catalogue"]
        if r["notice_id"] == notice_id and r["name"] == name and r["grade"] == grade and r["certificate"] == certificate
    ]  # fmt: skip
    assert len(found) == 1
    return found[0]


def said(one: dict[str, Any]) -> tuple[Any, ...]:
    return one["base_amount_yuan"], one["is_scarce"], one["scarce_uplift_pct"], one["amount_yuan"]


@pytest.mark.parametrize(
    ("notice_id", "name", "grade", "expected"),
    [
        ("wenzhou-2023", "车工", 3, (2300, True, 30, 2990)),  # A, 高级: 2300 + 30 % = 2990
        ("wenzhou-2023", "模具工", 5, (1200, False, 0, 1200)),  # scarce only from 四级 to 一级
        ("wenzhou-2023", "模具工", 4, (1700, True, 30, 2210)),  # 1700 + 30 % = 2210
        ("wenzhou-2023", "养老护理员", 4, (1200, False, 0, 1200)),  # scarce only from 三级 to 一级
        ("wenzhou-2023", "养老护理员", 3, (1600, True, 30, 2080)),  # C, 高级: 1600 + 30 % = 2080
        (
            "wenzhou-2023",
            "人工智能训练师",
            3,
            (1400, True, 30, 1820),
        ),  # D, the residual class: 1400 + 30 % = 1820
        ("wenzhou-2023", "保育师", 4, (1000, False, 0, 1000)),  # D, scarce only from 三级 to 一级
        (
            "wenzhou-2023",
            "网络与信息安全管理",
            3,
            (1600, True, 30, 2080),
        ),  # scarce as …管理员, joined by its code
        ("wenzhou-2023", "*", 3, (1400, False, 0, 1400)),  # all others
        ("huaian-2024", "车工", 2, (3500, True, 10, 3850)),  # 3500 + 10 % = 3850
        (
            "huaian-2024",
            "车工",
            3,
            (2000, True, 0, 2000),
        ),  # scarce, but the uplift is for 技师 and above only
        (
            "wenzhou-2022",
            "*",
            3,
            (2000, None, None, None),
        ),  # names a scarce list that it does not carry: 2000 or 3000
    ],
)
def test_an_amount_is_what_a_person_works_out_by_hand(tables, notice_id, name, grade, expected):
    assert said(row(tables, notice_id, name, grade)) == expected


def test_rows_are_as_many_as_entries_and_grades(tables):
    counts = Counter((r["notice_id"], r["programme"], r["list"]) for r in tables["catalogue"])
    # 74 occupations of A, B, C and one residual class, each with 5 grades; two scarce ones from the residual class.
    assert counts["wenzhou-2023", "vocational_qualification", "subsidised"] == (74 + 1) * 5
    assert counts["wenzhou-2023", "vocational_qualification", "scarce"] == 2 * 5
    assert counts["wenzhou-2023", "specialised_ability", "specialised_ability"] == 116
    # 542 occupations with 5 grades and 合格 each.
    assert counts["huaian-2024", "vocational_qualification", "subsidised"] == 542 * 5
    assert counts["huaian-2024", "training_completion", "subsidised"] == 542
    assert counts["huaian-2024", "specialised_ability", "specialised_ability"] == 158
    assert counts["huaian-2024", "training_completion", "training_completion"] == 2


def test_scarce_names_outside_the_classes_are_taken_from_the_residual_class(tables):
    names = {
        r["name"]
        for r in tables["catalogue"]
        if r["notice_id"] == "wenzhou-2023" and r["list"] == "scarce"
    }
    assert names == {"人工智能训练师", "保育师"}
    met = {
        r["name"]
        for r in tables["catalogue"]
        if r["notice_id"] == "wenzhou-2023" and r["is_scarce"]
    } - names
    # 塑料编织工 is a work type of the scarce 塑料制品成型制作工.
    assert len(met) == 43 - 2 + 1


def test_a_completion_certificate_and_a_specialised_ability_have_no_grade(tables):
    done = row(tables, "huaian-2024", "车工", None, "合格")
    assert (done["programme"], done["amount_yuan"], done["class_hours"]) == (
        "training_completion",
        500,
        None,
    )
    video = row(tables, "huaian-2024", "短视频运营", None, "培训合格证书")
    assert (video["amount_yuan"], video["class_hours"]) == (500, 40)
    carving = row(tables, "wenzhou-2023", "竹子雕刻", None, "专项能力证书")
    assert (carving["amount_yuan"], carving["is_scarce"]) == (600, False)


def test_an_undecided_entry_keeps_a_scarce_name_from_the_residual_class(tables):
    # 操作工 of class A waits for a person: it could be the scarce 操作调整工, so neither gets an amount with uplift.
    alone = row(tables, "wenzhou-2023-draft", "多工序数控机床操作调整工", None)
    assert (
        alone["is_scarce"],
        alone["base_amount_yuan"],
        alone["amount_yuan"],
        alone["is_residual"],
    ) == (True, None, None, False)
    assert said(row(tables, "wenzhou-2023-draft", "多工序数控机床操作工", 3)) == (
        2300,
        None,
        None,
        None,
    )
    kinds = [(r["kind"], r["printed"]) for r in tables["issues"] if r["kind"] == "scarce_undecided"]
    assert kinds == [("scarce_undecided", "多工序数控机床操作调整工")]


def test_a_notice_without_amounts_has_one_row_an_occupation(tables):
    packer = row(tables, "jinan-2023", "包装工", None)
    assert (packer["is_scarce"], packer["base_amount_yuan"], packer["amount_yuan"]) == (
        True,
        None,
        None,
    )
    assert (
        Counter(
            r["notice_id"]
            for r in tables["catalogue"]
            if r["notice_id"] == "jinan-2023" and r["amount_yuan"] is not None
        )
        == {}
    )


def test_rates_of_programmes_without_a_list_stand_for_themselves(tables):
    rates = [
        r for r in tables["catalogue"] if r["notice_id"] == "wenzhou-2023" and r["list"] is None
    ]
    assert Counter(r["programme"] for r in rates) == {
        "project_based": 3,
        "apprenticeship": 3,
        "entrepreneurship": 2,
    }
    hourly = next(r for r in rates if r["unit"] == "per_class_hour")
    assert (hourly["base_amount_yuan"], hourly["cap_yuan"]) == (20, 1000)
    assert {r["cap_yuan"] for r in rates if r["formula"]} == {None, 6000, 3000}
    appraisal = {
        r["grade"]: r["amount_yuan"]
        for r in tables["catalogue"]
        if r["programme"] == "skill_appraisal"
    }
    assert appraisal == {1: 650, 2: 500, 3: 260, 4: 200, 5: 150}


def test_a_superseded_notice_ends_the_day_before_and_only_in_the_catalogue(tables):
    ends = {r["notice_id"]: r["effective_to"] for r in tables["catalogue"]}
    # wenzhou-2023 holds from 2023-04-01; its draft, which cites the same notice, closes nothing.
    assert ends["wenzhou-2022"] == date(2023, 3, 31)
    assert ends["wenzhou-2023"] is None
    assert (
        next(r for r in tables["notices"] if r["notice_id"] == "wenzhou-2022")["effective_to"]
        is None
    )


def test_every_amount_leads_back_to_the_page_it_is_printed_on(tables):
    lathe = row(tables, "wenzhou-2023", "车工", 3)
    assert (lathe["entry_source"], lathe["rate_source"]) == (
        "wenzhou-2023/notice.pdf#p8.t1.r3",
        "wenzhou-2023/notice.pdf#p8.t1.r5",
    )
    sources = {r["source"] for r in tables["rates"]}
    assert all(
        r["rate_source"] in sources
        for r in tables["catalogue"]
        if r["base_amount_yuan"] is not None
    )


def made(
    occupations: list[dict[str, Any]],
    rates: list[dict[str, Any]],
    rules: list[dict[str, Any]] = (),
):
    """Rows and issues of one invented notice."""
    facts = Facts(
        NOTICE,
        [
            OccupationRow(**{
                "notice_id": "n", "entry_id": f"n/{i}", "source": f"n/f#t1.r{i}", "printed_name": o["name"],
                "match_status": MatchStatus.ACCEPTED, **o, "list": ListName(o.get("list", "subsidised")),
            })
            for i, o in enumerate(occupations)
        ],
        [
            RateRow(**{
                "notice_id": "n", "rate_id": f"n/rate/{i}", "source": f"n/f#t2.r{i}", "printed": str(r.get("amount_yuan")),
                "programme": Programme.VOCATIONAL_QUALIFICATION, "grade": 3, "unit": Unit.PER_PERSON, **r,
            })
            for i, r in enumerate(rates)
        ],
        [
            RuleRow(**{
                "notice_id": "n", "rule_id": f"n/rule/{i}", "source": "n/f#b1", "quote": "", "rule": RuleKind.SCARCE_UPLIFT, **r,
            })
            for i, r in enumerate(rules)
        ],
    )  # fmt: skip
    rows, issues = build_catalogue(facts)
    return [cells_of(row) for row in rows], [
        cells_of(row) for row in build_issue_rows("n", "n/f", issues)
    ]


def test_a_result_that_is_no_whole_yuan_keeps_its_fraction_and_is_an_issue():
    # 1005 + 7 % = 1075.35
    rows, issues = made(
        [{"name": "a"}, {"name": "a", "list": "scarce"}], [{"amount_yuan": 1005}], [{"value": 7.0}]
    )
    assert [r["amount_yuan"] for r in rows] == [1075.35]
    assert [i["kind"] for i in issues] == ["fractional_amount"]


def test_two_different_amounts_for_one_grade_give_none():
    rows, issues = made([{"name": "a"}], [{"amount_yuan": 1000}, {"amount_yuan": 1100}])
    assert [(r["base_amount_yuan"], r["grade"]) for r in rows] == [(None, 3)]
    assert [i["kind"] for i in issues] == ["rate_ambiguous"]


def test_two_uplifts_for_the_same_rows_give_no_amount():
    rows, issues = made(
        [{"name": "a"}, {"name": "a", "list": "scarce"}],
        [{"amount_yuan": 1000}],
        [{"value": 20.0}, {"value": 30.0}],
    )
    assert said(rows[0]) == (1000, True, None, None)
    assert [i["kind"] for i in issues] == ["uplift_ambiguous"]


def test_an_uplift_that_counties_choose_is_not_applied():
    rows, _ = made(
        [{"name": "a"}, {"name": "a", "list": "scarce"}],
        [{"amount_yuan": 1000}],
        [{"value": 10.0, "value_max": 30.0}],
    )
    assert said(rows[0]) == (1000, True, None, None)


def test_points_on_a_share_are_no_uplift_of_the_amount():
    rows, _ = made(
        [{"name": "a"}, {"name": "a", "list": "scarce"}],
        [{"amount_yuan": 1000}],
        [{"value": 10.0, "beneficiary": Beneficiary.EMPLOYER}],
    )
    assert said(rows[0]) == (1000, True, 0.0, 1000.0)


def test_names_join_only_where_no_accepted_code_speaks_against_it():
    entries = [
        {"name": "a", "occupation_code": "1-01"},
        {"name": "a", "list": "scarce", "occupation_code": "1-02"},
    ]
    rows, issues = made(entries, [{"amount_yuan": 1000}])
    assert [(r["name"], r["is_scarce"]) for r in rows] == [("a", False), ("a", True)]
    assert [i["kind"] for i in issues] == ["scarce_without_amount"]


def test_a_proposed_match_is_never_used_to_join():
    entries = [
        {"name": "a", "occupation_code": "1-02", "match_status": "review"},
        {"name": "b", "list": "scarce", "occupation_code": "1-02"},
    ]
    rows, _ = made(entries, [{"amount_yuan": 1000}])
    assert [(r["name"], r["occupation_code"], r["is_scarce"]) for r in rows] == [
        ("a", None, False),
        ("b", "1-02", True),
    ]


def test_grades_that_an_entry_does_not_have_are_no_rows():
    rows, _ = made(
        [{"name": "a", "grade_low": 4, "grade_high": 3}],
        [{"amount_yuan": 1000 + g, "grade": g} for g in (5, 4, 3, 2)],
    )
    assert [r["grade"] for r in rows if "/rate/" not in r["entry_id"]] == [4, 3]


def test_the_amount_printed_for_an_occupation_goes_before_that_of_its_class():
    rates = [{"amount_yuan": 900, "occupation": "a"}, {"amount_yuan": 1000, "subsidy_class": "A"}]
    rows, _ = made(
        [{"name": "a", "subsidy_class": "A"}, {"name": "b", "subsidy_class": "A"}], rates
    )
    assert [(r["name"], r["base_amount_yuan"]) for r in rows] == [("a", 900), ("b", 1000)]


def test_a_range_of_yuan_has_no_base_and_keeps_its_words():
    rows, _ = made(
        [{"name": "a"}], [{"amount_yuan": 300, "amount_max_yuan": 1000, "printed": "300—1000"}]
    )
    assert [(r["base_amount_yuan"], r["amount_yuan"], r["formula"]) for r in rows] == [
        (None, None, "300—1000")
    ]


def test_an_amount_of_the_prose_holds_where_the_table_prints_none_for_its_class():
    rates = [
        {"amount_yuan": 3, "subsidy_class": "A", "grade": None, "unit": Unit.PER_CLASS_HOUR, "source": "n/f#b6"},
        {"amount_yuan": 1200, "occupation": "b", "grade": None},
    ]  # fmt: skip
    entries = [{"name": "a", "subsidy_class": "A"}, {"name": "b", "subsidy_class": "A+"}]
    rows, issues = made(entries, rates)
    assert [(r["name"], r["base_amount_yuan"], r["unit"]) for r in rows] == [
        ("a", 3, "per_class_hour"),
        ("b", 1200, "per_person"),
    ]
    assert issues == []


def test_an_amount_that_prose_and_table_both_print_is_that_of_the_table():
    rates = [{"amount_yuan": 1000, "source": "n/f#b6"}, {"amount_yuan": 1000}]
    rows, _ = made([{"name": "a"}], rates)
    assert [(r["base_amount_yuan"], r["rate_source"]) for r in rows] == [(1000, "n/f#t2.r1")]
