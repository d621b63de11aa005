"""The notices put together: their kept rows stream into the draft, and what needs several of them is added."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.join.decisions import stale_decisions
from pipeline.join.periods import closing_dates
from pipeline.join.supersedes import resolve_supersedes, superseded_at_hand
from pipeline.match import Decision, load_reference
from pipeline.model.document import Place
from pipeline.model.issues import build_issue_rows, make_issue
from pipeline.model.rows import CscoRow, IssueRow, NoticeRow, WorkTypeRow
from pipeline.store.draft import DraftWriter, Run, writing_draft
from pipeline.store.typed_rows import to_table
from pipeline.workflow.kept_rows import Kept, load_rows
from pipeline.workflow.workspace import Workspace


@dataclass(frozen=True)
class Apart:
    """All that belongs to no notice: the decisions to be held against what the notices met (none where a notice is missing, for
    nobody knows what it would have met), and what is wrong with rows of decisions.csv."""

    decisions: Sequence[Decision] = ()
    broken: Sequence[Words] = ()

    def issues(self, met: Iterable[Collection[Decision]], known: Sequence[str]) -> list[IssueRow]:
        """An issue for each decision that is stale, and for each row that cannot be read."""
        found = stale_decisions(self.decisions, met, known)
        found += [
            make_issue(
                "unreadable", Place("/decisions.csv"), "", message=words.en, message_zh=words.zh
            )
            for words in self.broken
        ]
        return build_issue_rows(None, "", found)


def write_draft(
    space: Workspace,
    said: Mapping[str, Sequence[NoticeRow]],
    known: Sequence[str],
    apart: Apart,
    met: Iterable[Collection[Decision]],
    run: Run,
) -> dict[str, int]:
    """Writes the draft out of what is kept of every notice, in their order, and what belongs to none; `said` is the row of
    `notices` of each. Gives notice_id -> how many of its open notes were taken back."""
    notices = [row for name in known for row in said[name]]
    joined = resolve_supersedes(notices)
    closed, at_hand = closing_dates(joined), superseded_at_hand(joined)
    with writing_draft(space.draft, run) as draft:
        draft.add("notices", to_table(NoticeRow, joined))
        taken = {
            name: _add_notice(draft, _kept(space, name), closed, name in at_hand) for name in known
        }
        reference = load_reference()
        draft.add("csco", to_table(CscoRow, reference.rows()))
        draft.add("work_types", to_table(WorkTypeRow, reference.work_type_rows()))
        draft.add("issues", to_table(IssueRow, apart.issues(met, known)))
    return taken


def _kept(space: Workspace, notice_id: str) -> Kept:
    kept = load_rows(space, notice_id)
    if kept is None:
        raise UserError(
            f"{space.cache}: what was kept of {notice_id} is gone; run: catalogue extract",
            f"{space.cache}：{notice_id} 的中间结果丢失；请运行 catalogue extract",
        )
    return kept


def _add_notice(
    draft: DraftWriter, kept: Kept, closed: Mapping[str, date | None], is_at_hand: bool
) -> int:
    """The rows of one notice; its periods closed, and what is said of a superseded notice taken back where it is at hand:
    how many open notes these are."""
    taken = 0
    for name in kept.tables:
        table = kept.table(name)
        if table is None or name == "notices":
            continue
        if name == "catalogue":
            table = _close(table, closed)
        if name == "issues" and is_at_hand:
            said = pc.equal(table["kind"], "supersedes_unknown")
            taken = table.filter(said)["accepted"].null_count
            table = table.filter(pc.invert(said))
        draft.add(name, table)
    return taken


def _close(table: pa.Table, closed: Mapping[str, date | None]) -> pa.Table:
    """`catalogue` of one notice with the last day in force."""
    place = table.schema.get_field_index("effective_to")
    field = table.schema.field(place)
    end = pa.scalar(closed[table["notice_id"][0].as_py()], field.type)
    return table.set_column(place, field, pa.repeat(end, table.num_rows))
