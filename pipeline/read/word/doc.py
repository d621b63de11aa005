"""Old Word files (.doc, .wps) to Document: made a DOCX in pure Python, or by LibreOffice where that fails or loses words."""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from doc2docx import convert
from doc2docx.cfb import CompoundFile
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

from pipeline.base.errors import UserError
from pipeline.model.document import Document, Issue, Place
from pipeline.read.conservation import check_part
from pipeline.read.docx.reader import read_docx
from pipeline.read.guards import MEGABYTE
from pipeline.read.word.libreoffice import convert_to_docx, find_office
from pipeline.read.word.made_words import NOTICE, made_words
from pipeline.read.word.piece_table import is_encrypted, read_words, table_name

DAMAGE = (
    Doc2DocxError,
    struct.error,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    OSError,
)
# The first two bytes of the main stream since Word 97.
_WORD_97 = b"\xec\xa5"
# LibreOffice takes the same few seconds for any file; the other way is slow on a book or many pictures.
LARGE = 1 * MEGABYTE


@dataclass(frozen=True)
class _Source:
    """The file, its main stream and the words that it holds; None where they cannot be told (before Word 97)."""

    path: Path
    is_word_97: bool
    words: list[str] | None


def read_doc(path: Path) -> Document:
    """Reads an old Word file. UserError where it is locked or damaged, or where LibreOffice would be needed and is not there."""
    source = _open(path)
    with tempfile.TemporaryDirectory(prefix="catalogue-doc-") as name:
        return _read(source, Path(name))


def _open(path: Path) -> _Source:
    try:
        package = CompoundFile.from_path(path)
        document = package.open_stream("WordDocument")
        if document[:2] != _WORD_97:
            return _Source(path, False, None)
        if is_encrypted(document):
            raise UserError(
                "a Word file locked with a password; save it without one",
                "Word 文件加了密码；请去掉密码后另存",
            )
        return _Source(path, True, read_words(document, package.open_stream(table_name(document))))
    except DAMAGE:
        # LibreOffice mends what it can.
        return _Source(path, False, None)


def _read(source: _Source, folder: Path) -> Document:
    """The first way that loses no word; else the one that worked, with what it lost."""
    ways: list[Callable[[_Source, Path], Path]] = [_by_python] if source.is_word_97 else []
    if find_office():
        is_large = source.path.stat().st_size > LARGE
        ways = [_by_office, *ways] if is_large else [*ways, _by_office]
    best: Document | None = None
    failure = _missing_office()
    for number, way in enumerate(ways):
        try:
            own = folder / str(number)
            own.mkdir()
            document = _read_converted(source, way(source, own))
        except UserError as error:
            failure = error
            continue
        if not _has_lost(document):
            return document
        best = best or document
    if best is None:
        raise failure
    return best


def _missing_office() -> UserError:
    return UserError(
        "older than Word 97, or damaged: only LibreOffice reads it (Debian, Ubuntu: apt install libreoffice-writer); or save it as .docx",
        "早于 Word 97 或已损坏，只有 LibreOffice 能读取（Debian、Ubuntu：apt install libreoffice-writer）；也可另存为 .docx",
    )


def _by_python(source: _Source, folder: Path) -> Path:
    made = folder / "made.docx"
    try:
        convert(source.path, made)
    except EncryptedDocumentError as error:
        raise UserError(
            "a Word file locked with a password; save it without one",
            "Word 文件加了密码；请去掉密码后另存",
        ) from error
    except DAMAGE as error:
        why = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        raise UserError(
            f"an old Word file that cannot be converted ({why}); install LibreOffice, or save it as .docx",
            f"旧版 Word 文件无法转换（{why}）；请安装 LibreOffice，或另存为 .docx",
        ) from error
    return made


def _by_office(source: _Source, folder: Path) -> Path:
    return convert_to_docx(source.path, "doc", folder)


def _read_converted(source: _Source, made: Path) -> Document:
    document = read_docx(made)
    lost = _check(source, made) if source.words is not None else []
    return replace(document, name=source.path.name, format="doc", issues=(*document.issues, *lost))


def _check(source: _Source, made: Path) -> list[Issue]:
    """`text_lost` where the DOCX does not hold the words of the file."""
    return check_part(Place("b1"), source.words or [], made_words(made, NOTICE))


def _has_lost(document: Document) -> bool:
    return any(issue.kind == "text_lost" for issue in document.issues)
