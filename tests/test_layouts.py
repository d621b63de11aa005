"""Every layout fixture is read exactly, as Word, as PDF, as web page, as workbook and as both text exports, with nothing but what `catalogue add` writes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.compare import differences, read_folder
from tests.layouts import ALL
from tests.recipes.write_docx import write_docx
from tests.recipes.write_html import write_html
from tests.recipes.write_pdf import write_pdf
from tests.recipes.write_text import write_text
from tests.recipes.write_xlsx import write_xlsx

FORMATS = ("docx", "pdf", "html", "xlsx", "tabs", "lines")


def write_notice(fixture, form: str, directory: Path) -> Path:
    """The fixture as a notice folder with one file and its notice.toml."""
    directory.mkdir(parents=True)
    path = directory / {"tabs": "notice.txt", "lines": "notice.txt"}.get(form, f"notice.{form}")
    if form == "docx":
        write_docx(fixture.notice, path)
    elif form == "pdf":
        write_pdf(fixture.notice, path, **dict(fixture.pdf_options))
    elif form == "html":
        write_html(fixture.notice, path)
    elif form == "xlsx":
        write_xlsx(fixture.notice, path)
    else:
        write_text(fixture.notice, path, form)
    sha = hashlib.sha256(path.read_bytes()).hexdigest()
    (directory / "notice.toml").write_text(
        f'[[files]]\nname = "{path.name}"\nsha256 = "{sha}"\n', encoding="utf-8"
    )
    return directory


CASES = [(fixture, form) for fixture in ALL for form in FORMATS]


@pytest.mark.parametrize(
    ("fixture", "form"), CASES, ids=[f"{fixture.id}-{form}" for fixture, form in CASES]
)
def test_every_row_of_a_layout_is_read_exactly(fixture, form, tmp_path):
    tables = read_folder(write_notice(fixture, form, tmp_path / "x-2024"))
    assert differences(fixture.occupations, tables["occupations"]) == ([], [])
    assert differences(fixture.rates, tables["rates"]) == ([], [])
