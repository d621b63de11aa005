"""Numbers that share a unit or make a range: `48、64、80课时`, `10%至30%`, `300—1000元`, `3-5万元`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.tokens import Number, Token
from pipeline.rules.numerals import read_figure, scale_of
from pipeline.rules.patterns import pattern, words

DASH = pattern("join_numbers.dash")
LISTED = pattern("join_numbers.listed")
_TENTHS = words("figures.tenths")


def join_numbers(folded: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens with ranges joined and shared units given to each figure of a list; figures that get none are left out.
    Goes from right to left, for the unit stands behind the last figure."""
    joined: list[Token] = []
    for token in reversed(tokens):
        following = joined[-1] if joined else None
        if isinstance(token, Number) and isinstance(following, Number) and following.kind:
            between = folded[token.end : following.start]
            made = _range(token, following, between)
            if made:
                joined[-1] = made
                continue
            if (
                not token.kind
                and LISTED.fullmatch(between)
                and _may_share(token, following, between)
            ):
                joined.append(_with_unit_of(token, following))
                continue
        joined.append(token)
    return [t for t in reversed(joined) if not isinstance(t, Number) or t.kind]


def _range(low: Number, high: Number, between: str) -> Number | None:
    """One range of two numbers of a kind with a dash between; None where they are none."""
    if high.is_range or not DASH.fullmatch(between) or low.kind not in {"", high.kind}:
        return None
    first = _with_unit_of(low, high) if not low.kind else low
    if first.low is None or high.low is None or first.low > high.low:
        return None
    return replace(
        high,
        start=low.start,
        low=first.low,
        printed=first.printed,
        high=high.low,
        printed_high=high.printed,
    )


def _may_share(token: Number, following: Number, between: str) -> bool:
    """A comma shares a unit only between figures that both have none of their own printed as a word of a list."""
    return between != "," or following.kind in {"yuan", "percent"}


def _with_unit_of(token: Number, other: Number) -> Number:
    """A figure without unit read with the unit (and, where it has none, the scale) of another."""
    scale = token.scale or (other.scale if scale_of(other.scale) > 1 else "")
    value = read_figure(token.figure + scale)
    unit = other.printed.removeprefix(other.figure + other.scale)
    if other.kind == "percent" and unit in _TENTHS and value is not None:
        value = round(value * 10, 6)
    if other.kind == "ratio" and value is not None:
        value = round(value * 100, 6)
    return replace(
        token, kind=other.kind, low=value, scale=scale, printed=token.figure + scale + unit
    )
