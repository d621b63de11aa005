"""Files as LibreOffice writes them: formats that the project's own recipes do not write (.doc, .xls, .ods, .rtf)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.read.word.libreoffice import find_office

SECONDS = 300
FILTERS = {
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "odt": "odt",
    "xls": "xls:MS Excel 97",
    "ods": "ods",
    "html": "html:HTML (StarWriter)",
}


def need_office() -> None:
    """Skips where LibreOffice is not installed; in CI the test fails in its place."""
    if not find_office() and not os.environ.get("CI"):
        pytest.skip("no LibreOffice on this machine (Debian: libreoffice-writer, libreoffice-calc)")


def convert(sources: Iterable[Path], ending: str, folder: Path) -> None:
    """Writes each source as `folder/STEM.ending`, all in one call, with a profile of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    profile = (folder / "profile").as_uri()
    command = [
        find_office() or "soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore",
        "--convert-to", FILTERS[ending], "--outdir", str(folder), *map(str, sources),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
