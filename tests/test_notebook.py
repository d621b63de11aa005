"""The notebook is kept with what it said, runs from its source, and its plots have no boxes in place of Chinese."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path

import nbclient
import nbformat
import pytest
from matplotlib.font_manager import fontManager

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "examples" / "analysis.ipynb"


def saved_outputs() -> list[dict[str, object]]:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return [out for cell in cells for out in cell.get("outputs", [])]


def test_the_notebook_is_kept_with_what_it_said_and_without_an_error():
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert [cell["source"] for cell in cells if cell["cell_type"] == "code" and not cell["outputs"]] == []  # fmt: skip
    assert {out["output_type"] for out in saved_outputs()} <= {
        "stream", "display_data", "execute_result"
    }  # fmt: skip


def test_the_readmes_show_a_picture_of_the_notebook():
    pictures = [out.get("data", {}).get("image/png", "") for out in saved_outputs()]
    shown = (ROOT / "docs" / "wage-card.png").read_bytes()
    assert shown in {base64.b64decode(picture) for picture in pictures}
    for name in ("README.md", "README.zh-CN.md"):
        assert "(docs/wage-card.png)" in (ROOT / name).read_text(encoding="utf-8")


def has_chinese_font() -> bool:
    """Whether matplotlib finds a font whose name says that it draws Chinese."""
    return any(
        "CJK" in font.name or "Hei" in font.name or "Song" in font.name
        for font in fontManager.ttflist
    )


# The kernel's own libraries warn of themselves; what the notebook says is checked below.
@pytest.mark.needs_chinese_font
@pytest.mark.filterwarnings("ignore")
def test_the_notebook_runs_and_draws_chinese(tables, workspace, monkeypatch):
    if not has_chinese_font() and not os.environ.get("CI"):
        pytest.skip("no Chinese font on this machine (Debian: fonts-noto-cjk)")
    monkeypatch.setenv("CATALOGUE_ROOT", str(workspace))
    monkeypatch.setenv("PYTHONWARNINGS", "default")
    book = nbformat.read(NOTEBOOK, 4)
    place = {"metadata": {"path": str(NOTEBOOK.parent.parent)}}
    nbclient.NotebookClient(book, timeout=600, startup_timeout=300, resources=place).execute()
    outputs = [out for cell in book.cells for out in cell.get("outputs", [])]
    said = "".join(out.get("text", "") for out in outputs)
    for words in (
        "drafts left out: 1",
        "两市以上",
        "个名称待确认",
        "2000 → 1400 (−30 %)",
        "无人读取",
    ):
        assert words in said
    assert "missing from" not in said, (
        "a glyph was not in the font: install a Chinese font (Debian: fonts-noto-cjk)"
    )
    assert sum("image/png" in out.get("data", {}) for out in outputs) == 2
