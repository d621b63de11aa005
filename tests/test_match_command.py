"""`catalogue match` and `catalogue review` as people call them."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from pipeline.cli.match import match_command
from pipeline.cli.review import review_command
from pipeline.cli.settings import Settings
from pipeline.match.batch import BLOCK
from pipeline.match.queue_sheet import COLUMNS
from tests.match_entries import REFERENCE
from tests.versions.drafts import write_draft
from tests.versions.tables import make_version

DRAFT = [
    {"name": "车工", "list": "subsidised", "match_status": "accepted"},
    {"name": "钳工", "list": "subsidised", "match_status": "review"},
    {"name": "旧称工", "list": "subsidised", "match_status": "accepted"},
    {"name": "钳工", "list": "scarce", "match_status": "review"},
]
CROSSWALK = [
    {
        "old_name": "旧称工",
        "old_code": "6180101",
        "current_name": "车工",
        "current_code": "6180101",
        "relation": "alias",
    }
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    tables = make_version(occupations=DRAFT, crosswalk=CROSSWALK)
    (tmp_path / "normalized").mkdir()
    write_draft(tables, tmp_path)
    return tmp_path


def match(root: Path, *arguments: str, lang: str = "en") -> Result:
    return CliRunner().invoke(match_command, list(arguments), obj=Settings(root, lang))


def review(root: Path, *arguments: str, lang: str = "en") -> Result:
    return CliRunner().invoke(review_command, list(arguments), obj=Settings(root, lang))


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_match_shows_every_rule_and_the_verdict(root: Path) -> None:
    output = match(root, "工业机器人系统运维员 S", "--code", "6-31-01-10").output
    assert "▶ name" in output
    assert "accepted: 6-31-07-01 工业机器人系统运维员" in output
    assert "6-31-01-10 is the code of 机电设备维修工" in output


def test_match_shows_candidates_with_score_reason_and_shared_words(root: Path) -> None:
    output = match(root, "塑料挤塑工", lang="zh").output
    assert (
        "  6-14-02-00 塑料制品成型制作工 [塑料制品加工人员]  与其工种“塑料注塑工”相近，同有“塑料工”"
        in output
    )
    assert "2-02-36-05 塑料加工工程技术人员 [轻工工程技术人员]  同词“塑料”" in output


def test_match_uses_a_notices_own_crosswalk_when_asked(root: Path) -> None:
    assert "review" in match(root, "旧称工").output
    assert "accepted: 6-18-01-01 车工" in match(root, "旧称工", "--notice", "town-2023").output


def test_match_asks_for_a_name_or_a_file(root: Path) -> None:
    assert match(root).exit_code == 2


def test_a_file_with_heads_is_matched_in_order(root: Path, tmp_path: Path) -> None:
    source = tmp_path / "names.csv"
    source.write_text(
        "序号,职业（工种）,编码\n1,车工,6-18-01-01\n2,钳工,\n3,家政服务员（整理收纳师）,\n",
        encoding="utf-8-sig",
    )
    rows = table(match(root, "--csv", str(source)).output)
    assert [row["name"] for row in rows] == ["车工", "钳工", "家政服务员（整理收纳师）"]
    assert [row["match_method"] for row in rows] == ["code_and_name", "", "name"]
    assert rows[1]["candidate_1"].endswith("0.90")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_names_alone_are_matched_in_the_encodings_of_spreadsheets(
    root: Path, tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "names.csv").write_bytes("车工\n评茶员\n".encode(encoding))
    out = tmp_path / "out.csv"
    assert match(root, "--csv", str(tmp_path / "names.csv"), "--out", str(out)).exit_code == 0
    rows = table(out.read_text(encoding="utf-8-sig"))
    assert [row["occupation_name"] for row in rows] == ["车工", "评茶师"]


def test_a_file_longer_than_a_block_is_matched_whole_and_as_if_in_one(
    root: Path, tmp_path: Path
) -> None:
    names = [one.name for one in REFERENCE.occupations] * 2
    assert len(names) > BLOCK
    (tmp_path / "names.csv").write_text("\n".join(names), encoding="utf-8")
    rows = table(match(root, "--csv", str(tmp_path / "names.csv")).output)
    assert [row["occupation_code"] for row in rows] == [
        one.code for one in REFERENCE.occupations
    ] * 2


def test_a_file_without_a_column_of_names_is_refused_in_one_line(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "names.csv").write_text("编码,备注\n6-18-01-01,x\n", encoding="utf-8")
    result = match(root, "--csv", str(tmp_path / "names.csv"))
    assert (result.exit_code, result.output.count("\n")) == (2, 1)


def test_an_empty_file_gives_the_head_alone(root: Path, tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("", encoding="utf-8")
    assert table(match(root, "--csv", str(tmp_path / "names.csv")).output) == []


def test_review_lists_what_waits(root: Path) -> None:
    output = review(root).output
    assert "1 name(s), 2 row(s) wait" in output
    assert "钳工  ×2  town-2023" in output


def test_review_out_and_in_writes_decisions_once(root: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "queue.xlsx"
    assert review(root, "--out", str(sheet)).exit_code == 0
    fill(sheet, answer="6-20-01-01 装配钳工", reason="as the bureau says")
    assert review(root, "--in", str(sheet), "--by", "li").exit_code == 0
    text = (root / "raw" / "decisions.csv").read_text(encoding="utf-8")
    assert "2022,everywhere,钳工,6-20-01-01,accept,as the bureau says,li," in text
    assert "0 name(s), 0 row(s) wait" in review(root).output
    assert review(root, "--in", str(sheet), "--by", "li").exit_code == 2


def test_a_wrong_answer_writes_nothing(root: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "queue.xlsx"
    review(root, "--out", str(sheet))
    fill(sheet, answer="6-20-01-77", reason="as the bureau says")
    result = review(root, "--in", str(sheet), "--by", "li")
    assert result.exit_code == 2
    assert "row 2 (钳工)" in result.output
    assert not (root / "raw" / "decisions.csv").exists()


def test_review_without_a_draft_finds_nothing_to_do(tmp_path: Path) -> None:
    assert "0 个名称" in review(tmp_path, lang="zh").output


def fill(path: Path, **values: str) -> None:
    book = load_workbook(path)
    for field, value in values.items():
        book["queue"].cell(2, list(COLUMNS).index(field) + 1).value = value
    book.save(path)


def test_the_word_cutter_is_loaded_only_to_explain_candidates() -> None:
    code = (
        "import sys; from pipeline.match import Printed, load_reference, match_names;"
        "found = match_names([Printed('', '', 'subsidised', '塑料挤塑工', '')], load_reference()).matches[0];"
        "assert found.candidates[0].reason and 'jieba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("车工", "--notice", "nowhere-2020"), "no notice"),
        (("",), "no name is given"),
        (("　",), "no name is given"),
    ],
)
def test_match_refuses_what_it_would_not_hear(root: Path, words, error) -> None:
    done = match(root, *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert error in done.stderr


def test_match_prints_no_head_of_a_file_that_it_cannot_read(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe\x00")
    done = match(root, "--csv", str(path))
    assert (done.exit_code, done.stdout) == (2, "")
