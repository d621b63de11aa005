"""GB/T 2260 region codes and names (`regions.csv`), and which of them a text names."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Region:
    """A region: six-digit code, full name, level (province, prefecture, county), parent's code, short name, the reading of
    the short name, and the character by which document numbers name a province."""

    code: str
    name: str
    level: str
    parent: str
    short_name: str
    pinyin: str
    mark: str

    @property
    def is_district(self) -> bool:
        """A district of a city (市辖区): GB/T 2260 numbers these 01 to 20, counties and county-level cities from 21 on."""
        return self.level == "county" and int(self.code[4:]) <= 20


@cache
def regions() -> dict[str, Region]:
    """All regions by code."""
    rows = csv.DictReader(
        files("pipeline")
        .joinpath("reference", "regions.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
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


@cache
def _region_words() -> tuple[frozenset[str], int]:
    """(each name, full or short, of two characters and more; the length of the longest)."""
    names = {n for region in regions().values() for n in (region.name, region.short_name)}
    words = frozenset(name for name in names if len(name) > 1)
    return words, max(map(len, words))


def without_regions(text: str) -> str:
    """A text without the names of regions in it."""
    words, longest = _region_words()
    kept, at = [], 0
    while at < len(text):
        sizes = range(min(longest, len(text) - at), 1, -1)
        size = next((n for n in sizes if text[at : at + n] in words), 0)
        if not size:
            kept.append(text[at])
        at += size or 1
    return "".join(kept)


def find_region(text: str) -> Region | None:
    """The region a text names; of several that lie in each other the innermost; None where it names none, or different ones.
    Full names go before short ones, which count for provinces and prefectures only."""
    whole = [
        region for region in regions().values() if region.name in text and _is_meant(region, text)
    ]
    short = [
        r
        for r in regions().values()
        if r.level != "county" and len(r.short_name) > 1 and r.short_name in text
    ]
    return _innermost(whole) or _innermost(short)


def _is_meant(region: Region, text: str) -> bool:
    """A county is meant where what it lies in is named too, or its name is no ordinary word (城区) and no other's."""
    if region.level != "county" or any(
        regions()[code].short_name in text for code in ancestors(region.code)[1:]
    ):
        return True
    return (
        len(region.name) > 2 and sum(other.name == region.name for other in regions().values()) == 1
    )


def _innermost(found: list[Region]) -> Region | None:
    outer = {code for region in found for code in ancestors(region.code)[1:]}
    inner = [region for region in found if region.code not in outer]
    return inner[0] if len(inner) == 1 else None


def region_of_number(number: str) -> Region | None:
    """The region that the first character of a document number stands for: a province's mark, or the one prefecture whose
    name begins so; None where there are several."""
    head = number[:1]
    found = [
        r
        for r in regions().values()
        if r.mark == head or (r.level == "prefecture" and r.name.startswith(head))
    ]
    return found[0] if head and len(found) == 1 else None


def place_word(region: Region) -> str:
    """How notice ids name a region: its reading; behind that of what it lies in, where another of its rank or above has the
    same (two prefectures are called taizhou)."""
    ranks = ("province", "prefecture", "county")
    rivals = [
        other for other in regions().values()
        if other.pinyin == region.pinyin and ranks.index(other.level) <= ranks.index(region.level) and other != region
    ]  # fmt: skip
    return (
        f"{place_word(regions()[region.parent])}-{region.pinyin}"
        if rivals and region.parent
        else region.pinyin
    )
