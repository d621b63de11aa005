"""Rows of `occupations` of one notice get their codes: the published rows to the matcher and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.match import Decision, Reference, match_names
from pipeline.match.findings import met_decisions
from pipeline.match.models import EVERYWHERE, Match
from pipeline.match.queue import read_aliases, read_printed
from pipeline.model.document import Issue
from pipeline.model.rows import CrosswalkRow, OccupationRow
from pipeline.model.vocabularies import MatchMethod, MatchStatus


@dataclass(frozen=True)
class Matched:
    """The rows with their match columns, the doubts, entry_id -> codes proposed for an entry that waits for a person, and
    the decisions for every notice that met a name of this one."""

    occupations: list[OccupationRow]
    issues: list[Issue]
    proposed: Mapping[str, frozenset[str]]
    met: frozenset[Decision]


def assign_codes(
    notice_id: str,
    occupations: Sequence[OccupationRow],
    crosswalk: Sequence[CrosswalkRow],
    reference: Reference,
    decisions: Sequence[Decision],
) -> Matched:
    """Matches the entries of one notice by its own crosswalk, and by the decisions on it and on every notice."""
    own = [one for one in decisions if one.scope in {EVERYWHERE, notice_id}]
    printed = read_printed(occupations)
    result = match_names(printed, reference, read_aliases(crosswalk), own)
    rows = [_fill(row, match) for row, match in zip(occupations, result.matches, strict=True)]
    proposed = {
        match.entry_id: frozenset(one.code for one in match.candidates)
        for match in result.matches
        if match.candidates
    }
    # Whether a decision for every notice meets none of them is not for one notice to say.
    issues = [issue for concerned, issue in result.issues if concerned]
    everywhere = [one for one in own if one.scope == EVERYWHERE]
    return Matched(rows, issues, proposed, met_decisions(everywhere, printed))


def _fill(row: OccupationRow, match: Match) -> OccupationRow:
    return replace(
        row, edition=match.edition, occupation_code=match.occupation_code, occupation_name=match.occupation_name,
        match_method=MatchMethod.read(match.match_method or ""), match_score=match.match_score,
        match_status=MatchStatus(match.match_status), code_conflict=match.code_conflict,
    )  # fmt: skip
