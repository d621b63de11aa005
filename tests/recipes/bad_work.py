"""Work that goes wrong in each way a reader can."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from pipeline.base.errors import UserError

if TYPE_CHECKING:
    from pipeline.workflow.tasks import Result, Task


# Set in the environment of a worker of a cluster, and of the processes it starts.
ON_CLUSTER = "TESTS_ON_CLUSTER"


def do(word: str) -> str:
    """The word in capitals, or the trouble it names."""
    if word == "refuse":
        raise UserError("refused: give another word", "拒绝：请换一个词")
    if word == "die":
        os._exit(3)
    if word == "kill":
        os.abort()
    if word == "hang":
        time.sleep(600)
    if word == "deep":
        return do(word)
    if word == "grow":
        return str(len(bytearray(1 << 40)))
    if word == "bug":
        raise KeyError("no such word")
    return word.upper()


def die_on_draft(task: Task) -> Result:
    """Works on a notice, and dies over a draft."""
    from pipeline.workflow.process_notice import process_notice

    if task.notice_id.endswith("draft"):
        os.abort()
    return process_notice(task)


def wait_for_kills(task: Task) -> Result:
    """Works on a notice. The last of them wait until the file `killed` in the root says that all kills are done."""
    from pipeline.workflow.process_notice import process_notice

    while task.notice_id.startswith("e-205") and not (task.root / "killed").exists():
        time.sleep(0.05)
    return process_notice(task)


def lose_workers(task: Task) -> Result:
    """Works on a notice. Over a draft each worker of a cluster is ended, and nobody else."""
    from pipeline.workflow.process_notice import process_notice

    if task.notice_id.endswith("draft") and os.environ.get(ON_CLUSTER):
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    return process_notice(task)


def end_worker_on_draft(task: Task) -> Result:
    """Works on a notice; over a draft it ends the worker that has it read."""
    from pipeline.workflow.process_notice import process_notice

    if task.notice_id.endswith("draft"):
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    return process_notice(task)


# Where each step of the work on a notice is called from.
STAGES = {
    "read_notice": "notice.toml",
    "check_files": "the files' hashes",
    "read_corrections": "corrections.csv",
    "load_files": "the words kept",
    "extract_notice": "reading and extraction",
    "to_files": "the words as text",
    "normalize_notice": "normalizing",
    "assign_codes": "matching",
    "build_catalogue": "composing",
    "build_issue_rows": "issues",
    "accept_issues": "acceptances",
    "summarize": "counting",
    "to_tables": "tables",
    "check_table": "keys",
}


class StageError(Exception):
    """An error that nobody foresaw."""


def break_stage(stage: str, notice_id: str) -> Callable[[Task], Result]:
    """The work on notices, with an error in one stage of one notice."""
    from pipeline.workflow import process_notice

    def work(task: Task) -> Result:
        if task.notice_id != notice_id:
            return process_notice.process_notice(task)
        right, calls = getattr(process_notice, stage), []

        def fail_once(*arguments: object, **named: object) -> object:
            calls.append(arguments)
            if len(calls) == 1:
                raise StageError(f"in {stage}")
            return right(*arguments, **named)

        with mock.patch.object(process_notice, stage, fail_once):
            return process_notice.process_notice(task)

    return work


def note_and_hang(note: str) -> str:
    """Says in a file which process does it, and never ends."""
    Path(note).write_text(str(os.getpid()), encoding="ascii")
    while True:
        time.sleep(60)
