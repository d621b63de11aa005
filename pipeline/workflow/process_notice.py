"""One notice from bytes to typed rows with their keys checked: the work that is done in a process of its own.

It looks at no other notice: the same files, notice.toml, corrections and decisions give the same rows whichever notices
stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.base.collector import collector_paused
from pipeline.base.language import Words
from pipeline.compose.build_catalogue import build_catalogue
from pipeline.compose.entitlements import build_entitlements
from pipeline.compose.facts import Facts
from pipeline.extract.text_files import from_files, to_files
from pipeline.judgement.corrections import Corrections, read_corrections
from pipeline.judgement.notice_toml import Notice, read_notice
from pipeline.match import Decision, load_reference
from pipeline.match.apply_matches import Matched, assign_codes
from pipeline.model.document import Issue, Place
from pipeline.model.issues import build_issue_rows, make_issue
from pipeline.model.printed import Extracted
from pipeline.model.rows import NoticeRow, Row
from pipeline.model.vocabularies import FileFormat, NoticeStatus
from pipeline.normalize import Loaded, Normalized, accept_issues, normalize_notice
from pipeline.report.display import summarize
from pipeline.report.summary import Summary
from pipeline.store.keys import check_table
from pipeline.store.typed_rows import to_tables
from pipeline.workflow.cache import load_files, reading_key
from pipeline.workflow.execute.boundary import Boundary
from pipeline.workflow.kept_rows import pack
from pipeline.workflow.read_notice import check_files, extract_notice
from pipeline.workflow.tasks import Result, Task
from pipeline.workflow.workspace import Workspace

__all__ = ["Result", "Task", "failed_result", "finish_notice", "process_notice"]


def process_notice(task: Task) -> Result:
    """The rows of a notice. Nothing is raised: what goes wrong is one `unreadable` issue of the notice."""
    space = Workspace(task.root)
    log = space.log(task.notice_id)
    with Boundary(log, str(space.relative(log))) as edge, collector_paused():
        return _process(task, space)
    return failed_result(space, task.notice_id, edge.words or Words("", ""))


def _process(task: Task, space: Workspace) -> Result:
    space.refuse_links_of(task.notice_id)
    directory = space.notice(task.notice_id)
    notice = read_notice(directory)
    check_files(notice)
    fixes = read_corrections(space.corrections(task.notice_id))
    key = reading_key((directory / "notice.toml").read_bytes())
    texts = None if task.again else load_files(space, task.notice_id, key)
    fresh: dict[str, str] | None = None
    if texts is None:
        extracted, document = extract_notice(notice)
        fresh = to_files(extracted, document)
    else:
        extracted = from_files(texts)
    return finish_notice(notice, extracted, fixes, task.decisions, fresh, key)


def finish_notice(
    notice: Notice,
    extracted: Extracted,
    fixes: Corrections,
    decisions: Sequence[Decision] = (),
    texts: Mapping[str, str] | None = None,
    key: str = "",
) -> Result:
    """From the words of a notice to its rows: normalize, match, compose, and every doubt with what a person said of it."""
    loaded = Loaded(notice, extracted, fixes)
    rows = normalize_notice(loaded)
    reference = load_reference()
    matched = assign_codes(notice.notice_id, rows.occupations, rows.crosswalk, reference, decisions)
    facts = Facts(rows.notice, matched.occupations, rows.rates, rows.rules, matched.proposed)
    catalogue, doubts = build_catalogue(facts)
    entitlements = build_entitlements(catalogue, rows.rules)
    unmet = [fixes.explain(_shown(notice), row) for row in fixes.unmet()]
    issues = [*rows.issues, *matched.issues, *doubts, *(_failure(w, loaded.file) for w in unmet)]
    told = accept_issues(build_issue_rows(notice.notice_id, loaded.file, issues), notice)
    tables = _encode([*_all_rows(rows, matched), *catalogue, *entitlements, *told])
    summary = summarize(rows, told, extracted)
    return Result(notice.notice_id, tables, summary, texts, key, matched.met, tuple(unmet))


def _shown(notice: Notice) -> Path:
    return Workspace(Path()).corrections(notice.notice_id)


def _all_rows(rows: Normalized, matched: Matched) -> list[Row]:
    return [
        rows.notice, *matched.occupations, *rows.rates, *rows.rules, *rows.crosswalk, *rows.training_codes, *rows.coverage,
    ]  # fmt: skip


def _encode(rows: Sequence[Row]) -> dict[str, bytes]:
    """Each table as bytes, keys and closed lists checked."""
    tables = to_tables(rows)
    for name, table in tables.items():
        check_table(name, table)
    return {name: pack(table) for name, table in tables.items()}


def failed_result(space: Workspace, notice_id: str, words: Words) -> Result:
    """The stand-in for a notice that could not be read: a bare row, so that a release names it, and the error."""
    file = f"{notice_id}/notice.toml"
    said = Words(space.shorten(words.en), space.shorten(words.zh))
    bare = NoticeRow(
        notice_id=notice_id, status=NoticeStatus.FINAL, file=file, sha256="", format=FileFormat.TXT, source=file
    )  # fmt: skip
    faults = said.lines()
    issues = build_issue_rows(notice_id, file, [_failure(fault, file) for fault in faults])
    summary = Summary(notice_id, (0, 0, 0, 0, 0, len(issues), 0, 0))
    return Result(notice_id, _encode([bare, *issues]), summary, failures=faults)


def _failure(words: Words, file: str) -> Issue:
    return make_issue("unreadable", Place("file"), file, message=words.en, message_zh=words.zh)
