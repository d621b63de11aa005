"""A zip package of an office program: each part is measured before it is unpacked, and only the parts that are read are.

So a bomb among the pictures does no harm, as it would in a library that loads the whole package. XML is parsed without
entities and without network.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, TypeVar
from xml.parsers import expat

from lxml import etree

from pipeline.base.errors import UserError
from pipeline.read.guards import MEGABYTE

# An element of lxml, which has no types.
Element = Any
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
Read = TypeVar("Read")


@dataclass(frozen=True)
class Limits:
    """The limits of a package: bytes of one part and of all parts unpacked, tags of a part; and whether a single text may
    be longer than 10 MB and elements nested more than 256 deep, which lxml refuses else."""

    part: int
    unpacked: int
    tags: int
    is_huge: bool


WORKBOOK = Limits(128 * MEGABYTE, 1024 * MEGABYTE, 6_000_000, is_huge=True)


@dataclass(frozen=True)
class Relation:
    """A relation of a part: the name of another part, by an id and a type such as `worksheet`."""

    identity: str
    kind: str
    target: str


@dataclass
class Package:
    """The parts of a package by name; names compare without regard to case and kind of slash. `ending` names the format."""

    archive: zipfile.ZipFile
    ending: str
    limits: Limits = WORKBOOK
    names: dict[str, str] = field(default_factory=dict)
    _relations: dict[str, list[Relation]] = field(default_factory=dict, repr=False)

    def has(self, name: str) -> bool:
        """Whether the package has a part of that name."""
        return _key(name) in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a part; UserError where it is too large or damaged, KeyError where there is none."""
        info = self.archive.getinfo(self.names[_key(name)])
        if info.file_size > self.limits.part:
            size = f"{info.file_size / MEGABYTE:,.0f} MB"
            raise UserError(
                f"{name} unpacks to {size} (a zip bomb?); save the notice again as {self.ending}",
                f"{name} 解压后有 {size}（疑为压缩炸弹）；请重新另存为 {self.ending}",
            )
        with explained(self.ending):
            return self.archive.read(info)

    def parse(self, name: str) -> Element:
        """The root element of a part; UserError where it is damaged."""
        return parse_part(name, self.read(name), self.ending, self.limits)

    def relations(self, name: str) -> list[Relation]:
        """The relations of a part inside the package; the package itself has the name ""."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name: str) -> list[Relation]:
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

    def related(self, name: str, kind: str) -> list[str]:
        """Names of the parts of a kind that a part refers to and that are there."""
        found = (each.target for each in self.relations(name) if each.kind == kind)
        return [target for target in dict.fromkeys(found) if self.has(target)]


def with_package(
    file: Path | IO[bytes],
    ending: str,
    work: Callable[[Package], Read],
    limits: Limits = WORKBOOK,
) -> Read:
    """The result of `work` on a package. UserError where it is damaged, locked, too large, or declares entities."""
    with explained(ending):
        archive = zipfile.ZipFile(file)
    with archive:
        total = sum(info.file_size for info in archive.infolist())
        if total > limits.unpacked:
            raise UserError(
                f"the file unpacks to {total / MEGABYTE:,.0f} MB (a zip bomb?); save it again without pictures",
                f"文件解压后有 {total / MEGABYTE:,.0f} MB（疑为压缩炸弹）；请去掉图片后另存",
            )
        names = {_key(name): name for name in reversed(archive.namelist())}
        return work(Package(archive, ending, limits, names))


@contextmanager
def explained(ending: str) -> Iterator[None]:
    """Damage of a package in one line."""
    try:
        yield
    except DAMAGE as error:
        raise damaged(ending, "", error) from error


def parse_part(name: str, data: bytes, ending: str, limits: Limits = WORKBOOK) -> Element:
    """The root element of an XML part. UserError where it is damaged, or declares entities."""
    _refuse_entities(name, data, ending)
    check_tags(name, data, limits)
    # Comments and instructions would part the words of the element they stand in.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=limits.is_huge,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(ending, name, error) from error


def check_tags(name: str, data: bytes, limits: Limits) -> None:
    """UserError where a part has more tags than any notice."""
    tags = data.count(b"<")
    if tags > limits.tags:
        raise UserError(
            f"{name} has {tags:,} tags; no notice has as many: delete its empty rows or save it again",
            f"{name} 有 {tags:,} 个标记，超出通知应有的规模；请删除空行后另存",
        )


def _refuse_entities(name: str, data: bytes, ending: str) -> None:
    """UserError where an XML part declares a document type: no office program writes one, and entities come in by it."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: found.append("doctype")
    parser.StartElementHandler = lambda *_: found.append("element")
    for start in range(0, len(data), 4096):
        try:
            parser.Parse(data[start : start + 4096], False)
        except (expat.ExpatError, LookupError, ValueError) as error:
            if not found:
                raise damaged(ending, name, error) from error
        if found:
            break
    if "doctype" in found[:1]:
        raise UserError(
            f"{name} declares a document type, by which entities come in (an XML bomb?); save it again as {ending}",
            f"{name} 声明了文档类型，可借此引入实体（疑为 XML 炸弹）；请重新另存为 {ending}",
        )


def damaged(ending: str, name: str, error: BaseException) -> UserError:
    """The line for a damaged file or part."""
    why = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
    where = (
        (f": {name} is damaged", f"：{name} 已损坏")
        if name
        else (", damaged or cut short", "，已损坏或不完整")
    )
    return UserError(
        f"not a readable {ending} file{where[0]} ({why}); fetch it again or save it again as {ending}",
        f"{ending} 文件无法读取{where[1]}（{why}）；请重新获取，或重新另存为 {ending}",
    )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
