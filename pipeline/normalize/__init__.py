"""What notices say to what it means: rows of the published tables, with all doubts. Values to values, no files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.judgement.corrections import Corrections
from pipeline.judgement.notice_toml import Notice
from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.model.printed import Extracted
from pipeline.normalize.amounts import build_rates
from pipeline.normalize.checks import check_lists
from pipeline.normalize.crosswalks import build_codes, build_crosswalk
from pipeline.normalize.entries import build_occupations, find_halves, place_columns, split_runs
from pipeline.normalize.issue_rows import issue_rows
from pipeline.normalize.marks import cut_marks
from pipeline.normalize.metadata import build_notice, check_shell
from pipeline.normalize.rules import build_rules
from pipeline.reference.editions import known_names
from pipeline.text import fold

Row = dict[str, Any]


@dataclass
class Loaded:
    """A notice ready to be normalised: what people say about it, what its file says, and the corrections."""

    notice: Notice
    extracted: Extracted
    fixes: Corrections = field(default_factory=Corrections)


def normalize_notices(loaded: Sequence[Loaded]) -> dict[str, list[Row]]:
    """Rows of every table but those that join notices with the classification, in order of notice_id."""
    names = {one.notice.notice_id: printed_names(one) for one in loaded}
    items = {one.notice.notice_id: printed_items(one) for one in loaded}
    numbers = {
        one.extracted.shell.document_number: one.notice.notice_id
        for one in loaded
        if one.extracted.shell.document_number
    }
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    for one in sorted(loaded, key=lambda item: item.notice.notice_id):
        for name, rows in _normalize(one, names, items, numbers).items():
            tables[name] += rows
    return tables


TABLES = (
    "notices",
    "occupations",
    "rates",
    "rules",
    "crosswalk",
    "training_codes",
    "coverage",
    "issues",
)


def printed_names(one: Loaded) -> frozenset[str]:
    """Names printed by a notice, folded, marks cut off."""
    return frozenset(
        fold(cut_marks(e.printed_name)[0]) for e in one.extracted.entries if not e.is_residual
    )


def printed_items(one: Loaded) -> frozenset[str]:
    """What a notice prints amounts for, folded and parted at 、."""
    return frozenset(
        part for a in one.extracted.amounts for part in re.split("[、，,]", fold(a.item)) if part
    )


def _elsewhere(words: Mapping[str, frozenset[str]], notice_id: str) -> frozenset[str]:
    return frozenset().union(*(found for other, found in words.items() if other != notice_id))


def _normalize(
    one: Loaded,
    names: Mapping[str, frozenset[str]],
    items: Mapping[str, frozenset[str]],
    numbers: Mapping[str, str],
) -> dict[str, list[Row]]:
    extracted, notice_id = one.extracted, one.notice.notice_id
    whole = known_names() | _elsewhere(names, notice_id)
    file = f"{notice_id}/{extracted.file}"
    meanings = dict(pair.split("=", 1) for pair in extracted.marks_explained)
    entries, parted = split_runs(list(extracted.entries), whole | names[notice_id], whole)
    occupations, doubts = build_occupations(notice_id, file, entries, meanings, one.fixes)
    rates, rate_doubts = build_rates(notice_id, file, list(extracted.amounts), one.fixes)
    rules, rule_doubts = build_rules(notice_id, file, list(extracted.clauses))
    pairs, pair_doubts = build_crosswalk(notice_id, file, list(extracted.pairs))
    classes = {row["subsidy_class"] for row in rates if row["programme"] == "entrepreneurship"}
    issues = [
        *extracted.issues,
        *parted,
        *doubts,
        *rate_doubts,
        *rule_doubts,
        *pair_doubts,
        *check_lists(occupations),
    ]
    issues += _run_items(extracted, _elsewhere(items, notice_id))
    issues += check_shell(one.notice, extracted, numbers)
    return {
        "notices": [build_notice(one.notice, extracted, numbers)],
        "occupations": occupations,
        "rates": rates,
        "rules": rules,
        "crosswalk": pairs,
        "training_codes": build_codes(notice_id, file, list(extracted.codes), classes),
        "coverage": [
            {"notice_id": notice_id, **place_columns(fate.place, file), "kind": fate.kind, "fate": fate.fate,
             "records": fate.records, "printed": fate.printed[:200]}
            for fate in extracted.fates
        ],
        "issues": issue_rows(notice_id, file, issues),
    }  # fmt: skip


def _run_items(extracted: Extracted, elsewhere: frozenset[str]) -> list[Issue]:
    """missing_separator where the words of an amount run two things together that are printed apart elsewhere; the amount
    stays one row."""
    issues = []
    for amount in extracted.amounts:
        for part in re.split("[、，,]", fold(amount.item)):
            halves = find_halves(part, elsewhere, ()) if len(part) > 7 else None
            if halves:
                issues.append(
                    make_issue(
                        "missing_separator", amount.place, part, first=halves[0], second=halves[1]
                    )
                )
    return issues


def error_issue(notice_id: str, file: str, message: str) -> list[Row]:
    """The one row of `issues` of a notice that could not be read at all."""
    return issue_rows(
        notice_id, file, [make_issue("unreadable", Place("file"), file, message=message)]
    )
