"""The words that a DOCX made of another file holds, to be held against those of the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

from pipeline.read.docx.names import COMPATIBLE, DEL_TEXT, T
from pipeline.read.package import Package, with_package

# The text with its notes; and all that a page may show beside it.
NOTICE = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
ALL = re.compile(r"word/[a-z]+\d*\.xml")
_FALLBACK = f"{{{COMPATIBLE}}}Fallback"


def made_words(file: Path | IO[bytes], parts: re.Pattern[str] = ALL) -> list[str]:
    """The text nodes of the parts, those left out that say the same again for old programs."""
    return with_package(file, ".docx", lambda package: _words_of(package, parts))


def _words_of(package: Package, parts: re.Pattern[str]) -> list[str]:
    words: list[str] = []
    for name in filter(parts.fullmatch, package.names):
        for text in package.parse(name).iter(T, DEL_TEXT):
            if text.text and next(text.iterancestors(_FALLBACK), None) is None:
                words.append(text.text)
    return words
