"""`catalogue lookup` as typed, text, JSON and CSV, each with its arithmetic."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len
from rich.text import Text

import pipeline
from pipeline.answers.book import Book
from pipeline.answers.look_up import notices_in_force
from pipeline.answers.models import Status
from pipeline.answers.questions import find_region, read_day, read_grade
from pipeline.base.errors import UserError
from pipeline.cli.lookup import lookup_command
from pipeline.cli.settings import Settings
from pipeline.model.rows import CatalogueRow, NoticeRow, OccupationRow, RuleRow
from pipeline.model.vocabularies import FileFormat, NoticeStatus
from pipeline.store.typed_rows import to_table

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "docs" / "answer.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture
def run(tables, workspace):
    def invoke(*words: str, lang: str = "en") -> Result:
        return CliRunner().invoke(lookup_command, list(words), obj=Settings(workspace, lang))

    return invoke


def results(done: Result) -> list[tuple[str | None, float | None]]:
    said = json.loads(done.output)
    jsonschema.validate(said, SCHEMA)
    return [(line["beneficiary"], line["amount_yuan"]) for line in said["lines"]]


LATHE = ("车工", "--region", "温州", "--grade", "高级工", "--on", "2023-06-01")


def test_a_line_for_each_beneficiary_the_person_first(run):
    # 2300 + 30 % = 2990; employer 70 % = 2093; institution the whole, no hours above the threshold; school 50 % = 1495.
    assert results(run(*LATHE, "--json")) == [
        ("person", 2990),
        ("employer", 2093),
        ("institution", 2990),
        ("school", 1495),
    ]


def test_the_answer_begins_with_its_status_and_names_notice_arithmetic_and_page(run):
    text = run(*LATHE, lang="zh").output
    assert text.startswith("listed 已列入  车工 · 温州市 · 高级工（三级）")
    for word in (
        "温人社发〔2023〕31号",
        "+30% ×70%",
        "2093",
        "notice.pdf#p8.t1.r5",
        "≤200%：最多为标准的 2 倍",
    ):
        assert word in text


def test_the_table_of_amounts_fits_eighty_columns(run):
    def width(line: str) -> int:
        return sum(2 if "\u2e80" <= sign <= "\uffef" else 1 for sign in line)

    for lang in ("zh", "en"):
        lines = run(*LATHE, lang=lang).output.splitlines()
        table = [line for line in lines if line.startswith(("高级工", "for ", "等级"))]
        assert len(table) == 5
        assert max(map(width, table)) <= 80


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
    assert results(run(*LATHE, "--hours", str(hours), "--json"))[2] == ("institution", result)
    if result is None:
        assert "too few hours" in run(*LATHE, "--hours", str(hours)).output


def test_what_is_paid_by_the_hour_comes_to_hours_times_rate_up_to_its_cap(run):
    # 项目制培训: 20 yuan a class hour, at most 1000.
    words = ("项目培训补贴", "--region", "温州", "--on", "2023-06-01", "--json")
    assert [amount for _, amount in results(run(*words))] == [20]
    assert [amount for _, amount in results(run(*words, "--hours", "30"))] == [600]
    assert [amount for _, amount in results(run(*words, "--hours", "80"))] == [1000]


def test_a_valid_occupation_that_no_list_names_takes_the_class_of_all_others_and_says_so(run):
    # 斫琴师 stands in no list: class D, 高级: 1400; employer 70 % = 980; school 50 % = 700.
    words = ("斫琴师", "--region", "温州", "--grade", "三级", "--on", "2023-06-01")
    found = dict(results(run(*words, "--json")))
    assert (found["person"], found["employer"], found["school"]) == (1400, 980, 700)
    assert run(*words, lang="zh").output.startswith("residual 兜底")


@pytest.mark.parametrize(
    "name", ["悍工", "焊", "", "   ", "6-99-99-99", "古琴制作师", "养老护里员", "！！", "车" * 500]
)
def test_nothing_unknown_is_ever_paid(run, name):
    done = run(name, "--region", "温州", "--grade", "3", "--on", "2023-06-01", "--json")
    said = json.loads(done.output)
    assert (said["status"], said["lines"], done.exit_code) == ("unknown", [], 1)


@pytest.mark.parametrize(
    "name", ["网络与信息安全管理", "网络与信息安全管理员", "4-04-04-02", "4040402", "４—04—04—02"]
)
def test_an_occupation_is_found_by_code_and_by_any_of_its_names(run, name):
    # Printed 网络与信息安全管理 in class C: 1600 + 30 % = 2080.
    assert results(run(name, "--region", "330300", "--grade", "3", "--on", "2023-06-01", "--json"))[
        0
    ] == ("person", 2080)


def test_a_county_hears_whose_notice_it_is_and_what_is_left_to_it(run):
    done = run("车工", "--region", "瑞安", "--grade", "高级工", "--on", "2023-06-01", lang="zh")
    assert "没有瑞安市的通知，此处为浙江省温州市的通知" in done.output
    assert "各县(市)参照执行。" in done.output
    assert "由县（市）确定：对用人(用工)单位的职业培训鉴定补贴,各县(市)可结合" in done.output
    assert "70%—100%" in done.output


def test_before_the_day_of_effect_the_older_notice_holds_and_both_cases_are_told(run):
    # 高级工 2000 for any occupation; with 50 % for a scarce one 3000. The 50 % of those who studied alone: 1000 or 1500.
    done = run("车工", "--region", "温州", "--grade", "高级工", "--on", "2023-03-31", "--json")
    lines = json.loads(done.output)["lines"]
    assert [(line["case"], line["share_pct"], line["amount_yuan"]) for line in lines[:4]] == [
        ("not_scarce", None, 2000), ("scarce", None, 3000), ("not_scarce", 50, 1000), ("scarce", 50, 1500),
    ]  # fmt: skip
    assert any("自学" in words for words in lines[2]["conditions"])


def test_a_grade_is_taken_with_its_own_condition(run):
    # 技师 3500 + 10 % = 3850; 高级工 2000, scarce but without uplift.
    for grade, amount in (("技师", 3850), ("3", 2000)):
        words = ("车工", "--region", "淮安", "--grade", grade, "--on", "2024-06-01", "--json")
        assert results(run(*words)) == [("person", amount)]


@pytest.mark.parametrize(
    "spelt", ["330300", "温州", "温州市", "浙江省温州市", "浙江温州", " 温州 "]
)
def test_a_region_is_understood_in_every_usual_spelling(spelt):
    found = find_region(spelt).region
    assert found is not None
    assert found.code == "330300"


@pytest.mark.parametrize(
    "spelt",
    ["2023-06-01", "2023/6/1", "2023.6.1", "20230601", "2023年6月1日", "２０２３年６月１日"],
)
def test_a_day_is_understood_in_every_usual_spelling(spelt):
    assert read_day(spelt).isoformat() == "2023-06-01"


def test_a_misspelt_region_gives_suggestions_and_no_amount(run):
    done = run("焊工", "--region", "温洲", "--json")
    said = json.loads(done.output)
    assert (said["status"], done.exit_code) == ("unknown_region", 1)
    assert "浙江省温州市" in [one["name"] for one in said["candidates"]]


def test_what_stands_before_and_after_a_day_without_a_notice_is_told(run):
    done = run("车工", "--region", "温州", "--on", "2020-01-01", "--json")
    said = json.loads(done.output)
    assert (said["status"], said["before"], said["after"]["notice_id"]) == (
        "not_in_force",
        None,
        "wenzhou-2022",
    )
    assert done.exit_code == 1


def test_a_notice_without_a_day_of_effect_is_asked_as_if_in_force(run):
    words = ("包装工", "--region", "济南", "--on", "2024-01-01")
    assert "--as-if-in-force" in run(*words).output
    done = run(*words, "--as-if-in-force", lang="zh")
    assert done.output.startswith("no_amounts 无金额")
    assert "jinan-2023/" in done.output


def test_a_draft_answers_only_when_it_is_asked_for(run):
    words = ("锅炉操作工", "--grade", "高级", "--on", "2023-06-01", "--json")
    # The draft lists it as scarce: 2300 + 30 % = 2990; the final notice does not.
    assert results(run(*words, "--notice", "wenzhou-2023-draft"))[0] == ("person", 2990)
    assert ("person", 2990) not in results(run(*words, "--region", "温州"))


def book_of_three() -> Book:
    def notice(name: str, status: NoticeStatus) -> NoticeRow:
        return NoticeRow(
            notice_id=name, status=status, file=f"{name}/f", sha256="", format=FileFormat.TXT, source=f"{name}/f",
            region_code="330300", effective_from=read_day("2023-01-01"),
        )  # fmt: skip

    notices = [
        notice("a", NoticeStatus.FINAL),
        notice("b", NoticeStatus.FINAL),
        notice("c", NoticeStatus.DRAFT),
    ]
    kinds = (OccupationRow, CatalogueRow, RuleRow)
    empty = {kind.TABLE.name: to_table(kind, []) for kind in kinds}
    return Book("draft", {"notices": to_table(NoticeRow, notices), **empty})


def test_two_notices_in_force_are_both_named_and_neither_is_taken():
    from pipeline.answers.look_up import look_up
    from pipeline.answers.models import Question

    book = book_of_three()
    assert notices_in_force(book, "330300", read_day("2023-06-01")) == ["a", "b"]
    answer = look_up(Question("焊工", "温州", read_day("2023-06-01")), book)
    assert (answer.status, answer.others, answer.lines) == (Status.SEVERAL_NOTICES, ("a", "b"), ())


def test_history_tells_every_notice_drafts_too(run):
    past = json.loads(run("车工", "--region", "温州", "--grade", "3", "--history", "--json").output)
    assert [(p["notice_id"], p["status"], p["base"], p["amount"]) for p in past] == [
        ("wenzhou-2022", "final", 2000, None), ("wenzhou-2023", "final", 2300, 2990), ("wenzhou-2023-draft", "draft", 2300, 2990),
    ]  # fmt: skip
    assert "2023-03-31" in run("车工", "--region", "温州", "--grade", "3", "--history").output


def test_a_file_of_questions_gives_a_row_for_each_whatever_its_status(run, tmp_path):
    asked = tmp_path / "questions.csv"
    asked.write_text(
        "名称,地区,等级,日期,课时\n焊工,温州,高级工,2023-06-01,\n悍工,温州,5,2023-06-01,\n焊工,温州,大师,2023-06-01,\n",
        encoding="gb18030",
    )
    out = tmp_path / "answers.csv"
    assert run("--csv", str(asked), "--out", str(out)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [(row["question"], row["status"], row["beneficiary"], row["amount_yuan"]) for row in rows] == [
        ("1", "listed", "person", "2990"), ("1", "listed", "employer", "2093"), ("1", "listed", "institution", "2990"),
        ("1", "listed", "school", "1495"), ("2", "unknown", "", ""), ("3", "unreadable", "", ""),
    ]  # fmt: skip
    assert "大师" in rows[-1]["why"]


def test_python_and_command_line_give_the_same(run, tables, workspace):
    answer = pipeline.lookup(
        "车工", "温州", grade="高级工", on="2023-06-01", version="draft", root=workspace
    )
    assert [(line.beneficiary, line.amount_yuan) for line in answer.lines] == results(
        run(*LATHE, "--json")
    )


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("车工",), "error: give NAME and --region"),
        (
            ("车工", "--region", "温州", "--grade", "大师"),
            "error: grade '大师' is unknown; use 5 to 1",
        ),
        (("车工", "--region", "温州", "--on", "2023-02-30"), "error: '2023-02-30' is no day"),
        (
            ("车工", "--region", "温州", "--version", "2020-01-01"),
            "error: no version 2020-01-01; there are: ",
        ),
        (
            ("车工", "--notice", "nowhere-2020"),
            "error: no notice nowhere-2020 in draft; there are: ",
        ),
    ],
)
def test_an_error_is_one_line(run, words, error):
    done = run(*words)
    assert done.exit_code == 2
    assert done.stderr.startswith(error)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("车工", "--region", "淮安", "--notice", "wenzhou-2023"), "error: wenzhou-2023 is a notice of 浙江省温州市, not of 江苏省淮安市"),
        (("车工", "--region", "浙江", "--notice", "wenzhou-2023"), "error: wenzhou-2023 is a notice of"),
        (("车工", "--region", "温州", "--on", ""), "error: '' is no day"),
        (("车工", "--region", "温州", "--grade", ""), "error: grade '' is unknown"),
        (("车工", "--region", "温州", "--hours", "²"), "error: hours '²' is no whole number"),
        (("车工", "--region", "温州", "--hours", "9" * 400), "error: hours '999"),
        (("车工", "--region", "温州", "--on", "9" * 5000), "error: '999"),
        (("车工", "--region", "温州", "--out", "answers.csv"), "error: --out goes with --csv only"),
        (("车工", "--region", "温州", "--csv", __file__), "error: --csv does not go with NAME, --region"),
        (("车工", "--notice", "wenzhou-2023", "--history"), "error: --history does not go with --notice"),
    ],
)  # fmt: skip
def test_what_would_go_unheard_or_pay_by_another_rule_is_refused_in_one_line(run, words, error):
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(error)
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) < 300


def test_a_county_may_be_asked_with_its_citys_notice(run):
    done = run("车工", "--region", "乐清", "--notice", "wenzhou-2023", "--on", "2023-06-01")
    assert done.exit_code == 0
    assert "乐清市 has no notice here" in done.output


def test_a_file_that_cannot_be_asked_prints_no_head(run, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("名称\n车工\n", encoding="utf-8")
    done = run("--csv", str(path))
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("spelt", ["²", "-1", "1.5", "0", "9" * 5000])
def test_hours_that_are_no_number_are_a_row_that_says_so(run, tmp_path, spelt):
    path = tmp_path / "questions.csv"
    path.write_text(f"名称,地区,课时\n车工,温州,{spelt}\n车工,温州,80.0\n", encoding="utf-8")
    done = run("--csv", str(path))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert (done.exit_code, rows[0]["status"]) == (0, "unreadable")
    assert {row["status"] for row in rows[1:]} == {"listed"}


@pytest.mark.parametrize(
    "spelt", ["2023-06-01 00:00:00", "2023/6/1 0:00", "2023-06-01T00:00:00", "二〇二三年六月一日"]
)
def test_a_day_is_read_as_spreadsheets_and_notices_write_it(spelt):
    assert read_day(spelt) == date(2023, 6, 1)


@pytest.mark.parametrize("spelt", ["2023-06-01 08:30", "2023年6月", "昨天", "二〇二三年十三月一日"])
def test_what_is_no_day_is_never_taken_for_one(spelt):
    with pytest.raises(UserError):
        read_day(spelt)


@pytest.mark.parametrize(
    "spelt",
    [
        "３",
        "3.0",
        "3",
        3,
        "三级",
        "高级工",
        "三级／高级工",
        "三",
        "叁级",
        "Ⅲ",
        "iii",
        "国家职业资格三级",
        "职业技能等级三级",
    ],
)
def test_a_grade_is_understood_in_every_usual_spelling(spelt):
    assert read_grade(spelt) == 3


@pytest.mark.parametrize("spelt", ["温洲", "3303", "温州事"])
def test_the_region_most_like_what_was_typed_is_suggested_first(spelt):
    found = find_region(spelt)
    assert found.region is None
    assert found.candidates[0].code == "330300"


@pytest.mark.parametrize("name", ["车工、焊工", "车工 焊工", "车工\n焊工", "车工/焊工；电焊工"])
def test_of_several_names_asked_in_one_go_none_is_paid_and_each_is_told(run, name):
    done = run(name, "--region", "温州", "--on", "2023-06-01")
    assert done.exit_code == 1
    assert done.output.startswith("ambiguous  ")
    assert "several names; ask them one at a time" in done.output
    assert "? 6-18-01-01 车工" in done.output
    assert "? 6-18-02-04 焊工" in done.output


@pytest.mark.parametrize("name", ["*", "🔧", "[/]", "'; DROP TABLE catalogue; --", "焊" * 3000])
def test_no_nearest_name_is_promised_where_there_is_none(run, name):
    done = run(name, "--region", "温州", "--on", "2023-06-01")
    assert (done.exit_code, done.output.split()[0]) == (1, "unknown")
    assert "could be meant" not in done.output
    assert "below" not in done.output
    assert max(map(len, done.output.splitlines())) < 250


def test_what_was_asked_stays_on_its_line_whatever_it_holds(run):
    done = run("[red]车\n工\x1b[31m[/red]", "--region", "温州", "--on", "2023-06-01")
    assert done.output.splitlines()[0].startswith("unknown  [red]车\\n工\\x1b[31m[/red] · 温州市")


@pytest.mark.parametrize("name", ["SYB", "syb", "ｓｙｂ"])
def test_an_item_of_the_notice_is_found_in_any_case_and_width(run, name):
    assert results(run(name, "--region", "温州", "--on", "2023-06-01", "--json"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_history_fits_eighty_columns_and_marks_drafts(run, lang):
    shown = run("车工", "--region", "温州", "--history", lang=lang).output.splitlines()
    assert max(cell_len(line) for line in shown[2:]) <= 80
    assert any(line.startswith("wenzhou-2023-draft*  2023-04-01") for line in shown)
    assert shown[-1].startswith("*")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_sign_is_explained_as_it_stands_and_each_condition_leads_to_its_line(run, lang):
    # 高级工 30 hours at least, 初级工 16; 企业技能人才自主评价 holds for the employer, 毕业学年学生 for the school.
    shown = run(*LATHE, lang=lang).output.splitlines()
    assert [line.split()[-2] for line in shown if line.startswith("高级工（三级）")] == [
        "+30%", "[1]", "≤200%", "[2]",
    ]  # fmt: skip
    assert any(line.startswith("[1] ") and line.endswith("企业技能人才自主评价") for line in shown)
    assert any(line.startswith("[2] ") and line.endswith("毕业学年学生") for line in shown)
    everything = run("车工", "--region", "温州", "--on", "2023-06-01", lang=lang).output
    assert "≥16" in next(one for one in everything.splitlines() if one.startswith("≥"))
    hours = run("电工", "--region", "淮安", "--on", "2024-06-01", "--grade", "3", lang=lang).output
    assert any(line.startswith("≥56") for line in hours.splitlines())
    assert "≥30" not in hours


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_screen_of_eighty_columns_no_line_is_longer_and_no_place_is_broken(
    run, workspace, lang
):
    words = ("车工", "--region", "乐清", "--on", "2023-06-01")
    screen = CliRunner(env={"FORCE_COLOR": "1", "COLUMNS": "80", "TERM": "xterm"})
    shown = Text.from_ansi(
        screen.invoke(lookup_command, words, obj=Settings(workspace, lang), color=True).output
    ).plain
    assert max(cell_len(line) for line in shown.splitlines()) <= 80
    for place in run(*words, lang=lang).output.split("wenzhou-2023/")[1:]:
        assert "wenzhou-2023/" + place.split()[0].rstrip("；") in shown


def test_a_folder_that_is_not_there_is_named(tmp_path):
    asked = Settings(tmp_path / "nowhere", "en")
    done = CliRunner().invoke(lookup_command, ["车工", "--region", "温州"], obj=asked)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: there is no folder ")
