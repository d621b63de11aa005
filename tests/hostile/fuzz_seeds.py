"""The files that are damaged: a small notice in each format, and each kind of file that people edit or the program keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from unittest import mock

from reportlab import rl_config  # type: ignore[import-untyped]

from pipeline.match.models import Candidate
from pipeline.match.queue import QueueItem
from pipeline.match.queue_sheet import write_queue
from pipeline.workflow.release import release
from pipeline.workflow.run import run_extract
from tests.recipes.bad_files import CATALOGUE, PAGES, SMALL, page_object, stream, write_objects
from tests.recipes.small_notices import small_root
from tests.recipes.word_xml import write_package
from tests.recipes.write_docx import write_docx
from tests.recipes.write_html import body_of, write_html
from tests.recipes.write_ods import write_ods
from tests.recipes.write_pdf import write_pdf
from tests.recipes.write_text import write_text
from tests.recipes.write_xls import write_xls
from tests.recipes.write_xlsx import write_xlsx
from tests.test_fuzz_word_parts import BODY, PARTS

ID = "b-2022"
SHA = "0" * 64
DRAWN = b"""0.5 w 50 700 m 300 700 l S 50 650 m 300 650 l S 50 600 m 300 600 l S 50 600 0.5 100 re f 170 600 0.5 100 re f
300 600 0.5 100 re f q 1 0 0 1 0 -20 cm 40 500 200 60 re S Q BT /F 12 Tf 60 670 Td (6-18-02-04) Tj 120 0 Td [(10) -50 (00)] TJ ET
BT /F 9 Tf 0 1 -1 0 400 300 Tm (turned) Tj ET /X Do"""
TOML = f"""region = "330300"
status = "final"
title = "关于公布2022年职业培训补贴目录的通知"
document_number = "某人社发〔2022〕1号"
issuers = ["某市人力资源和社会保障局"]
issued_on = 2022-03-01
effective_from = 2022-04-01
applies_from = 2022-04-01
supersedes = "a-2021"
url = "https://example.org/a"

[[files]]
name = "notice.txt"
sha256 = "{SHA}"
role = "main"

[[tables]]
annex = "附件1"
list = "subsidised"
header = {{ "职业（工种）" = "name" }}
class = "A"

[[accept]]
kind = "missing_metadata"
place = "notice.txt#l1"
reason = "so printed"
by = "a"
on = 2022-05-01
"""
CORRECTIONS = """place,column,expected,corrected,reason,by,on
notice.txt#t1.r2,name,焊工,电焊工,misprint,a,2022-05-01
"t1.r3",amount_yuan,1000,"1,100","a ""word"", b",b,2022-05-02
"""
DECISIONS = """edition,scope,printed_name,code,judgement,reason,by,on
2022,everywhere,烧焊工,6-18-02-04,accept,the same trade,a,2022-05-01
2022,b-2022,"电气, 工",6-31-01-03,refuse,"another
trade",b,2022-05-02
"""


def plain_pdf(path: Path) -> None:
    """A PDF whose numbers and operators lie open: nothing in it is packed."""
    words = b"/Rotate 90/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 5 0 R>>>>"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 5 5]"
    write_objects(
        path, CATALOGUE, PAGES, page_object(words), stream(DRAWN), stream(b"10 10 m 90 10 l S", form)
    )  # fmt: skip


def open_pdf(path: Path) -> None:
    """The small notice as a PDF that is not packed."""
    with mock.patch.multiple(rl_config, pageCompression=0, useA85=0):
        write_pdf(SMALL, path)


def write_mht(path: Path) -> None:
    """The small notice as a web archive."""
    message = EmailMessage()
    message["Subject"] = "notice"
    message.make_related()
    page = f"<html><body>{body_of(SMALL, 'word')}</body></html>"
    message.add_related(page.encode("gb18030"), "text", "html", cte="quoted-printable")
    message.get_payload()[0].set_param("charset", "gb2312")  # type: ignore[union-attr, index]
    path.write_bytes(message.as_bytes())


def queue_items() -> list[QueueItem]:
    """A queue of one name."""
    one = Candidate("6-18-02-04", "焊工", 0.9, "焊工", group="机械制造")
    return [
        QueueItem(
            "烧焊工",
            "everywhere",
            3,
            ("a-2021",),
            ("",),
            "a-2021/notice.txt#l9",
            (one,),
            "close",
            "相近",
        )
    ]


def write_sheet(path: Path) -> None:
    """The queue, answered."""
    write_queue(
        queue_items(),
        path,
        {
            ("烧焊工", "everywhere"): {
                "answer": "6-18-02-04 焊工",
                "reason": "r",
                "by": "a",
                "on": "2026-01-01",
            }
        },
    )


Write = Callable[[Path], object]
# Name of the file -> what writes it.
NOTICES: dict[str, Write] = {
    "plain.pdf": plain_pdf,
    "open.pdf": open_pdf,
    "packed.pdf": lambda path: write_pdf(SMALL, path),
    "whole.docx": lambda path: write_docx(SMALL, path),
    "parts.docx": lambda path: write_package(path, BODY, PARTS),
    "tabs.txt": lambda path: write_text(SMALL, path, "tabs"),
    "lines.txt": lambda path: write_text(SMALL, path, "lines"),
    "plain.html": lambda path: write_html(SMALL, path, "plain"),
    "word.html": lambda path: write_html(SMALL, path, "word"),
    "loose.html": lambda path: write_html(SMALL, path, "loose"),
    "page.mht": write_mht,
    "book.xlsx": lambda path: write_xlsx(SMALL, path),
    "book.xls": lambda path: write_xls(SMALL, path),
    "book.ods": lambda path: write_ods(SMALL, path),
}


def write_root(root: Path) -> Path:
    """A workspace of three notices with two versions, so that every file the program keeps stands in it."""
    small_root(root)
    (root / "raw" / "decisions.csv").write_text(DECISIONS, encoding="utf-8")
    run_extract(root)
    release(root, datetime(2026, 11, 21, 9, tzinfo=UTC), "0.1.0")
    return root
