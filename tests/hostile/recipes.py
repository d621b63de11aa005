"""Files made to hurt, by kind: each with what must come of it. `read`: its rows are read; `refused`: one line says why not;
`either`: what it says may be read or refused, in one line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.recipes.bad_files import small_docx
from tests.recipes.small_notices import BODY, write_files

TEXT = BODY.format(year="2024", name="镗工")
ID = "b-2024"


class Kind(NamedTuple):
    """What is written below a root, and what must come of it."""

    write: Callable[[Path], object]
    outcome: str


def notice(name: str, data: bytes, more: str = "") -> Callable[[Path], object]:
    """A notice of one file."""

    def write(root: Path) -> object:
        folder = root / "raw" / ID
        folder.mkdir(parents=True)
        return write_files(folder, {name: (data, "main")}, more)

    return write


def beside(path: str, data: bytes) -> Callable[[Path], object]:
    """A right notice, and a file that people edit."""

    def write(root: Path) -> object:
        notice("notice.txt", TEXT.encode())(root)
        return (root / path).write_bytes(data)

    return write


def toml(text: str) -> Callable[[Path], object]:
    """A right notice with a notice.toml of these words."""
    return beside(f"raw/{ID}/notice.toml", text.encode("utf-8", "surrogatepass"))


def bomb(part: str, head: bytes, unit: bytes) -> bytes:
    """A DOCX in which one part unpacks to 600 MB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        with target.open(part, "w") as file:
            file.write(head)
            for _ in range(600):
                file.write(unit * ((1 << 20) // len(unit)))
    return buffer.getvalue()


def deep_docx(depth: int) -> bytes:
    """A DOCX whose tables stand in each other."""
    inner = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body>{inner}</w:body></w:document>',
        )
    return buffer.getvalue()


def cut_docx(root: Path) -> None:
    """A DOCX of which the second half is missing."""
    path = root / "whole.docx"
    small_docx(path)
    data = path.read_bytes()
    path.unlink()
    notice("notice.docx", data[: len(data) // 2])(root)


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[{kids}]/Count {count}>>endobj\n"
TAIL = b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def pdf(kids: bytes, count: bytes) -> bytes:
    """A PDF with these pages."""
    return PDF.replace(b"{kids}", kids).replace(b"{count}", count) + TAIL


HEAD = "place,column,expected,corrected,reason,by,on\n"
DECISIONS = "edition,scope,printed_name,code,judgement,reason,by,on\n"
GOOD = f'[[files]]\nname = "notice.txt"\nsha256 = "{"0" * 64}"\n'
CELL = TEXT.replace("1000\t1500", "{}\t1500", 1)
KINDS = {
    "text: nothing but zero bytes": Kind(notice("notice.txt", b"\0" * 9000), "refused"),
    "text: no encoding": Kind(notice("notice.txt", b"\xff\xfe\xfa\xc3\x28" * 900), "refused"),
    "text: UTF-16": Kind(notice("notice.txt", TEXT.encode("utf-16")), "read"),
    "text: GB 18030": Kind(notice("notice.txt", TEXT.encode("gb18030")), "read"),
    "text: control characters": Kind(
        notice("notice.txt", TEXT.replace("镗工", "镗\x1b]0;x\x07\x1b[31m工\x08").encode()),
        "either",
    ),
    "text: words turned around": Kind(
        notice("notice.txt", TEXT.replace("镗工", "\u202e工镗\u202c").encode()), "either"
    ),
    "text: markup in a name": Kind(
        notice("notice.txt", TEXT.replace("镗工", "[red]<b>镗工</b>[/]").encode()), "either"
    ),
    "text: an amount of 400 digits": Kind(
        notice("notice.txt", CELL.format("9" * 400).encode()), "either"
    ),
    "text: an amount as an exponent": Kind(
        notice("notice.txt", CELL.format("1e400").encode()), "either"
    ),
    "text: a date that is none": Kind(
        notice("notice.txt", TEXT.replace("2024年3月1日", "2024年13月45日").encode()), "either"
    ),
    "text: a line of 100,000 underscores": Kind(
        notice("notice.txt", (TEXT + "_" * 100_000).encode()), "refused"
    ),
    "text: 30,000 cells in a line": Kind(
        notice("notice.txt", (TEXT + "1\t" * 30_000).encode()), "refused"
    ),
    "DOCX: a part that unpacks to 600 MB": Kind(
        notice("notice.docx", bomb("word/document.xml", b"<w:document>", b" ")), "refused"
    ),
    "DOCX: tables 3,000 deep": Kind(notice("notice.docx", deep_docx(3000)), "refused"),
    "DOCX: cut short": Kind(cut_docx, "refused"),
    "DOCX: no zip": Kind(notice("notice.docx", b"PK\x03\x04" + b"\0" * 99), "refused"),
    "PDF: pages that hold themselves": Kind(notice("notice.pdf", pdf(b"2 0 R", b"1")), "refused"),
    "PDF: no pages": Kind(notice("notice.pdf", pdf(b"", b"0")), "refused"),
    "PDF: 2,000,000,000 pages said": Kind(
        notice("notice.pdf", pdf(b"9 0 R", b"2000000000")), "refused"
    ),
    "PDF: cut short": Kind(notice("notice.pdf", b"%PDF-1.7\n1 0 obj<<"), "refused"),
    "notice.toml: no TOML": Kind(toml("[[files"), "refused"),
    "notice.toml: 5,000 brackets": Kind(toml("a = " + "[" * 5000), "refused"),
    "notice.toml: no UTF-8": Kind(beside(f"raw/{ID}/notice.toml", b"a = '\xff'"), "refused"),
    "notice.toml: a file out of its folder": Kind(
        toml(GOOD.replace("notice.txt", "../../outside.txt")), "refused"
    ),
    "notice.toml: an absolute path": Kind(
        toml(GOOD.replace("notice.txt", "/etc/hosts")), "refused"
    ),
    "notice.toml: an unknown key": Kind(toml('colour = "red"\n' + GOOD), "refused"),
    "notice.toml: another hash": Kind(toml(GOOD), "refused"),
    "corrections.csv: no UTF-8": Kind(
        beside(f"raw/{ID}/corrections.csv", HEAD.encode() + b"\xff\xff"), "refused"
    ),
    "corrections.csv: other columns": Kind(
        beside(f"raw/{ID}/corrections.csv", b"a,b\n1,2\n"), "refused"
    ),
    "corrections.csv: a quote that never ends": Kind(
        beside(f"raw/{ID}/corrections.csv", HEAD.encode() + b'"x' * 9000), "refused"
    ),
    "corrections.csv: a place that is none": Kind(
        beside(f"raw/{ID}/corrections.csv", f"{HEAD}t9.r9,name,a,b,c,d,2024-01-01\n".encode()),
        "refused",
    ),
}
