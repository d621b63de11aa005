"""Questions as people ask them: grades that do not apply, traditional characters, readings of names, districts, items."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

from pipeline.answers.asked_grade import ALL_GRADES, NO_GRADES, OTHER_GRADES, of_grade
from pipeline.answers.models import Answer, Status
from pipeline.answers.public import lookup
from pipeline.answers.questions import find_region
from pipeline.answers.traditional import to_simplified
from pipeline.cli.compare import compare_command
from pipeline.cli.lookup import lookup_command
from pipeline.cli.settings import Settings
from pipeline.match.resolve import Meaning, resolve
from pipeline.model.rows import CatalogueRow
from pipeline.model.vocabularies import NoticeStatus, Programme
from pipeline.reference.editions import load_reference


@pytest.fixture
def ask(tables, workspace):
    def answer(name: str, region: str = "温州", grade: int | None = None) -> Answer:
        return lookup(name, region, grade=grade, on="2023-06-01", version="draft", root=workspace)

    return answer


def row(programme: Programme | None, grade: int | None) -> CatalogueRow:
    return CatalogueRow(
        row_id="r", notice_id="n", status=NoticeStatus.FINAL, source="s", entry_id="e", name="x", programme=programme, grade=grade
    )  # fmt: skip


def test_a_certificate_without_grades_is_none_of_a_grade(ask, workspace):
    # 专项能力证书 600: there is no third grade of it, and no program may take 600 for one.
    whole, graded = ask("民宿管家服务"), ask("民宿管家服务", grade=3)
    assert (whole.status, {line.amount_yuan for line in whole.lines}) == (
        Status.LISTED,
        {600, 420, 300},
    )
    assert (graded.status, graded.lines, graded.why) == (Status.NO_AMOUNTS, (), NO_GRADES)
    assert [entry.printed_name for entry in graded.lists] == ["民宿管家服务"]
    words = [
        "民宿管家服务",
        "--region",
        "温州",
        "--grade",
        "3",
        "--on",
        "2023-06-01",
        "--version",
        "draft",
    ]
    done = CliRunner().invoke(lookup_command, words, obj=Settings(workspace, "en"))
    assert done.exit_code == 1
    assert NO_GRADES.en in done.output


def test_a_file_says_the_same_of_a_grade_that_does_not_apply(ask, workspace, tmp_path):
    path = tmp_path / "q.csv"
    path.write_text("名称,地区,等级,日期\n民宿管家服务,温州,3,2023-06-01\n", encoding="utf-8")
    words = ["--csv", str(path), "--version", "draft"]
    done = CliRunner().invoke(lookup_command, words, obj=Settings(workspace, "zh"))
    assert f"no_amounts,{NO_GRADES.zh}" in done.output


def test_an_amount_without_a_grade_holds_for_every_grade_where_its_programme_has_grades():
    flat = row(Programme.VOCATIONAL_QUALIFICATION, None)
    assert of_grade([flat], 3) == ([flat], ALL_GRADES)
    assert of_grade([flat], None) == ([flat], None)
    third = row(Programme.VOCATIONAL_QUALIFICATION, 3)
    assert of_grade([flat, third], 3) == ([third], None)
    assert of_grade([flat, third], 1) == ([], OTHER_GRADES)
    assert of_grade([row(Programme.ENTREPRENEURSHIP, None)], 3) == ([], NO_GRADES)


def compared(workspace, *words: str) -> Result:
    return CliRunner().invoke(
        compare_command, [*words, "--version", "draft"], obj=Settings(workspace, "en")
    )


def test_a_comparison_of_unknown_names_alone_is_exit_code_1(ask, workspace):
    where = ("--regions", "温州", "--years", "2023")
    assert compared(workspace, "悍工", "焊", *where).exit_code == 1
    assert compared(workspace, "悍工", "焊工", *where).exit_code == 0
    assert compared(workspace, "悍工", *where, "--format", "json").exit_code == 1
    assert compared(workspace, "民宿管家服务", *where, "--grade", "3").exit_code == 1


@pytest.mark.parametrize(
    ("asked", "name", "code", "why"),
    [
        ("車工", "车工", "6-18-01-01", "written in traditional characters"),
        ("電焊工", "焊工", "6-18-02-04", "a work type of 焊工"),
        ("茶藝師", "茶艺师", "4-03-02-07", "written in traditional characters"),
        ("民宿管家服務", "民宿管家服务", "", "written in traditional characters"),
    ],
)
def test_traditional_characters_are_understood_and_the_answer_says_so(ask, asked, name, code, why):
    answer = ask(asked)
    assert answer.status.is_paid
    assert answer.means is not None
    assert (answer.means.name, answer.means.code, answer.means.why.en) == (name, code, why)


def test_traditional_characters_make_nothing_sure_that_is_not(ask):
    assert ask("悍工").status == ask("捍衛工").status == Status.UNKNOWN
    found = resolve("鉗工", load_reference())
    assert found.meaning is Meaning.CANDIDATES
    assert to_simplified("车工乾") == "车工乾"


@pytest.mark.parametrize(
    ("asked", "code"), [("溫州", "330300"), ("WenZhou", "330300"), ("濟南市", "370100")]
)
def test_a_region_is_understood_in_traditional_characters_and_by_its_reading(asked, code):
    found = find_region(asked).region
    assert found is not None
    assert found.code == code


def test_a_reading_of_several_regions_is_a_question_back():
    found = find_region("huaian")
    assert found.region is None
    assert {one.code for one in found.candidates} == {"130728", "320800"}


def test_what_is_left_to_counties_is_none_of_a_district(ask):
    # 各县（市）可…在…70%—100%区间自主合理确定比例: 瑞安 is a county-level city, 鹿城 and 洞头 are districts.
    follows, share = ask("车工", "瑞安").left_to_counties
    assert follows.endswith("各县(市)参照执行。")
    assert "70%—100%区间自主合理确定比例" in share
    assert ask("车工", "鹿城区").left_to_counties == ask("车工", "洞头").left_to_counties == ()


def test_the_class_of_all_others_is_shown_as_printed(ask, workspace):
    (entry,) = ask("茶艺师", grade=3).lists
    assert entry.printed_name.startswith("国家职业资格目录中除上述A、B、C类以外的其他")
    words = ["茶艺师", "--region", "温州", "--on", "2023-06-01", "--version", "draft"]
    done = CliRunner().invoke(lookup_command, words, obj=Settings(workspace, "en"))
    assert f"the class as printed: {entry.printed_name}" in done.output
    said = json.loads(
        CliRunner().invoke(lookup_command, [*words, "--json"], obj=Settings(workspace, "en")).output
    )
    assert [one["printed_name"] for one in said["lists"]] == [entry.printed_name]


@pytest.mark.parametrize(("asked", "item"), [("syb培训", "SYB、IYB培训"), ("iyb", "SYB、IYB培训")])
def test_an_item_that_is_much_like_is_suggested_and_not_paid(ask, asked, item):
    answer = ask(asked)
    assert (answer.status, answer.lines) == (Status.UNKNOWN, ())
    assert item in [one.name for one in answer.candidates]


def test_a_control_character_spoils_its_own_question_alone(ask, workspace, tmp_path):
    path = tmp_path / "q.csv"
    path.write_text(
        "name,region,on\n车\x00工,温州,2023-06-01\n车工,温州,2023-06-01\n", encoding="utf-8"
    )
    done = CliRunner().invoke(
        lookup_command, ["--csv", str(path), "--version", "draft"], obj=Settings(workspace, "en")
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.exit_code == 0
    assert [row["status"] for row in rows if row["question"] == "1"] == ["unreadable"]
    assert rows[0]["name"] == "车\\x00工"
    assert {row["status"] for row in rows if row["question"] == "2"} == {"listed"}
