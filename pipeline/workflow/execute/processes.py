"""Work done in processes of its own: a file that crashes its reader, hangs, or eats memory takes nothing else with it.

`concurrent.futures` will not do: one process that dies breaks its pool, and one that hangs cannot be stopped.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.language import Words, same
from pipeline.base.printable import one_line
from pipeline.base.temporary import temporary_folder
from pipeline.workflow.execute.boundary import TOO_DEEP, TOO_LARGE
from pipeline.workflow.execute.lifetime import GRACE, end_with_parent, set_clock
from pipeline.workflow.execute.memory import (
    LOOK,
    bound_memory,
    held_megabytes,
    machine_megabytes,
    over_limit,
)

Task = TypeVar("Task")
Result = TypeVar("Result")
# Spawned, not forked: threads and locks of the libraries do not survive a fork, and Windows has no other way.
_CONTEXT = multiprocessing.get_context("spawn")

# Seconds a process may take to start and import what it needs, on a machine that is busy.
STARTING = 60.0


def count_cores() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(frozen=True)
class Limits:
    """How many processes (default: the cores); what each task may take: seconds, and megabytes of address space; and the
    megabytes of memory that all processes may hold together (default: a share of the machine's)."""

    jobs: int = 0
    seconds: float = 120.0
    megabytes: int = 4096
    together: int = 0


def run_tasks(
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    limits: Limits,
    log_of: Callable[[Task], Path] | None = None,
) -> Iterator[tuple[Task, Result | None, Words | None]]:
    """(task, result, None) or (task, None, the words that say why not) of every task, as they come.

    `work` is a function of a module; tasks (paths, as a rule) and results are pickled. The words begin with the task.
    What a process printed before it ended is kept where `log_of` says.
    """
    waiting = list(reversed(tasks))
    jobs = max(1, min(limits.jobs or count_cores(), len(tasks)))
    most = limits.together or machine_megabytes()
    with temporary_folder() as folder:
        desks = [_Desk(work, limits, folder / f"{number}.log", log_of) for number in range(jobs)]
        try:
            while waiting or any(desk.is_busy for desk in desks):
                for desk in desks:
                    if waiting and not desk.is_busy:
                        desk.give(waiting.pop())
                yield from _collect([desk for desk in desks if desk.is_busy], most)
        finally:
            for desk in desks:
                desk.close()


def run_task(work: Callable[[Task], Result], task: Task, limits: Limits) -> Result:
    """The result of one task, done in a process of its own. UserError where it fails in any way."""
    _, result, failure = next(iter(list(run_tasks(work, [task], limits))))
    if failure is not None or result is None:
        raise UserError(*(failure or same(str(task))))
    return result


def _collect(
    busy: list[_Desk[Task, Result]], most: int
) -> Iterator[tuple[Task, Result | None, Words | None]]:
    """What has come in; waits until something does, the first deadline passes, or it is time to look at the memory. Where the
    processes hold more than `most` megabytes together, the largest is ended."""
    nearest = max(0.0, min(desk.deadline for desk in busy) - time.monotonic())
    ready = wait([desk.connection for desk in busy], min(nearest, LOOK))
    largest = over_limit(held_megabytes(desk.pid for desk in busy), most)
    for desk in busy:
        if desk.connection in ready:
            answer = desk.take()
            if answer is not None:
                yield answer
        elif desk.pid == largest:
            yield desk.give_up(TOO_LARGE)
        elif time.monotonic() >= desk.deadline:
            yield desk.give_up(_too_slow(desk.limits))


def _too_slow(limits: Limits) -> Words:
    return Words(
        f"not read within {limits.seconds:g} s; raise --timeout, or save the file anew",
        f"{limits.seconds:g} 秒内未能读完；请提高 --timeout，或将文件另存",
    )


class _Desk(Generic[Task, Result]):
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
        if self.process is None:
            self._start()
            self.deadline = time.monotonic() + STARTING
        with suppress(BrokenPipeError):
            self.connection.send(task)

    def _start(self) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        words = (theirs, self.work, self.limits, str(self.log), os.getpid())
        self.process = _CONTEXT.Process(target=_serve, args=words, daemon=True)
        self.process.start()
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
            failure = same(str(task)).before(failure)
        return task, result, failure

    def _say_end(self) -> Words:
        assert self.process is not None
        self.process.join(5)
        code = self.process.exitcode
        self.close()
        self._keep_log()
        if code is not None and code < 0:
            name = signal.Signals(-code).name
            return Words(
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
        """What the process printed, kept for whoever wants to know why it ended."""
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


def _serve(
    connection: Connection[Any, Any],
    work: Callable[[Any], Any],
    limits: Limits,
    log: str,
    parent: int,
) -> None:
    """Do tasks until nobody sends one. What libraries print, and any traceback, goes to a log: one line comes of it."""
    end_with_parent(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(handle, 2)
    os.dup2(handle, 1)
    faulthandler.enable(file=2)
    bound_memory(limits.megabytes)
    connection.send(None)
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        set_clock(limits.seconds + GRACE)
        answer = _answer(work, task)
        set_clock(0)
        connection.send(answer)


def _answer(work: Callable[[Any], Any], task: Any) -> tuple[Any, Words | None]:
    try:
        return work(task), None
    except UserError as error:
        return None, error.words
    except MemoryError:
        return None, TOO_LARGE
    except RecursionError:
        return None, TOO_DEEP
