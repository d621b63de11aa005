"""Names that people write in traditional characters, as the classification and the notices print them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from pipeline.base.language import Words

# How a name was understood that was asked in traditional characters.
TOLD = Words("written in traditional characters", "繁体字写法")


def to_simplified(text: str) -> str:
    """The text with the traditional characters of known names replaced: 車工 is 车工. Any other character stays."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    path = files("pipeline") / "reference" / "traditional.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {ord(row["traditional"]): row["simplified"] for row in rows}
