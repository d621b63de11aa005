"""One number at a place of a text: its figure in any print, its scale, its unit."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.prose.tokens import Number
from pipeline.rules.lexicon import lexicon
from pipeline.rules.numerals import FIGURE, number_rules, read_figure, read_number
from pipeline.rules.patterns import pattern, words
from pipeline.text import HIDDEN_MARK

_RUN = pattern("read_unit.run")
_DIGIT = pattern("read_unit.digit")
_PERCENT = pattern("read_unit.percent")
_FRACTION = pattern("read_unit.fraction")
_MORE = pattern("read_unit.more")
_SCALE = pattern("read_unit.scale")
_JOINT = pattern("read_unit.joint")
_PERCENT_TENTHS = words("figures.tenths")


def number_places(folded: str) -> set[int]:
    """The places of a text at which a number may begin: all at which one does, and some more."""
    return {match.start() for match in _begins().finditer(folded)}


@cache
def _begins() -> re.Pattern[str]:
    shares = "|".join(map(re.escape, number_rules().share_words))
    return re.compile(f"(?=[0-9]|{_RUN.pattern}|{_PERCENT.pattern}|{shares})")


def read_number_at(folded: str, at: int) -> Number | None:
    """The number that begins at a place, with its unit; one without unit has the kind "". None where no number begins.
    `1.2万元` and `壹仟贰佰元整` are yuan, `百分之三十`, `七折` and `减半` percent."""
    char = folded[at]
    if at and (
        folded[at - 1].isdigit()
        or (
            folded[at - 1] in ".-"
            and at > 1
            and folded[at - 2].isdigit()
            and char.isdigit()
            and folded[at - 1] == "."
        )
    ):
        return None
    if word := _share_word(folded, at):
        return Number("percent", at, at + len(word), read_number(word), word)
    if match := _PERCENT.match(folded, at):
        return Number("percent", at, match.end(), read_number(match.group(0)), match.group(0))
    if char.isascii() and char.isdigit():
        return _fraction(folded, at) or _arabic(folded, at)
    match = _RUN.match(folded, at)
    if not match or not _DIGIT.search(match.group(0)):
        return None
    return _with_unit(folded, at, match.end(), match.group(0), "")


def _share_word(folded: str, at: int) -> str:
    if folded[at] not in _share_begins():
        return ""
    return next((w for w in number_rules().share_words if folded.startswith(w, at)), "")


@cache
def _share_begins() -> frozenset[str]:
    return frozenset(word[0] for word in number_rules().share_words)


def _fraction(folded: str, at: int) -> Number | None:
    match = _FRACTION.match(folded, at)
    if not match or not 0 < int(match.group(1)) < int(match.group(2)):
        return None
    if at and folded[at - 1] in "/0123456789.-":
        return None
    return Number("percent", at, match.end(), read_number(match.group(0)), match.group(0))


def _arabic(folded: str, at: int) -> Number | None:
    match = FIGURE.match(folded, at)
    if not match:
        return None
    figure, end = match.group(0), match.end()
    scale = _SCALE.match(folded, end)
    if not scale:
        return _with_unit(folded, at, end, figure, "")
    end = scale.end()
    joint = _JOINT.match(folded, end)
    if joint:
        return _with_unit(folded, at, joint.end(), folded[at : joint.end()], "")
    return _with_unit(folded, at, end, figure, scale.group(0))


def _with_unit(folded: str, at: int, end: int, figure: str, scale: str) -> Number:
    more = _MORE.match(folded, end)
    behind = more.end() if more else end
    unit = _unit_at(folded, behind)
    if not unit:
        value = read_figure(figure + scale)
        return Number("", at, end, value, folded[at:end], figure=figure, scale=scale)
    kind, word = unit
    stop = behind + len(word)
    value = read_figure(figure + scale)
    if kind == "percent" and word in _PERCENT_TENTHS:
        value = None if value is None else round(value * 10, 6)
    if kind == "ratio":
        value = None if value is None else round(value * 100, 6)
    printed = folded[at:stop].replace(HIDDEN_MARK, "")
    return Number(kind, at, stop, value, printed, figure=figure, scale=scale)


@cache
def _units() -> dict[str, str]:
    return {word: senses[0].value for word, senses in lexicon("unit").senses.items()}


def _unit_at(folded: str, at: int) -> tuple[str, str] | None:
    """(kind, word) of the unit at a place; the longest word decides, and one under `none` is no unit."""
    word = lexicon("unit").longest(folded, at)
    kind = _units().get(word, "none")
    return None if kind == "none" else (kind, word)
