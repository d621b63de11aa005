"""OpenDocument sheets and rich text made to hurt: packages that unpack to too much, entities, links to outside, depth."""

from __future__ import annotations

from tests.hostile.mutate import write_parts
from tests.hostile.office_kinds import LAUGHS, SECRET, made, open_sheet
from tests.hostile.recipes import Kind, notice
from tests.recipes.bad_files import SMALL
from tests.recipes.write_ods import SPACES, write_content
from tests.recipes.write_rtf import rtf_of, write_rtf

MIMETYPE = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
ROW = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def whole(content: bytes, outcome: str) -> Kind:
    """A spreadsheet package with this content part."""
    return Kind(notice("notice.ods", write_parts([MIMETYPE, ("content.xml", content)])), outcome)


def rich(body: str, outcome: str) -> Kind:
    """Rich text: the small notice, then this body."""
    inside = made("a.rtf", lambda path: write_rtf(SMALL, path)).decode("ascii")
    return Kind(notice("notice.rtf", (inside.rstrip().rstrip("}") + body + "}").encode()), outcome)


ENTITY = f"<office:document-content {SPACES}>&b;</office:document-content>"
LINK = f'<text:a {XLINK} xlink:href="file:///etc/passwd">焊工</text:a>'
SOURCE = f'<table:table-source {XLINK} xlink:href="file:///etc/passwd"/>'
OPEN_KINDS = {
    "ODS: a part that unpacks to 300 MB": whole(
        f"<office:document-content {SPACES}>".encode() + b" " * 300_000_000, "refused"
    ),
    "ODS: entities in entities": whole((LAUGHS + ENTITY).encode(), "refused"),
    "ODS: an entity of a file outside": whole((SECRET + ENTITY.replace("b;", "a;")).encode(), "refused"),
    "ODS: a link to a file outside": open_sheet(ROW.format(LINK), "either"),
    "ODS: a table that comes from a file outside": open_sheet(SOURCE + ROW.format("焊工"), "either"),
    "ODS: groups 5,000 deep": open_sheet(
        "<table:table-row-group>" * 5000 + ROW.format("焊工") + "</table:table-row-group>" * 5000, "either"
    ),
    "ODS: cut short": Kind(
        notice("notice.ods", made("a.ods", lambda path: write_content(path, ROW.format("焊工")))[:300]), "refused"
    ),
    "RTF: a field that takes in a file": rich(
        r'{\field{\*\fldinst INCLUDETEXT "file:///etc/passwd"}{\fldrslt }}\par', "done"
    ),
    "RTF: a link and a template outside": rich(
        r'{\*\template http://127.0.0.1/a.dot}{\field{\*\fldinst HYPERLINK "file:///etc/passwd"}{\fldrslt x}}\par', "done"
    ),
    "RTF: an object of 5,000,000 bytes": rich(
        r"{\object\objemb{\*\objdata " + "00" * 5_000_000 + r"}}\par", "done"
    ),
    "RTF: groups 100,000 deep": rich("{" * 100_000 + "}" * 100_000, "either"),
    "RTF: bytes that are not there": rich(r"{\pict\bin2000000000 x}", "either"),
    "RTF: a number of 5,000 digits": rich(rf"\li{'9' * 5000} x\par", "either"),
    "RTF: nothing": Kind(notice("notice.rtf", rtf_of("")), "refused"),
}  # fmt: skip
