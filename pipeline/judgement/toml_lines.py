"""In which line of a TOML file a key stands: the parser of the standard library does not say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

_TABLE = re.compile(r"\s*\[\[\s*([A-Za-z0-9_-]+)\s*\]\]")
_OTHER_TABLE = re.compile(r"\s*\[(?!\[)")
_KEY = re.compile(r"\s*(?:([A-Za-z0-9_-]+)|\"([^\"]*)\"|'([^']*)')\s*[=.]")
Lines = dict[tuple[str, int, str], int]


def find_lines(text: str) -> Lines:
    """(table, its number from 1, key) -> line from 1. Keys above all tables have table "" and number 0; key "" is the head of
    a table. Empty where strings of several lines could be taken for keys."""
    if '"""' in text or "'''" in text:
        return {}
    found: Lines = {}
    table, numbers = "", {"": 0}
    for number, line in enumerate(text.split("\n"), 1):
        if head := _TABLE.match(line):
            table = head[1]
            numbers[table] = numbers.get(table, 0) + 1
            found[table, numbers[table], ""] = number
        elif _OTHER_TABLE.match(line):
            table = line.strip()
            numbers[table] = 0
        elif key := _KEY.match(line):
            found.setdefault(
                (table, numbers[table], next(k for k in key.groups() if k is not None)), number
            )
    return found


def where_in(path: Path, lines: Lines, table: str = "", number: int = 0) -> Callable[[str], str]:
    """Gives file, and line where it is known, of a key; of the head of its table where the key is missing."""

    def where(key: str) -> str:
        line = lines.get((table, number, key)) or lines.get((table, number, ""))
        return f"{path}:{line}" if line else str(path)

    return where
