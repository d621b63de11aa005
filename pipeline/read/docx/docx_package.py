"""A Word file as a package of parts: the one that is the document, and what that refers to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import IO

from pipeline.base.errors import UserError
from pipeline.read.docx.names import RELATIONS, STRICT, Element
from pipeline.read.docx.styles import Styles, read_styles
from pipeline.read.guards import MEGABYTE
from pipeline.read.package import Limits, Package, Read, Relation, parse_part, with_package

LIMITS = Limits(64 * MEGABYTE, 1024 * MEGABYTE, 4_000_000, is_huge=False)
MAIN = "word/document.xml"
LARGEST_KEPT = MEGABYTE


class WordPackage(Package):
    """The parts of a Word file."""

    @cached_property
    def main(self) -> str:
        """The part that the package names as the document; word/document.xml where it names none."""
        found = [each.target for each in self.relations("") if each.kind == "officeDocument"]
        return found[0] if found else MAIN

    def parse(self, name: str) -> Element:
        """The root element of a part, in Word's usual name spaces; UserError where it is damaged."""
        return parse_part(name, self.in_usual_names(name), self.ending, self.limits)

    def in_usual_names(self, name: str) -> bytes:
        """The bytes of a part, in Word's usual name spaces."""
        data = self.read(name)
        for strict, usual in STRICT.items() if b"purl.oclc.org" in data else ():
            data = data.replace(strict, usual)
        return data

    def styles(self) -> Styles:
        """The styles of the document; none where it has no such part. Those of one template are the same in many files, and
        longer than the words: what was read once is kept, small parts only."""
        names = self.beside_main("styles")
        if not names:
            return read_styles(None)
        name, data = names[0], self.in_usual_names(names[0])
        read = _known_styles if len(data) <= LARGEST_KEPT else _styles_of
        return read(name, data, self.ending, self.limits)

    def beside_main(self, kind: str) -> list[str]:
        """Names of the parts of a kind that the main part refers to and that are there."""
        return self.related(self.main, kind)

    def target_of(self, element: Element) -> str:
        """The part that an element of the main part refers to by `r:id`; "" where it is missing."""
        identity = element.get(f"{{{RELATIONS}}}id", "")
        found = (each.target for each in self.main_relations if each.identity == identity)
        return next((name for name in found if self.has(name)), "")

    @cached_property
    def main_relations(self) -> list[Relation]:
        """The relations of the main part."""
        return self.relations(self.main)


def _styles_of(name: str, data: bytes, ending: str, limits: Limits) -> Styles:
    return read_styles(parse_part(name, data, ending, limits))


_known_styles = lru_cache(maxsize=8)(_styles_of)


def with_word_package(file: Path | IO[bytes], work: Callable[[WordPackage], Read]) -> Read:
    """The result of `work` on a Word file. UserError where it is damaged, locked, too large, or declares entities."""

    def check(package: Package) -> Read:
        word = WordPackage(package.archive, package.ending, package.limits, package.names)
        if not word.has(word.main):
            raise UserError(
                "a zip archive without the words of a Word document; save it again as .docx",
                "压缩包中没有 Word 文档的正文；请重新另存为 .docx",
            )
        return work(word)

    return with_package(file, ".docx", check, LIMITS)
