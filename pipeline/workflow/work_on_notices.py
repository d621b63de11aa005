"""All that changed is worked on, what is kept is taken, and the draft is written of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.base import disk
from pipeline.base.disk import explained
from pipeline.base.language import Words
from pipeline.match import read_decisions_apart
from pipeline.model.extracted_files import FILE_NAMES
from pipeline.model.rows import NoticeRow
from pipeline.store.draft import Run
from pipeline.workflow.cache import AFTER_ROWS, code_key, note_files, words_digest
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import Execute
from pipeline.workflow.freshness import Decisions, current_keys
from pipeline.workflow.join_notices import Apart, write_draft
from pipeline.workflow.kept_rows import Head, Kept, keep_rows, load_rows
from pipeline.workflow.run import Failure, Outcome, Progress, Work
from pipeline.workflow.tasks import Result, Task, WorkOnNotice
from pipeline.workflow.unchanged import forget, note_unchanged
from pipeline.workflow.workspace import Workspace


@dataclass
class _Found:
    """All that is known of the notices so far: small whatever their rows, so that any number of notices fits in memory."""

    heads: dict[str, Head] = field(default_factory=dict)
    notices: dict[str, Sequence[NoticeRow]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)


def work_on_notices(
    space: Workspace,
    known: Sequence[str],
    chosen: Sequence[str],
    progress: Progress,
    limits: Limits | None,
    work: Work | None,
    execute: Execute,
) -> Outcome:
    """Everything of a run but the look whether anything changed; see `run_extract`."""
    forget(space)
    held, broken = read_decisions_apart(space.decisions)
    decisions = Decisions(held)
    keys, raw = current_keys(space, decisions)
    found = _Found()
    found.failures += [Failure("", words) for words in broken]
    tasks = []
    for name in known:
        if name not in chosen and _take_kept(space, name, keys[name], found):
            progress(name)
        else:
            tasks.append(Task(space.root, name, decisions.own(name), name in chosen))
    for result in _results(tasks, limits, work or WorkOnNotice(), space, execute):
        found.failures += [Failure(result.notice_id, words) for words in result.failures]
        _keep(space, result, keys[result.notice_id], found)
        progress(result.notice_id)
    found.failures.sort(key=lambda failure: failure.notice_id)
    told = tuple((one.notice_id, one.words) for one in found.failures)
    facts = {name: found.heads[name].summary.facts for name in known}
    doubts = {name: found.heads[name].summary.doubts for name in known}
    run = Run("done", code_key(AFTER_ROWS), keys, told, facts, doubts)
    met = [found.heads[name].met for name in known]
    apart = Apart(decisions.all if not told else (), [_shortened(space, one) for one in broken])
    taken = write_draft(space, found.notices, known, apart, met, run)
    summaries = [found.heads[name].summary.without_notes(taken[name]) for name in known]
    if not told:
        note_unchanged(space, raw, found.words, summaries)
    worked_on = frozenset(task.notice_id for task in tasks)
    return Outcome(tuple(summaries), tuple(found.failures), worked_on)


def _shortened(space: Workspace, words: Words) -> Words:
    """Words without the path of the root, so that they are the same on every machine."""
    return Words(space.shorten(words.en), space.shorten(words.zh))


def _take_kept(space: Workspace, notice_id: str, key: str, found: _Found) -> bool:
    """Takes what is kept of a notice of which nothing changed, its words in extracted/ included; else gives False."""
    if any(space.links_of(notice_id)):
        return False
    kept = load_rows(space, notice_id)
    if kept is None or kept.head.key != key:
        return False
    words = words_digest(space.words(notice_id))
    if words != kept.head.words:
        return False
    found.heads[notice_id], found.words[notice_id] = kept.head, words
    found.notices[notice_id] = kept.notices()
    return True


def _results(
    tasks: Sequence[Task],
    limits: Limits | None,
    work: Callable[[Task], Result],
    space: Workspace,
    execute: Execute,
) -> Iterator[Result]:
    """The outcome of each task, worked on here or in processes of their own; one whose process ended is a failure."""
    if limits is None:
        yield from map(work, tasks)
        return
    for task, result, failure in execute(work, tasks, limits, _log_of):
        yield result or _failed(task, failure or Words("", ""))


def _failed(task: Task, words: Words) -> Result:
    from pipeline.workflow.process_notice import failed_result

    return failed_result(Workspace(task.root), task.notice_id, words)


def _log_of(task: Task) -> Path:
    return Workspace(task.root).log(task.notice_id)


def _keep(space: Workspace, result: Result, key: str, found: _Found) -> None:
    """Puts the words of a notice into extracted/ and its rows into the cache; what failed is kept under no key."""
    name = result.notice_id
    if result.texts is not None:
        with explained(space.words(name)):
            texts = {file: text.encode() for file, text in result.texts.items()}
            disk.update_folder(space.words(name), texts, FILE_NAMES)
            note_files(space, name, result.key, result.texts)
    if not result.failures:
        disk.remove_file(space.log(name))
    words = words_digest(space.words(name))
    head = Head("" if result.failures else key, result.summary, result.met, words)
    kept = Kept(head, result.tables)
    found.heads[name], found.words[name] = head, words
    found.notices[name] = kept.notices()
    with explained(space.cache):
        keep_rows(space, name, kept)
