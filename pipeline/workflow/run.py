"""The order of work: raw/ over extracted/ to the draft. Each notice is worked on by itself; what needs several is joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.base import disk
from pipeline.base.disk import explained
from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.temporary import sweep_unfinished
from pipeline.extract.text_files import FILE_NAMES
from pipeline.match import read_decisions
from pipeline.report.display import Shown, Summary
from pipeline.store.draft import Run, note_run
from pipeline.workflow import read_notice as reading
from pipeline.workflow.cache import (
    AFTER_ROWS,
    code_key,
    load_files,
    note_files,
    reading_key,
)
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import run_task, run_tasks
from pipeline.workflow.freshness import current_keys, own_decisions
from pipeline.workflow.join_notices import write_draft
from pipeline.workflow.kept_rows import Kept, keep_rows, load_rows
from pipeline.workflow.process_notice import Result, Task, failed_result, process_notice
from pipeline.workflow.workspace import Workspace

__all__ = ["Failure", "Outcome", "list_notices", "run_extract", "show_notice"]
Progress = Callable[[str], None]
Work = Callable[[Task], Result]


@dataclass(frozen=True)
class Failure:
    """A notice that could not be read, or a correction that does not fit, and what to do about it."""

    notice_id: str
    words: Words

    @property
    def message(self) -> str:
        return self.words.en


@dataclass(frozen=True)
class Outcome:
    """What a run made: each notice in numbers, and what people must mend."""

    summaries: tuple[Summary, ...]
    failures: tuple[Failure, ...]


def list_notices(root: Path) -> list[str]:
    """Ids of the notices under raw/, sorted. UserError where there is no raw/ or it is empty."""
    return Workspace(root).notices()


def run_extract(
    root: Path,
    chosen: Sequence[str] = (),
    progress: Progress = lambda _: None,
    limits: Limits | None = None,
    work: Work = process_notice,
) -> Outcome:
    """raw/ -> extracted/ -> normalized/draft/. What changed is worked on, the chosen notices in any case; a notice that fails
    is named in the outcome and keeps no other from going through. With limits, each is worked on in a process of its own;
    without, in this one. UserError where nothing could be done: the draft of before stays, and records it."""
    space = Workspace(root)
    space.refuse_links()
    for folder in space.kept:
        sweep_unfinished(folder)
    try:
        return _run(space, chosen, progress, limits, work)
    except UserError as error:
        if space.draft.is_dir():
            # A disk that is full takes no record either: what is told is the first fault.
            with suppress(OSError):
                note_run(space.draft, Run("failed", failures=(("", error.words),)))
        raise


def _run(
    space: Workspace, chosen: Sequence[str], progress: Progress, limits: Limits | None, work: Work
) -> Outcome:
    known = space.notices()
    for notice_id in chosen:
        space.check_known(notice_id)
    decisions = read_decisions(space.decisions)
    keys = current_keys(space, decisions)
    kept = {name: None if name in chosen else _find_kept(space, name, keys[name]) for name in known}
    heads = {name: found for name, found in kept.items() if found is not None}
    for name in heads:
        progress(name)
    tasks = [
        Task(space.root, name, own_decisions(decisions, name), name in chosen)
        for name in known
        if name not in heads
    ]
    failures: list[Failure] = []
    for result in _results(tasks, limits, work, space):
        failures += [Failure(result.notice_id, words) for words in result.failures]
        heads[result.notice_id] = _keep(space, result, keys[result.notice_id])
        progress(result.notice_id)
    failures.sort(key=lambda failure: failure.notice_id)
    told = tuple((one.notice_id, one.words) for one in failures)
    facts = {name: heads[name].summary.facts for name in known}
    doubts = {name: heads[name].summary.doubts for name in known}
    run = Run("done", code_key(AFTER_ROWS), keys, told, facts, doubts)
    met = [heads[name].met for name in known]
    taken = write_draft(space, known, decisions if not failures else (), met, run)
    summaries = [heads[name].summary.without_notes(taken[name]) for name in known]
    return Outcome(tuple(summaries), tuple(failures))


def _find_kept(space: Workspace, notice_id: str, key: str) -> Kept | None:
    """What is kept of a notice of which nothing changed, its words in extracted/ included; else None."""
    if any(space.links_of(notice_id)):
        return None
    kept, manifest = load_rows(space, notice_id), space.notice(notice_id) / "notice.toml"
    if kept is None or kept.key != key or not manifest.is_file():
        return None
    words = load_files(space, notice_id, reading_key(manifest.read_bytes()))
    return None if words is None else kept


def _results(
    tasks: Sequence[Task], limits: Limits | None, work: Work, space: Workspace
) -> Iterator[Result]:
    """What came of each task, worked on here or in processes of their own; one whose process ended is a failure."""
    if limits is None:
        yield from map(work, tasks)
        return
    for task, result, failure in run_tasks(work, tasks, limits, _log_of):
        yield result or failed_result(space, task.notice_id, failure or Words("", ""))


def _log_of(task: Task) -> Path:
    return Workspace(task.root).log(task.notice_id)


def _keep(space: Workspace, result: Result, key: str) -> Kept:
    """Puts the words of a notice into extracted/ and its rows into the cache; what failed is kept under no key."""
    name = result.notice_id
    if result.texts is not None:
        with explained(space.words(name)):
            texts = {file: text.encode() for file, text in result.texts.items()}
            disk.update_folder(space.words(name), texts, FILE_NAMES)
            note_files(space, name, result.key, result.texts)
    if not result.failures:
        disk.remove_file(space.log(name))
    kept = Kept("" if result.failures else key, result.summary, result.met, result.tables)
    with explained(space.cache):
        keep_rows(space, name, kept)
    return kept


def show_notice(root: Path, notice_id: str, limits: Limits | None = None) -> Shown:
    """A notice as read now, with what it says of itself; with limits, read in a process of its own."""
    space = Workspace(root)
    space.check_known(notice_id)
    space.refuse_links_of(notice_id)
    directory = space.notice(notice_id)
    if limits is None:
        return reading.view_directory(directory)
    return run_task(reading.view_directory, directory, limits)
