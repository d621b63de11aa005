"""A difference says what happened: each change once, in the group a person would put it in, and nothing else."""

from __future__ import annotations

from pipeline.diff.difference import compare
from pipeline.diff.models import Side
from pipeline.diff.render.text import render_text
from tests.versions.compared import (
    RATE,
    coded,
    found,
    list_of,
    of_rows,
    paid,
    upside_down,
)
from tests.versions.synthetic import make_versions
from tests.versions.tables import make_version
from tests.versions.wenzhou import both_notices


def test_a_table_is_no_different_from_itself() -> None:
    tables = both_notices()
    difference = compare(Side("a", tables), Side("b", tables))
    assert difference.is_same
    assert "no difference" in render_text(difference, "en")


def test_the_order_of_rows_is_no_difference() -> None:
    tables = both_notices()
    turned = upside_down(tables)
    assert compare(Side("a", tables), Side("b", turned)).is_same


PLACES = {
    "source": "town-2023/notice.pdf#p9.t9.r9",
    "page": 9,
    "bbox": [1.0, 2.0, 3.0, 4.0],
    "entry_id": "other",
}


def test_another_place_alone_never_makes_a_row_changed() -> None:
    row = {"name": "车工", "list": "subsidised", "subsidy_class": "A"}
    assert of_rows("occupations", [row], [{**row, **PLACES}]).is_same


def test_white_space_and_litter_in_printed_words_are_no_difference() -> None:
    row = {"name": "车工", "list": "subsidised", "printed_name": "车 工"}
    assert of_rows(
        "occupations", [row], [{**row, "printed_name": "[bookmark: _GoBack]车工\u3000"}]
    ).is_same


def test_another_name_under_the_same_code_is_a_rename() -> None:
    difference = of_rows(
        "occupations", [coded("电子商务员", "4-01-06-01")], [coded("电商专员", "4-01-06-01")]
    )
    assert found(difference, "occupations") == [
        ("renamed", "name", "电子商务员", "电商专员", ["电商专员"])
    ]


def test_a_near_name_in_the_same_place_is_a_rename() -> None:
    difference = of_rows(
        "occupations",
        list_of("车工", "数控机床操作工", "铣工"),
        list_of("车工", "数控操作调整工", "铣工"),
    )
    assert [group[0] for group in found(difference, "occupations")] == ["renamed"]


def test_two_occupations_with_near_names_are_no_rename() -> None:
    """中式烹调师 and 西式烹调师 share all characters but one, and have two codes."""
    a, b = coded("中式烹调师", "4-03-02-01"), coded("西式烹调师", "4-03-02-03")
    kinds = [group[0] for group in found(of_rows("occupations", [a], [b]), "occupations")]
    assert kinds == ["removed", "added"]


def test_names_without_likeness_are_no_rename() -> None:
    kinds = [
        g[0]
        for g in found(
            of_rows("occupations", list_of("车工", "锅炉操作工"), list_of("车工", "保育师")),
            "occupations",
        )
    ]
    assert kinds == ["removed", "added"]


def test_an_ending_more_or_less_is_another_print_of_one_name() -> None:
    difference = of_rows("occupations", list_of("包装设计师"), list_of("包装设计"))
    assert found(difference, "occupations") == [
        ("printed", "name", "包装设计师", "包装设计", ["包装设计"])
    ]


def test_rows_of_one_name_are_paired_by_their_codes() -> None:
    """重冶金法冶炼工 stands twice under two codes: only one of them changed its class."""
    name = "重冶金法冶炼工"
    one, two = (
        list_of(name, printed_code="6-17-05-03")[0],
        list_of(name, printed_code="6-17-05-04")[0],
    )
    difference = of_rows("occupations", [one, two], [{**two, "subsidy_class": "B"}, one])
    assert found(difference, "occupations") == [("moved", "subsidy_class", "A", "B", [name])]
    assert difference.groups[0].events[0].row["printed_code"] == "6-17-05-04"


def test_a_name_that_went_to_another_list_is_moved() -> None:
    general = {"name": "茶艺师", "list": "general"}
    difference = of_rows("occupations", [general], [{**general, "list": "manufacturing"}])
    assert found(difference, "occupations") == [
        ("moved", "list", "general", "manufacturing", ["茶艺师"])
    ]


def test_to_become_scarce_is_no_move() -> None:
    row = {"name": "茶艺师", "list": "general"}
    kinds = [
        group[0]
        for group in found(
            of_rows("occupations", [row], [{**row, "list": "scarce"}]), "occupations"
        )
    ]
    assert kinds == ["removed", "added"]


def test_an_amount_of_a_class_is_one_line_with_the_occupations_it_reaches() -> None:
    difference = compare(Side("a", paid(1600)), Side("b", paid(1500)))
    lines = render_text(difference, "en", 200).splitlines()
    assert "class C, 高级: 1600 → 1500: 21 occupations" in lines[2]
    assert lines[-1] == "catalogue: 21 rows follow from these changes"
    assert len(difference.groups) == 1
    assert difference.follow == 21


def test_the_calculators_table_alone_is_grouped_too() -> None:
    sides = [Side(str(amount), {"catalogue": paid(amount)["catalogue"]}) for amount in (1600, 1500)]
    assert [(g.old, g.new, len(g.events)) for g in compare(*sides).groups] == [(1600, 1500, 21)]


def test_classes_that_are_introduced_are_one_group() -> None:
    grades = {5: 1000, 4: 1500}
    before = [
        {**RATE, "subsidy_class": None, "grade": g, "amount_yuan": amount}
        for g, amount in grades.items()
    ]
    after = [
        {**RATE, "subsidy_class": letter, "grade": grade, "amount_yuan": amount + more}
        for letter, more in (("A", 200), ("B", 0)) for grade, amount in grades.items()
    ]  # fmt: skip
    difference = of_rows("rates", before, after)
    assert [(group.kind, group.new, len(group.events)) for group in difference.groups] == [
        ("classes", "A、B", 6)
    ]
    assert "1000–1500 → A 1200–1700, B 1000–1500" in render_text(difference, "en", 200)


def test_a_programme_that_is_dropped_is_one_group_of_rates_and_rules() -> None:
    kept = [{"programme": "entrepreneurship", "amount_yuan": 1000}]
    rates = [
        *kept,
        {"programme": "pre_job", "amount_yuan": 200},
        {"programme": "mentoring", "formula": "按补贴目录"},
    ]
    rules = [{"rule": "hours_min", "programme": "pre_job", "value": 8.0, "unit": "class_hours"}]
    difference = compare(
        Side("a", make_version(rates=rates, rules=rules)),
        Side("b", make_version(rates=kept, rules=[])),
    )
    assert [(group.kind, len(group.events)) for group in difference.groups] == [
        ("programme_removed", 3)
    ]
    assert "mentoring, pre_job (2 rates, 1 rules)" in render_text(difference, "en", 200)


def test_a_rule_with_another_value_is_old_and_new() -> None:
    rule = {"rule": "scarce_uplift", "unit": "percent", "quote": "上浮50%"}
    difference = of_rows(
        "rules", [{**rule, "value": 50.0}], [{**rule, "value": 30.0, "quote": "上浮30%"}]
    )
    assert "scarce_uplift: 50 % → 30 %" in render_text(difference, "en", 200)
    assert "紧缺上浮：50% → 30%" in render_text(difference, "zh", 200)


def test_a_column_that_is_new_is_schema_and_no_row() -> None:
    version = make_version(occupations=list_of("车工"))
    old = {**version, "occupations": version["occupations"].drop_columns(["level"])}
    difference = compare(Side("a", old), Side("b", version))
    assert [(g.kind, g.column, g.old, g.new) for g in difference.groups] == [
        ("schema", "level", None, "string")
    ]


def test_a_notice_that_is_new_is_one_line() -> None:
    row = list_of("车工")[0]
    before = make_version(("town-2023",), occupations=[row])
    after = make_version(
        ("town-2023", "village-2024"), occupations=[row, {**row, "notice_id": "village-2024"}]
    )
    difference = compare(Side("a", before), Side("b", after))
    assert [(group.kind, group.place["occupations"]) for group in difference.groups] == [
        ("notice_added", 1)
    ]


def test_synthetic_changes_are_all_found_and_nothing_else() -> None:
    before, after, truth = make_versions(10_000, renames=30, moves=8, policies=5, others=4)
    difference = compare(Side("a", {"catalogue": before}), Side("b", {"catalogue": after}))
    facts = [
        (e.row["notice_id"], e.row["name"], fact, g)
        for g in difference.groups
        for e in g.events
        for fact in e.facts
    ]
    facts = [item for item in facts if item[2].kind == item[3].kind]
    assert {
        (n, f.old, f.new) for n, _, f, _ in facts if f.kind in {"renamed", "printed"}
    } == truth.renamed
    assert {(n, name, f.old, f.new) for n, name, f, _ in facts if f.kind == "moved"} == truth.moved
    assert {(n, name) for n, name, f, _ in facts if f.kind == "added"} == truth.added
    assert {(n, name) for n, name, f, _ in facts if f.kind == "removed"} == truth.removed
    assert {
        (g.place["notice_id"], g.place["subsidy_class"], g.place["grade"], g.old, g.new, len(g.events))
        for g in difference.groups if g.kind == "amount"
    } == truth.policies  # fmt: skip
    assert {g.kind for g in difference.groups} <= {
        "renamed",
        "printed",
        "moved",
        "added",
        "removed",
        "amount",
    }
