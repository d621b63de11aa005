"""The five notices as LibreOffice saves them give the records of their Word files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.recipes.copied import copied_notice
from tests.recipes.libreoffice import convert, need_office
from tests.recipes.write_xlsx import write_xlsx
from tests.test_formats import NOTICES, file_of
from tests.test_office_formats import assert_same

FORMS = {"doc": "docx", "rtf": "docx", "xls": "xlsx", "ods": "xlsx"}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each notice in each form, `ID.FORM`."""
    need_office()
    folder = tmp_path_factory.mktemp("libreoffice")
    for notice_id in NOTICES:
        shutil.copy(file_of(notice_id, "docx"), folder / f"{notice_id}.docx")
        write_xlsx(copied_notice(folder / f"{notice_id}.docx"), folder / f"{notice_id}.xlsx")
    for form, source in FORMS.items():
        convert([folder / f"{notice_id}.{source}" for notice_id in NOTICES], form, folder)
    return folder


@pytest.mark.slow
@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("notice_id", NOTICES)
def test_a_notice_saved_by_libreoffice_gives_the_records_of_its_word_file(notice_id, form, saved):
    assert_same(notice_id, saved / f"{notice_id}.{form}")
