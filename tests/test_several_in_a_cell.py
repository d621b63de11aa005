"""Cells that hold several values: each is paired by what stands beside it, or in doubt; figures of two lines are never one."""

from __future__ import annotations

from typing import Any

from pipeline.extract.collector import Collector
from pipeline.extract.notice.sections import Section
from pipeline.extract.tables.extract_table import extract_table
from pipeline.model.document import Cell, Place, Table
from tests.truth_cases import Row, document_of, read_case

CAPTION = "附件1　职业技能培训补贴标准（单位：元）"


def _read(*rows: tuple[str, ...]) -> dict[str, list[Row]]:
    return read_case(document_of({"blocks": [{"p": CAPTION}, {"table": [list(r) for r in rows]}]}))


def _paid(found: dict[str, list[Row]], *more: str) -> set[tuple[Any, ...]]:
    return {tuple(row[name] for name in ("occupation", "grade", "amount_yuan", *more)) for row in found["rates"]}  # fmt: skip


def _doubts(found: dict[str, list[Row]]) -> set[str]:
    return {kind for row in found["rates"] for kind in row["doubts"]}


def test_lines_beside_lines_are_rows() -> None:
    found = _read(
        ("职业", "等级", "课时", "标准"),
        ("焊工", "初级\n中级\n高级", "100\n120\n140", "1000\n1500\n2000"),
        ("电工", "初级\n中级", "90\n110", "900\n1400"),
    )
    assert _paid(found, "class_hours") == {
        ("焊工", 5, 1000, 100), ("焊工", 4, 1500, 120), ("焊工", 3, 2000, 140), ("电工", 5, 900, 90), ("电工", 4, 1400, 110)
    }  # fmt: skip
    assert _doubts(found) == set()


def test_marks_part_values_as_lines_do() -> None:
    for mark in ("/", "、", "；"):
        found = _read(
            ("职业", "等级", "标准"), ("焊工", f"初级{mark}中级", f"1000{mark}1500")
        )  # fmt: skip
        assert _paid(found) == {("焊工", 5, 1000), ("焊工", 4, 1500)}


def test_names_one_a_line_beside_as_many_figures_are_paid_each_its_own() -> None:
    found = _read(("职业", "等级", "标准"), ("焊工\n电工", "初级", "1000\n1500"))
    assert _paid(found) == {("焊工", 5, 1000), ("电工", 5, 1500)}


def test_lines_of_one_row_stand_at_places_of_their_own() -> None:
    found = _read(("职业", "等级", "标准"), ("焊工", "初级\n中级", "1000\n1500"))
    ids = [row["rate_id"] for row in found["rates"]]
    assert [one.partition("#")[2] for one in ids] == ["t5.r2@6.g5", "t5.r2@10.g4"]


def test_figures_that_nothing_pairs_are_in_doubt_and_never_one_number() -> None:
    for grades, figures in (("初级", "50\n60"), ("初级、中级、高级", "1000、1500"), ("", "15\n20")):
        found = _read(("职业", "等级", "标准"), ("焊工", grades, figures))
        numbers = {int(part) for part in figures.replace("、", "\n").split("\n")}
        assert {row["amount_yuan"] for row in found["rates"]} == numbers
        assert _doubts(found) == {"doubtful_pairing"}


def test_hours_of_two_lines_beside_one_amount_are_in_doubt() -> None:
    found = _read(("职业", "等级", "课时", "标准"), ("焊工", "初级", "80\n100", "1000"))
    assert [(row["class_hours"], row["doubts"]) for row in found["rates"]] == [
        (None, ["doubtful_pairing"])
    ]


def test_figures_with_their_grades_in_one_cell_are_read_each_for_its_grade() -> None:
    for text in ("五级：1000；四级：1500", "初级工1000\n中级工1500", "1000（初级），1500（中级）"):
        found = _read(("职业", "标准"), ("焊工", text))
        assert _paid(found) == {("焊工", 5, 1000), ("焊工", 4, 1500)}, text
        assert _doubts(found) == set()


def test_one_grade_by_two_names_is_one() -> None:
    found = _read(("职业", "等级", "标准"), ("焊工", "五级/初级工", "1000"))
    assert _paid(found) == {("焊工", 5, 1000)}


def test_a_name_that_a_narrow_column_cuts_is_one_name() -> None:
    found = _read(("职业", "初级"), ("焊\n工", "1000"), ("养老\n护理员", "1100"))
    assert [row["printed_name"] for row in found["occupations"]] == ["焊工", "养老护理员"]


def test_a_span_of_grades_heads_amounts_of_each() -> None:
    for head in ("五级～四级", "初级至中级", "五级—四级"):
        found = _read(("职业", head, "三级及以上"), ("焊工", "1000", "2000"))
        assert _paid(found) == {("焊工", grade, 1000) for grade in (5, 4)} | {("焊工", grade, 2000) for grade in (3, 2, 1)}  # fmt: skip


def test_a_sum_for_all_persons_is_no_amount_of_anybody() -> None:
    found = _read(
        ("工种", "补贴标准", "培训人数", "补贴金额"), ("焊工", "500", "30", "15000"), ("电工", "450", "40", "18000"),
    )  # fmt: skip
    assert _paid(found) == {("焊工", None, 500), ("电工", None, 450)}


def test_an_amount_beside_a_number_of_persons_is_in_doubt_where_nothing_says_it_is_for_each() -> None:  # fmt: skip
    found = _read(("工种", "培训人数", "补贴金额"), ("焊工", "30", "15000"))
    assert _doubts(found) == {"unknown_words"}
    each = _read(("工种", "培训人数", "补贴标准"), ("焊工", "30", "500"))
    assert _doubts(each) == set()


def test_rows_keep_their_fate_where_lines_are_parted() -> None:
    table = Table(
        (Cell("职业", 0, 0), Cell("等级", 0, 1), Cell("标准", 0, 2), Cell("焊工", 1, 0), Cell("初级\n中级", 1, 1), Cell("1000\n1500", 1, 2)),
        3, (Place("t1.r1"), Place("t1.r2")),
    )  # fmt: skip
    found = Collector()
    extract_table(table, Section(), (CAPTION,), found, ())
    assert [(fate.place.anchor, fate.fate, fate.records) for fate in found.fates] == [
        ("t1.r1", "header", 0),
        ("t1.r2", "records", 3),
    ]


def test_figures_with_their_grades_need_no_mark_between_them() -> None:
    for text in ("900（五级）1300（四级）", "五级900四级1300", "五级900　四级1300"):
        found = _read(("职业", "标准"), ("面点师", text))
        assert _paid(found) == {("面点师", 5, 900), ("面点师", 4, 1300)}, text
        assert _doubts(found) == set()


def test_a_figure_between_two_grades_or_without_one_leaves_the_cell_in_doubt() -> None:
    for text in (
        "900五级1300四级",
        "900（五级）1300",
        "五级900（四级）",
        "900（五级）1300（大专）",
    ):
        found = _read(("职业", "标准"), ("面点师", text))
        assert _doubts(found) == {"unread_amount"}, text


def test_hours_printed_for_each_grade_are_those_of_the_amount_of_that_grade() -> None:
    for hours in ("初级60、中级96", "初级不少于60课时；中级不少于96课时", "60（初级）96（中级）"):
        found = _read(("职业", "学时", "标准"), ("面点师", hours, "900（初级）1300（中级）"))
        assert _paid(found, "class_hours") == {("面点师", 5, 900, 60), ("面点师", 4, 1300, 96)}, hours  # fmt: skip
        assert {row["item"] for row in found["rates"]} == {None}
        assert _doubts(found) == set()


def test_hours_of_grades_beside_an_amount_of_none_are_in_doubt() -> None:
    found = _read(("职业", "学时", "标准"), ("面点师", "初级60、中级96", "900"))
    assert [(row["class_hours"], row["doubts"]) for row in found["rates"]] == [(None, ["doubtful_pairing"])]  # fmt: skip


def test_more_sums_in_a_cell_than_it_can_print_for_each_name_are_not_of_each() -> None:
    sentences = "".join(f"取得第{n}项证书的，每人补贴{1000 + n}元。" for n in range(50))
    found = _read(("职业", "等级", "标准"), ("焊工、电工、钳工", "初级", sentences))
    assert len(found["rates"]) == 50
    assert {row["occupation"] for row in found["rates"]} == {None}
    assert all("doubtful_pairing" in row["doubts"] for row in found["rates"])
