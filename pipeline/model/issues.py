"""Issues: one is made of a known kind, and put into a row of the published table, here and nowhere else.

The advice of most kinds is the very text to paste, behind the name of its file; `split_advice` parts the two.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.base.language import Words
from pipeline.model.document import Issue, Place
from pipeline.model.issue_kinds import ACCEPT, CORRECT, KINDS, Kind
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
    "split_advice",
    "toml_text",
]

CORRECTION_COLUMNS = ("place", "column", "expected", "corrected", "reason", "by", "on")
LONGEST_PRINTED = 200
_PASTED = re.compile(
    r"(notice\.toml|corrections\.csv|decisions\.csv)(, at its top)?:[ \n](.*)", re.DOTALL
)


def make_issue(
    kind: str, place: Place, printed: str, column: str = "", fact: str = "", **words: object
) -> Issue:
    """An issue of a known kind; `column` names the published column a correction would go to, `fact` is the id of the
    row it is about ("" where it is of the place), `words` fill the templates of the kind."""
    entry = KINDS[kind]
    filled = {"column": column, **words}
    advice = _advice(entry, kind, place, printed, fact, filled)
    return Issue(
        kind, entry.severity, place, printed[:LONGEST_PRINTED], entry.en.format(**filled), entry.zh.format(**filled),
        advice.en, advice.zh, fact=fact,
    )  # fmt: skip


def _advice(
    entry: Kind, kind: str, place: Place, printed: str, fact: str, words: Mapping[str, object]
) -> Words:
    if isinstance(entry.advice, Words):
        return Words(entry.advice.en.format(**words), entry.advice.zh.format(**words))
    if entry.advice == ACCEPT:
        pasted = accept_block(kind, place, fact)
    elif entry.advice == CORRECT:
        pasted = correction_line(place, str(words["column"] or "printed"), printed)
    else:
        pasted = entry.advice.format(**words)
    return Words(pasted, pasted)


def split_advice(advice: str) -> tuple[str, str, bool]:
    """(file, what to paste into it, whether at its top) of an advice that is to be pasted; ("", the words, false) of one that is
    said in words."""
    found = _PASTED.fullmatch(advice)
    return (found[1], found[3], bool(found[2])) if found else ("", advice, False)


def accept_block(kind: str, place: Place, fact: str = "", printed: str = "") -> str:
    """The block to paste into notice.toml: it names the fact where the issue is of one, else the place; and the printed words
    where others of its kind stand there too."""
    what, name = ("fact", fact) if fact else ("place", place.anchor)
    lines = ["notice.toml:", "[[accept]]", f'kind = "{kind}"', f"{what} = {toml_text(name)}"]
    lines += [f"printed = {toml_text(printed)}"] if printed else []
    return "\n".join([*lines, 'reason = "…"', 'by = "…"', "on = …"])


def toml_text(text: str) -> str:
    """A text as TOML writes it: JSON's escapes are TOML's too, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


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
    once: dict[tuple[str, ...], Issue] = {}
    for issue in issues:
        key = (issue.kind, issue.place.anchor, issue.fact, issue.printed)
        once.setdefault((*key, issue.message) if issue.kind == "unreadable" else key, issue)
    kept = _told_apart(once.values())
    sources = [source_of(issue.place, file) for issue in kept]
    ids = number_doubles(
        f"{issue.fact or _own(source, notice_id)}!{issue.kind}"
        for issue, source in zip(kept, sources, strict=True)
    )
    return [
        IssueRow(
            issue_id=issue_id, notice_id=notice_id, source=source, page=issue.place.page, bbox=issue.place.bbox,
            severity=issue.severity, kind=issue.kind, fact=issue.fact or None, printed=issue.printed, message=issue.message,
            message_zh=issue.message_zh, advice=issue.advice, advice_zh=issue.advice_zh, accepted=issue.accepted,
        )
        for issue_id, source, issue in zip(ids, sources, kept, strict=True)
    ]  # fmt: skip


def _own(source: str, notice_id: str | None) -> str:
    """A place in no file of the notice (decisions.csv) may be named by several notices: the id says by which."""
    if notice_id is None or source.startswith(f"{notice_id}/"):
        return source
    return f"{source}@{notice_id}"


def _told_apart(issues: Iterable[Issue]) -> list[Issue]:
    """Where several issues of a kind stand at one place, the block that accepts one names its printed words, so that it
    accepts no other."""
    found = list(issues)
    counts = Counter((one.kind, one.fact or one.place.anchor) for one in found)
    return [
        one if counts[one.kind, one.fact or one.place.anchor] == 1 else _named(one) for one in found
    ]


def _named(issue: Issue) -> Issue:
    if KINDS[issue.kind].advice != ACCEPT:
        return issue
    block = accept_block(issue.kind, issue.place, issue.fact, issue.printed)
    return replace(issue, advice=block, advice_zh=block)
