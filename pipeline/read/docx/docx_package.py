"""The main part of a DOCX, and nothing else of it: the other parts (pictures, styles, templates) are never unpacked.

So a bomb among them does no harm, as it would in `docx.Document`; the main part is measured before it is unpacked, and only then
given to python-docx's parser, which reads no entities and no network.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Any
from xml.parsers import expat

from docx.oxml.parser import parse_xml
from lxml import etree

from pipeline.base.errors import UserError
from pipeline.read.guards import MEGABYTE

MOST_PART = 64 * MEGABYTE
MOST_UNPACKED = 1024 * MEGABYTE
MOST_TAGS = 4_000_000
# Word's "Strict Open XML" has the same elements under another name space.
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"
RELATIONS = "_rels/.rels"
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


def read_main_part(path: Path) -> Any:
    """The root element of the main part. UserError where the package is damaged, locked, too large, or declares entities."""
    try:
        with zipfile.ZipFile(path) as package:
            _check_total(package)
            name = _main_name(package)
            data = _read_part(package, name)
    except KeyError as error:
        raise UserError(
            "a zip archive without the words of a Word document; save it again as .docx"
        ) from error
    except DAMAGE as error:
        raise UserError(
            f"not a readable DOCX, damaged or cut short ({_short(error)}); fetch it again"
        ) from error
    return _parse(name, data.replace(STRICT, USUAL))


def _check_total(package: zipfile.ZipFile) -> None:
    total = sum(info.file_size for info in package.infolist())
    if total > MOST_UNPACKED:
        raise UserError(
            f"the DOCX unpacks to {total / MEGABYTE:,.0f} MB (a zip bomb?); save it again without pictures"
        )


def _main_name(package: zipfile.ZipFile) -> str:
    """The part that the package's relations name as the document; word/document.xml where they name none."""
    if RELATIONS not in package.namelist():
        return MAIN
    root = _parse(RELATIONS, _read_part(package, RELATIONS))
    targets = [
        str(item.get("Target", ""))
        for item in root
        if str(item.get("Type", "")).endswith("/officeDocument")
    ]
    return targets[0].lstrip("/") if targets else MAIN


def _read_part(package: zipfile.ZipFile, name: str) -> bytes:
    size = package.getinfo(name).file_size
    if size > MOST_PART:
        raise UserError(
            f"{name} unpacks to {size / MEGABYTE:,.0f} MB (a zip bomb?); save the notice again as .docx"
        )
    return package.read(name)


def _parse(name: str, data: bytes) -> Any:
    _refuse_entities(name, data)
    tags = data.count(b"<")
    if tags > MOST_TAGS:
        raise UserError(
            f"{name} has {tags:,} tags; no notice has as many: delete its empty rows or save it again"
        )
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise UserError(
            f"not a readable DOCX: {name} is damaged ({_short(error)}); save it again as .docx"
        ) from error
    # They would part the words of the element they stand in.
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return root


def _refuse_entities(name: str, data: bytes) -> None:
    """UserError where an XML part declares a document type: no Word program writes one, and entities come in by it."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: found.append("doctype")
    parser.StartElementHandler = lambda *_: found.append("element")
    for start in range(0, len(data), 4096):
        try:
            parser.Parse(data[start : start + 4096], False)
        except expat.ExpatError as error:
            if not found:
                raise UserError(
                    f"not a readable DOCX: {name} is damaged ({error}); save it again as .docx"
                ) from error
        if found:
            break
    if "doctype" in found[:1]:
        raise UserError(
            f"{name} declares a document type, by which entities come in (an XML bomb?); save it again as .docx"
        )


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:80] if str(error) else type(error).__name__
