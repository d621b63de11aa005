"""Rich text (.rtf, also named .doc) to Document: written as the parts of a DOCX, read as one, counted against the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.model.document import Document, Place
from pipeline.read.conservation import check_part
from pipeline.read.docx.reader import read_package
from pipeline.read.garbled import tell_garbled
from pipeline.read.guards import MEGABYTE, check_size
from pipeline.read.rtf.count import count_words
from pipeline.read.rtf.walk import Walk
from pipeline.read.rtf.words import WORDS
from pipeline.read.word.made_words import made_words

# Pictures are written out in it, two letters a byte.
MOST_BYTES = 128 * MEGABYTE


def read_rtf(path: Path) -> Document:
    """Reads rich text. UserError where it has no words, or is larger or nested more deeply than a program writes it."""
    check_size(path, MOST_BYTES)
    data = path.read_bytes()
    made = Walk().read(data, WORDS).pack()
    found = read_package(BytesIO(made))
    kinds = {issue.kind for issue in found.issues}
    if not found.blocks and kinds & {"object_unread", "part_unread"}:
        raise UserError(
            "the RTF holds pictures but no text: it is a scan; save it as .pdf and run OCR on it (e.g. `ocrmypdf -l chi_sim`)",
            "RTF 只有图片、没有文字，是扫描件；请另存为 .pdf 并做文字识别（如 `ocrmypdf -l chi_sim`）",
        )
    if not found.blocks:
        raise UserError("the RTF has no text", "RTF 中没有文字")
    lost = check_part(Place("b1"), count_words(data), made_words(BytesIO(made)))
    issues = (*found.issues, *lost, *tell_garbled(found.blocks))
    return Document(
        path.name, "rtf", tuple(found.blocks), None, tuple(found.sweeper.litter), tuple(found.left_out), issues
    )  # fmt: skip
