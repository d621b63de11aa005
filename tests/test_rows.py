"""A published row is defined once, a closed list knows its words, a rule of the business stands in one place."""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.base.errors import UserError
from pipeline.model.document import Place
from pipeline.model.grades import GradeSpan
from pipeline.model.issues import KINDS, build_issue_rows, make_issue
from pipeline.model.places import fact_id, number_doubles, offsets_of, place_of, source_of
from pipeline.model.rows import ROWS, NoticeRow, OccupationRow, RateRow
from pipeline.model.schema import TABLES, arrow_schema, table_schema
from pipeline.model.vocabularies import (
    Beneficiary,
    FileFormat,
    Level,
    ListName,
    MatchStatus,
    NoticeStatus,
    Programme,
    RuleKind,
    Term,
    Unit,
)
from pipeline.store.typed_rows import cells_of, from_table, to_table

PACKAGE = Path(__file__).parent.parent / "pipeline"
FILES = sorted(PACKAGE.rglob("*.py"))
NOTICE = NoticeRow(
    notice_id="n", status=NoticeStatus.FINAL, file="n/f", sha256="0", format=FileFormat.TXT, source="n/f",
    issuers=("甲局", "乙局"), effective_from=date(2024, 1, 1),
)  # fmt: skip
ENTRY = OccupationRow(
    notice_id="n", entry_id="n/f#t1.r1@0", source="n/f#t1.r1", list=ListName.SCARCE, printed_name="焊工", name="焊工",
    grade_low=4, grade_high=2, bbox=(1.0, 2.0, 3.0, 4.5), page=3, doubts=("unread_grade",),
)  # fmt: skip


@pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.TABLE.name)
def test_a_table_says_in_both_languages_what_its_columns_mean_and_has_a_key_without_nulls(
    kind,
) -> None:
    table = table_schema(kind.TABLE.name)
    assert all(column.en and column.zh for column in table.columns)
    assert len(set(table.names)) == len(table.names)
    required = {column.name for column in table.columns if column.required}
    assert set(table.key) <= required
    for own, other, theirs in table.foreign:
        assert set(own) <= set(table.names)
        assert set(theirs) <= set(table_schema(other).names)


def all_terms() -> list[type[Term]]:
    found = {
        type(term): None for table in TABLES for column in table.columns for term in column.terms
    }
    return list(found)


@pytest.mark.parametrize("kind", all_terms(), ids=lambda kind: kind.__name__)
def test_each_word_of_a_closed_list_has_a_label_and_a_sentence_in_both_languages(kind) -> None:
    for word in kind:
        assert word.zh
        assert word.en
        assert re.search(r"[\u4e00-\u9fff]", word.meaning_zh), word
        assert len(word.meaning_en) > 3, word
        assert kind(str(word)) is word
    labels = [word.zh for word in kind]
    assert len(set(labels)) == len(labels)


def test_the_words_that_rules_give_are_words_of_the_closed_lists() -> None:
    kinds = {"programme": Programme, "list": ListName, "level": Level}
    text = (PACKAGE / "rules" / "terms.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["kind"] in kinds:
            kinds[row["kind"]](row["value"])
    clauses = PACKAGE / "rules" / "clauses.toml"
    if clauses.exists():
        data = tomllib.loads(clauses.read_text(encoding="utf-8"))
        assert {e["rule"] for e in data["clause"] if e["rule"]} <= {str(word) for word in RuleKind}
        assert set(data["beneficiaries"]) <= {str(word) for word in Beneficiary}


def test_rows_go_into_arrow_and_come_back_as_they_were() -> None:
    for row in (NOTICE, ENTRY):
        table = to_table(type(row), [row])
        assert table.schema.equals(arrow_schema(row.TABLE.name), check_metadata=True)
        assert from_table(type(row), table) == [row]
    assert list(cells_of(ENTRY)) == table_schema("occupations").names


def test_an_older_table_lacks_what_came_later() -> None:
    table = to_table(OccupationRow, [ENTRY])
    older = table.drop_columns(["scarcity", "doubts", "match_status"])
    (row,) = from_table(OccupationRow, older)
    assert (row.scarcity, row.doubts, row.match_status) == (None, (), None)


def test_a_word_that_no_list_holds_is_said_with_those_it_does() -> None:
    table = to_table(OccupationRow, [ENTRY])
    place = table.column_names.index("list")
    strange = table.set_column(place, "list", pa.array(["wishes"]))
    with pytest.raises(
        UserError, match=r"table occupations, column list: 'wishes' is none of: subsidised, scarce"
    ):
        from_table(OccupationRow, strange)


def test_a_character_that_no_table_can_hold_costs_no_notice_its_rows() -> None:
    rate = RateRow(rate_id="r", notice_id="n", source="n/f", unit=Unit.OTHER, printed="a\ud800b")
    assert to_table(RateRow, [rate])["printed"].to_pylist() == ["a?b"]


@pytest.mark.parametrize(
    ("low", "high", "grade", "holds"),
    [
        (5, 3, 5, True), (5, 3, 4, True), (5, 3, 3, True), (5, 3, 2, False), (2, 1, 3, False),
        # No grade is named: it holds for every grade, and for what is not for a grade.
        (None, None, 4, True), (None, None, None, True),
        # What is not for a grade lies in no span of grades.
        (5, 1, None, False),
    ],
)  # fmt: skip
def test_a_grade_lies_within_a_span(low, high, grade, holds) -> None:
    assert GradeSpan(low, high).contains(grade) is holds


def test_only_one_module_compares_grades_with_a_span() -> None:
    pattern = re.compile(r"grade_high\"?\]? *<=|<= *\w*\.?\w*\[?\"?grade_low|self\.high <=")
    found = [
        str(p.relative_to(PACKAGE)) for p in FILES if pattern.search(p.read_text(encoding="utf-8"))
    ]
    assert found == ["model/grades.py"]


def test_only_one_module_says_which_uplift_holds() -> None:
    names = {
        node.name: str(path.relative_to(PACKAGE))
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("uplifts_of")
    }
    assert names == {"uplifts_of": "normalize/uplifts.py"}
    # Nobody else asks of a rule whether it is an uplift.
    users = [
        str(path.relative_to(PACKAGE))
        for path in FILES
        if re.search(r"is RuleKind\.SCARCE_UPLIFT", path.read_text(encoding="utf-8"))
    ]
    assert set(users) == {"normalize/uplifts.py"}


def said_kinds() -> dict[str, list[str]]:
    """Kind -> the files that make such an issue, by the words that stand in the code."""
    found: dict[str, list[str]] = {}
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if (
                isinstance(node, ast.Constant)
                and node.value in KINDS
                and path.name != "issue_kinds.py"
            ):
                found.setdefault(str(node.value), []).append(path.name)
    return found


def test_every_kind_of_issue_is_made_somewhere_and_every_issue_has_a_kind() -> None:
    assert set(KINDS) <= set(said_kinds())
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_made = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "make_issue"
            if is_made and isinstance(node.args[0], ast.Constant):
                assert node.args[0].value in KINDS, f"{path}: {node.args[0].value}"


def test_a_place_names_its_file_and_leads_back() -> None:
    main, annex = Place("p7.t1.r12", 7), Place("annex.docx#b3")
    assert source_of(main, "n/notice.pdf") == "n/notice.pdf#p7.t1.r12"
    assert source_of(annex, "n/notice.pdf") == "n/annex.docx#b3"
    assert source_of(Place("/decisions.csv"), "n/notice.pdf") == "decisions.csv"
    for place in (main, annex):
        row = OccupationRow(
            **{
                **cells_of(ENTRY),
                "source": source_of(place, "n/notice.pdf"),
                "page": place.page,
                "bbox": None,
            }
        )
        assert place_of(row, "n/notice.pdf") == place


def test_an_id_is_the_place_and_how_far_the_fact_stands_in_it() -> None:
    # 焊工 、 电工: two characters and a separator before the second name; white space counts for nothing.
    assert offsets_of(["焊 工、", "电工"]) == [0, 3]
    assert fact_id("n/f#b16", 34, "g5") == "n/f#b16@34.g5"
    assert fact_id("n/f#b16", 0, "", None) == "n/f#b16@0"
    assert number_doubles(["a", "b", "a", "a", "a.2"]) == ["a", "b", "a.2", "a.3", "a.2.2"]


def test_the_same_doubt_at_one_place_counts_once_and_others_get_a_number() -> None:
    one, other = (make_issue("unread_row", Place("t1.r1"), words) for words in ("甲", "乙"))
    rows = build_issue_rows("n", "n/f", [one, other, one])
    assert [row.issue_id for row in rows] == ["n/f#t1.r1!unread_row", "n/f#t1.r1!unread_row.2"]
    of_fact = make_issue("unread_row", Place("t1.r1"), "甲", fact="n/f#t1.r1@0")
    assert build_issue_rows("n", "n/f", [of_fact])[0].issue_id == "n/f#t1.r1@0!unread_row"


def test_a_match_status_is_a_word_of_its_list() -> None:
    assert MatchStatus.read("") is None
    with pytest.raises(ValueError, match="perhaps"):
        MatchStatus.read("perhaps")
