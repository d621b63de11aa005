"""Where a command writes rows for a spreadsheet: a file that is there whole or not at all, or the screen."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pipeline.base import disk


@contextmanager
def csv_target(out: Path | None) -> Iterator[TextIO]:
    """A file in UTF-8 with BOM, which Chinese spreadsheets open rightly; without one the screen, which stays open."""
    if out is None:
        yield sys.stdout
        return
    with disk.explained(out), disk.replacing(out) as file:
        words = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        yield words
        words.flush()
        words.detach()
