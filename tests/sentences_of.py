"""Sentences to rows of `rules` and `rates`, by the same functions that a notice goes through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.extract.prose.clauses import read_clauses
from pipeline.extract.prose.prose_amounts import read_amounts
from pipeline.judgement.corrections import Corrections
from pipeline.model.document import Place
from pipeline.model.printed import Amount, Clause
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
    clauses = [
        Clause(
            Place("b1"), None, hit.rule, hit.programme, hit.beneficiary, hit.low, hit.high, hit.unit, hit.grades, hit.condition,
            hit.quote,
        )
        for hit in read_clauses(sentence, heads).hits
    ]  # fmt: skip
    rows, issues = build_rules("n/f", clauses)
    assert not issues
    return [plain(row) for row in rows]


def rates_of(sentence: str) -> list[Row]:
    """Rows of `rates` of a sentence."""
    amounts = [
        Amount(
            Place("b1"), None, p.programme, p.printed, p.figure, p.printed_class, p.item, printed_grade=p.grade, unit=p.unit,
            printed_hours=p.hours, printed_cap=p.cap, formula=p.formula,
        )
        for p in read_amounts(sentence)
    ]  # fmt: skip
    return [plain(row) for row in build_rates("n/f", amounts, Corrections())[0]]


def unread_of(sentence: str) -> list[str]:
    """The numbers with a unit that neither a rule nor a rate read, as printed."""
    spans = [span for phrase in read_amounts(sentence) for span in phrase.spans]
    return [quantity.low for quantity in read_clauses(sentence).unread(spans)]


def pick(rows: list[Row], columns: tuple[str, ...]) -> list[Row]:
    return [{name: row[name] for name in columns} for row in rows]
