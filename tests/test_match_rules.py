"""What is accepted without a person, by which rule, and what is not."""

from __future__ import annotations

import pytest

from pipeline.match import NoticeAlias
from pipeline.reference.lookup_names import split_name
from tests.match_entries import REFERENCE, decide, entry, match_one, run, told


@pytest.mark.parametrize(
    ("name", "code", "method", "expected"),
    [
        ("车工", "6-18-01-01", "code_and_name", "车工"),
        ("车工", "6180101", "code_and_name", "车工"),
        ("车工", "6—18—01—01", "code_and_name", "车工"),
        ("车工", "6-18\n-01-01", "code_and_name", "车工"),
        ("车工", "", "name", "车工"),
        ("车工", "03-048", "name", "车工"),
        ("军官", "", "name", "军官（警官）"),
        ("评茶员", "", "alias", "评茶师"),
        ("物业管理员", "", "ending", "物业管理师"),
        ("区块链工程师", "", "engineer", "区块链工程技术人员"),
        ("网络与信息安全管理", "", "ending_missing", "网络与信息安全管理员"),
        ("包装设计", "", "ending_missing", "包装设计师"),
        ("茶叶加工", "", "ending_missing", "茶叶加工工"),
        ("印染染料料配制工", "6-04-06-06", "code", "印染染化料配制工"),
        ("重冶金法冶炼工", "6-17-05-03", "code", "重冶火法冶炼工"),
        ("重冶金法冶炼工", "6-17-05-04", "code", "重冶湿法冶炼工"),
        ("叉车司机", "", "work_type", "起重装卸机械操作工"),
        ("育婴员", "", "work_type", "婴幼儿发展引导员"),
        ("塑料挤出工", "", "work_type", "塑料制品成型制作工"),
        ("制冰工", "4-02-06-04", "work_type", "冷藏工"),
        ("直播销售师", "", "ending", "互联网营销师"),
        ("摩托车维修工", "", "wording", "摩托车修理工"),
        ("工程机械装配与调试工", "", "wording", "工程机械装配调试工"),
        ("保安人员", "", "wording", "保安员"),
        ("高级汽车维修工", "", "wording", "汽车维修工"),
        ("汽车维修技师", "", "wording", "汽车维修工"),
        ("汽车吊司机/叉车司机", "", "brackets", "起重装卸机械操作工"),
        ("社会工作者/社工", "", "brackets", "社会工作者"),
        ("仓储管理员—粮油保管员方向", "", "brackets", "仓储管理员"),
    ],
)
def test_each_rule_accepts_and_names_itself(
    name: str, code: str, method: str, expected: str
) -> None:
    match = match_one(name, code)
    assert (match.match_status, match.match_method, match.occupation_name) == (
        "accepted",
        method,
        expected,
    )
    assert match.edition == "2022"
    assert REFERENCE.by_code[match.occupation_code or ""].name == expected


@pytest.mark.parametrize(
    "name",
    [
        *(
            "钳工",
            "木工",
            "手工",
            "安全",
            "营养",
            "农艺师",
            "叉车工",
            "车",
            "重冶金法冶炼工",
            "月嫂",
        ),
        "母婴护理",  # a work type without its ending
        "数控车工",  # a work type that lists use more widely
        "制冰工",  # a work type one edit from an occupation's name
        "护工",  # a work type in which occupations' names end
        "农业技术指导员",  # 人员 of a profession is not 员
        "空调工/电梯工/锅炉工",  # several
        "焊工/铆工",  # two occupations
    ],
)
def test_an_ambiguous_or_merely_suggested_name_waits_for_a_person(name: str) -> None:
    match = match_one(name)
    assert told(match) == ("review", None, None)
    assert match.candidates


def test_candidates_of_an_umbrella_word_are_what_it_may_stand_for() -> None:
    assert {one.name for one in match_one("钳工").candidates[:3]} == {
        "装配钳工",
        "机修钳工",
        "工具钳工",
    }
    assert {one.name for one in match_one("木工").candidates[:2]} == {"手工木工", "机械木工"}


def test_an_occupation_announced_after_the_edition_is_not_taken_for_a_look_alike() -> None:
    match = match_one("云网智能运维员")
    assert match.match_status == "review"
    assert "2024-07-25" in match.reason


@pytest.mark.parametrize("kind", ["specialised_ability", "training_completion", "project_based"])
def test_lists_without_codes_are_never_matched(kind: str) -> None:
    assert told(match_one("车工", list=kind)) == ("not_applicable", None, None)


def test_a_residual_sentence_is_never_matched() -> None:
    assert told(match_one("*", is_residual=True)) == ("not_applicable", None, None)


def test_a_name_shared_with_nothing_is_unmatched() -> None:
    match = match_one("XYZ")
    assert told(match) == ("unmatched", None, None)
    assert match.candidates == ()


def test_an_exact_name_is_followed_and_not_its_old_code() -> None:
    match = match_one("工业机器人系统运维员", "6-31-01-10")
    assert told(match) == ("accepted", "name", "6-31-07-01")
    assert match.code_conflict is True


def test_a_rule_is_not_followed_against_a_code_that_means_another_occupation() -> None:
    match = match_one("家禽饲养工", "5-03-02-01")
    assert told(match) == ("review", None, None)
    assert (match.candidates[0].name, match.code_conflict) == ("家禽饲养员", True)
    assert "家畜饲养员" in match.reason


def test_a_rule_stands_where_the_code_is_known_to_have_been_the_names_own() -> None:
    match = match_one("育婴员", "4-10-01-02")
    assert told(match) == ("accepted", "work_type", "4-10-01-01")
    assert match.code_conflict is True


def test_a_near_miss_is_not_accepted_where_another_name_is_nearer_than_the_codes() -> None:
    match = match_one("西式烹饪师", "4-03-02-01")
    assert told(match) == ("review", None, None)
    assert match.candidates[0].name == "西式烹调师"


def test_conflict_is_null_without_a_code_and_false_where_it_agrees() -> None:
    assert match_one("车工").code_conflict is None
    assert match_one("车工", "03-048").code_conflict is None
    assert match_one("车工", "6-18-01-01").code_conflict is False


def test_a_crosswalk_holds_for_its_own_notice_only() -> None:
    row = NoticeAlias("town-2024", "旧称工", "6180101", "车工S", "6180101")
    assert told(match_one("旧称工", aliases=(row,))) == ("accepted", "notice_alias", "6-18-01-01")
    assert told(match_one("旧称工", aliases=(row,), notice="city-2024"))[0] != "accepted"


def test_a_crosswalk_that_sends_a_name_to_several_leaves_it_to_a_person() -> None:
    rows = tuple(NoticeAlias("town-2024", "旧称工", "", name, "") for name in ("车工", "铣工"))
    match = match_one("旧称工", aliases=rows)
    assert match.match_status == "review"
    assert {one.name for one in match.candidates[:2]} == {"车工", "铣工"}


def test_a_reused_name_of_a_crosswalk_is_no_alias() -> None:
    row = NoticeAlias("town-2024", "旧称工", "4070503", "消防设施操作员", "4070503", "reused")
    assert match_one("旧称工", aliases=(row,)).occupation_code is None


def test_a_crosswalk_whose_code_and_name_disagree_is_not_used() -> None:
    row = NoticeAlias("town-2024", "旧称工", "", "车工", "6180102")
    assert match_one("旧称工", aliases=(row,)).occupation_code is None


def test_a_crosswalk_never_outvotes_an_exact_name() -> None:
    row = NoticeAlias("town-2024", "车工", "", "铣工", "6180102")
    assert told(match_one("车工", aliases=(row,))) == ("accepted", "name", "6-18-01-01")


def test_a_decision_is_followed_and_that_of_the_notice_first() -> None:
    decisions = (decide("钳工", "6-20-01-01"), decide("钳工", "6-31-01-02", scope="town-2024"))
    assert told(match_one("钳工", decisions=decisions)) == ("accepted", "decision", "6-31-01-02")
    assert told(match_one("钳工", decisions=decisions, notice="city-2024")) == (
        "accepted",
        "decision",
        "6-20-01-01",
    )


def test_a_decision_that_nothing_fits_ends_the_matter() -> None:
    assert told(match_one("手工", decisions=(decide("手工", "none", "refuse"),))) == (
        "unmatched",
        "decision",
        None,
    )


def test_a_refused_code_is_neither_accepted_nor_proposed() -> None:
    match = match_one("评茶员", decisions=(decide("评茶员", "6-02-06-11", "refuse"),))
    assert match.match_status == "review"
    assert "6-02-06-11" not in {one.code for one in match.candidates}


def test_a_decision_for_everywhere_does_not_outvote_another_printed_code_but_that_of_the_notice_does() -> (
    None
):
    assert (
        match_one("钳工", "6-31-01-02", decisions=(decide("钳工", "6-20-01-01"),)).match_status
        == "review"
    )
    own = decide("钳工", "6-20-01-01", scope="town-2024")
    match = match_one("钳工", "6-31-01-02", decisions=(own,))
    assert (match.match_status, match.code_conflict) == ("accepted", True)


def test_a_decision_of_another_edition_is_not_used() -> None:
    assert (
        match_one("钳工", decisions=(decide("钳工", "6-20-01-01", edition="2015"),)).match_status
        == "review"
    )


def test_one_name_in_brackets_is_accepted_where_the_name_itself_is_none() -> None:
    assert told(match_one("电焊技术", work_types=("焊工",))) == (
        "accepted",
        "brackets",
        "6-18-02-04",
    )
    assert told(match_one("电焊技术（焊工）")) == ("accepted", "brackets", "6-18-02-04")


@pytest.mark.parametrize(
    "printed",
    [
        "电焊技术（焊工、铆工）",  # two names
        "电焊技术（焊工、其他）",  # one name and something else
        "电焊技术（含焊工）",  # a part
        "机械类（不含焊工）",  # left out
        "电焊作业（焊工）",  # a special operation
        "家政服务（育婴员）",  # the name without its ending is another occupation's
        "养老护理（专项职业能力）",  # no occupation at all
    ],
)
def test_brackets_that_leave_a_doubt_are_left_to_a_person(printed: str) -> None:
    bare, words = split_name(printed)
    for name, work_types in ((printed, ()), (bare, words)):
        found = match_one(name, work_types=work_types, printed_name=printed)
        assert found.occupation_code is None, found.reason


def test_a_name_with_brackets_inside_it_is_left_to_a_person() -> None:
    inside = {"printed_name": "餐厅（客房、前厅）服务员", "work_types": ("客房", "前厅")}
    assert told(match_one("餐厅服务员", **inside)) == ("review", None, None)
    assert match_one("餐厅服务员", "4-03-02-05", **inside).match_method == "code_and_name"


def test_without_a_list_an_activity_is_only_proposed() -> None:
    assert told(match_one("皮革护理"))[1] == "ending_missing"
    loose = match_one("皮革护理", list="")
    assert (loose.match_status, loose.candidates[0].name) == ("review", "皮革护理师")
    assert told(match_one("包装设计", list=""))[1] == "ending_missing"


def test_each_candidate_says_why() -> None:
    first = match_one("货运船舶驾驶员").candidates[0]
    assert (first.name, first.reason_zh) == ("客运船舶驾驶员", "一字不同：货/客，词尾相同")
    coded = match_one("塑料挤塑工", "6-14-02-00").candidates[0]
    assert coded.group == "塑料制品加工人员"
    assert "its code is printed" in coded.reason


def test_matches_come_in_the_order_of_the_entries_and_repeat_for_repeated_names() -> None:
    found = run(entry("钳工"), entry("车工"), entry("钳工", notice="city-2024")).matches
    assert [match.entry_id for match in found] == [
        "town-2024 钳工",
        "town-2024 车工",
        "city-2024 钳工",
    ]
    assert found[0].candidates == found[2].candidates


@pytest.mark.parametrize(
    ("printed", "meant"), [("保安贝", "保安员"), ("茶艺帅", "茶艺师"), ("悍工", "焊工")]
)
def test_a_short_name_misread_in_one_character_finds_what_looks_alike(
    printed: str, meant: str
) -> None:
    match = match_one(printed)
    assert (match.match_status, match.candidates[0].name) == ("review", meant)
    assert "之误" in match.candidates[0].reason_zh
