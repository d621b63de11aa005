"""Rows of amounts and the names in them: names that go on behind a mark, stages that are no names, parts and their wholes."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_document
from pipeline.extract.name_lists import split_names
from pipeline.model.document import Document
from tests.truth_cases import Row, document_of, read_case

CAPTION = "附件1　职业技能培训补贴标准（单位：元/人）"


def _document(*rows: str) -> Document:
    """A table of rows `a | b`; `<` is merged with the cell at its left, `^` with the one above."""
    grid = [[cell.strip() for cell in row.split("|")] for row in rows]
    merges = [
        [r, c, _run([line[c] for line in grid[r:]], "^"), _run(row[c:], "<")]
        for r, row in enumerate(grid)
        for c, text in enumerate(row)
        if text not in {"<", "^"}
    ]
    merges = [[r, c, h, w] for r, c, h, w in merges if (h, w) != (1, 1)]
    return document_of({"blocks": [{"p": CAPTION}, {"table": grid, "merges": merges}]})


def _run(cells: list[str], mark: str) -> int:
    """How many cells one spans whose followers hold the mark."""
    return next((n for n in range(1, len(cells)) if cells[n] != mark), len(cells))


def _read(*rows: str) -> dict[str, list[Row]]:
    return read_case(_document(*rows))


def _said(rows: list[Row], *names: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("日式、韩式料理（含寿司）", ["日式、韩式料理（含寿司）"]),
        ("大型、中型客车驾驶", ["大型、中型客车驾驶"]),
        ("初、中级保育", ["初、中级保育"]),
        ("焊工、日式料理、电工", ["焊工", "日式料理", "电工"]),
        ("造型、美发", ["造型", "美发"]),
    ],
)
def test_a_word_that_only_begins_a_name_is_none_by_itself(cell: str, names: list[str]) -> None:
    assert list(split_names(cell).names) == names


def test_the_first_certificate_and_its_renewal_are_no_occupations() -> None:
    found = _read(
        "类别 | 工种（项目） | 标准",
        "高危行业安全技能培训 | 首次取证 | 450",
        "^ | 复审 | 90",
        "技能培训 | 焊工 | 900",
    )
    assert _said(found["occupations"], "printed_name") == [("焊工",)]
    assert _said(found["rates"], "occupation", "item", "programme", "amount_yuan") == [
        (None, "首次取证", "safety_training", 450),
        (None, "复审", "safety_training", 90),
        ("焊工", "技能培训", "vocational_qualification", 900),
    ]


def test_a_part_is_of_the_programme_of_the_whole_under_its_head() -> None:
    found = _read(
        "工种 | 中级 | < | 专项职业能力 | <",
        "^ | 培训费补贴标准 | 其中：鉴定费补贴标准 | 培训费补贴标准 | 其中：鉴定费补贴标准",
        "茶艺师 | 1200 | 200 |  | ",
        "纸鸢扎制 |  |  | 900 | 90",
    )
    assert _said(found["rates"], "programme", "grade", "component", "amount_yuan") == [
        ("vocational_qualification", 4, "total", 1200),
        ("vocational_qualification", 4, "appraisal", 200),
        ("specialised_ability", None, "total", 900),
        ("specialised_ability", None, "appraisal", 90),
    ]


def test_a_part_right_behind_its_whole_is_of_the_same_programme() -> None:
    found = _read(
        "工种 | 中级补贴 | 专项职业能力补贴 | 其中：鉴定费",
        "茶艺师 | 1200 |  | ",
        "纸鸢扎制 |  | 900 | 90",
    )
    assert _said(found["rates"], "programme", "component", "amount_yuan") == [
        ("vocational_qualification", "total", 1200),
        ("specialised_ability", "total", 900),
        ("specialised_ability", "appraisal", 90),
    ]


def test_class_hours_of_rows_without_an_amount_are_told_where_the_first_of_them_stands() -> None:
    document = _document(
        "序号 | 工种名称 | 培训课时 | 补贴标准",
        "1 | 茶艺师 | 120 | 1200",
        "2 | 保安员 | 80 | ",
        "3 | 园艺工 | 60 | ",
    )
    told = [i for i in extract_document(document)[1].issues if i.kind == "column_not_kept"]
    assert [(issue.printed, issue.place.anchor.split(".")[-1]) for issue in told] == [
        ("培训课时", "r3")
    ]


@pytest.mark.parametrize("section", ["其他", "培训", "标准"])
def test_a_cell_across_the_table_below_its_head_is_a_section_though_it_is_a_head_word(
    section: str,
) -> None:
    found = _read(
        "序号 | 工种名称 | 类别 | 补贴标准",
        f"{section} | < | < | <",
        "1 | 茶艺师 | A | 1200",
    )
    assert _said(found["occupations"], "printed_name", "subsidy_class") == [("茶艺师", "A")]
    assert _said(found["rates"], "occupation", "amount_yuan") == [("茶艺师", 1200)]


def test_an_occupation_joined_to_another_training_is_an_entry_of_a_programme_in_doubt() -> None:
    read = _read(
        "序号 | 工种名称 | 五级", "1 | 烹饪+SYB | 1900", "2 | SYB+IYB | 900", "3 | 焊工 | 800"
    )
    assert [entry["printed_name"] for entry in read["occupations"]] == ["烹饪+SYB", "焊工"]
    assert _said(read["rates"], "occupation", "amount_yuan", "doubts") == [
        ("烹饪+SYB", 1900, ["doubtful_programme"]),
        (None, 900, []),
        ("焊工", 800, []),
    ]
