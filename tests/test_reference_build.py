"""The official table is read whole, whatever its typesetting."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.base.errors import UserError
from pipeline.cli.reference import reference_group
from pipeline.cli.settings import Settings
from pipeline.match import Reference, load_reference, match_names
from pipeline.reference.edition_files import edition_folder, latest_edition
from pipeline.reference.models import Group, Occupation
from tests.match_entries import entry
from tests.official_page import write_official
from tools.build_reference import build_edition, compare_editions, write_groups, write_occupations
from tools.official_table import read_official

OFFICIAL = Path(__file__).parents[2] / "shared" / "reference" / "csco_2022_official.pdf"
HEAD = "党的机关、国家机关、群众团体和社会组织、企事业单位负责人"
PAGE = Reference(
    "page",
    (
        Occupation("1-06-01-01", "企业董事", False, False),
        Occupation("1-06-01-03", "国有企业中国共产党组织负责人", False, False),
        Occupation("2-02-38-01", "人工智能工程技术人员", False, True),
        Occupation("2-02-38-02", "物联网工程技术人员", True, True),
        Occupation("2-02-38-03", "大数据工程技术人员", False, True),
        Occupation("2-02-38-04", "环境监测人员", True, False),
    ),
    (
        Group(1, "1", "GBM10000", HEAD),
        Group(1, "2", "GBM20000", "专业技术人员"),
        Group(2, "1-06", "GBM10600", "企事业单位负责人"),
        Group(2, "2-02", "GBM20200", "工程技术人员"),
        Group(3, "1-06-01", "GBM10601", "企业负责人"),
        Group(3, "2-02-38", "GBM20238", "数字技术工程技术人员"),
    ),
)


@dataclass(frozen=True)
class Line:
    page: int
    column: int | None
    text: str


@pytest.fixture
def page(tmp_path: Path) -> Path:
    write_official(tmp_path / "official.pdf")
    return tmp_path / "official.pdf"


def test_a_page_of_the_official_shape_gives_its_codes_names_flags_and_groups(page: Path) -> None:
    assert compare_editions(build_edition(read_official(page)), PAGE) == []


def test_a_changed_name_and_a_missing_occupation_are_told(page: Path) -> None:
    built = build_edition(read_official(page))
    other = Reference(
        "page",
        (*PAGE.occupations[1:], Occupation("2-02-38-05", "新职业", False, False)),
        PAGE.groups,
    )
    told = [(one.what, one.code, one.ours, one.theirs) for one in compare_editions(built, other)]
    assert told == [
        ("occupation", "1-06-01-01", "企业董事", ""),
        ("occupation", "2-02-38-05", "", "新职业"),
    ]


def test_what_is_built_reads_back_as_itself(page: Path) -> None:
    text = write_occupations(build_edition(read_official(page)))
    assert "2-02-38-02,物联网工程技术人员,True,True,L/S,2,专业技术人员,2-02,工程技术人员" in text


def test_words_before_any_code_are_refused_with_their_page() -> None:
    with pytest.raises(UserError, match=r"page 3: '负责人' stands in column 3 before any code"):
        build_edition([Line(3, 2, "负责人")])


def test_an_occupation_without_its_group_is_refused() -> None:
    with pytest.raises(UserError, match="no group for 6-18-01-01"):
        build_edition([Line(1, 2, "6-18-01-01车工")])


def test_a_doubled_code_is_refused() -> None:
    lines = [
        Line(1, None, "第六大类6（GBM60000）生产"),
        Line(1, 0, "6-18(GBM61800)机械"),
        Line(1, 0, "6-18(GBM61800)机械"),
    ]
    with pytest.raises(UserError, match="doubled code 6-18"):
        build_edition(lines)


def test_a_file_that_is_no_pdf_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("no")
    with pytest.raises(UserError, match="cannot be read as a PDF"):
        read_official(tmp_path / "a.pdf")


def test_build_writes_both_files(page: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(reference_group, ["build", str(page)], obj=Settings(tmp_path, "en"))
    assert (result.exit_code, result.output.split(" → ")[0]) == (
        0,
        "6 occupations (2 green, 3 digital), 6 groups",
    )
    folder = tmp_path / ".cache" / "reference" / latest_edition()
    assert sorted(file.name for file in folder.iterdir()) == ["groups.csv", "occupations.csv"]


def test_a_new_edition_is_a_command_and_stands_beside_the_old_one(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["build", str(page), "--edition", "2031", "--out", str(tmp_path / "editions")]
    assert (
        CliRunner().invoke(reference_group, arguments, obj=Settings(tmp_path, "zh")).exit_code == 0
    )
    monkeypatch.setattr(
        "pipeline.reference.edition_files.editions_folder", lambda: tmp_path / "editions"
    )
    edition = load_reference()
    assert (edition.edition, edition.occupations) == ("2031", PAGE.occupations)
    match = match_names([entry("大数据工程师")], edition).matches[0]
    assert (match.edition, match.occupation_code, match.match_method) == (
        "2031",
        "2-02-38-03",
        "engineer",
    )


def test_check_exits_with_1_where_the_pdf_differs_from_the_package(
    page: Path, tmp_path: Path
) -> None:
    result = CliRunner().invoke(reference_group, ["check", str(page)], obj=Settings(tmp_path, "zh"))
    assert result.exit_code == 1
    assert (
        "occupation 2-02-38-04: PDF 环境监测人员 L | 软件内 云计算工程技术人员 S" in result.output
    )


def test_a_missing_file_is_one_line_and_exit_2(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        reference_group, ["check", str(tmp_path / "no.pdf")], obj=Settings(tmp_path, "en")
    )
    assert (result.exit_code, result.output.count("\n")) == (2, 1)


@pytest.mark.needs_reference_pdf
def test_the_official_pdf_gives_exactly_what_the_package_ships() -> None:
    if not OFFICIAL.exists():
        pytest.skip(
            f"the official PDF may not be shipped; it is looked for at ../shared/reference/{OFFICIAL.name}"
        )
    built = build_edition(read_official(OFFICIAL))
    assert (len(built.occupations), len(built.groups)) == (1639, 537)
    assert compare_editions(built, load_reference()) == []
    folder = edition_folder("2022")
    assert write_occupations(built) == (folder / "occupations.csv").read_text(encoding="utf-8")
    assert write_groups(built) == (folder / "groups.csv").read_text(encoding="utf-8")
