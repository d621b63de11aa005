"""Amounts for ordinary occupations in a notice that raises them for scarce ones: they are what the uplift is added to."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.collector import Collector

_ORDINARY, _UPLIFT = "not_scarce", "scarce_uplift"


def settle_base_amounts(found: Collector) -> None:
    """一般职业1000元; 紧缺职业在一般职业标准基础上提高30%: the 1000 is the base for all. It stays one for ordinary occupations
    alone where the notice prints amounts for scarce ones, or no uplift."""
    is_raised = any(clause.rule == _UPLIFT for clause in found.clauses)
    is_printed = any(amount.scarcity not in {"", "any", _ORDINARY} for amount in found.amounts)
    if is_raised and not is_printed:
        found.amounts[:] = [
            replace(a, scarcity="") if a.scarcity == _ORDINARY else a for a in found.amounts
        ]
