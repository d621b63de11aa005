"""A notice as a web archive in GB2312, as a browser saves it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from .document import Notice
from .web_pages import PAGES, About
from .write_html import body_of


def write_mht(notice: Notice, path: Path) -> None:
    """Write `notice` to `path`."""
    message = EmailMessage()
    message["Subject"] = "notice"
    message.make_related()
    page = PAGES["word"].frame(About())(body_of(notice, "word"))
    message.add_related(page.encode("gb18030"), "text", "html", cte="quoted-printable")
    message.get_payload()[0].set_param("charset", "gb2312")
    path.write_bytes(message.as_bytes())
