"""A case as a file. The recipe writers have one size of letters; here they are lent another one."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from unittest.mock import patch

from tests.recipes import pdf_layout, write_pdf
from tests.recipes.libreoffice import convert
from tests.recipes.web_pages import PAGES, About
from tests.recipes.write_docx import write_docx
from tests.recipes.write_html import write_html
from tests.recipes.write_mht import write_mht
from tests.recipes.write_ods import write_ods
from tests.recipes.write_rtf import write_rtf
from tests.recipes.write_text import write_text
from tests.recipes.write_xlsx import write_xlsx

from .case import Case

Format = Literal["pdf", "docx", "html", "mht", "xlsx", "ods", "rtf", "txt", "doc", "xls"]
# What LibreOffice makes of another format.
SAVED: dict[str, Format] = {"doc": "docx", "xls": "xlsx"}

BOOKS = {"xlsx": write_xlsx, "ods": write_ods, "mht": write_mht}


def write_case(case: Case, directory: Path, format: Format) -> Path:
    """Write the case's document into `directory`, and return where it is."""
    path = directory / f"{case.id}.{format}"
    if format == "html":
        # The seed stands at the beginning of the id.
        page = list(PAGES.values())[int(case.id[:6]) % len(PAGES)]
        path = path.with_suffix(page.suffix)
        write_html(case.notice, path, page.style, page.frame(About()), page.encoding)
        return path
    if format == "pdf":
        with _letters(case.cell_size, case.body_size):
            write_pdf.write_pdf(case.notice, path, **case.pdf_options)
    elif format == "docx":
        write_docx(case.notice, path, case.pdf_options.get("border", "rules"))
    elif format in SAVED:
        with TemporaryDirectory() as folder:
            convert([write_case(case, Path(folder), SAVED[format])], format, directory)
    elif format == "rtf":
        write_rtf(case.notice, path, "word" if int(case.id[:6]) % 2 else "unicode")
    elif format in BOOKS:
        BOOKS[format](case.notice, path)
    else:
        write_text(case.notice, path, case.dialect)
    return path


@contextmanager
def _letters(cell: float, body: float) -> Iterator[None]:
    """The sizes of the PDF writer's letters, in points: it has no argument for them, so its constants change."""
    leading = float(math.ceil(cell * 1.3))
    with (
        patch.multiple(pdf_layout, CELL_SIZE=cell, CELL_LEADING=leading),
        patch.multiple(
            write_pdf,
            CELL_SIZE=cell,
            CELL_LEADING=leading,
            SIZE=body,
            LEADING=float(round(body * 1.7)),
        ),
    ):
        yield
