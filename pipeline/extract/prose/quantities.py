"""Numbers with a unit in a sentence: `30%`, `七折`, `16—60周岁`, `一年`. Dates, document numbers, titles, quoted words and
ordinals are none. Which words are units, and which are set phrases, is data (`rules/quantities.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.rules.vocabulary import rules_text, shell_rules
from pipeline.text import fold

# Bounded, so that a line of digits costs no more than it is long; no quantity has more.
DIGITS = r"\d[\d,]{0,30}(?:\.\d{1,30})?"
NUMERAL = r"[〇零一二两三四五六七八九十百千]{1,16}"
NUMBER = rf"(?:{DIGITS}|{NUMERAL}|半)[万亿]?"
DASH = r"(?:[-‐‑–—―~～－至到]{1,2})"


@dataclass(frozen=True)
class Quantity:
    """A number with its unit: `kind` (a name of quantities.toml), place in the folded text, printed ends of a range
    (`high` "" where there is one number), each with its unit."""

    kind: str
    start: int
    end: int
    low: str
    high: str = ""


@dataclass(frozen=True)
class Mask:
    """A stretch of text whose numbers count for nothing."""

    start: int
    end: int


def find_quantities(text: str) -> tuple[list[Quantity], list[Mask]]:
    """Every number with a unit in a text, in order, and the stretches that were left out. Places are those of the folded
    text, which are those of the printed text without white space."""
    folded = fold(text)
    masks = list(_find_masks(folded))
    blank = list(folded)
    for mask in masks:
        blank[mask.start : mask.end] = "\0" * (mask.end - mask.start)
    return list(_find_in("".join(blank))), masks


@cache
def quantity_rules() -> dict[str, dict[str, str]]:
    """`quantities.toml`: units by kind, and what is left out."""
    rules: dict[str, dict[str, str]] = tomllib.loads(rules_text("quantities.toml"))
    return rules


def is_listed(kind: str) -> bool:
    """Whether a number of this kind that nobody read is shown to people."""
    return kind not in quantity_rules()["not_listed"]


@cache
def _units() -> re.Pattern[str]:
    units = {**quantity_rules()["units"], **quantity_rules()["not_listed"]}
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in units.items()))


@cache
def _number() -> re.Pattern[str]:
    unit = _units().pattern.replace("?P<", "?P<first_")
    prefixed = rf"百分之{NUMERAL}(?:{DASH}(?:百分之)?{NUMERAL})?|{NUMERAL}分之{NUMERAL}|(?<=[的占])\d{{1,2}}/\d{{1,2}}"
    plain = rf"(?P<low>{NUMBER})(?:(?:{unit})?{DASH}(?P<high>{NUMBER}))?(?:余|多)?(?:{_units().pattern})"
    return re.compile(
        rf"(?P<prefixed>{prefixed})|(?<![\d.\-])(?P<more>(?:{DIGITS}[、和]){{0,30}}){plain}"
    )


def _find_masks(folded: str) -> Iterator[Mask]:
    patterns = [*quantity_rules()["masks"].values(), shell_rules()["number"]["pattern"]]
    for pattern in patterns:
        for match in re.finditer(pattern, folded):
            yield Mask(match.start(), match.end())


def _find_in(folded: str) -> Iterator[Quantity]:
    for match in _number().finditer(folded):
        if match.group("prefixed"):
            low, _, high = re.sub(DASH, "\0", match.group("prefixed")).partition("\0")
            yield Quantity(
                "percent",
                match.start(),
                match.end(),
                low,
                high if high.startswith("百") else high and f"百分之{high}",
            )
            continue
        kind = next(name for name, found in match.groupdict().items() if found and name in _kinds())
        unit = match.group(kind)
        for each in re.finditer(DIGITS, match.group("more")):
            yield Quantity(
                kind, match.start() + each.start(), match.start() + each.end(), each.group() + unit
            )
        high = match.group("high") or ""
        yield Quantity(
            kind, match.start("low"), match.end(), match.group("low") + unit, high and high + unit
        )


def _kinds() -> set[str]:
    return {*quantity_rules()["units"], *quantity_rules()["not_listed"]}
