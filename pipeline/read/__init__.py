"""One file to Document, whatever its format: `read_document(path)`. The same grid contract for all."""

from __future__ import annotations

from pathlib import Path

from pipeline.base.collector import collector_paused
from pipeline.base.errors import UserError
from pipeline.model.document import Document
from pipeline.read import guards
from pipeline.read.docx.reader import read_docx
from pipeline.read.html.mht import read_mht
from pipeline.read.html.reader import read_html
from pipeline.read.pdf.reader import read_pdf
from pipeline.read.recognise import KINDS, recognise
from pipeline.read.rtf.reader import read_rtf
from pipeline.read.sheet.ods import read_ods
from pipeline.read.sheet.xls import read_xls
from pipeline.read.sheet.xlsx import read_xlsx
from pipeline.read.text.reader import read_text


def _read_doc(path: Path) -> Document:
    # Old Word files are few, and what takes them apart takes long to load.
    from pipeline.read.word.doc import read_doc

    return read_doc(path)


READERS = {
    "pdf": read_pdf,
    "docx": read_docx,
    "html": read_html,
    "mht": read_mht,
    "xlsx": read_xlsx,
    "xls": read_xls,
    "ods": read_ods,
    "doc": _read_doc,
    "rtf": read_rtf,
    "txt": read_text,
}
# Names that office programs give to each other's files, so that only the bytes tell: web pages are sent as .doc and .xls.
OFFICE = {
    "doc",
    "docx",
    "wps",
    "rtf",
    "xls",
    "xlsx",
    "xlsm",
    "et",
    "ods",
    "html",
    "htm",
    "mht",
    "mhtml",
}

__all__ = ["READERS", "read_document", "recognise"]


def read_document(path: Path) -> Document:
    """Reads a file to a Document: `blocks` in reading order, each Table with `grid` (rows of str) and
    `cells` (text, row, column, row_span, column_span, page, bbox in points).

    UserError, in one line, where the file is missing, empty, damaged, or not what the ending of its name says.
    """
    path = Path(path)
    _check_ordinary(path)
    kind = _kind_of(path)
    _check_kind(path, kind)
    try:
        guards.check_size(path)
        with collector_paused():
            document = READERS[kind](path)
        guards.check_lengths(document)
    except UserError as error:
        raise UserError(f"{path}: {error.words.en}", f"{path}：{error.words.zh}") from error
    return document


def _check_ordinary(path: Path) -> None:
    if not path.exists():
        raise UserError(f"{path}: no such file", f"{path}：没有这个文件")
    if not path.is_file():
        raise UserError(f"{path}: is not an ordinary file", f"{path}：不是普通文件")
    if not path.stat().st_size:
        raise UserError(
            f"{path}: the file is empty; fetch it again", f"{path}：文件为空，请重新获取"
        )


def _kind_of(path: Path) -> str:
    """The kind by its bytes; a text that is named as a web page is one, though it begins with none of the usual tags."""
    kind = recognise(path)
    return "html" if kind == "txt" and path.suffix.lower() in {".html", ".htm"} else kind


def _check_kind(path: Path, kind: str) -> None:
    """UserError where no reader takes the kind, or where the name says another kind that a reader takes."""
    said, named = KINDS[kind], path.suffix.lower().lstrip(".")
    if kind == "broken zip" and named in OFFICE:
        name = named.upper()
        raise UserError(
            f"{path}: the {name} is damaged or cut short; fetch it again",
            f"{path}：{name} 已损坏或不完整，请重新获取",
        )
    if kind == "locked":
        raise UserError(
            f"{path}: {said.en}; save it without one", f"{path}：{said.zh}；请去掉密码后另存"
        )
    if (named in READERS and named != kind) and not (named in OFFICE and kind in OFFICE):
        raise UserError(
            f"{path}: named .{named}, but it holds {said.en}; give it its right name or fetch it again",
            f"{path}：文件名为 .{named}，内容却是{said.zh}；请改用正确的扩展名，或重新获取",
        )
    if kind not in READERS:
        raise UserError(
            f"{path}: {said.en} cannot be read; save it as .docx, .pdf or UTF-8 text",
            f"{path}：{said.zh}无法读取；请另存为 .docx、.pdf 或 UTF-8 文本",
        )
