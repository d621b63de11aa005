"""Issues: one is made of a known kind, and put into a row of the published table, here and nowhere else.

Where a cell is doubted, the advice is the very line to paste into `corrections.csv` or `notice.toml`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from pipeline.model.document import Issue, Place
from pipeline.model.issue_kinds import KINDS, Kind
from pipeline.model.places import number_doubles, source_of
from pipeline.model.rows.work import IssueRow

__all__ = [
    "CORRECTION_COLUMNS",
    "KINDS",
    "Kind",
    "accept_block",
    "build_issue_rows",
    "correction_line",
    "make_issue",
]

CORRECTION_COLUMNS = ("place", "column", "expected", "corrected", "reason", "by", "on")
ACCEPT = '[[accept]]\nkind = "{kind}"\n{what} = "{name}"\nreason = "…"\nby = "…"\non = …'
LONGEST_PRINTED = 200


def make_issue(
    kind: str, place: Place, printed: str, column: str = "", fact: str = "", **words: object
) -> Issue:
    """An issue of a known kind; `column` names the published column a correction would go to, `fact` is the id of the
    row it is about ("" where it is of the place), `words` fill the templates of the kind."""
    entry = KINDS[kind]
    filled = {"column": column, **words}
    return Issue(
        kind, entry.severity, place, printed[:LONGEST_PRINTED], entry.en.format(**filled), entry.zh.format(**filled),
        _advice(entry.advice, Issue(kind, entry.severity, place, printed, "", "", "", fact=fact), filled), fact=fact,
    )  # fmt: skip


def _advice(template: str, issue: Issue, words: dict[str, object]) -> str:
    if template == "accept":
        return accept_block(issue.kind, issue.place, issue.fact)
    if template == "correct":
        return correction_line(issue.place, str(words["column"] or "printed"), issue.printed)
    return template.format(**words)


def accept_block(kind: str, place: Place, fact: str = "") -> str:
    """The block to paste into notice.toml: it names the fact where the issue is of one, else the place."""
    what, name = ("fact", fact) if fact else ("place", place.anchor)
    return ACCEPT.format(kind=kind, what=what, name=name)


def correction_line(place: Place, column: str, printed: str, corrected: str = "…") -> str:
    """The line to paste into `corrections.csv`, to be completed by a person."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(
        [place.anchor, column, printed, corrected, "…", "…", "…"]
    )
    return f"corrections.csv: {buffer.getvalue()}"


def build_issue_rows(notice_id: str | None, file: str, issues: Iterable[Issue]) -> list[IssueRow]:
    """Rows of `issues` of one notice, in the order given; the same doubt about the same words at the same place counts
    once. `file` is the main file, such as `place-2024/notice.pdf`."""
    once: dict[tuple[str, str, str, str], Issue] = {}
    for issue in issues:
        once.setdefault((issue.kind, issue.place.anchor, issue.fact, issue.printed), issue)
    kept = list(once.values())
    sources = [source_of(issue.place, file) for issue in kept]
    ids = number_doubles(
        f"{issue.fact or source}!{issue.kind}" for issue, source in zip(kept, sources, strict=True)
    )
    return [
        IssueRow(
            issue_id=issue_id, notice_id=notice_id, source=source, page=issue.place.page, bbox=issue.place.bbox,
            severity=issue.severity, kind=issue.kind, fact=issue.fact or None, printed=issue.printed, message=issue.message,
            message_zh=issue.message_zh, advice=issue.advice, accepted=issue.accepted,
        )
        for issue_id, source, issue in zip(ids, sources, kept, strict=True)
    ]  # fmt: skip
