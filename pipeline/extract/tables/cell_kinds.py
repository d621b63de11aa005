"""What a value of a table looks like: a number, an amount, a code, a grade, names, a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.base.remembered import remembered
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import class_of, has_term, is_grade_word, not_paid
from pipeline.text import fold

CODE = re.compile(r"[1-8]-\d{2}-\d{2}-\d{2}|[1-8]\d{6}|\d{9,10}|\d{2}-\d{3}|[A-Z]\d{6,9}")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
AMOUNT = pattern("grid_roles.amount")
PERCENT = pattern("grid_roles.percent")
TICK = pattern("grid_roles.tick")
HOURS = pattern("cell_kinds.hours")
_SUM = pattern("column_roles.sum")


@remembered
def kind_of(text: str) -> str:
    """The looks of a value: number, amount, hours, code, grade, class, names, sentence, unpaid, text, or "" for a blank."""
    folded = fold(text)
    return next((kind for kind, test in KINDS if test(folded)), "text")


def is_tick(text: str) -> bool:
    """Whether a cell says yes."""
    return bool(TICK.fullmatch(fold(text)))


def _is_code(folded: str) -> bool:
    return all(
        CODE.fullmatch(part) for part in re.split("[、,;/]", re.sub(r"[—–－―]", "-", folded))
    )


def _is_sentence(folded: str) -> bool:
    return has_term("formula", folded) or bool(_SUM.search(folded))


def _is_prose(folded: str) -> bool:
    return bool(re.search("[。，,]", folded)) and len(folded) > 14


def _is_names(folded: str) -> bool:
    """Whether words are listed that are no classes or grades (Ⅰ类、Ⅱ类、Ⅲ类)."""
    pieces = [piece for piece in re.split("[、;；]", folded) if piece]
    is_labels = all(class_of(piece) or is_grade_word(piece) for piece in pieces)
    return len(re.findall("[、;；]", folded)) >= 2 and not is_labels


# What a value looks like, asked in this order of its folded words.
KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("", lambda text: not text),
    ("number", lambda text: NUMBER.fullmatch(text) and len(text) < 7),
    ("code", _is_code),
    ("grade", is_grade_word),
    ("class", class_of),
    ("percent", PERCENT.fullmatch),
    ("unpaid", not_paid),
    ("amount", AMOUNT.fullmatch),
    ("hours", HOURS.fullmatch),
    ("tick", TICK.fullmatch),
    ("sentence", _is_sentence),
    ("names", _is_names),
    ("sentence", _is_prose),
)
