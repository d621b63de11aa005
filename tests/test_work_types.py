"""职业 and 工种 in two columns; columns of names that their classes head; lists that hold occupations and abilities."""

from __future__ import annotations

from pathlib import Path

from pipeline.extract import TableRule, extract_document
from tests.recipes.document import Paragraph, grid
from tests.test_amounts_of_tables import read
from tests.test_rows_and_their_names import _document
from tests.test_scarce_marks import HEADING, _catalogue, _paid
from tests.truth_cases import Row, read_case, small_document

ROWS = (
    "序号 | 职业 | 工种 | 补贴标准 | < | 备注",
    "^ | ^ | ^ | 五级 | 四级 | ^",
    "1 | 焊工 | 电焊工 | 1600 | 2000 | ★",
    "^ | ^ | 气焊工 | 1500 | / | ",
    "2 | 电工 | — | 1400 | 1800 | ",
)


def _said(rows: list[Row], *names: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_work_types_that_tell_the_rows_of_an_occupation_apart_are_the_entries() -> None:
    found = read_case(_document(*ROWS))
    assert _said(found["occupations"], "printed_name", "seq", "work_types") == [
        ("电焊工", 1, []), ("气焊工", None, []), ("电工", 2, [])
    ]  # fmt: skip
    assert _said(found["rates"], "occupation", "item", "grade", "amount_yuan") == [
        ("电焊工", "焊工", 5, 1600), ("电焊工", "焊工", 4, 2000), ("气焊工", "焊工", 5, 1500),
        ("电工", None, 5, 1400), ("电工", None, 4, 1800),
    ]  # fmt: skip


def test_an_occupation_may_be_printed_again_for_each_work_type_and_reach_over_their_column() -> None:  # fmt: skip
    found = read_case(
        _document(
            "职业 | 工种 | 补贴标准",
            "焊工 | 电焊工 | 1600",
            "焊工 | 气焊工 | 1500",
            "电工 | < | 1400",
        )
    )
    names = [("电焊工", 1600), ("气焊工", 1500), ("电工", 1400)]
    assert _said(found["occupations"], "printed_name") == [(name,) for name, _ in names]
    assert _said(found["rates"], "occupation", "amount_yuan") == names


def test_work_types_in_one_cell_stay_with_their_occupation() -> None:
    found = read_case(
        _document("职业 | 工种 | 补贴标准", "焊工 | 电焊工、气焊工 | 1600", "电工 | — | 1400")
    )
    assert _said(found["occupations"], "printed_name", "work_types") == [
        ("焊工", ["电焊工", "气焊工"]), ("电工", [])
    ]  # fmt: skip
    assert _said(found["rates"], "occupation") == [("焊工",), ("电工",)]


def test_what_notice_toml_says_of_the_column_holds() -> None:
    rule = TableRule(header={"工种": "work_types"})
    _, found = extract_document(_document(*ROWS), (rule,))
    assert {entry.printed_name for entry in found.entries} == {"焊工", "电工"}


def test_a_mark_in_the_remarks_is_of_its_row_and_of_no_other_work_type(tmp_path: Path) -> None:
    rows = _catalogue(
        tmp_path,
        Paragraph("一、紧缺职业（工种）的补贴标准上浮30%。"),
        *HEADING,
        grid("\n".join(ROWS)),
        Paragraph("注：标注“★”的为急需紧缺职业（工种）。"),
    )
    assert _paid([row for row in rows if row.grade == 5]) == {
        "电焊工": (True, 2080), "气焊工": (False, 1500), "电工": (False, 1400),
    }  # fmt: skip


def test_a_mark_in_the_remarks_that_nothing_explains_is_told(tmp_path: Path) -> None:
    made = read(tmp_path, grid("\n".join(ROWS)))
    assert [row.scarcity for row in made.occupations] == [None, None, None]
    assert [i.kind for i in made.issues if "mark" in i.kind] == ["undefined_mark"]


GRADED = "职业技能等级证书"
CLASSES = (
    "序号 | 甲类 | 序号 | 乙类",
    "1 | 电工★ | 3 | 养老护理员",
    "2 | 钳工★ | 4 | 泰山煎饼制作",
)


def test_classes_may_head_the_columns_of_their_names() -> None:
    found = read_case(small_document("附件1　培训目录", list(CLASSES)))["occupations"]
    assert _said(found, "printed_name", "subsidy_class", "seq") == [
        ("电工★", "甲", 1), ("钳工★", "甲", 2), ("养老护理员", "乙", 3), ("泰山煎饼制作", "乙", 4)
    ]  # fmt: skip


def test_in_a_list_of_occupations_and_abilities_a_person_is_an_occupation() -> None:
    for title in ("职业（工种）及专项职业能力目录", "专项职业能力和职业（工种）目录"):
        found = read_case(small_document(f"附件1　{title}", list(CLASSES)))["occupations"]
        assert _said(found, "list") == [("subsidised",)] * 3 + [("specialised_ability",)]
    (one, *_) = read_case(small_document("附件1　专项职业能力目录", list(CLASSES)))["occupations"]
    assert one["list"] == "specialised_ability"


def test_a_cell_over_the_columns_of_several_classes_is_of_none() -> None:
    merged = [
        "证书类型 | 等级 | 甲类 | < | 乙类 | <",
        "^ | ^ | 一般 | 急需紧缺 | 一般 | 急需紧缺",
        f"{GRADED} | 初级工 | 1000 | 1300 | 850 | 1100",
        "专项职业能力证书 | — | 600 | < | 500 | <",
        "特种作业操作证 | 初次取证 | 750 | < | < | <",
    ]
    rates = read_case(_document(*merged))["rates"]
    assert _said(rates, "subsidy_class", "scarcity", "item", "amount_yuan") == [
        *(("甲", None, GRADED, 1000), ("甲", "scarce", GRADED, 1300)),
        *(("乙", None, GRADED, 850), ("乙", "scarce", GRADED, 1100)),
        ("甲", None, "专项职业能力证书", 600), ("乙", None, "专项职业能力证书", 500), (None, None, "初次取证", 750),
    ]  # fmt: skip


def test_a_number_of_another_list_of_the_table_is_no_gap(tmp_path: Path) -> None:
    mixed = "序号 | 职业（工种）\n1 | 焊工\n2 | 泰山煎饼制作\n3 | 电工\n5 | 钳工"
    made = read(tmp_path, grid(mixed), title="职业（工种）及专项职业能力目录")
    gaps = [issue.printed for issue in made.issues if issue.kind == "serial_gap"]
    assert gaps == ["5 钳工"]
