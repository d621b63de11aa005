"""A box in which a site describes the notice is no list: its labels fill what the notice does not print of itself."""

from __future__ import annotations

from pipeline.extract import extract_document
from tests.truth_cases import read_case, small_document

BOX = [
    "[主题分类] | 劳动、人事、监察/劳动就业 | [发文机构] | 丽水市人民政府办公室",
    "[成文日期] | 2019-08-30 | [发文字号] | 丽政办发〔2019〕18号",
    "[发布日期] | 2019-09-08 | [有效性] | 有效",
]


def test_the_labels_of_a_box_are_no_occupations_and_each_of_its_rows_has_a_fate() -> None:
    document = small_document(BOX)
    assert read_case(document)["occupations"] == []
    _, found = extract_document(document)
    rows = [fate for fate in found.fates if fate.kind == "table_row"]
    assert [fate.fate for fate in rows] == ["caption"] * 3
    assert not [issue for issue in found.issues if issue.kind == "unread_table"]


def test_a_table_with_few_known_labels_is_read_as_any_other() -> None:
    rows = ["分类 | 职业（工种） | 来源 | 补贴标准（元/人）", "A类 | 焊工 | 本级 | 1000"]
    found = read_case(small_document("附件1　补贴标准", rows))
    assert [row["amount_yuan"] for row in found["rates"]] == [1000]
