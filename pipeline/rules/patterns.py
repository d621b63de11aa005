"""Patterns and lists of words for the build of sentences, heads and lines, by name: `patterns/*.toml`. Checked when loaded.

Every pattern that sees a notice takes time in proportion to the text: a group repeated without a bound must be possessive (`*+`).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from pipeline.rules.typed_toml import data_fault, decode_toml, rules_text

FOLDER = "patterns"
# A group may be tried again so many times at most.
MOST_REPEATS = 12
_GROUP_AGAIN = re.compile(r"\)(?:[*+](?!\+)|\{\d*,(?P<most>\d*)\}(?!\+))")
_ESCAPED = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]")


def pattern(name: str) -> re.Pattern[str]:
    """The pattern of a name such as `labels.join`. KeyError where there is none."""
    found = _entries()[name]
    assert isinstance(found, re.Pattern), name
    return found


def words(name: str) -> tuple[str, ...]:
    """The words of a name such as `read_unit.tenths`. KeyError where there are none."""
    found = _entries()[name]
    assert isinstance(found, tuple), name
    return found


def one_word(name: str) -> str:
    """The one word of a name such as `grammar.of`. KeyError where there is none, ValueError where there are several."""
    (found,) = words(name)
    return found


@cache
def _entries() -> dict[str, re.Pattern[str] | tuple[str, ...]]:
    """Name -> pattern or words, of all files. UserError in one line where one is wrong."""
    found: dict[str, re.Pattern[str] | tuple[str, ...]] = {}
    for file in sorted(f.name for f in files("pipeline").joinpath("rules", FOLDER).iterdir()):
        path = f"{FOLDER}/{file}"
        tables = decode_toml(
            f"rules/{path}", rules_text(path), dict[str, dict[str, str | list[str]]]
        )
        for table, entries in tables.items():
            for key, value in entries.items():
                name = f"{table}.{key}"
                if name in found:
                    raise data_fault(f"rules/{path}", f"{name} stands twice")
                found[name] = _entry(path, name, value)
    return found


def _entry(path: str, name: str, value: str | list[str]) -> re.Pattern[str] | tuple[str, ...]:
    if isinstance(value, list):
        if len(set(value)) < len(value):
            raise data_fault(f"rules/{path}", f"{name}: a word stands twice")
        return tuple(value)
    try:
        made = re.compile(value)
    except re.error as error:
        raise data_fault(f"rules/{path}", f"{name} is no pattern: {error}") from error
    if unbounded := unbounded_group(value):
        raise data_fault(
            f"rules/{path}",
            f"{name}: {unbounded!r} repeats a group without bound; write it with `+` behind",
        )
    return made


def unbounded_group(text: str) -> str:
    """The part that repeats a group of a pattern without bound, or too often, and may be tried again; "" where nothing does."""
    bare = _ESCAPED.sub("x", text)
    for match in _GROUP_AGAIN.finditer(bare):
        if match["most"] is None or not match["most"] or int(match["most"]) > MOST_REPEATS:
            return match.group(0)
    return ""
