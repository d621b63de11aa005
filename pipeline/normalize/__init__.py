"""From what a notice says to what it means: typed rows of the published tables, and every doubt.

Takes the printed facts of one notice and what people say about it; gives rows, keys distinct, and issues.
Never opens a file, never looks at another notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.judgement.corrections import Corrections
from pipeline.judgement.notice_toml import Notice
from pipeline.model.document import Issue
from pipeline.model.places import source_of
from pipeline.model.printed import Coverage, Extracted
from pipeline.model.rows import (
    CoverageRow,
    CrosswalkRow,
    NoticeRow,
    OccupationRow,
    RateRow,
    RuleRow,
    TrainingCodeRow,
)
from pipeline.model.vocabularies import CoverageFate, CoverageKind, Programme
from pipeline.normalize.accept import accept_issues
from pipeline.normalize.amounts import build_rates
from pipeline.normalize.checks import check_lists
from pipeline.normalize.contradictions import find_contradictions, with_contradictions
from pipeline.normalize.crosswalks import build_codes, build_crosswalk
from pipeline.normalize.doubts import clear_accepted, doubt_issues
from pipeline.normalize.entries import build_occupations, names_with_brackets
from pipeline.normalize.metadata import build_notice, check_metadata
from pipeline.normalize.programmes import doubt_programmes
from pipeline.normalize.rules import build_rules
from pipeline.normalize.separators import correct_names, find_run_items, split_runs

__all__ = ["Loaded", "Normalized", "accept_issues", "normalize_notice"]
LONGEST_PRINTED = 200


@dataclass
class Loaded:
    """A notice ready to be normalised: what people say about it, what its files say, and the corrections."""

    notice: Notice
    extracted: Extracted
    fixes: Corrections = field(default_factory=Corrections)

    @property
    def file(self) -> str:
        """The main file, such as `place-2024/notice.pdf`."""
        return f"{self.notice.notice_id}/{self.extracted.file}"


@dataclass(frozen=True)
class Normalized:
    """The rows of one notice, and its doubts so far; match columns of `occupations` are null."""

    notice: NoticeRow
    occupations: list[OccupationRow]
    rates: list[RateRow]
    rules: list[RuleRow]
    crosswalk: list[CrosswalkRow]
    training_codes: list[TrainingCodeRow]
    coverage: list[CoverageRow]
    issues: list[Issue]


def normalize_notice(one: Loaded) -> Normalized:
    """The rows of one notice, whichever notices stand beside it. Doubts that a person accepted are out of the rows."""
    extracted, file, accept = one.extracted, one.file, one.notice.accept
    meanings = dict(pair.split("=", 1) for pair in extracted.marks_explained)
    entries, parted = split_runs(correct_names(extracted.entries, one.fixes))
    occupations, entry_doubts = build_occupations(file, entries, meanings, one.fixes)
    rates, rate_doubts = build_rates(
        file, extracted.amounts, one.fixes, names_with_brackets(entries)
    )
    rates = doubt_programmes(rates, occupations)
    rules, rule_doubts = build_rules(file, extracted.clauses)
    said = find_contradictions(
        clear_accepted(rates, accept),
        clear_accepted(rules, accept),
        clear_accepted(occupations, accept),
    )
    rates = with_contradictions(rates, said)
    pairs, pair_doubts = build_crosswalk(file, extracted.pairs, one.fixes)
    classes = {r.subsidy_class for r in rates if r.programme is Programme.ENTREPRENEURSHIP}
    issues = [
        *extracted.issues, *parted, *entry_doubts, *rate_doubts, *rule_doubts, *pair_doubts,
        *doubt_issues([*occupations, *rates, *rules], file, said), *check_lists(occupations, file),
        *find_run_items(extracted.amounts), *check_metadata(one.notice, extracted),
    ]  # fmt: skip
    return Normalized(
        build_notice(one.notice, extracted), clear_accepted(occupations, accept), clear_accepted(rates, accept),
        clear_accepted(rules, accept), pairs, build_codes(file, extracted.codes, classes),
        build_coverage(file, extracted.fates), issues,
    )  # fmt: skip


def build_coverage(file: str, fates: tuple[Coverage, ...]) -> list[CoverageRow]:
    """Rows of `coverage`, one a place; what became of it first, where a place is told of twice."""
    rows: dict[str, CoverageRow] = {}
    for fate in fates:
        source = source_of(fate.place, file)
        rows.setdefault(source, CoverageRow(
            notice_id=file.partition("/")[0], source=source, page=fate.place.page, bbox=fate.place.bbox,
            kind=CoverageKind(fate.kind), fate=CoverageFate(fate.fate), records=fate.records,
            printed=fate.printed[:LONGEST_PRINTED],
        ))  # fmt: skip
    return list(rows.values())
