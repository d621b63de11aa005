"""All that runs inside a worker of a cluster: it hands each task to a limited process that stays from chunk to chunk."""

from __future__ import annotations

import multiprocessing
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.workflow.cache import AFTER_ROWS, code_key
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.memory import machine_megabytes
from pipeline.workflow.execute.processes import Team
from pipeline.workflow.workspace import Workspace

# A task, its result, or why there is none.
Answer = tuple[Any, Any, Words | None]


@dataclass(frozen=True)
class Chunk:
    """Tasks that are done one after the other; `share` workers are on one machine, `tries` were made before."""

    work: Callable[[Any], Any]
    tasks: tuple[Any, ...]
    limits: Limits
    log_of: Callable[[Any], Path] | None
    root: Path
    code: str
    share: int = 1
    tries: int = 1


def run_chunk(chunk: Chunk) -> list[Answer]:
    """The answers to the tasks of a chunk. UserError where this worker does not see the folder, or runs other code."""
    _check_place(chunk.root, chunk.code)
    return _keeper().submit(_run, chunk).result()


def _check_place(root: Path, code: str) -> None:
    host = socket.gethostname()
    if not Workspace(root).raw.is_dir():
        raise UserError(
            f"the worker on {host} does not see {root}: mount the folder there under the same path",
            f"{host} 上的 worker 看不到 {root}：请在该处以相同路径挂载该目录",
        )
    if code_key(AFTER_ROWS) != code:
        raise UserError(
            f"the worker on {host} runs other code or rules: install the same version there, and start it again",
            f"{host} 上的 worker 使用其他代码或规则：请安装相同版本后重新启动",
        )


@cache
def _keeper() -> ThreadPoolExecutor:
    """One thread that lives as long as the worker: the system ends a process with the thread that started it."""
    return ThreadPoolExecutor(1)


_teams: dict[tuple[Any, ...], Team[Any, Any]] = {}


def _run(chunk: Chunk) -> list[Answer]:
    # A worker of Dask may not have processes of its own unless it is told that it may.
    multiprocessing.current_process().daemon = False
    key = (chunk.work, chunk.limits, chunk.log_of, chunk.share)
    if key not in _teams:
        together = chunk.limits.together or machine_megabytes()
        limits = replace(chunk.limits, together=together // chunk.share)
        _teams[key] = Team(chunk.work, limits, chunk.log_of)
    answers: list[Answer] | None = None
    try:
        answers = list(_teams[key].run(chunk.tasks))
    finally:
        if answers is None:
            _teams.pop(key).close()
    return answers
