"""Sentences that speak of whole tables: 表一和附件所列标准为最高限额, 附件1所列职业均视为紧缺. What they say holds for each row there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.notice.sections import Section
from pipeline.model.document import Paragraph
from pipeline.rules.patterns import pattern
from pipeline.text import fold, parse_numeral

_LIMIT, _SCARCE = pattern("said_of_tables.limit"), pattern("said_of_tables.scarce")
_NAMES, _NUMBER = pattern("said_of_tables.names"), pattern("said_of_tables.number")
_TABLE = pattern("said_of_tables.table")


@dataclass(frozen=True)
class SaidOfTables:
    """One such sentence: the tables it names (kind, number; None for all of the kind), the section whose tables it means (本表),
    how their amounts bind (`at_most` or ""), and the tier of scarcity of their occupations ("" for none)."""

    names: tuple[tuple[bool, int | None], ...]
    section: Section | None = None
    bound: str = ""
    tier: str = ""

    def holds(self, section: Section, annex: str | None, captions: Sequence[str]) -> bool:
        """Whether it speaks of a table of a section, in an annex (its printed number, or None) and below captions."""
        if self.section is not None:
            return self.section is section
        return any(
            _is_table(number, captions) if is_table else section.is_annex and number in {None, _number(annex or "")}
            for is_table, number in self.names
        )  # fmt: skip


def said_of_tables(sections: Sequence[Section]) -> list[SaidOfTables]:
    """What the paragraphs of all sections say of tables."""
    return [
        made
        for section in sections
        for block in section.blocks
        if isinstance(block, Paragraph) and block.kind == "text"
        for made in _said(section, fold(block.text))
    ]


def _said(section: Section, folded: str) -> Iterator[SaidOfTables]:
    for match in _LIMIT.finditer(folded):
        yield _made(section, match["names"], bound="at_most")
    for match in _SCARCE.finditer(folded):
        yield _made(section, match["names"], tier=match["tier"])


def _made(section: Section, words: str, bound: str = "", tier: str = "") -> SaidOfTables:
    names = tuple(
        (bool(m["table"]), parse_numeral(m["number"] or "")) for m in _NAMES.finditer(words)
    )
    own = None if names or not section.is_annex else section
    return SaidOfTables(names, own, bound, tier)


def _number(name: str) -> int | None:
    found = _NUMBER.search(fold(name))
    return parse_numeral(found.group(0)) if found else None


def _is_table(number: int | None, captions: Sequence[str]) -> bool:
    found = (_TABLE.match(fold(caption)) for caption in captions)
    return any(parse_numeral(m["number"]) == number for m in found if m)
