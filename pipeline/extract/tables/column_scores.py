"""How well a value fits under a field, and the best way to cut a width into runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

# How well a kind of value (row) fits under a field (column); what is not named fits badly where numbers belong.
FIT = {
    "amount": {"number": 3.0, "amount": 3.0, "sentence": 0.5, "unpaid": 1.0, "": -0.3},
    "hours": {"hours": 3.0, "number": 2.5, "unpaid": 1.0, "": 0.0},
    "grade": {"grade": 3.0, "": 0.0, "text": 0.0, "class": -0.5, "names": -1.0, "sentence": -1.0},
    "seq": {"number": 3.0, "": 0.0},
    "code": {"code": 3.0, "": 0.0, "text": -0.5},
    "class": {"class": 3.0, "": 0.0, "text": 0.3, "names": -0.5},
    "name": {"names": 1.5, "text": 0.6, "": 0.0, "sentence": 0.3, "class": -1.0, "grade": -1.5},
    "label": {
        "text": 0.5,
        "sentence": 0.3,
        "": 0.0,
        "names": 0.2,
        "class": 0.2,
        "grade": -0.5,
        "hours": 0.2,
        "number": -2.0,
    },
}
MISFIT = -2.0
# What names a row; such a cell is filled from above only where the row names nothing of its own.
KEYS = frozenset({"seq", "code", "name"})


def fit(fields: frozenset[str], kind: str) -> float:
    """How well a kind of value fits under a column that may be any of several fields."""
    return max((FIT[field].get(kind, MISFIT) for field in fields), default=0.0)


def is_mostly(kinds: list[str], wanted: set[str]) -> bool:
    """Whether seven tenths of the values that are not blank are of the wanted kinds."""
    filled = [kind for kind in kinds if kind]
    return bool(filled) and sum(kind in wanted for kind in filled) >= 0.7 * len(filled)


def best_cut(
    count: int, width: int, gain: Callable[[int, int, int], float]
) -> list[tuple[int, int]]:
    """Cuts `width` columns into `count` runs so that the sum of gain(index, start, end) is greatest; first of equals."""

    @cache
    def best(index: int, start: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if index == count:
            return (0.0, ()) if start == width else (float("-inf"), ())
        options = []
        for end in range(start + 1, width - (count - index - 1) + 1):
            score, rest = best(index + 1, end)
            options.append((score + gain(index, start, end), ((start, end), *rest)))
        return max(options, key=lambda option: option[0], default=(float("-inf"), ()))

    return list(best(0, 0)[1])


def is_value(names: frozenset[str]) -> bool:
    """Whether a column holds what a row is worth: amounts, hours, grades."""
    return bool(names & {"amount", "hours", "grade"}) and "label" not in names


def is_key(names: frozenset[str]) -> bool:
    """Whether a column names the row: serial number, code, name."""
    return bool(names & KEYS) and "label" not in names
