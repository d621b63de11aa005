"""GB/T 2260 region codes and names (`rules/regions.csv`)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary import rules_text


@dataclass(frozen=True)
class Region:
    """A region: six-digit code, full name, level (province, prefecture, county), parent's code, short name."""

    code: str
    name: str
    level: str
    parent: str
    short_name: str


@cache
def regions() -> dict[str, Region]:
    """All regions by code."""
    rows = csv.DictReader(rules_text("regions.csv").splitlines())
    return {row["code"]: Region(**row) for row in rows}


def region_name(code: str) -> str | None:
    """The full name with those of the regions it lies in, the largest first; None for an unknown code."""
    region = regions().get(code)
    if region is None:
        return None
    return (region_name(region.parent) or "") + region.name


def ancestors(code: str) -> list[str]:
    """The code itself and those of the regions it lies in, from the smallest."""
    found = []
    while code in regions():
        found.append(code)
        code = regions()[code].parent
    return found
