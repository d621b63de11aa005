"""The rules of notice.toml about tables: which of it holds for a table, and what of it meets none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.extract.collector import Met, TableRule
from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.text import fold


def rule_of(annex: str | None, rules: Sequence[TableRule], met: Met) -> TableRule:
    """All rules that hold for the tables of an annex as one, heads folded; notes that they have met a table."""
    met.annexes += [annex or ""] if (annex or "") not in met.annexes else []
    joined = TableRule(annex or "")
    for number, rule in enumerate(rules):
        if rule.annex and rule.annex != annex:
            continue
        met.rules.add(number)
        header = {fold(head): field for head, field in rule.header.items()}
        joined = replace(
            joined,
            list=joined.list or rule.list,
            printed_class=joined.printed_class or rule.printed_class,
            header=header | dict(joined.header),
        )
    return joined


def note_heads(
    heads: Iterable[str], annex: str | None, rules: Sequence[TableRule], met: Met
) -> None:
    """Notes which heads of the rules stand in a table of the annex."""
    there = {fold(head) for head in heads}
    for number, rule in enumerate(rules):
        if not rule.annex or rule.annex == annex:
            met.heads |= {(number, head) for head in rule.header if fold(head) in there}


def stale_rules(rules: Sequence[TableRule], met: Met) -> list[Issue]:
    """stale_table_rule for each rule that meets no table, and for each of its heads that meets no column."""
    issues = []
    for number, rule in enumerate(rules):
        if number not in met.rules:
            issues.append(_stale(rule, rule.annex, "no table", "任何表格", met))
            continue
        for head in rule.header:
            if (number, head) not in met.heads:
                issues.append(_stale(rule, head, f"no column “{head}”", f"“{head}”列", met))
    return issues


def _stale(rule: TableRule, printed: str, what: str, what_zh: str, met: Met) -> Issue:
    place = Place(f"notice.toml#l{rule.line}")
    annexes = "、".join(annex or "—" for annex in met.annexes) or "—"
    line = rule.line or "?"
    return make_issue(
        "stale_table_rule", place, printed, what=what, what_zh=what_zh, annexes=annexes, line=line
    )
