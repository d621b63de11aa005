"""The 中文 of the words that click says itself: catalogue.po is what people edit, catalogue.mo is made of it for gettext.

`python -m tools.write_messages` makes it anew; a test holds the two to each other and to the click that is installed.
"""

from __future__ import annotations

import ast
import re
import struct
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "pipeline" / "cli" / "locale" / "zh" / "LC_MESSAGES"
_LINE = re.compile(r'(?:(msgid_plural|msgid|msgstr(?:\[0\])?) )?(".*")')


def read_po(text: str) -> dict[str, str]:
    """msgid (with its plural behind a NUL, where it has one) -> msgstr. UserError is not needed: a test reads the file."""
    entries: dict[str, str] = {}
    for block in re.split(r"\n\s*\n", text):
        parts: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            if found := _LINE.fullmatch(line.strip()):
                key = (found[1] or key).removesuffix("[0]")
                parts[key] = parts.get(key, "") + ast.literal_eval(found[2])
        if "msgid" in parts:
            plural = f"\0{parts['msgid_plural']}" if "msgid_plural" in parts else ""
            entries[parts["msgid"] + plural] = parts["msgstr"]
    return entries


def make_mo(entries: dict[str, str]) -> bytes:
    """The binary form that gettext reads: two tables of (length, offset), sorted by msgid, and the words behind them."""
    rows = sorted((key.encode(), value.encode()) for key, value in entries.items())
    start = 28 + 16 * len(rows)
    words, tables = b"", ([], [])
    for column, table in enumerate(tables):
        for row in rows:
            table.append(struct.pack("<II", len(row[column]), start + len(words)))
            words += row[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, start)
    return head + b"".join(tables[0]) + b"".join(tables[1]) + words


def main() -> None:
    """Write catalogue.mo beside catalogue.po."""
    entries = read_po((FOLDER / "catalogue.po").read_text(encoding="utf-8"))
    (FOLDER / "catalogue.mo").write_bytes(make_mo(entries))
    print(f"{len(entries)} messages written to {FOLDER / 'catalogue.mo'}")


if __name__ == "__main__":
    main()
