"""The order of work: raw/ over extracted/ to the draft. Each notice is worked on by itself; what needs several is joined.

Where nothing changed since the last run only hashes are compared: what reads and matches is loaded when there is work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.temporary import sweep_unfinished
from pipeline.report.summary import Summary
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import Execute, run_task, run_tasks
from pipeline.workflow.unchanged import find_unchanged
from pipeline.workflow.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.report.display import Shown
    from pipeline.workflow.tasks import Result, Task

__all__ = ["Failure", "Outcome", "list_notices", "run_extract", "show_notice"]
Progress = Callable[[str], None]
Work = Callable[["Task"], "Result"]


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
    """The result of a run: each notice in numbers, what people must mend, and the notices that were worked on."""

    summaries: tuple[Summary, ...]
    failures: tuple[Failure, ...]
    worked_on: frozenset[str] = frozenset()


def list_notices(root: Path) -> list[str]:
    """Ids of the notices under raw/, sorted. UserError where there is no raw/ or it is empty."""
    return Workspace(root).notices()


def run_extract(
    root: Path,
    chosen: Sequence[str] = (),
    progress: Progress = lambda _: None,
    limits: Limits | None = None,
    work: Work | None = None,
    execute: Execute = run_tasks,
) -> Outcome:
    """raw/ -> extracted/ -> normalized/draft/. What changed is worked on, the chosen notices in any case; a notice that fails
    is named in the outcome and keeps no other from going through. With limits, each is worked on in a process of its own,
    here or where `execute` has it done; without, in this one. UserError where nothing could be done: the draft of before
    stays, and records it."""
    space = Workspace(root)
    space.refuse_links()
    for folder in (space.cache, *space.kept):
        sweep_unfinished(folder)
    try:
        known = space.notices()
        for notice_id in chosen:
            space.check_known(notice_id)
        found = None if chosen else find_unchanged(space, known)
        if found is not None:
            for name in known:
                progress(name)
            return Outcome(found, ())
        from pipeline.workflow.work_on_notices import work_on_notices

        return work_on_notices(space, known, chosen, progress, limits, work, execute)
    except UserError as error:
        if space.draft.is_dir():
            from pipeline.store.draft import Run, note_run

            # A disk that is full takes no record either: what is told is the first fault.
            with suppress(OSError):
                note_run(space.draft, Run("failed", failures=(("", error.words),)))
        raise


def show_notice(root: Path, notice_id: str, limits: Limits | None = None) -> Shown:
    """A notice as read now, with what it says of itself; with limits, read in a process of its own."""
    from pipeline.workflow.read_notice import view_directory

    space = Workspace(root)
    space.check_known(notice_id)
    space.refuse_links_of(notice_id)
    directory = space.notice(notice_id)
    if limits is None:
        return view_directory(directory)
    return run_task(view_directory, directory, limits)
