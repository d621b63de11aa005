"""The reference data hold what they say, and the property that the matcher rests on."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.base.errors import UserError
from pipeline.cli.reference import reference_group
from pipeline.cli.settings import Settings
from pipeline.match import load_reference
from pipeline.model.schema import table_schema
from pipeline.reference.check_edition import check_edition
from pipeline.reference.edition_files import TABLES, edition_folder, editions_folder
from pipeline.reference.editions import known_names, latest_edition, list_editions
from pipeline.reference.lookup_names import ENDINGS, key_of
from pipeline.store.typed_rows import cells_of

REFERENCE = load_reference("2022")
FOLDER = edition_folder("2022")


def read_rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((FOLDER / name).read_text(encoding="utf-8"))))


def check(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(reference_group, ["check", *arguments], obj=Settings(root, "en"))


def copy_edition(target: Path, **tables: str) -> None:
    """The edition in a folder of its own, some tables with other text."""
    folder = target / "2022"
    folder.mkdir(parents=True)
    for file in FOLDER.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("pipeline.reference.edition_files.editions_folder", lambda: tmp_path)
    return tmp_path


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
        for row in read_rows("aliases.csv")
        if REFERENCE.by_code[row["code"]].name != row["name_2022"]
    ]


def test_the_shipped_tables_have_no_fault() -> None:
    assert check_edition(REFERENCE) == []


def test_every_file_of_an_edition_is_known() -> None:
    known = {*TABLES, "edition.toml", "task_weights.npz"}
    assert {file.name for file in FOLDER.iterdir()} == known


def test_every_edition_is_a_folder_and_the_newest_is_the_one_used() -> None:
    assert list_editions() == sorted(folder.name for folder in editions_folder().iterdir())
    assert load_reference().edition == latest_edition() == list_editions()[-1]
    assert key_of("军官（警官）") in known_names()


def test_no_edition_stands_in_code() -> None:
    code = Path(__file__).parent.parent / "pipeline"
    found = [
        f"{path.name}: {edition}"
        for path in code.rglob("*.py")
        for edition in list_editions()
        if f'"{edition}"' in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_weights_of_another_edition_are_told(editions: Path) -> None:
    lines = (FOLDER / "occupations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    copy_edition(editions, occupations="".join([lines[0], *lines[2:]]))
    assert (
        "task_weights.npz: its codes and the edition's differ: 1-01-00-01" in check(editions).output
    )


def test_work_types_say_what_they_are_and_where_from() -> None:
    rows = [cells_of(row) for row in REFERENCE.work_type_rows()]
    assert {"edition", "code", "work_type", "kind", "year", "confidence", "source"} == set(rows[0])
    assert len({(row["code"], row["work_type"]) for row in rows}) == len(rows)
    assert {row["year"] for row in rows if row["kind"] == "addition"} == {"2024", "2025"}
    assert {row["confidence"] for row in rows if row["kind"] == "local"} == {"low"}


def test_no_sure_work_type_stands_under_two_occupations() -> None:
    sure = [one for one in REFERENCE.work_types if one.confidence != "low"]
    assert len({key_of(one.name) for one in sure}) == len(sure) > 2900


def test_occupations_announced_later_have_their_code_and_it_is_none_of_the_edition() -> None:
    later = REFERENCE.announced_by_code["4-04-05-12"]
    assert (later.name, later.announced) == ("云网智能运维员", "2024-07-25")
    assert len(REFERENCE.announced_by_code) == 21
    assert not set(REFERENCE.announced_by_code) & set(REFERENCE.by_code)


def test_rows_fit_the_published_table() -> None:
    rows = [cells_of(row) for row in REFERENCE.rows()]
    assert list(rows[0]) == table_schema("csco").names
    assert rows[0]["minor"] == "中国共产党机关和基层组织负责人"


def test_an_unknown_edition_names_those_there_are() -> None:
    with pytest.raises(UserError, match=r"no edition '2015'.*2022"):
        load_reference("2015")


def test_check_counts_the_rows_of_the_shipped_tables(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert result.exit_code == 0
    assert "occupations.csv 1639" in result.output
    assert "no fault" in result.output


@pytest.mark.parametrize(
    ("table", "line", "fault"),
    [
        ("work_types", "9-99-99-99,某工,edition,,high,csco-draft,", "某工 leads to 9-99-99-99"),
        ("work_types", "6-18-01-01,某工,rumour,,high,csco-draft,", "某工: kind is 'rumour'"),
        ("work_types", "6-18-01-01,某工,edition,,high,hearsay,", "某工: source is 'hearsay'"),
        ("work_types", "6-18-01-01,某工,addition,,high,csco-draft,", "某工: an addition, and only"),
        ("work_types", "6-18-01-01,铣工,edition,,high,csco-draft,", "铣工 is another name, and an"),
        ("aliases", "某工,6-18-01-01,车工,job title,,high,", "某工: kind, source or confidence"),
        ("old_codes", "6-00-00-00,某工,6-18-01-01,车工,,", "6-00-00-00: no source"),
        ("occupations", "6-18-01-99,车员,False,False,,,,,,,,,,", "only the ending parts it from"),
        ("groups", "3,9-99-99,,某类,9-99,0,1", "9-99-99: its group 9-99 is missing"),
    ],
)
def test_check_tells_each_fault_of_a_table_in_one_line(
    editions: Path, table: str, line: str, fault: str
) -> None:
    text = (FOLDER / f"{table}.csv").read_text(encoding="utf-8")
    copy_edition(editions, **{table: text + line + "\n"})
    result = check(editions)
    assert result.exit_code == 1
    assert any(fault in told for told in result.output.splitlines())


def test_check_tells_a_total_that_does_not_hold(editions: Path) -> None:
    lines = (FOLDER / "occupations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    copy_edition(editions, occupations="".join(lines[:-1]))
    assert "edition.toml says 1639 occupations, the tables have 1638" in check(editions).output


def test_a_table_without_a_column_is_refused_in_one_line(editions: Path) -> None:
    copy_edition(editions, aliases="alias,code\n")
    result = check(editions)
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "2022/aliases.csv: no column kind, source, confidence" in result.output
