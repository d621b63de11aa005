"""The notebook runs from its source, and its plots have no boxes in place of Chinese."""

from __future__ import annotations

import json
import os
from pathlib import Path

import nbclient
import nbformat
import pytest
from matplotlib.font_manager import fontManager

NOTEBOOK = Path(__file__).parent.parent / "examples" / "analysis.ipynb"


def test_the_notebook_is_kept_without_outputs():
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []


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
    nbclient.NotebookClient(
        book, timeout=600, resources={"metadata": {"path": str(NOTEBOOK.parent.parent)}}
    ).execute()
    outputs = [out for cell in book.cells for out in cell.get("outputs", [])]
    said = "".join(out.get("text", "") for out in outputs)
    assert "个人 2990 元，用人单位 2093 元，院校 1495 元" in said
    assert "missing from" not in said, (
        "a glyph was not in the font: install a Chinese font (Debian: fonts-noto-cjk)"
    )
    assert sum("image/png" in out.get("data", {}) for out in outputs) == 1
