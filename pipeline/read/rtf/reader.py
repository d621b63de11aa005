"""Rich text (.rtf, also named .doc) to Document: written as the parts of a DOCX, read as one, counted against the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pipeline.base.language import Words
from pipeline.model.document import Document, Place
from pipeline.read.conservation import check_part
from pipeline.read.docx.reader import read_package, refuse_empty
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
    refuse_empty(found, Words("RTF", "RTF "))
    lost = check_part(Place("b1"), count_words(data), made_words(BytesIO(made)))
    issues = (*found.issues, *lost, *tell_garbled(found.blocks))
    return Document(
        path.name, "rtf", tuple(found.blocks), None, tuple(found.sweeper.litter), tuple(found.left_out), issues
    )  # fmt: skip
