"""Names of few characters in which one may have been misread: what they would be if it were one that looks alike."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

# Longer names are found by what is left of them.
SHORT = 4


@cache
def lookalikes() -> Mapping[str, str]:
    """For each character those that it may have been: `lookalikes.csv` read backwards too."""
    text = (files("pipeline") / "reference" / "lookalikes.csv").read_text(encoding="utf-8")
    alike: dict[str, dict[str, None]] = {}
    for row in csv.DictReader(text.splitlines()):
        for other in row["looks_like"]:
            alike.setdefault(other, {})[row["character"]] = None
            alike.setdefault(row["character"], {})[other] = None
    return {character: "".join(others) for character, others in alike.items()}


def readings_of(name: str) -> Iterator[tuple[str, str, str]]:
    """(reading, character printed, character it may be) of a short name, one character at a time; none of a longer one."""
    if len(name) > SHORT:
        return
    alike = lookalikes()
    for place, printed in enumerate(name):
        before, behind = name[:place], name[place + 1 :]
        for other in alike.get(printed, ""):
            yield before + other + behind, printed, other
