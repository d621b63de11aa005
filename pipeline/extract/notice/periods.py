"""When a notice holds: its first day, its last day, and the day that counts, in whatever form a clause says so.

The forms are data (`rules/metadata.toml`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from pipeline.rules.metadata import metadata_list, metadata_pattern
from pipeline.rules.patterns import pattern
from pipeline.text import find_date, parse_numeral

DATE = pattern("metadata.date").pattern
OWN = pattern("metadata.own").pattern


@cache
def metadata_patterns(section: str, key: str = "patterns") -> tuple[re.Pattern[str], ...]:
    """Patterns of metadata.toml with `date`, `DAY` (another date), `OWN`, `year` and `number` filled in."""
    number = metadata_pattern("number")
    return tuple(
        re.compile(
            p.replace("OWN", OWN)
            .replace("DAY", DATE)
            .replace("date", f"(?P<date>{DATE})")
            .replace("year", r"(?P<year>\d{4})")
            .replace("number", f"(?P<no>{number})")
        )
        for p in metadata_list(section, key)
    )


def first_day(texts: list[str], issued: str) -> str:
    """The first day on which a notice holds, as ISO text: printed as such, or told by the day of issue; "" where neither is."""
    found = _first_date(texts, "effective")
    if found:
        return found
    if found := _first_date(texts, "effective", "ranges"):
        return found
    if later := _days_after(texts, issued):
        return later
    on_issue = any(
        p.search(text) for text in texts for p in metadata_patterns("effective", "on_issue")
    )
    return issued if on_issue else ""


def _days_after(texts: list[str], issued: str) -> str:
    """The day that lies so many days after that of issue, where a clause says so; "" where none does."""
    patterns = metadata_patterns("effective", "after_issue")
    found = (match for text in texts for p in patterns if (match := p.search(text)))
    days = next((parse_numeral(match.group("days")) for match in found), None)
    if not days or not issued:
        return ""
    return (date.fromisoformat(issued) + timedelta(days=days)).isoformat()


def _last_day(texts: list[str], effective: str) -> str:
    """The day before so many years after the first day have passed, where a clause says how long the notice holds."""
    found = (p.search(text) for text in texts for p in metadata_patterns("expires", "lasts"))
    years = next((parse_numeral(match.group("span")) for match in found if match), None)
    if not years or not effective:
        return ""
    first = date.fromisoformat(effective)
    # From 29 February on: until the last day of a February.
    day = (
        date(first.year + years, 3, 1)
        if (first.month, first.day) == (2, 29)
        else first.replace(year=first.year + years)
    )
    return (day - timedelta(days=1)).isoformat()


def _first_date(texts: list[str], section: str, key: str = "patterns") -> str:
    for text in texts:
        for each in metadata_patterns(section, key):
            if match := each.search(text):
                said = match.groupdict()
                return f"{said['year']}-12-31" if said.get("year") else find_date(said["date"])
    return ""


def counted_day(texts: list[str]) -> tuple[str, str]:
    """(which day counts, from when on), as the clause on whom the notice holds for says; the first of certificate, class,
    claim that occurs."""
    for what in ("certificate", "class", "claim"):
        for text in texts:
            for each in metadata_patterns("applies", what):
                match = each.search(text)
                if match:
                    groups = match.groupdict()
                    return what, find_date(groups["date"]) if groups.get(
                        "date"
                    ) else f"{groups['year']}-01-01"
    return "", ""


def expiry(texts: list[str], effective: str) -> str:
    """The last day, as printed or as so many years from the first day on; "" where neither is said."""
    return _first_date(texts, "expires") or _last_day(texts, effective)
