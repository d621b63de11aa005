"""Word files, workbooks and web pages made to hurt, by kind: each with what must come of it."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.mutate import write_parts
from tests.hostile.recipes import Kind, notice
from tests.recipes.bad_files import SMALL
from tests.recipes.word_xml import XMLNS, cell, paragraph, row, run, table, write_package
from tests.recipes.write_html import body_of
from tests.recipes.write_ods import write_content
from tests.recipes.write_xls import write_xls
from tests.recipes.write_xlsx import write_xlsx

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SECRET = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
TITLE = paragraph(run("关于公布职业技能培训补贴目录的通知"))
LIST = row(cell(paragraph(run("职业"))), cell(paragraph(run("补贴标准（元）"))))
ITEM = row(cell(paragraph(run("焊工"))), cell(paragraph(run("1000"))))


def made(name: str, write: Callable[[Path], object]) -> bytes:
    """The bytes of a file that a recipe writes."""
    with TemporaryDirectory() as folder:
        write(Path(folder) / name)
        return (Path(folder) / name).read_bytes()


def word(body: str, outcome: str, **parts: str | bytes) -> Kind:
    """A DOCX with this body."""
    data = made("a.docx", lambda path: write_package(path, TITLE + body, parts))
    return Kind(notice("notice.docx", data), outcome)


def parts_of(data: bytes, **changed: bytes | None) -> bytes:
    """A package with some parts changed, by the ends of their names (`sheet1` of sheet1.xml); None takes one away."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(data)
        with zipfile.ZipFile(path) as old:
            parts = [(info.filename, old.read(info)) for info in old.infolist()]
    kept = []
    for name, inside in parts:
        stem = Path(name).stem
        new = changed.get(stem, inside)
        kept += [] if new is None else [(name, new)]
    return write_parts(kept)


OUTSIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" TargetMode="External"'
    ' Target="file:///etc/passwd"/></Relationships>'
)
WORD = f"<w:document {XMLNS}><w:body>{TITLE}{table(LIST, ITEM)}</w:body></w:document>"
DOCX = made("a.docx", lambda path: write_package(path, TITLE + table(LIST, ITEM), {}))


def main_part(text: str | bytes, outcome: str) -> Kind:
    """A DOCX whose main part is this."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Kind(notice("notice.docx", parts_of(DOCX, document=data)), outcome)


def flagged(flag: int, method: int) -> bytes:
    """The DOCX with other bits in the headers of its parts: locked, or packed in a way that nobody knows."""
    data = bytearray(DOCX)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= flag
            if method:
                data[place + at + 2 : place + at + 4] = struct.pack("<H", method)
            place = data.find(mark, place + 4)
    return bytes(data)


def nested(opened: str, closed: str, depth: int) -> str:
    return opened * depth + "<w:p/>" + closed * depth


DOCX_KINDS = {
    "DOCX: entities in entities": main_part(LAUGHS + WORD, "refused"),
    "DOCX: an entity that names a file": main_part(SECRET + WORD, "refused"),
    "DOCX: a document type in UTF-16": main_part(
        f'<?xml version="1.0" encoding="UTF-16"?>{SECRET}{WORD}'.encode("utf-16"), "refused"
    ),
    "DOCX: a document type behind 5,000 blanks": main_part(" " * 5000 + LAUGHS + WORD, "refused"),
    "DOCX: an encoding that nobody knows": main_part(
        f'<?xml version="1.0" encoding="UTF-9"?>{WORD}', "refused"
    ),
    "DOCX: bytes that are no UTF-8": main_part(WORD.encode().replace(b"1000", b"\xff\xfe"), "refused"),
    "DOCX: a NUL by its number": main_part(WORD.replace("焊工", "焊&#0;工"), "refused"),
    "DOCX: half a character by its number": main_part(WORD.replace("焊工", "焊&#xD800;工"), "refused"),
    "DOCX: no body": main_part(f"<w:document {XMLNS}/>", "refused"),
    "DOCX: nothing in the body": main_part(f"<w:document {XMLNS}><w:body/></w:document>", "refused"),
    "DOCX: comments and instructions": main_part(WORD.replace("焊工", "焊<!-- x --><?x y?>工"), "done"),
    "DOCX: parts locked": Kind(notice("notice.docx", flagged(1, 0)), "refused"),
    "DOCX: packed in a way that nobody knows": Kind(notice("notice.docx", flagged(0, 99)), "refused"),
    "DOCX: words before and behind the package": Kind(
        notice("notice.docx", DOCX + b"junk" * 99), "either"
    ),
    "DOCX: a part of the same name twice": Kind(
        notice("notice.docx", write_parts([("word/document.xml", WORD.encode())] * 2)), "either"
    ),
    "DOCX: a part named out of the package": Kind(
        notice("notice.docx", write_parts([("../../outside.txt", b"x"), ("word/document.xml", WORD.encode())])), "either"
    ),
    "DOCX: a relation to a file outside": Kind(
        notice("notice.docx", parts_of(DOCX, **{"document.xml": OUTSIDE.encode()})), "either"
    ),
    "DOCX: a cell over 1,000,000,000 columns": word(
        table(LIST, row(cell(paragraph(run("焊工")), '<w:gridSpan w:val="1000000000"/>'))), "either"
    ),
    "DOCX: a cell over -3 columns": word(
        table(LIST, row(cell(paragraph(run("焊工")), '<w:gridSpan w:val="-3"/>'))), "either"
    ),
    "DOCX: a span of 5,000 digits": word(
        table(LIST, row(cell(paragraph(run("焊工")), f'<w:gridSpan w:val="{"9" * 5000}"/>'))), "either"
    ),
    "DOCX: merged with nothing above": word(
        table(row(cell(paragraph(run("焊工")), "<w:vMerge/>"), cell(paragraph(run("1000")))), ITEM), "done"
    ),
    "DOCX: 1,001 columns": word(table(row(*[cell("<w:p/>")] * 1001)), "refused"),
    "DOCX: runs 5,000 deep": word(nested("<w:ins>", "</w:ins>", 5000), "either"),
    "DOCX: controls 3,000 deep": word(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 3000), "either"),
    "DOCX: an amount of 400 digits": word(table(LIST, row(cell(paragraph(run("焊工"))), cell(paragraph(run("9" * 400))))), "done"),
    "DOCX: an amount of 1e30 and one below 0": word(
        table(LIST, ITEM, row(cell(paragraph(run("电工"))), cell(paragraph(run("-1e30"))))), "done"
    ),
    "DOCX: names that are formulas, markup, and turned": word(
        table(LIST, *(row(cell(paragraph(run(name))), cell(paragraph(run("1000")))) for name in ("=1+1", "@x", "[red]焊工[/]", "\u202e工焊", "焊\u200b工", "a\u2028b"))), "done"
    ),
}  # fmt: skip

BOOK = made("a.xlsx", lambda path: write_xlsx(SMALL, path))


def sheet(inside: str, outcome: str, **changed: bytes | None) -> Kind:
    """A workbook whose sheet holds these rows."""
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    part = f"<worksheet {names}>{inside}</worksheet>".encode()
    return Kind(notice("notice.xlsx", parts_of(BOOK, **{"sheet1": part, **changed})), outcome)


def cells(*values: str) -> str:
    return f"<sheetData><row r='1'>{''.join(values)}</row></sheetData>"


OLD_BOOK = made("a.xls", lambda path: write_xls(SMALL, path))
ODS = "<table:table-row{}><table:table-cell{}><text:p>焊工</text:p></table:table-cell></table:table-row>"


def old_book(place: int, data: bytes) -> bytes:
    """The old workbook with other bytes at one place."""
    return OLD_BOOK[:place] + data + OLD_BOOK[place + len(data) :]


def open_sheet(rows: str, outcome: str) -> Kind:
    """An OpenDocument sheet with these rows."""
    data = made("a.ods", lambda path: write_content(path, f"<table:table>{rows}</table:table>"))
    return Kind(notice("notice.ods", data), outcome)


SHEET_KINDS = {
    "XLSX: entities in entities": Kind(
        notice("notice.xlsx", parts_of(BOOK, sheet1=(LAUGHS + "<worksheet>&b;</worksheet>").encode())), "refused"
    ),
    "XLSX: a cell in row 1,048,576": sheet(cells('<c r="A1048576" t="str"><v>焊工</v></c>'), "either"),
    "XLSX: a cell in row 9999999": sheet(cells('<c r="XFD9999999" t="str"><v>焊工</v></c>'), "either"),
    "XLSX: a size that is not so": sheet('<dimension ref="A1:XFD1048576"/>' + cells('<c r="A1" t="str"><v>焊工</v></c>'), "done"),
    "XLSX: a text that is not there": sheet(cells('<c r="A1" t="s"><v>99999999</v></c>', '<c r="B1" t="str"><v>焊工</v></c>'), "either"),
    "XLSX: a style of 5,000 digits": sheet(cells(f'<c r="A1" s="{"9" * 5000}" t="str"><v>焊工</v></c>'), "done"),
    "XLSX: a style that is a word": sheet(cells('<c r="A1" s="一" t="str"><v>焊工</v></c>'), "done"),
    "XLSX: numbers that are none": sheet(cells(*(f'<c r="{c}1"><v>{v}</v></c>' for c, v in zip("ABCDE", ("1e400", "nan", "-inf", "9" * 400, "x"), strict=True))), "either"),
    "XLSX: no styles, no texts": Kind(notice("notice.xlsx", parts_of(BOOK, styles=None, sharedStrings=None)), "either"),
    "XLSX: no relations": Kind(notice("notice.xlsx", write_parts([("xl/workbook.xml", b"<workbook/>")])), "refused"),
    "XLSX: merged over everything": sheet(cells('<c r="A1" t="str"><v>焊工</v></c>') + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', "either"),
    "XLSX: cut short": Kind(notice("notice.xlsx", BOOK[: len(BOOK) // 2]), "refused"),
    "XLS: cut short": Kind(notice("notice.xls", OLD_BOOK[:1500]), "refused"),
    "XLS: a table of sectors that leads in a ring": Kind(notice("notice.xls", old_book(512 + 8, struct.pack("<I", 2))), "either"),
    "XLS: a stream of 4 GB": Kind(notice("notice.xls", old_book(1024 + 128 + 120, b"\xff" * 4)), "either"),
    "XLS: a stream that begins nowhere": Kind(notice("notice.xls", old_book(1024 + 128 + 116, b"\x99" * 4)), "refused"),
    "XLS: records of noise": Kind(notice("notice.xls", old_book(1536 + 40, b"\x04\x02\xff\xff" * 200)), "either"),
    "ODS: a row 1,000,000 times": open_sheet(ODS.format(' table:number-rows-repeated="1000000"', ' table:number-columns-repeated="16384"'), "refused"),
    "ODS: a row -1 times": open_sheet(ODS.format(' table:number-rows-repeated="-1"', ""), "either"),
    "ODS: spans over 1,000,000,000": open_sheet(ODS.format("", ' table:number-columns-spanned="1000000000" table:number-rows-spanned="x"'), "either"),
    "ODS: blanks 1,000,000,000 times": open_sheet(ODS.format("", "").replace("焊工", '焊<text:s text:c="1000000000"/>工'), "either"),
    "ODS: no content": Kind(notice("notice.ods", write_parts([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")])), "refused"),
}  # fmt: skip

PAGE = body_of(SMALL, "plain")


def page(body: str, outcome: str, head: str = '<meta charset="utf-8">') -> Kind:
    """A web page with this body."""
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return Kind(notice("notice.html", text.encode("utf-8", "surrogatepass")), outcome)


ARCHIVE = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
PART = (
    b"--x\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {way}\r\n\r\n"
)


def archive(data: bytes, outcome: str) -> Kind:
    """A web archive."""
    return Kind(notice("notice.mht", ARCHIVE + data), outcome)


def part(charset: bytes, way: bytes, body: bytes) -> bytes:
    return PART.replace(b"{charset}", charset).replace(b"{way}", way) + body + b"\r\n--x--\r\n"


PAGE_KINDS = {
    "HTML: elements 20,000 deep": page("<div>" * 20_000 + PAGE, "either"),
    "HTML: tables 500 deep": page("<table><tr><td>" * 500 + PAGE, "either"),
    "HTML: a cell over 1,000,000,000 columns and rows": page(PAGE + '<table><tr><td colspan="1000000000" rowspan="1000000000">焊工</table>', "either"),
    "HTML: a span of 5,000 digits": page(PAGE + f'<table><tr><td colspan="{"9" * 5000}">焊工</table>', "either"),
    "HTML: an encoding that nobody knows": page(PAGE, "either", '<meta charset="utf-99">'),
    "HTML: scripts, frames and files": page(PAGE + '<script>焊工</script><iframe src="file:///etc/passwd"></iframe><img src=x onerror=y><link href="http://127.0.0.1/">', "done"),
    "HTML: a comment that never ends": page(PAGE + "<!--" + "x" * 100_000, "either"),
    "HTML: 20,000 attributes": page(PAGE + "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">焊工</p>", "either"),
    "HTML: entities that are none": page(PAGE + "<p>&#0;&#xD800;&#99999999999;&nothing;焊工</p>", "either"),
    "HTML: nothing": page("", "refused"),
    "MHT: no part": archive(b"", "refused"),
    "MHT: an encoding that nobody knows": archive(part(b"utf-99", b"8bit", PAGE.encode()), "either"),
    "MHT: base64 that is none": archive(part(b"utf-8", b"base64", b"?" * 999), "refused"),
    "MHT: parts 500 deep": archive(b"--x\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" * 500 + part(b"utf-8", b"8bit", PAGE.encode()), "either"),
}  # fmt: skip
OFFICE_KINDS = {**DOCX_KINDS, **SHEET_KINDS, **PAGE_KINDS}
