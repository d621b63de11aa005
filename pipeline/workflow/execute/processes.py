"""Work done in processes of its own: a file that crashes its reader, hangs, or eats memory takes nothing else with it.

`concurrent.futures` will not do: one process that dies breaks its pool, and one that hangs cannot be stopped.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, Generic

from pipeline.base.errors import UserError
from pipeline.base.language import Words, same
from pipeline.base.temporary import temporary_folder
from pipeline.workflow.execute.boundary import TOO_LARGE
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.memory import (
    LOOK,
    held_megabytes,
    machine_megabytes,
    over_limit,
)
from pipeline.workflow.execute.worker import MayPass, Result, Task, Worker

# Has tasks done: (work, tasks, limits, where the log of a task goes) -> (task, its result or None, why not or None) of each,
# as they come. `run_tasks` is one; another has them done on other machines.
Execute = Callable[..., Iterator[tuple[Any, Any, Words | None]]]


def count_cores() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


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
    jobs = max(1, min(limits.jobs or count_cores(), len(tasks)))
    with Team(work, replace(limits, jobs=jobs), log_of) as team:
        yield from team.run(tasks)


class Team(Generic[Task, Result]):
    """Processes that stay from one set of tasks to the next, until they are closed; `limits.jobs` of them."""

    def __init__(
        self,
        work: Callable[[Task], Result],
        limits: Limits,
        log_of: Callable[[Task], Path] | None = None,
    ) -> None:
        self._stack = ExitStack()
        folder = self._stack.enter_context(temporary_folder())
        self._most = limits.together or machine_megabytes()
        self._workers = [
            Worker(work, limits, folder / f"{number}.log", log_of) for number in range(limits.jobs)
        ]
        for worker in self._workers:
            self._stack.callback(worker.close)

    def __enter__(self) -> Team[Task, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End every process, whatever it does."""
        self._stack.close()

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Result | None, Words | None]]:
        """See `run_tasks`. What failed by a cause that may pass is tried once more when all others are done, alone."""
        put_off = []
        for task, result, failure in self._run(tasks, self._workers):
            if isinstance(failure, MayPass):
                put_off.append(task)
            else:
                yield task, result, failure
        for task in put_off:
            yield from self._run([task], self._workers[:1])

    def _run(
        self, tasks: Sequence[Task], workers: Sequence[Worker[Task, Result]]
    ) -> Iterator[tuple[Task, Result | None, Words | None]]:
        waiting = list(reversed(tasks))
        while waiting or any(worker.is_busy for worker in workers):
            for worker in workers:
                if waiting and not worker.is_busy:
                    worker.give(waiting.pop())
            yield from _collect([worker for worker in workers if worker.is_busy], self._most)


def run_task(work: Callable[[Task], Result], task: Task, limits: Limits) -> Result:
    """The result of one task, done in a process of its own. UserError where it fails in any way."""
    _, result, failure = next(iter(list(run_tasks(work, [task], limits))))
    if failure is not None or result is None:
        raise UserError(*(failure or same(str(task))))
    return result


def _collect(
    busy: list[Worker[Task, Result]], most: int
) -> Iterator[tuple[Task, Result | None, Words | None]]:
    """The answers that have come in; waits until something does, the first deadline passes, or it is time to look at the memory. Where the
    processes hold more than `most` megabytes together, the largest is ended."""
    nearest = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
    ready = wait([worker.connection for worker in busy], min(nearest, LOOK))
    largest = over_limit(held_megabytes(worker.pid for worker in busy), most)
    for worker in busy:
        if worker.connection in ready:
            answer = worker.take()
            if answer is not None:
                yield answer
        elif worker.pid == largest:
            yield worker.give_up(MayPass(*TOO_LARGE))
        elif time.monotonic() >= worker.deadline:
            yield worker.give_up(_too_slow(worker.limits))


def _too_slow(limits: Limits) -> Words:
    return Words(
        f"not read within {limits.seconds:g} s; raise --timeout, or save the file anew",
        f"{limits.seconds:g} 秒内未能读完；请提高 --timeout，或将文件另存",
    )
