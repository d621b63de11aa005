"""The reference data hold what they say, and the property that the matcher rests on."""

from __future__ import annotations

import csv
import io
from importlib.resources import files

import pytest

from pipeline.base.errors import UserError
from pipeline.match import load_reference
from pipeline.model.schema import table_schema
from pipeline.reference.lookup_names import ENDINGS, key_of

REFERENCE = load_reference()
# The columns that make a row of each file its own, in the order it is sorted by.
FILES = {
    "csco_2022.csv": ("code",),
    "csco_2022_hierarchy.csv": ("level", "code"),
    "aliases_2022.csv": ("alias", "code"),
    "old_codes_2022.csv": ("old_code", "old_name", "new_code", "note"),
    "announced_2022.csv": ("batch", "name", "kind"),
    "supplement_2022.csv": ("code", "name"),
    "ambiguous_2022.csv": ("word",),
}


def read_rows(name: str) -> list[dict[str, str]]:
    text = (files("pipeline") / "reference" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def test_totals_are_those_of_the_edition() -> None:
    levels = [sum(group.level == level for group in REFERENCE.groups) for level in (1, 2, 3)]
    assert levels == [8, 79, 450]
    assert (
        len(REFERENCE.occupations)
        == len(REFERENCE.by_code)
        == len(REFERENCE.keys)
        == len(set(REFERENCE.keys))
        == 1639
    )


def test_flags_are_those_of_the_edition() -> None:
    green = {one.code for one in REFERENCE.occupations if one.is_green}
    digital = {one.code for one in REFERENCE.occupations if one.is_digital}
    assert (len(green), len(digital), len(green & digital)) == (134, 97, 23)


def test_no_two_names_differ_only_in_their_ending() -> None:
    stems = [name[:-1] for name in REFERENCE.by_name if name[-1] in ENDINGS]
    assert len(stems) == len(set(stems))


def test_no_name_is_another_one_without_its_ending() -> None:
    names = set(REFERENCE.by_name)
    assert not [name for name in names for ending in ENDINGS if name + ending in names]


def test_names_are_unique_without_their_brackets_too() -> None:
    assert REFERENCE.by_name[key_of("军官（警官）")] is REFERENCE.by_name["军官"]
    assert len(REFERENCE.by_name) == 1639 + 2


def test_every_occupation_stands_in_its_groups() -> None:
    known = REFERENCE.group_names
    assert not [
        one for one in REFERENCE.occupations if not {one.major, one.middle, one.minor} <= set(known)
    ]


def test_other_names_and_old_codes_lead_to_codes_of_the_edition() -> None:
    assert {alias.code for alias in REFERENCE.aliases} | {
        old.code for old in REFERENCE.old_codes
    } <= set(REFERENCE.by_code)


def test_no_other_name_is_also_an_occupation() -> None:
    assert not [
        alias.name for alias in REFERENCE.aliases if key_of(alias.name) in REFERENCE.by_name
    ]


def test_a_name_that_stands_for_several_is_only_ever_suggested() -> None:
    several = {
        name: rows
        for name, rows in REFERENCE.aliases_by_name.items()
        if len({row.code for row in rows}) > 1
    }
    assert {row.confidence for rows in several.values() for row in rows} == {"low"}


def test_every_alias_has_evidence_and_a_known_confidence() -> None:
    assert all(alias.source and alias.kind for alias in REFERENCE.aliases)
    assert {alias.confidence for alias in REFERENCE.aliases} == {"high", "medium", "low"}


def test_names_printed_with_their_codes_in_the_alias_table_agree_with_the_edition() -> None:
    assert not [
        row
        for row in read_rows("aliases_2022.csv")
        if REFERENCE.by_code[row["code"]].name != row["name_2022"]
    ]


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_sorted_and_without_doubles(name: str) -> None:
    def key(row: dict[str, str]) -> list[tuple[int, str]]:
        return [
            (int(row[column]) if column == "batch" else 0, row[column]) for column in FILES[name]
        ]

    rows = read_rows(name)
    keys = [key(row) for row in rows]
    assert keys == sorted(keys)
    assert len({tuple(one) for one in keys}) == len(keys)


def test_every_file_of_the_folder_is_known_here() -> None:
    found = {
        file.name
        for file in (files("pipeline") / "reference").iterdir()
        if file.name.endswith(".csv")
    }
    assert found == {*FILES, "regions.csv"}


def test_rows_fit_the_published_table() -> None:
    rows = REFERENCE.rows()
    assert list(rows[0]) == table_schema("csco").names
    assert rows[0]["minor"] == "中国共产党机关和基层组织负责人"


def test_an_unknown_edition_names_those_there_are() -> None:
    with pytest.raises(UserError, match=r"no edition '2015'.*2022"):
        load_reference("2015")
