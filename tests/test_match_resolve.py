"""What a name or code means when somebody asks: one occupation, or what it could be, never a silent guess."""

from __future__ import annotations

import pytest

from pipeline.match import Meaning, resolve
from tests.match_entries import REFERENCE


@pytest.mark.parametrize(
    ("query", "meaning", "code"),
    [
        ("车工", Meaning.EXACT, "6-18-01-01"),
        (" 车 工 ", Meaning.EXACT, "6-18-01-01"),
        ("*车工 L", Meaning.EXACT, "6-18-01-01"),
        ("军官（警官）", Meaning.EXACT, "7-01-00-00"),
        ("6-18-01-01", Meaning.EXACT, "6-18-01-01"),
        ("6180101", Meaning.EXACT, "6-18-01-01"),
        ("６—18—01—01", Meaning.EXACT, "6-18-01-01"),
        ("评茶员", Meaning.ALIAS, "6-02-06-11"),
        ("叉车司机", Meaning.WORK_TYPE, "6-30-05-01"),
        ("塑料挤出工", Meaning.WORK_TYPE, "6-14-02-00"),
        ("物业管理员", Meaning.WORDING, "4-06-01-01"),
        ("高级汽车维修工", Meaning.WORDING, "4-12-01-01"),
        ("包装设计", Meaning.WORDING, "4-08-08-09"),
        ("2-02-10-09", Meaning.OLD_CODE, "2-02-38-01"),
    ],
)
def test_what_is_sure_is_settled(query: str, meaning: Meaning, code: str) -> None:
    found = resolve(query, REFERENCE)
    assert (found.meaning, found.code, found.is_settled) == (meaning, code, True)
    assert [option.code for option in found.options] == [code]
    assert found.why.en
    assert found.why.zh


@pytest.mark.parametrize("query", ["钳工", "多工序数控机床操作工", "护工", "母婴护理", "制冰工"])
def test_what_is_not_sure_gives_candidates_with_their_groups_and_reasons(query: str) -> None:
    found = resolve(query, REFERENCE)
    assert (found.meaning, found.code) == (Meaning.CANDIDATES, "")
    assert found.options
    assert all(option.group and option.why.en and option.why.zh for option in found.options)
    assert [o.score for o in found.options] == sorted(
        (o.score for o in found.options), reverse=True
    )


@pytest.mark.parametrize(
    ("code", "now", "before"),
    [
        ("4-07-05-03", "消防设施操作员", "智能楼宇管理员"),
        ("2-02-07-13", "铸造工程技术人员", "智能制造工程技术人员"),
        ("4-14-01-03", "健康照护师", "呼吸治疗师"),
    ],
)
def test_a_code_that_an_older_edition_gave_to_another_occupation_is_not_followed(
    code: str, now: str, before: str
) -> None:
    found = resolve(code, REFERENCE)
    assert (found.meaning, found.code, found.is_settled) == (Meaning.AMBIGUOUS, "", False)
    assert [option.name for option in found.options] == [now, before]
    assert now in found.why.zh
    assert before in found.why.zh


def test_an_occupation_announced_since_is_told_by_name_and_by_its_later_code() -> None:
    for query in ("云网智能运维员", "4-04-05-12"):
        found = resolve(query, REFERENCE)
        assert (found.meaning, found.code) == (Meaning.ANNOUNCED, "")
        assert (found.options[0].code, found.options[0].name) == ("4-04-05-12", "云网智能运维员")
        assert "2024-07-25" in found.why.en


@pytest.mark.parametrize("query", ["", "   ", "（）", "XYZ", "9-99-99-99", "９９９９９９９"])
def test_what_means_nothing_gives_nothing(query: str) -> None:
    found = resolve(query, REFERENCE)
    assert (found.meaning, found.options, found.code) == (Meaning.NONE, (), "")


def test_every_code_and_every_name_of_the_edition_is_settled_or_told_to_be_two() -> None:
    doubled = set()
    for one in REFERENCE.occupations:
        assert resolve(one.name, REFERENCE).code == one.code
        found = resolve(one.code, REFERENCE)
        assert found.options[0].code == one.code
        if not found.is_settled:
            doubled.add(one.code)
    assert doubled == {
        old.old_code for old in REFERENCE.old_codes if old.old_code != old.code
    } & set(REFERENCE.by_code)
