"""`catalogue lookup` as typed, text and JSON, each with its arithmetic."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner, Result

from pipeline.answers.look_up import notices_in_force
from pipeline.cli.lookup import lookup_command
from pipeline.cli.settings import Settings
from pipeline.model.rows import CatalogueRow
from pipeline.model.vocabularies import NoticeStatus


@pytest.fixture
def run(tables, workspace):
    def invoke(*words: str, lang: str = "en") -> Result:
        return CliRunner().invoke(lookup_command, list(words), obj=Settings(workspace, lang))

    return invoke


def results(done: Result) -> list[tuple[str, float | None]]:
    return [(line["beneficiary"], line["result"]) for line in json.loads(done.output)["lines"]]


LATHE = ("车工", "--region", "温州", "--grade", "高级工", "--on", "2023-06-01")


def test_a_line_for_each_beneficiary_the_person_first(run):
    # 2300 + 30 % = 2990; employer 70 % = 2093; school 50 % = 1495; institution the whole, no hours above the threshold.
    assert results(run(*LATHE, "--json")) == [
        ("person", 2990),
        ("employer", 2093),
        ("school", 1495),
        ("institution", 2990),
    ]


def test_a_line_names_base_uplift_share_result_notice_clause_and_page(run):
    lines = run(*LATHE, lang="zh").output.splitlines()
    assert len(lines) == 4
    for word in (
        "用人单位",
        "2300 +30% ×70%",
        "= 2093",
        "温人社发〔2023〕31号",
        "一（一）2（2）",
        "notice.pdf#p8.t1.r5",
        "notice.pdf#p2.b6",
        "证书日期 2023-06-01",
    ):
        assert word in lines[1]
    assert lines[0].startswith("个人  车工 高级工（三级）  2300 +30%  = 2990")


@pytest.mark.parametrize(
    ("hours", "result"),
    [
        (30, 2990),  # the threshold of 高级工 is 30 class hours
        (40, 3190),  # 2990 + (40 - 30) x 20 = 3190
        (500, 5980),  # 2990 + 470 x 20 = 12390, capped at 200 % of 2990 = 5980
        (20, None),  # below the threshold: not met
    ],
)
def test_hours_above_the_threshold_are_paid_to_the_institution_up_to_the_cap(run, hours, result):
    assert results(run(*LATHE, "--hours", str(hours), "--json"))[3] == ("institution", result)
    if result is None:
        assert "too few class hours" in run(*LATHE, "--hours", str(hours)).output


def test_an_occupation_that_is_not_listed_falls_back_to_the_residual_class_and_says_so(run):
    # Class D, 高级: 1400; employer 70 % = 980; school 50 % = 700.
    words = ("古琴制作师", "--region", "温州", "--grade", "三级", "--on", "2023-06-01")
    assert results(run(*words, "--json"))[:3] == [
        ("person", 1400),
        ("employer", 980),
        ("school", 700),
    ]
    assert "“古琴制作师”未单独列出，按兜底类别" in run(*words, lang="zh").output


@pytest.mark.parametrize("name", ["网络与信息安全管理", "网络与信息安全管理员", "4-04-04-02"])
def test_an_occupation_is_found_by_code_and_by_any_of_its_names(run, name):
    # Printed 网络与信息安全管理 in class C: 1600 + 30 % = 2080.
    assert results(run(name, "--region", "330300", "--grade", "3", "--on", "2023-06-01", "--json"))[
        0
    ] == ("person", 2080)


def test_a_county_takes_the_notice_of_its_city_and_hears_what_is_left_to_it(run):
    done = run("车工", "--region", "瑞安", "--grade", "高级工", "--on", "2023-06-01", lang="zh")
    assert "瑞安市执行温州市的通知" in done.output
    assert "由县（市）确定：五（五）" in done.output
    assert "70%—100%" in done.output


def test_before_the_day_of_effect_the_older_notice_holds_and_its_scarce_list_is_not_at_hand(run):
    # 高级工 2000 for any occupation; with 50 % for a scarce one 3000. The 50 % of those who studied alone: 1000 or 1500.
    done = run("车工", "--region", "温州", "--grade", "高级工", "--on", "2023-03-31", "--json")
    first, alone, school = json.loads(done.output)["lines"]
    assert (first["result"], first["if_not"], first["if_scarce"]) == (None, 2000, 3000)
    assert (alone["beneficiary"], alone["if_not"], alone["if_scarce"]) == ("person", 1000, 1500)
    assert "自学途径" in alone["condition"]
    assert (school["if_not"], school["if_scarce"]) == (1000, 1500)


def test_a_specialised_ability_has_no_grade(run):
    assert results(run("竹子雕刻", "--region", "温州", "--on", "2023-06-01", "--json")) == [
        ("person", 600)
    ]


def test_a_grade_is_taken_with_its_own_condition(run):
    # 技师 3500 + 10 % = 3850; 高级工 2000, scarce but without uplift.
    assert results(
        run("车工", "--region", "淮安", "--grade", "技师", "--on", "2024-06-01", "--json")
    ) == [("person", 3850)]
    assert results(
        run("车工", "--region", "淮安", "--grade", "3", "--on", "2024-06-01", "--json")
    ) == [("person", 2000)]


def test_no_notice_in_force_is_said_plainly(run):
    done = run("车工", "--region", "温州", "--on", "2020-01-01")
    assert (done.exit_code, done.output) == (1, "温州市 2020-01-01: no notice in force\n")


def test_a_notice_that_prints_no_day_of_effect_is_named_and_left_out(run):
    done = run("包装工", "--region", "济南", "--on", "2024-01-01", lang="zh")
    assert done.output == "济南市 2024-01-01：没有施行中的通知\njinan-2023 未印施行日期，未计入\n"


def test_two_notices_in_force_are_both_named():
    row = CatalogueRow(
        row_id="r", notice_id="b", source="b/f", entry_id="e", status=NoticeStatus.FINAL, name="n", region_code="330300",
        effective_from=date(2023, 1, 1),
    )  # fmt: skip
    rows = [
        row,
        replace(row, notice_id="a"),
        replace(row, notice_id="c", status=NoticeStatus.DRAFT),
    ]
    assert notices_in_force(rows, "330300", date(2023, 6, 1)) == ["a", "b"]


def test_history_tells_every_notice_drafts_too(run):
    past = json.loads(run("车工", "--region", "温州", "--grade", "3", "--history", "--json").output)
    assert [(p["notice_id"], p["status"], p["base"], p["amount"]) for p in past] == [
        ("wenzhou-2022", "final", 2000, None), ("wenzhou-2023", "final", 2300, 2990), ("wenzhou-2023-draft", "draft", 2300, 2990),
    ]  # fmt: skip
    assert (
        "2022-04-06 – 2023-03-31"
        in run("车工", "--region", "温州", "--grade", "3", "--history").output
    )


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("车工", "--region", "某地"), "error: region '某地' is unknown; give its name or code\n"),
        (("车工", "--region", "鼓楼区"), "error: region '鼓楼区' is several: "),
        (
            ("车工", "--region", "温州", "--grade", "大师"),
            "error: grade '大师' is unknown; use 初级工, 中级工, 高级工, 技师, 高级技师, or 5 to 1\n",
        ),
        (
            ("车工", "--region", "温州", "--version", "2020-01-01"),
            "error: no version 2020-01-01; there are: ",
        ),
    ],
)
def test_an_error_is_one_line(run, words, error):
    done = run(*words)
    assert done.exit_code == 2
    assert done.stderr.startswith(error)
    assert done.stderr.count("\n") == 1
