"""The obstacles to a release: the issues of the draft, what nobody read, and whether the last run failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.compute as pc

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.model.rows import CoverageRow, IssueRow
from pipeline.model.vocabularies import CoverageFate, Severity
from pipeline.store.draft import read_run
from pipeline.store.tables import read_table
from pipeline.store.typed_rows import from_table
from pipeline.workflow.freshness import why_not_fresh
from pipeline.workflow.workspace import Workspace

_LOUDEST = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Check:
    """The issues, errors first; the places that nobody read; why the last run wrote no draft, where it did not; and the
    facts, entries and doubts of each notice counted."""

    issues: Sequence[IssueRow]
    unread: Sequence[CoverageRow]
    failed: tuple[Words, ...] = ()
    facts: Mapping[str, Sequence[int]] = field(default_factory=dict)
    doubts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """How many errors stand that nobody accepted."""
        return sum(row.severity is Severity.ERROR and not row.accepted for row in self.issues)


def check_draft(root: Path) -> Check:
    """UserError where there is no draft."""
    draft = Workspace(root).draft
    if not draft.is_dir():
        raise UserError(
            f"{draft}: no draft yet; run `catalogue extract`",
            f"{draft}：还没有草稿；请运行 `catalogue extract`",
        )
    run = read_run(draft)
    issues = from_table(IssueRow, read_table(draft, "issues"))
    coverage = read_table(draft, "coverage")
    unread = coverage.filter(pc.equal(coverage["fate"], str(CoverageFate.UNREAD)))
    failed = tuple(words for _, words in run.failures) if run and run.state == "failed" else ()
    if not failed and (words := why_not_fresh(Workspace(root))):
        failed = (words,)
    return Check(
        sorted(issues, key=lambda row: (row.notice_id or "", _LOUDEST[row.severity])),
        from_table(CoverageRow, unread),
        failed,
        run.facts if run else {},
        run.doubts if run else {},
    )
