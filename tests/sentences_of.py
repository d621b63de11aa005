"""Sentences to rows of `rules` and `rates`, by the same functions that a notice goes through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.extract.prose.headings import Heads
from pipeline.extract.prose.printed_facts import to_amounts, to_clause
from pipeline.extract.prose.prose_line import is_listed
from pipeline.extract.prose.read_prose import read_prose
from pipeline.judgement.corrections import Corrections
from pipeline.model.document import Place
from pipeline.normalize.amounts import build_rates
from pipeline.normalize.rules import build_rules
from tests.compare import plain

FOLDER = Path(__file__).parent / "sentences"
RULE = ("rule", "value", "value_max", "unit", "programme", "beneficiary", "grade_low", "grade_high")
RATE = (
    "programme",
    "subsidy_class",
    "grade",
    "amount_yuan",
    "amount_max_yuan",
    "unit",
    "cap_yuan",
    "class_hours",
)
Row = dict[str, Any]


def read_lines(name: str) -> list[Row]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def rules_of(sentence: str, heads: tuple[str, ...] = ()) -> list[Row]:
    """Rows of `rules` of a sentence, the columns of RULE and the free words."""
    reading = read_prose(sentence, Heads(heads))
    clauses = [to_clause(reading, rule, Place("b1"), None) for rule in reading.rules]
    rows, issues = build_rules("n/f", clauses)
    assert not issues
    return [plain(row) for row in rows]


def rates_of(sentence: str) -> list[Row]:
    """Rows of `rates` of a sentence."""
    reading = read_prose(sentence)
    amounts = [
        amount for rate in reading.rates for amount in to_amounts(reading, rate, Place("b1"), None)
    ]
    return [plain(row) for row in build_rates("n/f", amounts, Corrections())[0]]


def unread_of(sentence: str) -> list[str]:
    """The numbers with a unit that neither a rule nor a rate read, as printed."""
    return [number.printed for number in read_prose(sentence).unread if is_listed(number)]


def pick(rows: list[Row], columns: tuple[str, ...]) -> list[Row]:
    return [{name: row[name] for name in columns} for row in rows]
