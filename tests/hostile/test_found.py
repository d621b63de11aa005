"""What damaged files found once: each is read, or refused in one line, from now on."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.base.errors import UserError
from pipeline.rules.numerals import read_figure, whole
from pipeline.store.draft import RUN, read_run
from pipeline.store.inputs import read_inputs
from pipeline.store.verify import verify
from pipeline.store.versions import read_package, read_versions
from pipeline.workflow.kept_rows import load_rows
from pipeline.workflow.release import release
from pipeline.workflow.run import run_extract
from pipeline.workflow.workspace import Workspace
from tests.hostile.mutate import write_parts
from tests.recipes.small_notices import BODY, small_root, write_notice
from tests.recipes.word_xml import XMLNS

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
DECIDED = "edition,scope,printed_name,code,judgement,reason,by,on\n"


def refused(work, *arguments: object) -> str:
    """The one line that comes instead of a result."""
    with pytest.raises(UserError) as caught:
        work(*arguments)
    for line in caught.value.words:
        assert "\n" not in line
        assert line.isascii() or line
    return str(caught.value)


@pytest.mark.parametrize("digits", ["9" * 400, "9" * 16, "一万" * 200, "1亿亿"])
def test_a_number_larger_than_any_that_is_counted_is_none(digits):
    assert read_figure(digits) is None
    assert whole(float("inf")) is None


def test_a_part_in_an_encoding_that_nobody_knows_is_one_line(tmp_path):
    from pipeline.read import read_document

    part = f'<?xml version="1.0" encoding="UTF-2147483648"?><w:document {XMLNS}/>'
    (tmp_path / "a.docx").write_bytes(write_parts([("word/document.xml", part.encode())]))
    assert "damaged" in refused(read_document, tmp_path / "a.docx")


def test_stale_decisions_on_several_notices_do_not_stand_in_the_way_of_a_release(tmp_path):
    root = small_root(tmp_path)
    lines = "".join(
        f"2022,{scope},烧焊工,6-18-02-04,accept,r,a,2022-05-01\n"
        for scope in ("everywhere", "a-2021", "b-2022", "gone-2020")
    )
    (root / "raw" / "decisions.csv").write_text(DECIDED + lines, encoding="utf-8")
    run_extract(root)
    assert release(root, NOW, "0.1.0").version.version == "2026-11-21"


def test_decisions_and_corrections_in_gb18030_go_into_a_version(tmp_path):
    root = small_root(tmp_path)
    line = "2022,everywhere,烧焊工,6-18-02-04,accept,同义,甲,2022-05-01\n"
    (root / "raw" / "decisions.csv").write_bytes((DECIDED + line).encode("gb18030"))
    assert read_inputs(root / "raw").decisions == {("everywhere", "烧焊工", "6-18-02-04 accept")}


HEAD = "version,created,notices,rows,package_sha256,withdrawn_on,reason\n"


@pytest.mark.parametrize(
    "data",
    [
        HEAD.encode() + b"2026-11-21,\xb6,1,1,x,,\n",
        HEAD.encode() + "\ud800".encode("utf-8", "surrogatepass"),
        f"{HEAD}2026-11-21,x,１,1,x,,\n".encode(),
        f"{HEAD}2026-11-21.{'9' * 5000},x,1,1,x,,\n".encode(),
        f"{HEAD}2026-11-21,x\n".encode(),
        b"\0",
        b"",
    ],
)  # fmt: skip
def test_a_list_of_versions_that_is_damaged_is_one_line(data, tmp_path):
    (tmp_path / "versions.csv").write_bytes(data)
    assert "versions.csv" in refused(read_versions, tmp_path)


@pytest.mark.parametrize(
    "text",
    ["[" * 5000, '{"state": 1}', '{"state": "done", "failures": [["a", "b"]]}', "null", "\ud800"],
)
def test_a_record_of_a_run_that_is_damaged_is_one_line(text, tmp_path):
    (tmp_path / RUN).write_bytes(text.encode("utf-8", "surrogatepass"))
    assert "run: catalogue extract" in refused(read_run, tmp_path)


def package_with(path: Path, **changed: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changed}), "utf-8")


@pytest.mark.parametrize(
    "changed",
    [
        {"resources": "x"},
        {"resources": [{"name": "rates"}]},
        {"files": {"../../secret": "x"}},
        {"version": 7},
        {"inputs": {"decisions": [1]}},
    ],
)
def test_a_package_that_does_not_hold_what_it_must_is_one_line(changed, tmp_path):
    root = small_root(tmp_path)
    run_extract(root)
    release(root, NOW, "0.1.0")
    folder = root / "normalized" / "2026-11-21"
    package_with(folder / "datapackage.json", **changed)
    assert "restore it from git" in refused(read_package, folder)
    assert len(verify(root / "normalized", "2026-11-21").problems) == 1


def test_kept_rows_that_another_program_wrote_are_made_again(tmp_path):
    write_notice(tmp_path, "a-2021", BODY.format(year="2021", name="车工"))
    run_extract(tmp_path)
    path = Workspace(tmp_path).rows("a-2021")
    before = path.read_bytes()
    renamed = before[65:].replace(b'"occupations"', b'"\\u3000"')
    assert renamed != before[65:]
    larger = [
        re.sub(rb'"occupations", *[0-9]+', b'"occupations", ' + size, before[65:])
        for size in (b"9" * 20, b"9" * 12, b"-9")
    ]
    assert before[65:] not in larger
    for body in (
        b"",
        *larger,
        b"ARROW1\0\0",
        pa.py_buffer(b"x" * 99).to_pybytes(),
        before[65:-40],
        renamed,
    ):
        path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        assert load_rows(Workspace(tmp_path), "a-2021") is None
        run_extract(tmp_path)
        assert path.read_bytes() == before


def test_a_text_export_of_many_columns_and_few_heads_is_laid_out_in_time(tmp_path):
    from pipeline.extract import extract_document
    from pipeline.read import read_document

    # A tab begins a cell: 250 cells in one row, five heads above them.
    row = "".join(f"\t{word}\n" for word in ("1", "焊工", "6-1", "五级", "1000") * 50)
    text = f"关于公布职业技能培训补贴目录的通知\n\n附件1\n\n\t序号\n职业名称\n职业编码\n等级\n补贴标准（元）\n\n{row}\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    extract_document(read_document(tmp_path / "a.txt"))


def test_a_package_whose_first_entry_is_damaged_is_one_line(tmp_path):
    from pipeline.read import read_document

    data = bytearray(write_parts([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]))
    data[38:46] = b"\xff" * 8
    (tmp_path / "a.ods").write_bytes(data)
    refused(read_document, tmp_path / "a.ods")


def test_a_level_of_thousands_of_digits_is_none(tmp_path):
    from pipeline.read import read_document

    link = f'<w:pPr><w:numPr><w:ilvl w:val="{"9" * 5000}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    part = f"<w:document {XMLNS}><w:body><w:p>{link}<w:r><w:t>焊工</w:t></w:r></w:p></w:body></w:document>"
    (tmp_path / "a.docx").write_bytes(write_parts([("word/document.xml", part.encode())]))
    assert [block.text for block in read_document(tmp_path / "a.docx").paragraphs] == ["焊工"]


def test_what_a_run_that_ended_left_in_the_cache_is_gone_with_the_next(tmp_path):
    root = small_root(tmp_path)
    run_extract(root)
    left = root / ".cache" / ".last_run.json.4194303-8e590150.partial"
    left.write_text("{", encoding="utf-8")
    run_extract(root)
    assert not left.exists()


def test_a_queue_with_a_style_beyond_all_numbers_is_one_line(tmp_path):
    from openpyxl import Workbook

    from pipeline.match.sheet_rows import read_sheet

    path = tmp_path / "queue.xlsx"
    Workbook().save(path)
    with zipfile.ZipFile(path) as book:
        parts = [(name, book.read(name)) for name in book.namelist()]
    spoilt = [
        (name, data.replace(b'numFmtId="0"', b'numFmtId="-99999999999999999999"'))
        for name, data in parts
    ]
    path.write_bytes(write_parts(spoilt))
    assert "spreadsheet" in refused(read_sheet, path)
