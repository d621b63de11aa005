"""The kind of a file, by its own bytes: the ending of a name is often wrong (web pages and RTF are sent as .doc)."""

from __future__ import annotations

import mmap
import re
import zipfile
import zlib
from pathlib import Path

from pipeline.base.language import Words

HEAD = 4096
# kind: what a person calls it. A new reader needs no change here but an entry in `READERS`.
KINDS = {
    "pdf": Words("a PDF", "PDF 文件"),
    "docx": Words("a Word document (.docx)", "Word 文档（.docx）"),
    "xlsx": Words("an Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）"),
    "xlsb": Words("a binary Excel workbook (.xlsb)", "二进制 Excel 工作簿（.xlsb）"),
    "pptx": Words("a PowerPoint file (.pptx)", "PowerPoint 文稿（.pptx）"),
    "odt": Words("an OpenDocument text (.odt)", "OpenDocument 文档（.odt）"),
    "ods": Words("an OpenDocument spreadsheet (.ods)", "OpenDocument 表格（.ods）"),
    "ofd": Words("an OFD document", "OFD 版式文件"),
    "zip": Words("a zip archive", "zip 压缩包"),
    "broken zip": Words("a damaged zip archive or DOCX", "损坏的 zip 压缩包或 DOCX"),
    "doc": Words("an old Word or WPS file (.doc, .wps)", "旧版 Word 或 WPS 文件（.doc、.wps）"),
    "xls": Words("an old Excel or ET workbook (.xls, .et)", "旧版 Excel 或 ET 工作簿（.xls、.et）"),
    "ppt": Words("an old PowerPoint file (.ppt)", "旧版 PowerPoint 文稿（.ppt）"),
    "locked": Words("an Office file locked with a password", "加了密码的 Office 文件"),
    "ole": Words("an old Word or WPS file (.doc, .wps), or another of that family", "旧版 Word 或 WPS 文件（.doc、.wps）或同类文件"),
    "html": Words("a web page (HTML)", "网页（HTML）"),
    "mht": Words("a web archive (MHT)", "单个文件网页（MHT）"),
    "rtf": Words("rich text (RTF)", "RTF 文档"),
    "word xml": Words("a Word document in one XML file", "单个 XML 形式的 Word 文档"),
    "excel xml": Words("an Excel workbook in one XML file", "单个 XML 形式的 Excel 工作簿"),
    "xml": Words("an XML file", "XML 文件"),
    "rar": Words("a RAR archive", "RAR 压缩包"),
    "7z": Words("a 7z archive", "7z 压缩包"),
    "gzip": Words("a gzip archive", "gzip 压缩包"),
    "image": Words("a picture", "图片"),
    "txt": Words("plain text", "纯文本"),
    "binary": Words("binary data", "二进制数据"),
}  # fmt: skip
_MAGIC: tuple[tuple[str, bytes], ...] = (
    ("ole", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("rtf", b"{\\rtf"),
    ("rar", b"Rar!\x1a\x07"),
    ("7z", b"7z\xbc\xaf\x27\x1c"),
    ("gzip", b"\x1f\x8b\x08"),
    # Workbooks of the nineties, not packed: the first record of Excel 2 to 5.
    *(
        ("xls", mark)
        for mark in (
            b"\x09\x00\x04\x00",
            b"\x09\x02\x06\x00",
            b"\x09\x04\x06\x00",
            b"\x09\x08\x08\x00",
        )
    ),
    *(("image", mark) for mark in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
)
# What stands in a zip archive of each kind: the beginning of a name, in order.
_ZIP_NAMES: tuple[tuple[str, str], ...] = (
    ("docx", "word/document"),
    ("xlsb", "xl/workbook.bin"),
    ("xlsx", "xl/workbook"),
    ("pptx", "ppt/presentation"),
    ("ofd", "ofd.xml"),
)
_ZIP_TYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
# Names of streams in an OLE file, which stand in UTF-16.
_OLE_STREAMS = {
    name.encode("utf-16-le"): kind
    for kind, names in (
        ("locked", ("EncryptedPackage",)),
        ("doc", ("WordDocument",)),
        ("xls", ("Workbook", "WORKBOOK", "Book", "BOOK")),
        ("ppt", ("PowerPoint Document",)),
    )
    for name in names
}
_INITIAL = re.compile(b"[%b]" % b"".join(sorted({name[:1] for name in _OLE_STREAMS})))
# An entry of the directory of an OLE file, and where in it the length of its name stands.
_ENTRY, _NAME = 128, 64
# The bytes of the marks by which encodings are told.
_BOMS = b"\xef\xbb\xbf\xff\xfe"
_XML = r"\A\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*+)*+"
_MARKUP: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("word xml", re.compile(_XML + r"(?:<\?mso-application progid=.Word|<w:wordDocument|<pkg:package)", re.DOTALL)),
    ("excel xml", re.compile(_XML + r"(?:<\?mso-application progid=.Excel|<(?:ss:)?Workbook\b)", re.DOTALL)),
    ("html", re.compile(_XML + r"<(?:!doctype\s+html|(?:html|head|meta|title|style|body|table|div)\b)", re.DOTALL | re.IGNORECASE)),
    # A page without a head begins with one of these, and closes some element.
    ("html", re.compile(_XML + r"<(?:center|p|span|font|h[1-6]|form|frameset|script|ul|ol)\b[^>]*>.*</[a-z]", re.DOTALL | re.IGNORECASE)),
    ("xml", re.compile(r"\A\s*<\?xml\s")),
    ("mht", re.compile(r"\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version:|Content-Type:\s*multipart/)", re.IGNORECASE)),
)  # fmt: skip


def recognise(path: Path) -> str:
    """The kind of a file by its bytes, a key of KINDS."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(path)
    kind = next((kind for kind, mark in _MAGIC if head.startswith(mark)), "")
    if kind == "ole":
        return _of_ole(path)
    return kind or recognise_text(head)


def recognise_text(head: bytes) -> str:
    """html, mht, rtf, a kind of XML, txt or binary, by the first bytes."""
    if head.startswith(b"{\\rtf"):
        return "rtf"
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or has_wide_lines(head)
    # The marks that are looked for are of ASCII, so that the encoding does not matter.
    text = (head.replace(b"\x00", b"") if is_wide else head).lstrip(_BOMS).decode("latin-1")
    found = next((kind for kind, pattern in _MARKUP if pattern.search(text)), "")
    return found or ("binary" if b"\x00" in head and not is_wide else "txt")


def has_wide_lines(head: bytes) -> bool:
    """Whether it looks like UTF-16 without a mark: it still has line feeds, two bytes each."""
    return b"\n\x00" in head or b"\x00\n" in head


def _of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = [name.lower().replace("\\", "/").lstrip("/") for name in package.namelist()]
            for kind, start in _ZIP_NAMES:
                if any(name.startswith(start) for name in names):
                    return kind
            return _ZIP_TYPES.get(_declared(package), "zip")
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError):
        return "broken zip"


def _declared(package: zipfile.ZipFile) -> bytes:
    """The media type in the first entry of an OpenDocument file; b"" where there is none."""
    if "mimetype" not in package.namelist() or package.getinfo("mimetype").file_size > 100:
        return b""
    try:
        return package.read("mimetype").strip()
    # It is damaged: what else stands in the package says what it is, and its reader what is wrong.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return b""


def _of_ole(path: Path) -> str:
    """By the first stream of its directory that has one of the names, as another file can be embedded."""
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        # An entry begins at a multiple of 128: what stands there is looked at alone, not the words of the whole file.
        for match in _INITIAL.finditer(data[::_ENTRY]):
            if kind := _OLE_STREAMS.get(_entry_name(data, match.start() * _ENTRY)):
                return kind
    return "ole"


def _entry_name(data: mmap.mmap, spot: int) -> bytes:
    """The name of the entry of a directory that would begin there; b"" where none can: an entry says the length of its name,
    the zero at the end counted."""
    length = int.from_bytes(data[spot + _NAME : spot + _NAME + 2], "little")
    name = data[spot : spot + min(length, _NAME)]
    return name[:-2] if name.endswith(b"\x00\x00") else b""
