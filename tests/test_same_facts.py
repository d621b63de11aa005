"""What does not change what a sentence says does not change what is read of it: order, width, brackets, paragraphs, tables."""

from __future__ import annotations

import json

import pytest

from tests.truth_cases import Row, document_of, read_case

PARTS = (
    "programme", "grade", "amount_yuan", "unit", "bound", "component", "scarcity", "condition", "beneficiary", "subsidy_class", "cap_yuan",
    "rule", "value", "value_max", "doubts",
)  # fmt: skip


def facts_of(*blocks: Row | str) -> set[str]:
    """The facts that are read of paragraphs and tables, without their places and the words they stand in."""
    made = [{"p": block} if isinstance(block, str) else block for block in blocks]
    read = read_case(document_of({"blocks": made}))
    rows = [*read["rates"], *read["rules"]]
    assert rows
    return {
        json.dumps({p: row.get(p) for p in PARTS}, ensure_ascii=False, default=str) for row in rows
    }


REORDERED = (
    (
        "取得职业技能等级证书的，初级工每人1010元、中级工每人1420元、高级工每人1930元。",
        "取得职业技能等级证书的，高级工每人1930元、初级工每人1010元、中级工每人1420元。",
    ),
    (
        "企业职工五级每人910元；失业人员五级每人1110元；退役军人五级每人1210元。",
        "退役军人五级每人1210元；企业职工五级每人910元；失业人员五级每人1110元。",
    ),
    (
        "线上培训按标准的60%补贴，线下培训按标准的100%补贴。",
        "线下培训按标准的100%补贴，线上培训按标准的60%补贴。",
    ),
    (
        "初级工、中级工、高级工分别补贴1010元、1420元、1930元。",
        "高级工、中级工、初级工分别补贴1930元、1420元、1010元。",
    ),
)


@pytest.mark.parametrize(("one", "other"), REORDERED)
def test_the_order_of_a_list_changes_nothing(one: str, other: str) -> None:
    assert facts_of(one) == facts_of(other)


WIDE = str.maketrans("0123456789%,():;/", "０１２３４５６７８９％，（）：；／")
SENTENCES = (
    "取得职业技能等级证书的,五级每人1010元,四级每人1420元。",
    "企业新型学徒制补贴:职工学徒每人每年不超过6010元;实习学徒每人每年不低于2020元。",
    "参加失业保险满24个月的企业职工,按补贴标准的85%享受补贴。",
    "项目制培训按每人每天110元给予补贴。",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_full_width_and_half_width_are_the_same(sentence: str) -> None:
    assert facts_of(sentence) == facts_of(sentence.translate(WIDE))


BRACKETS = (
    ("发放技能证书补贴：五级每人1010元、四级每人1420元。", "发放技能证书（职业资格证书、技能等级证书、专项职业能力证书）补贴：五级每人1010元、四级每人1420元。"),
    ("每家实训基地资助21万元。", "每家实训基地（含公共实训基地、企业实训基地）资助21万元。"),
    ("取得职业技能等级证书的，初级工每人1010元。", "取得职业技能等级证书的，初级工（五级）每人1010元。"),
    ("培训不少于21天，理论课时不低于30%。", "培训（包括线下授课、实习）不少于21天，理论课时不低于30%。"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), BRACKETS)
def test_a_bracket_that_enumerates_changes_nothing(one: str, other: str) -> None:
    assert facts_of(one) == facts_of(other)


PARAGRAPHS = (
    ("一、职业技能等级证书补贴。初级工每人1010元。中级工每人1420元。", ("一、职业技能等级证书补贴。初级工每人1010元。", "中级工每人1420元。")),
    ("二、补贴办法。企业组织培训的，按标准的90%补贴企业。每人每年享受不超过3次。", ("二、补贴办法。企业组织培训的，按标准的90%补贴企业。", "每人每年享受不超过3次。")),
    ("三、就业见习补贴每人每月1010元。职业技能培训补贴每人每天81元。", ("三、就业见习补贴每人每月1010元。", "职业技能培训补贴每人每天81元。")),
)  # fmt: skip


@pytest.mark.parametrize(("whole", "parts"), PARAGRAPHS)
def test_a_paragraph_may_be_split_at_its_sentences(whole: str, parts: tuple[str, ...]) -> None:
    assert facts_of(whole) == facts_of(*parts)


TABLES = (
    ("职业技能等级证书补贴标准：五级每人1010元，四级每人1420元，三级每人1930元。", "职业技能等级证书补贴标准", [["等级", "补贴标准（元/人）"], ["五级", "1010"], ["四级", "1420"], ["三级", "1930"]]),
    ("职业技能评价补贴标准：五级每人110元，四级每人160元。", "职业技能评价补贴标准（元/人）", [["等级", "金额"], ["五级", "110"], ["四级", "160"]]),
    ("职业技能等级证书补贴标准：A类五级每人1010元、四级每人1420元；B类五级每人810元、四级每人1120元。", "职业技能等级证书补贴标准（元/人）", [["类别", "五级", "四级"], ["A类", "1010", "1420"], ["B类", "810", "1120"]]),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "caption", "grid"), TABLES)
def test_a_table_says_the_same_as_a_sentence(
    sentence: str, caption: str, grid: list[list[str]]
) -> None:
    assert facts_of(sentence) == facts_of(caption, {"table": grid})
