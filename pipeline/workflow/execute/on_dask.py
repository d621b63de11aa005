"""Tasks done by the workers of a Dask cluster: one that runs already, or one of some processes on this machine.

Each worker still does the risky reading in a limited process of its own, so that a file that crashes its reader takes no
worker with it. Workers share the folder of the project, under the same path, and run the same code.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.base.errors import UserError
from pipeline.workflow.execute.last_trial import try_last
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.on_worker import Answer, Chunk, run_chunk

# Tasks that are sent together: a second or two of work, so that what a message costs does not count.
CHUNK = 20
# Chunks that a worker has at hand, so that it need not wait for the next.
AT_HAND = 2
# Seconds without a sign of the scheduler or of any worker, after which the run gives up.
PATIENCE = 60.0
# Seconds between two looks whether there is a worker, while nothing comes back.
LOOK = 2.0
# A worker has processes of its own; and tasks over which two workers ended are looked at one by one.
SETTINGS = {"distributed.worker.daemon": False, "distributed.scheduler.allowed-failures": 1}
# A task over which a worker ended is tried so often by itself on the cluster, and at last here.
TRIES = 2


@dataclass(frozen=True)
class OnDask:
    """Has tasks done by the cluster at `scheduler` (tcp://host:8786), or by `workers` processes here. `root` is the folder
    that all of them share, `code` what tells this code from any other."""

    root: Path
    code: str
    scheduler: str = ""
    workers: int = 0

    def __call__(
        self,
        work: Callable[[Any], Any],
        tasks: Sequence[Any],
        limits: Limits,
        log_of: Callable[[Any], Path] | None = None,
    ) -> Iterator[Answer]:
        """See `run_tasks`. UserError where Dask is not installed, no worker comes, one does not see the folder or runs other
        code, or the scheduler is lost."""
        if tasks:
            with _connected(self) as client:
                yield from _Run(self, client, work, limits, log_of).answers(tasks)


@contextmanager
def _connected(place: OnDask) -> Iterator[Any]:
    """A client of the cluster; a cluster of our own ends with it."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UserError(
            "Dask is not installed: pip install 'subsidy-catalogue[dask]'",
            "未安装 Dask：请运行 pip install 'subsidy-catalogue[dask]'",
        ) from error
    # A worker that ends is told of by us, in one line.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if not place.scheduler:
        with (
            dask.config.set(SETTINGS),
            LocalCluster(
                n_workers=place.workers, threads_per_worker=1, dashboard_address=None
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(place.scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UserError(
            f"no Dask scheduler answers at {place.scheduler}: {error}",
            f"{place.scheduler} 处没有 Dask 调度器应答：{error}",
        ) from error
    with client:
        yield client


@dataclass
class _Run:
    """The tasks of one run on their way: sent chunk by chunk, and those sent again over which a worker ended."""

    place: OnDask
    client: Any
    work: Callable[[Any], Any]
    limits: Limits
    log_of: Callable[[Any], Path] | None
    sent: dict[Any, Chunk] = field(default_factory=dict)

    def answers(self, tasks: Sequence[Any]) -> Iterator[Answer]:
        """The answer to each task, as they come."""
        count, share = self._workers()
        size = max(1, min(CHUNK, len(tasks) // (count * AT_HAND) or 1))
        parts = [tuple(tasks[at : at + size]) for at in range(0, len(tasks), size)]
        limits = replace(self.limits, jobs=1)
        place = self.place
        waiting = [
            Chunk(self.work, part, limits, self.log_of, place.root, place.code, share)
            for part in reversed(parts)
        ]
        while waiting or self.sent:
            while waiting and len(self.sent) < count * AT_HAND:
                chunk = waiting.pop()
                self.sent[self.client.submit(run_chunk, chunk, pure=False)] = chunk
            for future in self._done():
                chunk = self.sent.pop(future)
                yield from self._take(future, chunk, waiting)

    def _workers(self) -> tuple[int, int]:
        """(workers, most of them on one machine). UserError where none comes."""
        try:
            self.client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise self._lost("no worker", "没有 worker") from error
        hosts = [
            one["host"] for one in self.client.scheduler_info(n_workers=-1)["workers"].values()
        ]
        return len(hosts), max(map(hosts.count, hosts))

    def _done(self) -> list[Any]:
        """The chunks that came back; waits for one as long as a worker was seen in the last minute."""
        from distributed import wait

        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            try:
                with self.client.as_current():
                    return list(wait(list(self.sent), LOOK, "FIRST_COMPLETED").done)
            except TimeoutError:
                if self.client.scheduler_info(n_workers=-1)["workers"]:
                    return []
        raise self._lost("no worker is left", "已没有 worker")

    def _take(self, future: Any, chunk: Chunk, waiting: list[Chunk]) -> Iterator[Answer]:
        """The answers of a chunk; where the workers that had it ended, its tasks sent again one by one, and at last tried here."""
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        try:
            yield from future.result()
        except CancelledError as error:
            raise self._lost("the scheduler is gone", "调度器已断开") from error
        except KilledWorker:
            tries = chunk.tries + 1 if len(chunk.tasks) == 1 else 1
            if tries > TRIES:
                yield from try_last(chunk)
            else:
                waiting += [replace(chunk, tasks=(task,), tries=tries) for task in chunk.tasks]

    def _lost(self, en: str, zh: str) -> UserError:
        where = self.place.scheduler or "here"
        return UserError(
            f"Dask at {where}: {en}; what was done is kept: run this again",
            f"Dask（{where}）：{zh}；已完成的部分已保存，请重新运行",
        )
