"""A DOCX as a package of parts: each part is measured before it is unpacked, and only the parts that are read are unpacked.

So a bomb among the pictures does no harm, as it would in a library that loads the whole package. XML is parsed without
entities and without network.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO, TypeVar
from xml.parsers import expat

from lxml import etree

from pipeline.base.errors import UserError
from pipeline.read.docx.names import RELATIONS, STRICT, Element
from pipeline.read.guards import MEGABYTE
from pipeline.read.package import DAMAGE, Relation

MOST_PART = 64 * MEGABYTE
MOST_UNPACKED = 1024 * MEGABYTE
MOST_TAGS = 4_000_000
MAIN = "word/document.xml"
Read = TypeVar("Read")


@dataclass
class Package:
    """The parts of a DOCX by name; names compare without regard to case and kind of slash."""

    archive: zipfile.ZipFile
    names: dict[str, str] = field(default_factory=dict)

    @cached_property
    def main(self) -> str:
        """The part that the package names as the document; word/document.xml where it names none."""
        found = [each.target for each in self.relations("") if each.kind == "officeDocument"]
        return found[0] if found else MAIN

    def has(self, name: str) -> bool:
        return _key(name) in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a part; UserError where it is too large, KeyError where there is none."""
        info = self.archive.getinfo(self.names[_key(name)])
        if info.file_size > MOST_PART:
            size = f"{info.file_size / MEGABYTE:,.0f} MB"
            raise UserError(
                f"{name} unpacks to {size} (a zip bomb?); save the notice again as .docx",
                f"{name} 解压后有 {size}（疑为压缩炸弹）；请重新另存为 .docx",
            )
        with _explained():
            return self.archive.read(info)

    def parse(self, name: str) -> Element:
        """The root element of a part; UserError where it is damaged."""
        return parse_part(name, self.read(name))

    def relations(self, name: str) -> list[Relation]:
        """What a part refers to inside the package; the package itself has the name ""."""
        folder, own = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{own}.rels")
        if not self.has(part):
            return []
        return [
            Relation(
                str(each.get("Id", "")),
                str(each.get("Type", "")).rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, str(each.get("Target", "")))).lstrip("/"),
            )
            for each in self.parse(part)
            if each.get("TargetMode") != "External"
        ]  # fmt: skip

    def related(self, kind: str) -> list[str]:
        """Names of the parts of a kind that the main part refers to and that are there."""
        found = (each.target for each in self.main_relations if each.kind == kind)
        return [name for name in dict.fromkeys(found) if self.has(name)]

    def target_of(self, element: Element) -> str:
        """The part that an element of the main part refers to by `r:id`; "" where it is missing."""
        identity = element.get(f"{{{RELATIONS}}}id", "")
        found = (each.target for each in self.main_relations if each.identity == identity)
        return next((name for name in found if self.has(name)), "")

    @cached_property
    def main_relations(self) -> list[Relation]:
        return self.relations(self.main)


def with_package(file: Path | IO[bytes], work: Callable[[Package], Read]) -> Read:
    """What `work` makes of a package. UserError where it is damaged, locked, too large, or declares entities."""
    with _explained():
        archive = zipfile.ZipFile(file)
    with archive:
        _check_total(archive)
        package = Package(archive, {_key(name): name for name in reversed(archive.namelist())})
        if not package.has(package.main):
            raise UserError(
                "a zip archive without the words of a Word document; save it again as .docx",
                "压缩包中没有 Word 文档的正文；请重新另存为 .docx",
            )
        return work(package)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise UserError(
            f"not a readable DOCX, damaged or cut short ({_short(error)}); fetch it again",
            f"DOCX 无法读取，已损坏或不完整（{_short(error)}）；请重新获取",
        ) from error


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check_total(archive: zipfile.ZipFile) -> None:
    total = sum(info.file_size for info in archive.infolist()) / MEGABYTE
    if total > MOST_UNPACKED / MEGABYTE:
        raise UserError(
            f"the DOCX unpacks to {total:,.0f} MB (a zip bomb?); save it again without pictures",
            f"DOCX 解压后有 {total:,.0f} MB（疑为压缩炸弹）；请去掉图片后另存",
        )


def parse_part(name: str, data: bytes) -> Element:
    """The root element of an XML part, in Word's usual name spaces. UserError where it is damaged or declares entities."""
    _refuse_entities(name, data)
    tags = data.count(b"<")
    if tags > MOST_TAGS:
        raise UserError(
            f"{name} has {tags:,} tags; no notice has as many: delete its empty rows or save it again",
            f"{name} 有 {tags:,} 个标记，超出通知应有的规模；请删除空行后另存",
        )
    for strict, usual in STRICT.items() if b"purl.oclc.org" in data else ():
        data = data.replace(strict, usual)
    # Comments and instructions would part the words of the element they stand in.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(name, _short(error)) from error


def _refuse_entities(name: str, data: bytes) -> None:
    """UserError where an XML part declares a document type: no Word program writes one, and entities come in by it."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: found.append("doctype")
    parser.StartElementHandler = lambda *_: found.append("element")
    for start in range(0, len(data), 4096):
        try:
            parser.Parse(data[start : start + 4096], False)
        except (expat.ExpatError, LookupError, ValueError) as error:
            if not found:
                raise _damaged(name, str(error)) from error
        if found:
            break
    if "doctype" in found[:1]:
        raise UserError(
            f"{name} declares a document type, by which entities come in (an XML bomb?); save it again as .docx",
            f"{name} 声明了文档类型，可借此引入实体（疑为 XML 炸弹）；请重新另存为 .docx",
        )


def _damaged(name: str, why: str) -> UserError:
    return UserError(
        f"not a readable DOCX: {name} is damaged ({why}); save it again as .docx",
        f"DOCX 无法读取：{name} 已损坏（{why}）；请重新另存为 .docx",
    )


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:80] if str(error) else type(error).__name__
