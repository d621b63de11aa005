"""`catalogue add`: the right id, region, number, dates and status are proposed; a notice is written whole or not at all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.cli.app import main
from pipeline.judgement.notice_toml import NOTICE_ID, read_notice
from pipeline.model.printed import NoticeMetadata
from pipeline.reference.regions import find_region, place_word, regions
from pipeline.workflow.add_notice import (
    Copied,
    add_notice,
    change,
    find_place,
    find_year,
    propose,
    write_manifest,
)
from pipeline.workflow.read_notice import check_files, read_head
from tests.conftest import ROOT
from tests.recipes.bad_files import picture_pdf, small_docx, small_pdf

RAW = ROOT / "raw"
# id: region, number, issued on, effective from, status
EXPECTED = {
    "huaian-2024": ("320800", "淮人社发〔2024〕22号", "", "2024-01-01", "final"),
    "jinan-2023": ("370100", "济人社函〔2023〕28号", "2023-09-18", "", "final"),
    "wenzhou-2022": ("330300", "温人社发〔2022〕24号", "2022-04-06", "2022-04-06", "final"),
    "wenzhou-2023": ("330300", "温人社发〔2023〕31号", "2023-04-21", "2023-04-01", "final"),
    "wenzhou-2023-draft": ("330300", "", "", "2023-04-01", "draft"),
}
FILES = sorted(
    path
    for notice_id in EXPECTED
    for path in (RAW / notice_id).glob("notice.*")
    if path.suffix != ".toml"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}{path.suffix}")
def test_id_region_number_dates_and_status_are_proposed_from_each_file(path):
    found = propose(read_head(path))
    said = (
        found.region,
        found.document_number,
        found.issued_on,
        found.effective_from,
        found.status,
    )
    assert (found.notice_id, said) == (path.parent.name, EXPECTED[path.parent.name])


PLACES = {
    "a county in its city": (
        NoticeMetadata(issuers=("杭州市西湖区人力资源和社会保障局",)),
        "330106",
    ),
    "the offices before the title": (
        NoticeMetadata("转发江苏省人社厅关于目录的通知", issuers=("扬州市财政局",)),
        "321000",
    ),
    "the title of a draft": (NoticeMetadata("厦门市职业培训补贴办法（征求意见稿）"), "350200"),
    "a short name": (NoticeMetadata("关于做好青岛职业培训补贴工作的通知"), "370200"),
    "the province's mark of a number": (
        NoticeMetadata(document_number="浙人社发〔2023〕1号"),
        "330000",
    ),
    "the one prefecture that begins so": (
        NoticeMetadata(document_number="烟人社发〔2023〕1号"),
        "370600",
    ),
    "a character of several": (NoticeMetadata(document_number="淮人社发〔2023〕1号"), None),
    "two cities": (NoticeMetadata("关于杭州市、宁波市补贴互认的通知"), None),
    "a word that is a county's name too": (NoticeMetadata("关于城区和郊区培训补贴的通知"), None),
    "nothing": (NoticeMetadata("关于职业培训补贴的通知"), None),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_place_is_that_of_the_offices_the_title_or_the_number(name):
    shell, code = PLACES[name]
    found = find_place(shell)
    assert (found.code if found else None) == code


YEARS = {
    "number": (
        NoticeMetadata("2022年目录", "安人社〔2023〕1号", effective_from="2024-01-01"),
        "2023",
    ),
    "title": (NoticeMetadata("2022年目录", effective_from="2024-01-01"), "2022"),
    "effective": (
        NoticeMetadata("目录", effective_from="2024-01-01", issued_on="2023-12-01"),
        "2024",
    ),
    "issued": (NoticeMetadata("目录", issued_on="2023-12-01"), "2023"),
    "none": (NoticeMetadata("目录"), ""),
}


@pytest.mark.parametrize("name", YEARS)
def test_the_year_is_that_of_number_title_or_effective_date(name):
    shell, year = YEARS[name]
    assert find_year(shell) == year


def test_every_province_and_prefecture_has_a_word_of_its_own():
    words = [place_word(region) for region in regions().values() if region.level != "county"]
    assert len(set(words)) == len(words)
    assert all(NOTICE_ID.fullmatch(place_word(region)) for region in regions().values())
    assert [place_word(find_region(name)) for name in ("台州市", "泰州市", "吉林省", "吉林市", "长治市", "六安市")] == [
        "zhejiang-taizhou", "jiangsu-taizhou", "jilin", "jilin-jilin", "changzhi", "luan",
    ]  # fmt: skip


def add(root: Path, *words: str, answers: str = "") -> Result:
    return CliRunner().invoke(
        main, ["--root", str(root), "--lang", "en", "add", *words], input=answers
    )


def test_published_file_first_text_as_witness_and_the_hashes_hold(tmp_path):
    done = add(
        tmp_path,
        "--yes",
        *(str(RAW / "wenzhou-2022" / name) for name in ("notice.txt", "notice.docx")),
    )
    assert done.exit_code == 0, done.output
    notice = read_notice(tmp_path / "raw" / "wenzhou-2022")
    assert [(file.name, file.role) for file in notice.files] == [
        ("notice.docx", "main"),
        ("notice.txt", "witness"),
    ]
    check_files(notice)
    assert (notice.region, notice.said["document_number"]) == ("330300", "温人社发〔2022〕24号")


def test_what_is_not_printed_stays_empty_and_is_said(tmp_path):
    done = add(tmp_path, "--yes", str(RAW / "huaian-2024" / "notice.txt"))
    assert "left empty: issuers, issued_on, effective_to" in done.output
    said = tomllib.loads(
        (tmp_path / "raw" / "huaian-2024" / "notice.toml").read_text(encoding="utf-8")
    )
    assert sorted(said) == [
        "document_number",
        "effective_from",
        "files",
        "region",
        "status",
        "title",
    ]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "目录.docx"
    small_docx(path)
    return path


def test_a_place_that_cannot_be_found_must_be_given(tmp_path, small):
    done = add(tmp_path, "--yes", str(small))
    assert done.exit_code == 2
    assert (
        "do not name a place; give --id PLACE-2024, the place in pinyin, or --region" in done.output
    )
    assert add(tmp_path, "--yes", "--region", "340800", str(small)).exit_code == 0
    notice = read_notice(tmp_path / "raw" / "anqing-2024")
    assert (notice.region, notice.main.origin) == ("340800", "目录.docx")


def test_a_year_that_cannot_be_found_must_be_given(tmp_path):
    document = docx.Document()
    document.add_paragraph("青海省职业技能培训补助标准")
    path = tmp_path / "标准.docx"
    document.save(str(path))
    done = add(tmp_path, "--yes", str(path))
    assert "do not name a year; give --id qinghai-YEAR\n" in done.output
    assert add(tmp_path, "--yes", "--id", "qinghai-2021", str(path)).exit_code == 0


def test_answers_go_before_what_is_proposed(tmp_path, small):
    answers = "\n".join(
        [
            "340801",
            "340800",
            "draft",
            "",
            "2024-02-30",
            "2024-02-28",
            "",
            "",
            "",
            "Anqing",
            "anqing-2024-x",
        ]
    )
    done = add(tmp_path, str(small), answers=answers + "\n")
    assert done.exit_code == 0, done.output
    assert "no region has the code '340801'" in done.output
    assert "issued_on is '2024-02-30'; use a date such as 2023-04-01" in done.output
    assert "'Anqing' is no notice id" in done.output
    notice = read_notice(tmp_path / "raw" / "anqing-2024-x")
    assert (notice.said["status"], notice.said["issued_on"], notice.said["effective_from"]) == (
        "draft",
        "2024-02-28",
        "2024-03-01",
    )


REFUSED = {
    "../anqing-2024": "'../anqing-2024' is no notice id; use lower-case letters, digits and hyphens",
    "Anqing": "'Anqing' is no notice id",
    "taken-2024": "taken-2024 exists already; give another --id, such as taken-2024-2",
}


@pytest.mark.parametrize("notice_id", REFUSED)
def test_an_id_that_is_none_or_taken_is_refused_in_one_line(tmp_path, small, notice_id):
    (tmp_path / "raw" / "taken-2024").mkdir(parents=True)
    done = add(tmp_path, "--yes", "--id", notice_id, str(small))
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    assert REFUSED[notice_id] in done.output
    assert [path.name for path in (tmp_path / "raw").iterdir() if path.is_dir()] == ["taken-2024"]


def test_a_file_that_stands_under_raw_already_is_refused(tmp_path, small):
    assert add(tmp_path, "--yes", "--id", "one-2024", str(small)).exit_code == 0
    done = add(tmp_path, "--yes", "--id", "two-2024", str(small))
    assert f"this file stands in {tmp_path}/raw/one-2024 already" in done.output
    assert not (tmp_path / "raw" / "two-2024").exists()


def test_a_file_that_cannot_be_read_is_one_line_and_nothing_is_written(tmp_path, small):
    scan = tmp_path / "scan.pdf"
    picture_pdf(scan)
    for words, line in (
        (["scan.pdf"], "it is a scan; run OCR"),
        (["none.pdf"], "no such file"),
        ([small.name] * 2, "given twice"),
    ):
        done = add(tmp_path, "--yes", "--id", "one-2024", *(str(tmp_path / word) for word in words))
        assert (done.exit_code, done.output.count("\n")) == (2, 1), done.output
        assert line in done.output
    assert not (tmp_path / "raw").exists()


def test_a_full_disk_leaves_nothing_half_written(tmp_path, small, monkeypatch):
    proposal = change(propose(read_head(small)), "one-2024")

    def full(path: Path, data: bytes) -> None:
        if path.name == "notice.toml":
            raise OSError(28, "No space left on device")
        path.write_bytes(data)

    monkeypatch.setattr(disk, "write_file", full)
    with pytest.raises(UserError, match="No space left on device"):
        add_notice(tmp_path, {small: "main"}, proposal)
    assert [path.name for path in (tmp_path / "raw").iterdir()] == [".lock"]


def test_two_files_of_one_format_get_two_names(tmp_path):
    one, two = tmp_path / "a.PDF", tmp_path / "b.pdf"
    small_pdf(one)
    two.write_bytes(one.read_bytes() + b"\n")
    add_notice(tmp_path, {one: "main", two: "witness"}, change(propose(read_head(one)), "one-2024"))
    notice = read_notice(tmp_path / "raw" / "one-2024")
    assert [(f.name, f.role, f.origin) for f in notice.files] == [
        ("notice.pdf", "main", "a.PDF"), ("notice-2.pdf", "witness", "b.pdf"),
    ]  # fmt: skip


def test_any_printed_words_make_valid_toml():
    odd = 'a "b" \\ \x7f 关于\n'
    text = write_manifest(
        change(propose(NoticeMetadata(odd, issuers=(odd,))), "x-2024"),
        {"notice.pdf": Copied("0" * 64, odd, "main")},
    )
    said = tomllib.loads(text)
    plain = 'a "b" \\ 关于'
    assert (said["title"], said["issuers"], said["files"][0]["origin"]) == (plain, [plain], plain)
