"""A Word file from its XML: the body, and the parts that it refers to, without a library between."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
XMLNS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# Parts that the main part refers to by a kind of their own; any other part is a chunk.
KINDS = {
    "styles.xml": "styles",
    "numbering.xml": "numbering",
    "settings.xml": "settings",
    "footnotes.xml": "footnotes",
    "endnotes.xml": "endnotes",
    "comments.xml": "comments",
    "header1.xml": "header",
    "footer1.xml": "footer",
}


def write_package(path: Path, body: str, parts: Mapping[str, str | bytes] | None = None) -> Path:
    """A DOCX whose main part has this body; `parts` are named as in word/, XML without its root's declaration or bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", _relations({"d": ("officeDocument", "word/document.xml")}))
        package.writestr(
            "word/document.xml", f"<w:document {XMLNS}><w:body>{body}</w:body></w:document>"
        )
        named = {name: (KINDS.get(name, "aFChunk"), name) for name in parts or {}}
        package.writestr("word/_rels/document.xml.rels", _relations(named))
        for name, content in (parts or {}).items():
            package.writestr(f"word/{name}", content)
    return path


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{identity}" Type="{RELATION}{kind}" Target="{target}"/>'
        for identity, (kind, target) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{items}</Relationships>'


def root(name: str, inside: str) -> str:
    """A part whose root is `w:name`."""
    return f"<w:{name} {XMLNS}>{inside}</w:{name}>"


def run(text: str = "", properties: str = "", inside: str = "") -> str:
    """A run of words with run properties, and whatever else stands in it."""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}{inside}</w:r>"


def paragraph(inside: str = "", properties: str = "") -> str:
    """A paragraph of runs; a text without tags is one plain run."""
    words = inside if inside.startswith("<") or not inside else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"


def cell(inside: str = "", properties: str = "") -> str:
    """A cell of one paragraph, or of the blocks given as XML."""
    blocks = inside if inside.startswith(("<w:p>", "<w:tbl>", "<w:altChunk")) else paragraph(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; a text without tags is a plain cell."""
    inside = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def numbered(text: str, level: int = 0, list_id: int = 1, properties: str = "") -> str:
    """A paragraph with an automatic number."""
    link = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, link + properties)


def level(number: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def abstract(identity: int, *levels: str, more: str = "") -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def number_list(identity: int, of: int, override: str = "") -> str:
    """A list that counts with an abstract one."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def numbering(*inside: str) -> str:
    """The numbering part: abstract lists, then lists."""
    return root("numbering", "".join(inside))


def field(code: str, result: str | None = None) -> str:
    """The runs of a field; without a result it prints by its code alone."""
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    told = f"<w:instrText>{escape(code)}</w:instrText>"
    shown = "" if result is None else run(inside=marks[1]) + run(result)
    return run(inside=marks[0]) + run(inside=told) + shown + run(inside=marks[2])
