"""The plain rows of an .ods taken out of its XML as bytes, so that the parser is left with what is not plain.

A parser, and a walk over the elements that it makes, take six times as long for a list as calamine. A row is plain where its
cells hold one paragraph of bare words or nothing. Many cells are written with the same bytes: each such piece is read once.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from pipeline.read.sheet.cell_values import Remembered, Style
from pipeline.read.sheet.ods_styles import OdsStyles
from pipeline.read.sheet.xlsx_cells import decode
from pipeline.text import whole_number

# A cell: its attributes but for its value, and its words. A row: its attributes, its cells.
RawCell = tuple[str, str]
RawRow = tuple[str, list[RawCell]]
# Behind the attributes of a cell without a paragraph.
EMPTY = "/"
HIDDEN = {"collapse", "filter"}
MARK = "plain-rows"
_TAG, _END_OF_ROW = b"<table:", b"</table:table-row>"
_START, _VALUE = rb"(?:table-row|(?:covered-)?table-cell)", b' office:value="'
_WRITTEN = re.compile(_START + rb'((?: (?:table|office|calcext):[a-z-]+="[^"<>\x00-\x1f]*")*)')
_PARAGRAPH, _END_OF_PARAGRAPH = b"><text:p>", b"</text:p>"
_ENDS_OF_CELL = {b"</table:table-cell>", b"</table:covered-table-cell>"}
_ATTRIBUTE = re.compile(r' ((?:table|office):[a-z-]+)="([^"]*)"')
_SPACES = {b"xmlns:%b=" % name: b'"urn:oasis:names:tc:opendocument:xmlns:%b:1.0"' % name for name in (b"office", b"table", b"text")}  # fmt: skip
_ENCODING = re.compile(rb"<\?xml[^>]*\sencoding=[\"'](?!utf-8[\"'])", re.IGNORECASE)
# Characters that XML does not take, or that its parser changes.
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|\]\]>")
_REFERENCE = re.compile("&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")


class NotPlainError(Exception):
    """A row, or a cell of it, holds other things too."""


def take_plain(data: bytes) -> tuple[bytes, list[list[RawRow]]]:
    """(a part with one mark in place of each run of plain rows, these runs)."""
    frame: list[bytes] = []
    runs: list[list[RawRow]] = []
    run: list[RawRow] = []
    starts, cells = Remembered(_read_start), _Cells()
    *rows, rest = data.split(_END_OF_ROW)
    for row in rows:
        try:
            before, start, *tags = row.split(_TAG)
            if before:
                raise NotPlainError
            plain = starts[start], list(map(cells.__getitem__, tags))
        except (NotPlainError, ValueError):
            # Other things stand in the row, or it is no UTF-8, or no row.
            frame += [row, _END_OF_ROW]
            run = []
            continue
        if not run:
            frame.append(b'<table:%b number="%d"/>' % (MARK.encode(), len(runs)))
            runs.append(run)
        run.append(plain)
    whole = b"".join((*frame, rest))
    return (whole, runs) if _is_ordinary(whole, len(runs)) else (data, [])


def _is_ordinary(frame: bytes, runs: int) -> bool:
    """Whether what is left has no comments and the like, in which rows would be none; its names mean what they usually do, and
    its bytes are UTF-8."""
    return (
        b"<!" not in frame
        and frame.count(b"<?") == frame[:5].count(b"<?")
        and frame.count(MARK.encode()) == runs
        and all(frame.count(name) == 1 and name + space in frame for name, space in _SPACES.items())
        and not _ENCODING.match(frame)
    )


class _Cells(dict[bytes, RawCell]):
    """Cells by what is written: `attributes/>` or `attributes><text:p>words</text:p></table:table-cell>`, and no other words;
    each way of writing one is read once. NotPlainError for any other.

    Most cells of a list are written as no other one is: patterns and calls would take twice the time of these cuts.
    """

    def __init__(self) -> None:
        self.attributes = Remembered(_read_attributes)

    def __missing__(self, tag: bytes) -> RawCell:
        start, has_words, rest = tag.partition(_PARAGRAPH)
        words, _, end = rest.partition(_END_OF_PARAGRAPH)
        if not has_words:
            if not start.endswith(b"/>"):
                raise NotPlainError
            start = start[:-2]
        elif end not in _ENDS_OF_CELL or b"<" in words:
            raise NotPlainError
        # Values differ from cell to cell, and are left out; what is displayed stands beside them.
        before, has_value, after = start.partition(_VALUE)
        if has_value:
            value, _, behind = after.partition(b'"')
            if b"<" in value or b">" in value:
                raise NotPlainError
            start = before + behind
        attributes = self.attributes[start]
        cell = (attributes, _read_text(words)) if has_words else (attributes + EMPTY, "")
        self[tag] = cell
        return cell


def _read_start(tag: bytes) -> str:
    """The attributes of a row."""
    if not tag.endswith(b">"):
        raise NotPlainError
    return _read_attributes(tag[:-1])


def _read_attributes(start: bytes) -> str:
    match = _WRITTEN.fullmatch(start)
    if not match:
        raise NotPlainError
    return match[1].decode()


def _read_text(words: bytes) -> str:
    """The words of a paragraph, as a parser gives them."""
    text = words.decode()
    if text.isprintable() and "&" not in text and "]]>" not in text:
        return text.strip()
    if _ODD.search(text) or "&" in _REFERENCE.sub("", text):
        raise NotPlainError
    return decode(words).strip()


class Look(NamedTuple):
    """The attributes of a cell, as far as they matter."""

    style: Style
    repeated: int
    rows: int
    columns: int
    is_without_value: bool


class PlainRows:
    """The runs of plain rows of a workbook, and what the attributes in them say."""

    def __init__(self, styles: OdsStyles, runs: list[list[RawRow]]) -> None:
        self.styles = styles
        self.left = {str(number): run for number, run in enumerate(runs)}
        self.rows = Remembered(_read_repeats)
        self.looks = Remembered(self._look)
        self.steps = Remembered(self._step)

    def take(self, number: str) -> list[RawRow]:
        """The run of rows in whose place that number stands."""
        return self.left.pop(number)

    def _step(self, attributes: str) -> int:
        """How many columns a cell takes in which words are shown as they are and no rules are drawn; 0 for any other."""
        look = self.looks[attributes]
        is_plain = look.style.is_plain and not look.style.is_ruled and not look.is_without_value
        return look.repeated if is_plain and (look.rows, look.columns) == (1, 1) else 0

    def _look(self, attributes: str) -> Look:
        known = dict(_ATTRIBUTE.findall(attributes))
        return Look(
            self.styles.look(html.unescape(known.get("table:style-name", ""))),
            count(known.get("table:number-columns-repeated")),
            count(known.get("table:number-rows-spanned")),
            count(known.get("table:number-columns-spanned")),
            attributes.endswith(EMPTY) and "table:formula" in known and "office:value-type" not in known,
        )  # fmt: skip


def _read_repeats(attributes: str) -> tuple[int, bool]:
    """(how often a row stands there, whether it is hidden)."""
    known = dict(_ATTRIBUTE.findall(attributes))
    return count(known.get("table:number-rows-repeated")), known.get("table:visibility") in HIDDEN


def count(said: str | None) -> int:
    """How often an element stands there, or over how many places: at least once."""
    return 1 if said is None else max(1, whole_number(said) or 1)
