"""A list is read, or it is unread and somebody is told: however its names are parted, in an annex and in the body."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract import extract_document
from pipeline.extract.collector import Collector
from tests.truth_cases import document_of

NAMES = ("焊工", "电工", "车工", "铣工", "保育师", "养老护理员", "茶艺师", "美容师")
FORMS: dict[str, Sequence[str]] = {
    "dots": ["、".join(NAMES) + "。"],
    "commas": ["，".join(NAMES) + "。"],
    "semicolons": ["；".join(NAMES) + "。"],
    "blanks": ["  ".join(NAMES)],
    "strokes": ["/".join(NAMES)],
    "and": ["、".join(NAMES[:-1]) + "和" + NAMES[-1] + "。"],
    "brackets": ["、".join(f"{name}（五级）" for name in NAMES) + "。"],
    "lines": NAMES,
    "lines under a head": ["职业名称", *NAMES],
    "lines with bullets": [f"● {name}" for name in NAMES],
    "lines with dashes": [f"—{name}" for name in NAMES],
    "numbered lines": [f"{number}.{name}" for number, name in enumerate(NAMES, 1)],
    "numbered in a line": [" ".join(f"{number}.{name}" for number, name in enumerate(NAMES, 1))],
    "circled": ["".join(f"{mark}{name}" for mark, name in zip("①②③④⑤⑥⑦⑧", NAMES, strict=True))],
    "under a caption": ["（一）紧缺职业", *NAMES],
    "a sentence": ["本市紧缺职业（工种）为：" + "、".join(NAMES) + "等8个职业。"],
    "a passing sentence": ["对" + "、".join(NAMES) + "等职业优先安排培训。"],
}  # fmt: skip
# Forms whose names nothing parts for sure.
UNREAD_IN_AN_ANNEX = {"blanks", "strokes"}
READ_IN_THE_BODY = {"a sentence"}


def read(*lines: str) -> tuple[Collector, list[str]]:
    """What a notice of these lines says, and the fates of the lines with names."""
    _, found = extract_document(document_of({"blocks": [{"p": line} for line in lines]}))
    return found, [f.fate for f in found.fates if any(name in f.printed for name in NAMES)]


@pytest.mark.parametrize("form", FORMS)
def test_an_annex_titled_a_list_is_read_or_unread(form: str) -> None:
    found, fates = read("一、现予公布。", "附件", "紧缺职业目录", *FORMS[form])
    kinds = {issue.kind for issue in found.issues} & {"list_unread", "names_unread"}
    if form in UNREAD_IN_AN_ANNEX:
        assert (found.entries, kinds, set(fates)) == ([], {"list_unread"}, {"unread"})
    else:
        assert [entry.list for entry in found.entries] == ["scarce"] * len(NAMES)
        assert (kinds, set(fates)) == (set(), {"records"})


@pytest.mark.parametrize("form", FORMS)
def test_an_enumeration_in_the_body_is_never_plain_text(form: str) -> None:
    found, fates = read("一、现予公布。", *FORMS[form])
    kinds = [issue.kind for issue in found.issues if issue.kind == "names_unread"]
    if form in READ_IN_THE_BODY:
        assert (len(found.entries), kinds, set(fates)) == (len(NAMES), [], {"records"})
    else:
        assert (found.entries, kinds, set(fates)) == ([], ["names_unread"], {"unread"})


def test_a_table_of_one_column_is_a_list_without_its_head() -> None:
    made = {
        "blocks": [
            {"p": "附件"},
            {"p": "紧缺职业目录"},
            {"table": [["职业名称"], *([n] for n in NAMES)]},
        ]
    }
    _, found = extract_document(document_of(made))
    assert tuple(entry.printed_name for entry in found.entries) == NAMES


@pytest.mark.parametrize(
    "text", ["一、焊工、电工按规定参加培训。", "二、加强对教师、医生和护士的服务。"]
)
def test_a_few_names_in_a_sentence_are_text(text: str) -> None:
    found, _ = read(text)
    assert not [i for i in found.issues if i.kind == "names_unread"]


def test_an_occupation_whose_name_holds_the_words_of_a_programme_is_an_entry() -> None:
    names = ["焊工", "职业培训师", "创业指导员", "岗前辅导师", "电工"]
    rows = [[str(n), name, f"{n}000"] for n, name in enumerate(names, 1)]
    table = [["序号", "职业名称", "补贴标准（元/人）"], *rows]
    made = {"blocks": [{"p": "附件"}, {"p": "职业技能培训补贴目录"}, {"table": table}]}
    _, found = extract_document(document_of(made))
    assert [entry.printed_name for entry in found.entries] == names
    assert [amount.occupation for amount in found.amounts] == names
