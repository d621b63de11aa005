"""The last trial of a task over which workers of a cluster ended: here, where nobody but the task itself ends them.

A worker may end for any cause of its own machine. So that no task is blamed for that, it is tried once more by the process
that leads: in a process between, which stands for the worker, with a limited process of its own for the reading.
"""

from __future__ import annotations

import multiprocessing
from dataclasses import replace

from pipeline.base.language import Words, same
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.on_worker import Answer, Chunk
from pipeline.workflow.execute.processes import Team, run_tasks
from pipeline.workflow.execute.worker import STARTING

# The process between may wait for its reader so often: once, and once more for what may pass.
TURNS = 2


def try_last(chunk: Chunk) -> list[Answer]:
    """The answers to the tasks of a chunk, with the words of guilt for each where the process that stood for a worker ended."""
    longest = TURNS * (chunk.limits.seconds + STARTING)
    between = Limits(1, longest, chunk.limits.megabytes, chunk.limits.together)
    ((_, answers, _),) = run_tasks(_stand_for_worker, [chunk], between)
    return answers or [(task, None, _ended(task)) for task in chunk.tasks]


def _stand_for_worker(chunk: Chunk) -> list[Answer]:
    # Such a process may not have processes of its own unless it is told that it may.
    multiprocessing.current_process().daemon = False
    with Team(chunk.work, replace(chunk.limits, jobs=1), chunk.log_of) as team:
        return list(team.run(chunk.tasks))


def _ended(task: object) -> Words:
    return same(str(task)).before(
        Words(
            "each worker that read it ended: damaged, or too large; save the file anew",
            "读取它的 worker 均已终止：文件损坏或过大；请将文件另存",
        )
    )
