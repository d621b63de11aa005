"""What is read of a PDF is what another engine prints of it: poppler's `pdftotext -raw` shares no code with the reader."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pipeline.read import read_document
from pipeline.read.conservation import tally, texts_of
from tests.conftest import ROOT
from tests.layouts import ALL
from tests.recipes.write_pdf import write_pdf

pytestmark = pytest.mark.needs_poppler
PUBLISHED = sorted(
    [*(ROOT / "raw").glob("*/*.pdf"), *(ROOT / "tests" / "data" / "formats").glob("*.pdf")]
)
FAMILIES = {fixture.id.split("-")[0]: fixture for fixture in ALL}


def printed(path: Path) -> str:
    """The text of a PDF in the order it is drawn; FileNotFoundError where poppler is not installed."""
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def assert_kept(path: Path) -> None:
    """Each digit, letter and Chinese character stands in the Document as often as on the pages, or is told as left out."""
    document = read_document(path)
    read = [*texts_of(document.blocks), *(item.text for item in document.left_out)]
    assert tally("".join(read)) == tally(printed(path))
    assert "text_lost" not in {issue.kind for issue in document.issues}


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_published_notice_keeps_all_that_poppler_prints(path):
    assert_kept(path)


@pytest.mark.parametrize("border", ["rules", "rects", "threeline", "none"])
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_each_layout_keeps_all_that_poppler_prints(family, border, tmp_path):
    path = tmp_path / "notice.pdf"
    fixture = FAMILIES[family]
    write_pdf(fixture.notice, path, **{**fixture.pdf_options, "border": border})
    assert_kept(path)
