"""A notice as rich text. How Chinese is written is a style:

word     as Word and WPS write it: bytes of GBK in a font of the character set 134, rows defined before and behind their cells
unicode  as other programs write it: a number a character with a `?` for old ones, rows defined once
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from .document import Cell, Notice, PageBreak, Paragraph, Table, cells

Style = Literal["word", "unicode"]
HEADS = {
    "word": r"{\rtf1\ansi\ansicpg936\deff0\uc2{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134 SimSun;}}",
    "unicode": r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset0 Arial;}}",
}
TWIPS_WIDE = 8800
PARAGRAPH = r"\pard\plain\f1 "


def write_rtf(notice: Notice, path: Path, style: Style = "word") -> None:
    """Write `notice` to `path`."""
    path.write_bytes(rtf_of("".join(_block(block, style) for block in notice.blocks), style))


def rtf_of(body: str, style: Style = "word") -> bytes:
    """A file with a body of RTF."""
    return (HEADS[style] + body + "}").encode("ascii")


def words(text: str, style: Style = "word") -> str:
    """Text as RTF writes it; a new line is one of its own."""
    return "".join(map(_word if style == "word" else _unicode, text))


def _plain(char: str) -> str | None:
    if char == "\n":
        return "\\line "
    if char == "\t":
        return "\\tab "
    if char in "\\{}":
        return "\\" + char
    return char if char.isascii() else None


def _word(char: str) -> str:
    plain = _plain(char)
    if plain is not None:
        return plain
    try:
        return "".join(f"\\'{byte:02x}" for byte in char.encode("gbk"))
    except UnicodeEncodeError:
        return "".join(f"\\u{unit}\\'a1\\'f5" for unit in _units(char))


def _unicode(char: str) -> str:
    plain = _plain(char)
    return "".join(f"\\u{unit}?" for unit in _units(char)) if plain is None else plain


def _units(char: str) -> list[int]:
    """The 16-bit numbers of a character, negative from 32768 on."""
    data = char.encode("utf-16-le")
    found = [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]
    return [unit - 0x10000 if unit >= 0x8000 else unit for unit in found]


def _block(block: Paragraph | Table | PageBreak, style: Style) -> str:
    if isinstance(block, Paragraph):
        return f"{PARAGRAPH}{words(block.text, style)}\\par\n"
    return "\\page\n" if isinstance(block, PageBreak) else table_of(block, style)


def table_of(table: Table, style: Style = "word") -> str:
    """A table, a row after the other; a cell merged downwards is written in each of its rows."""
    standing: list[list[tuple[int, int, Cell]]] = [[] for _ in table.rows]
    for top, column, cell in sorted(cells(table), key=lambda item: item[1]):
        for row in range(top, top + cell.rows):
            standing[row].append((top, column, cell))
    total, wide = 0.0, [0]
    for width in table.widths:
        total += width
        wide.append(round(TWIPS_WIDE * total / sum(table.widths)))
    return "".join(_row(row, own, wide, style) for row, own in enumerate(standing))


def _row(row: int, own: list[tuple[int, int, Cell]], edges: list[int], style: Style) -> str:
    definition, said = "\\trowd\\trgaph108\\trleft0", ""
    for top, column, cell in own:
        if cell.rows > 1:
            definition += "\\clvmgf" if row == top else "\\clvmrg"
        definition += f"\\clbrdrt\\brdrs\\cellx{edges[column + cell.columns]}"
        said += f"{PARAGRAPH}\\intbl {words(cell.text, style) if row == top else ''}\\cell\n"
    again = definition if style == "word" else ""
    return f"{definition}\n{said}{again}\\row\n"
