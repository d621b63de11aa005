"""The work on one notice as the process that leads sees it: what it hands over, and what comes back.

What reads and matches is loaded where the work is done, and not here: the process that leads begins at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.base.language import Words
from pipeline.match.models import Decision
from pipeline.report.summary import Summary
from pipeline.workflow.workspace import Workspace


@dataclass(frozen=True)
class Task:
    """A notice to be worked on; `again`: its files are read although its words are kept."""

    root: Path
    notice_id: str
    decisions: tuple[Decision, ...] = ()
    again: bool = False

    def __str__(self) -> str:
        return str(Workspace(self.root).notice(self.notice_id))


@dataclass(frozen=True)
class Result:
    """The outcome of a notice. `tables`: name -> its rows as bytes (see kept_rows), `texts` what stands in extracted/ from now on
    and under which `key` (null where that did not change), `met` the decisions for every notice that met a name, `failures`
    what people must mend."""

    notice_id: str
    tables: Mapping[str, bytes]
    summary: Summary
    texts: Mapping[str, str] | None = None
    key: str = ""
    met: frozenset[Decision] = frozenset()
    failures: tuple[Words, ...] = ()


Work = Callable[[Task], Result]


def _load() -> Work:
    from pipeline.workflow.process_notice import process_notice

    return process_notice


class WorkOnNotice:
    """The work on a notice (see `process_notice`). Sent to another process it is that function there, loaded before the first
    task comes."""

    def __call__(self, task: Task) -> Result:
        return _load()(task)

    def __reduce__(self) -> tuple[Callable[[], Work], tuple[()]]:
        return _load, ()
