"""Names one a line below a line that counts them are a list, in the body too; where the count does not hold they are told as unread."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_document
from pipeline.extract.collector import Collector
from tests.truth_cases import document_of

QUESTION = "问题五：今年我市有哪些紧缺职业？"
NAMES = ("装配钳工", "船舶管系工", "养老护理员", "集成电路封装工")


def _read(*lines: str) -> Collector:
    return extract_document(document_of({"blocks": [{"p": line} for line in lines]}))[1]


def _fates(found: Collector) -> set[str]:
    return {fate.fate for fate in found.fates if fate.printed.lstrip("●1234. ") in NAMES}


@pytest.mark.parametrize("opens", ["答：共4个：", "今年的紧缺职业（工种）共有四个，具体如下："])
def test_as_many_lines_as_are_counted_are_a_list(opens: str) -> None:
    found = _read(QUESTION, opens, *NAMES, "目录每年更新。")
    assert [(e.printed_name, e.list) for e in found.entries] == [(n, "scarce") for n in NAMES]
    assert _fates(found) == {"records"}


def test_numbers_before_the_names_are_their_serial_numbers() -> None:
    found = _read(QUESTION, "答：共4个：", *(f"{n}.{name}" for n, name in enumerate(NAMES, 1)))
    assert [(e.seq, e.printed_name) for e in found.entries] == [
        (str(n), name) for n, name in enumerate(NAMES, 1)
    ]


@pytest.mark.parametrize(
    "lines", [NAMES[:3], (*NAMES, "保育师"), (*NAMES[:2], "详见附件，由各区执行。", *NAMES[2:])]
)
def test_lines_of_another_number_are_told_as_unread(lines: tuple[str, ...]) -> None:
    found = _read(QUESTION, "答：共4个：", *lines, "目录每年更新。")
    assert found.entries == []
    assert "list_unread" in {issue.kind for issue in found.issues}


def test_lines_that_no_classification_knows_are_no_list_of_occupations() -> None:
    found = _read("申请材料共3个：", "居民身份证", "培训合格证书", "申请表")
    assert found.entries == []


def test_a_long_run_of_names_of_which_half_are_known_is_told() -> None:
    lines = ("焊工", "轧辊磨配工", "电工", "橡胶挤塑班组工", "保育师", "海产育苗看护员")
    found = _read("一、有关说明", *lines, "以上供参考。")
    assert found.entries == []
    assert [issue.kind for issue in found.issues].count("names_unread") == 1


def test_names_that_are_added_are_a_list_that_ends_before_of_which() -> None:
    found = _read(
        "二、目录调整",
        "新增以下职业（工种）：无人机装调检修工、人工智能训练师、药茶制作、晋菜烹饪，其中药茶制作、晋菜烹饪为专项职业能力，补贴标准为700元/人。",
    )
    assert [(e.printed_name, e.list) for e in found.entries] == [
        ("无人机装调检修工", "subsidised"), ("人工智能训练师", "subsidised"),
        ("药茶制作", "specialised_ability"), ("晋菜烹饪", "specialised_ability"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head", ["取消以下补贴职业（工种）", "不再补贴下列职业（工种）", "以下职业（工种）调出补贴目录"]
)
def test_names_that_are_taken_out_are_no_list(head: str) -> None:
    assert _read("二、目录调整", f"{head}：焊工、电工、美容师。").entries == []
