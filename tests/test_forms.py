"""The form of a service (办事指南) is no table that nobody can read: its rows are prose, and told of like it."""

from __future__ import annotations

from pipeline.extract import extract_document
from tests.truth_cases import document_of, read_case

ROWS = [
    ["事项名称", "职业技能培训补贴申领"], ["受理单位", "各区公共就业服务中心"], ["法定办结时限", "20个工作日"],
    ["公示", "审核通过后公示5天"], ["办理方式", "窗口"], ["投诉", "有群众反映被收取680元"],
]  # fmt: skip


def _document(rows: list[list[str]]) -> dict[str, object]:
    return {"blocks": [{"p": "附：办事指南"}, {"table": rows}]}


def test_the_rows_of_a_form_give_rules_and_no_error() -> None:
    _, found = extract_document(document_of(_document(ROWS)))
    assert "unread_table" not in {issue.kind for issue in found.issues}
    fates = [(fate.fate, fate.records) for fate in found.fates if fate.kind == "table_row"]
    assert fates == [("text", 0)] * 2 + [("records", 1)] * 2 + [("text", 0)] * 2
    rules = [(rule.rule, rule.low, rule.offset) for rule in found.clauses]
    assert rules == [("period", "20个工作日", 6), ("period", "5天", 9)]


def test_a_sum_in_a_form_that_nobody_is_paid_is_told_as_unread() -> None:
    found = read_case(document_of(_document(ROWS)))
    assert found["rates"] == []
    assert any("680元" in words for words in found["unread"])


def test_an_amount_in_a_form_is_read_under_its_label() -> None:
    rows = [*ROWS[:4], ["补贴标准", "创业培训每人1500元。"]]
    (rate,) = read_case(document_of(_document(rows)))["rates"]
    assert (rate["amount_yuan"], rate["programme"], rate["doubts"]) == (
        1500,
        "entrepreneurship",
        [],
    )


def test_a_table_of_other_labels_stays_unread() -> None:
    rows = [["甲机构", "20个"], ["乙机构", "15个"], ["丙机构", "12个"]]
    _, found = extract_document(document_of(_document(rows)))
    assert "unread_table" in {issue.kind for issue in found.issues}
