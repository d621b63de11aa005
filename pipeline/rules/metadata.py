"""The metadata of a notice, as data (`metadata.toml`): patterns of titles, numbers, dates, and words of offices and labels.

A section holds patterns or lists of words by key. `date`, `year` and `number` in a pattern stand for what is printed there.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.rules.typed_toml import data_fault, decode_toml, rules_text

FILE = "metadata.toml"
# Sections whose lists are words and no patterns.
WORDS = frozenset({"organs", "about"})
Section = dict[str, str | list[str]]


def metadata_pattern(section: str, key: str = "pattern") -> str:
    """The one pattern of a section, such as `title.ends`. KeyError where there is none."""
    found = _sections()[section][key]
    assert isinstance(found, str), f"{section}.{key}"
    return found


def metadata_list(section: str, key: str) -> tuple[str, ...]:
    """The patterns or words of a section, such as `draft.patterns`; none where the section has no such key."""
    found = _sections()[section].get(key, [])
    assert isinstance(found, list), f"{section}.{key}"
    return tuple(found)


def metadata_labels() -> dict[str, tuple[str, ...]]:
    """Field of a notice -> the words that label it in the box of a site."""
    return {field: metadata_list("about", field) for field in _sections()["about"]}


@cache
def _sections() -> dict[str, Section]:
    """Section -> key -> pattern or list. UserError in one line where one is wrong."""
    found = decode_toml(f"rules/{FILE}", rules_text(FILE), dict[str, Section])
    for section, entries in found.items():
        for key, value in entries.items():
            for text in () if section in WORDS else [value] if isinstance(value, str) else value:
                _check(f"{section}.{key}", text)
    return found


def _check(name: str, text: str) -> None:
    try:
        re.compile(text)
    except re.error as error:
        raise data_fault(f"rules/{FILE}", f"{name} is no pattern: {error}") from error
