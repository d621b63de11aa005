"""The same inputs give the same answers, in any order, alone or together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.match import match_names
from pipeline.reference.lookup_names import key_of, read_codes, split_name
from tests.match_entries import REFERENCE, entry

NAMES = (
    "钳工",
    "塑料挤塑工",
    "评茶员",
    "车工",
    "重冶金法冶炼工",
    "橡胶半成品制造工",
    "叉车工",
    "木工",
    "手工",
    "多工序数控机床操作工",
)
ENTRIES = [entry(name, code) for name in NAMES for code in ("", "6-17-05-03", "6-31-01-10")]
ALONE = {
    one.entry_id + one.printed_code: match_names([one], REFERENCE).matches[0] for one in ENTRIES
}


@settings(deadline=None, max_examples=20)
@given(st.permutations(ENTRIES))
def test_order_and_company_change_nothing(entries: list[object]) -> None:
    result = match_names(entries, REFERENCE)  # type: ignore[arg-type]
    assert list(result.matches) == [ALONE[one.entry_id + one.printed_code] for one in entries]  # type: ignore[attr-defined]


@settings(deadline=None)
@given(st.text(max_size=12), st.text(alphabet="0123456789-— \n、（）A", max_size=14))
def test_any_printed_text_is_matched_without_an_error(name: str, code: str) -> None:
    match = match_names([entry(name, code)], REFERENCE).matches[0]
    assert match.match_status in {"accepted", "review", "unmatched", "not_applicable"}
    assert (match.match_status == "accepted") == (match.occupation_code is not None)


@given(st.sampled_from([one.code for one in REFERENCE.occupations]))
def test_every_code_is_read_in_each_way_it_is_printed(code: str) -> None:
    ways = (
        code,
        code.replace("-", ""),
        code.replace("-", "—"),
        f" {code}\n",
        code.replace("-", " - "),
    )
    assert {read_codes(way) for way in ways} == {(code,)}


@given(st.sampled_from(REFERENCE.occupations))
def test_cleaning_keeps_every_name_of_the_classification(one: object) -> None:
    name = one.name  # type: ignore[attr-defined]
    assert REFERENCE.by_name[split_name(name + "L/S")[0]].name == name
    assert REFERENCE.by_name[key_of(f" {name} ")].name == name


def test_marks_brackets_and_litter_are_taken_off_a_printed_name() -> None:
    assert split_name("*工业视觉系统运维员 S") == ("工业视觉系统运维员", ())
    assert split_name("轨道交通列车司机L（动车组司机、 内燃机车司机）") == (
        "轨道交通列车司机",
        ("动车组司机", "内燃机车司机"),
    )
    assert split_name("[bookmark: _GoBack]快件处理员") == ("快件处理员", ())
    assert split_name("HarmonyOS 应用开发") == ("HarmonyOS应用开发", ())


def test_codes_of_another_form_are_no_codes() -> None:
    assert [
        read_codes(code)
        for code in ("", "03-048", "100000001", "A407990200", "09-018、09-802", "1-6-18-01-01")
    ] == [()] * 6
    assert read_codes("4139901、 4139900") == ("4-13-99-01", "4-13-99-00")
