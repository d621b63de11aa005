"""The five notices as web pages, workbooks and rich text give the records of their Word files: nothing of a format is in them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.compare import read_folder
from tests.recipes.copied import copied_notice
from tests.recipes.document import Notice
from tests.recipes.web_pages import PAGES, About
from tests.recipes.write_html import write_html
from tests.recipes.write_mht import write_mht
from tests.recipes.write_ods import write_ods
from tests.recipes.write_rtf import write_rtf
from tests.recipes.write_xlsx import write_xlsx
from tests.test_formats import NOTICES, bare, file_of

TABLES = ("notices", "occupations", "rates", "rules", "crosswalk", "training_codes")
IDS = {"entry_id", "rate_id", "rule_id"}


def write_page(notice: Notice, path: Path) -> None:
    page = PAGES["trs"]
    write_html(notice, path, page.style, page.frame(About()), page.encoding)


WRITERS = {
    "html": write_page,
    "mht": write_mht,
    "xlsx": write_xlsx,
    "ods": write_ods,
    "rtf": write_rtf,
}


def records(path: Path) -> dict[str, list[dict[str, object]]]:
    """What is read of a file, without places and ids."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "x-2024"
        folder.mkdir()
        file = folder / f"notice{path.suffix}"
        file.write_bytes(path.read_bytes())
        sha = hashlib.sha256(file.read_bytes()).hexdigest()
        manifest = f'[[files]]\nname = "{file.name}"\nsha256 = "{sha}"\n'
        (folder / "notice.toml").write_text(manifest, encoding="utf-8")
        tables = read_folder(folder)
    plain = {
        table: [{k: v for k, v in row.items() if k not in IDS} for row in bare(tables[table])]
        for table in TABLES
    }
    return plain | {"issues": tables["issues"]}


@cache
def word_records(notice_id: str) -> dict[str, list[dict[str, object]]]:
    return records(file_of(notice_id, "docx"))


def assert_same(notice_id: str, path: Path) -> None:
    found, expected = records(path), word_records(notice_id)
    for table in TABLES:
        assert found[table] == expected[table], table
    assert "text_lost" not in {row["kind"] for row in found["issues"]}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("notice_id", NOTICES)
def test_a_notice_in_an_office_format_gives_the_records_of_its_word_file(notice_id, form, tmp_path):
    path = tmp_path / f"notice.{form}"
    WRITERS[form](copied_notice(file_of(notice_id, "docx")), path)
    assert_same(notice_id, path)
