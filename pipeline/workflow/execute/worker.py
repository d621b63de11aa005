"""One working process as the process that gives it tasks sees it: started, given a task, heard, ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from pipeline.base import disk
from pipeline.base.language import Words, same
from pipeline.base.printable import one_line
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.serve import serve

Task = TypeVar("Task")
Result = TypeVar("Result")
# Spawned, not forked: threads and locks of the libraries do not survive a fork, and Windows has no other way.
_CONTEXT = multiprocessing.get_context("spawn")

# After so many tasks a new process takes its place: what libraries leave behind does not pile up.
LONGEST_LIFE = 500
# Signals that come from outside: the system where memory is short, or a person.
_FROM_OUTSIDE = {signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)}
# Seconds a process may take to start and import what it needs, on a machine that is busy.
STARTING = 60.0


class MayPass(Words):
    """Words of a failure whose cause lies outside the task: tried again it may go through."""


class Worker(Generic[Task, Result]):
    """One process and the task it has; a new process takes the place of one that ended."""

    def __init__(
        self,
        work: Callable[[Task], Result],
        limits: Limits,
        log: Path,
        log_of: Callable[[Task], Path] | None,
    ) -> None:
        self.work = work
        self.limits = limits
        self.log = log
        self.log_of = log_of
        self.process: BaseProcess | None = None
        self.tasks: list[Task] = []
        self.deadline = 0.0
        self.done = 0
        self.connection: Connection[Any, Any]

    @property
    def is_busy(self) -> bool:
        return bool(self.tasks)

    @property
    def pid(self) -> int:
        """The process, or 0 where there is none."""
        return 0 if self.process is None else self.process.pid or 0

    def give(self, task: Task) -> None:
        """Hand over a task; the clock runs from here, or from when the process has started."""
        self.tasks = [task]
        self.deadline = time.monotonic() + self.limits.seconds
        if self.done >= LONGEST_LIFE:
            self.close()
        self.done += 1
        if self.process is None:
            self._start()
            self.deadline = time.monotonic() + STARTING
        with suppress(BrokenPipeError):
            self.connection.send(task)

    def _start(self) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        words = (theirs, self.work, self.limits, str(self.log), os.getpid())
        self.process = _CONTEXT.Process(target=serve, args=words, daemon=True)
        self.process.start()
        self.done = 1
        theirs.close()

    def take(self) -> tuple[Task, Result | None, Words | None] | None:
        """The answer that came in, or how the process ended instead; None where it says that it has started."""
        try:
            answer = self.connection.recv()
        except (EOFError, ConnectionError):
            return self._finish(None, self._say_end())
        if answer is None:
            self.deadline = time.monotonic() + self.limits.seconds
            return None
        return self._finish(*answer)

    def give_up(self, why: Words) -> tuple[Task, Result | None, Words | None]:
        """End a process that takes too much of something."""
        self.close()
        self._keep_log()
        return self._finish(None, why)

    def _finish(
        self, result: Result | None, failure: Words | None
    ) -> tuple[Task, Result | None, Words | None]:
        task = self.tasks.pop()
        if failure is not None and not failure.en.startswith(str(task)):
            failure = type(failure)(*same(str(task)).before(failure))
        return task, result, failure

    def _say_end(self) -> Words:
        assert self.process is not None
        self.process.join(5)
        code = self.process.exitcode
        self.close()
        self._keep_log()
        if code is not None and code < 0:
            name = signal.Signals(-code).name
            kind = MayPass if -code in _FROM_OUTSIDE else Words
            return kind(
                f"reading ended the process ({name}): damaged, or too large; save the file anew",
                f"读取时进程终止（{name}）：文件损坏或过大；请将文件另存",
            )
        words = (
            self.log.read_text(encoding="utf-8", errors="replace").split("\n")
            if self.log.exists()
            else []
        )
        last = next((line.strip() for line in reversed(words) if line.strip()), "")
        last = one_line(last[:200])
        return Words(
            f"reading ended the process (exit code {code}){': ' if last else ''}{last}",
            f"读取时进程终止（退出码 {code}）{'：' if last else ''}{last}",
        )

    def _keep_log(self) -> None:
        """The log of the process, kept for whoever wants to know why it ended."""
        if self.log_of is not None and self.log.exists() and self.log.stat().st_size:
            with suppress(OSError):
                disk.replace_file(self.log_of(self.tasks[0]), self.log.read_bytes())

    def close(self) -> None:
        """End the process, whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process.close()
            self.connection.close()
            self.process = None
