"""A cluster gives what one machine gives; whoever ends on the way, nothing is lost, and a notice that ends its worker is one
issue. The scheduler and the workers are real, over the loopback of this machine."""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from pipeline.store.content_hash import content_hash
from pipeline.store.tables import read_tables
from pipeline.workflow.cache import AFTER_ROWS, code_key
from pipeline.workflow.execute import on_dask
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.on_dask import OnDask
from pipeline.workflow.run import Outcome, Work, run_extract
from tests.recipes.bad_work import (
    ON_CLUSTER,
    die_on_draft,
    end_worker_on_draft,
    lose_workers,
    wait_for_kills,
)
from tests.recipes.small_notices import BODY, small_root, write_notice

# What the libraries of the cluster say of themselves when workers are ended is no fault of ours.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
LIMITS = Limits(seconds=600)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take minutes to start a worker again."""
    monkeypatch.setattr(on_dask, "PATIENCE", 600.0)


@contextmanager
def made_cluster() -> Iterator[Any]:
    """A scheduler and two workers, as `dask scheduler` and `dask worker --nthreads 1` make them."""
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, env={ON_CLUSTER: "1"}
        ) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A cluster whose workers nobody kills."""
    with made_cluster() as made:
        yield made


@pytest.fixture
def hurt_cluster() -> Iterator[Any]:
    """A cluster whose workers are killed: Dask may give some of them up."""
    with made_cluster() as made:
        yield made


def make_root(root: Path, more: int = 0) -> Path:
    """Three small notices, a draft, and some more."""
    small_root(root)
    write_notice(root, "d-2024-draft", BODY.format(year=2024, name="刨工"))
    for number in range(more):
        write_notice(root, f"e-{2000 + number}", BODY.format(year=2020, name="磨工"))
    return root


def hashes(root: Path) -> dict[str, str]:
    """The content hash of each table of the draft."""
    return {
        name: content_hash(table)
        for name, table in read_tables(root / "normalized" / "draft").items()
    }


def run_there(root: Path, cluster: Any, work: Work | None = None) -> Outcome:
    there = OnDask(root, code_key(AFTER_ROWS), cluster.scheduler_address)
    return run_extract(root, limits=LIMITS, work=work, execute=there)


def test_a_cluster_gives_what_one_machine_gives(cluster: Any, tmp_path: Path) -> None:
    here, there = make_root(tmp_path / "here", 30), make_root(tmp_path / "there", 30)
    run_extract(here, limits=LIMITS)
    assert run_there(there, cluster).failures == ()
    assert hashes(there) == hashes(here)


def test_a_cluster_of_this_machine_is_made_by_the_command(tmp_path: Path) -> None:
    here, there = make_root(tmp_path / "here"), make_root(tmp_path / "there")
    run_extract(here, limits=LIMITS)
    done = CliRunner().invoke(main, ["--root", str(there), "extract", "--workers", "2"])
    assert done.exit_code == 0, done.output
    assert hashes(there) == hashes(here)


@pytest.mark.parametrize(
    ("work", "word"), [(die_on_draft, "SIGABRT"), (end_worker_on_draft, "each worker that read it")]
)
def test_a_notice_that_ends_its_worker_is_one_issue(
    hurt_cluster: Any, tmp_path: Path, work: Work, word: str
) -> None:
    root = make_root(tmp_path, 6)
    outcome = run_there(root, hurt_cluster, work)
    assert [failure.notice_id for failure in outcome.failures] == ["d-2024-draft"]
    assert word in outcome.failures[0].message
    errors = [
        row
        for row in read_tables(root / "normalized" / "draft")["issues"].to_pylist()
        if row["severity"] == "error"
    ]
    assert [row["notice_id"] for row in errors] == ["d-2024-draft"]
    assert len({one.notice_id for one in outcome.summaries}) == 10


def test_a_notice_is_not_blamed_for_workers_that_end_by_another_cause(
    hurt_cluster: Any, tmp_path: Path
) -> None:
    assert run_there(make_root(tmp_path, 2), hurt_cluster, lose_workers).failures == ()


def test_workers_that_are_killed_at_random_lose_nothing(hurt_cluster: Any, tmp_path: Path) -> None:
    here, there = make_root(tmp_path / "here", 60), make_root(tmp_path / "there", 60)
    run_extract(here, limits=LIMITS)
    killed: set[int] = set()
    draw = random.Random(10)

    def kill() -> None:
        while len(killed) < 10:
            time.sleep(draw.uniform(0.1, 1))
            # Not while they start: then Dask gives them up.
            known = hurt_cluster.scheduler.workers
            processes = [
                w.process for w in hurt_cluster.workers.values() if w.worker_address in known
            ]
            pids = {p.pid for p in processes if p and p.status.name == "running"} - {None}
            if alive := sorted(pids - killed):
                killed.add(pid := draw.choice(alive))
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        (there / "killed").touch()

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    outcome = run_there(there, hurt_cluster, wait_for_kills)
    killer.join()
    assert outcome.failures == ()
    assert hashes(there) == hashes(here)


def test_without_dask_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    root = small_root(tmp_path)
    done = CliRunner().invoke(
        main, ["--root", str(root), "--lang", "en", "extract", "--workers", "2"]
    )
    assert done.exit_code == 2
    assert done.stderr.strip() == (
        "error: Dask is not installed: pip install 'subsidy-catalogue[dask]'"
    )


def test_other_code_on_a_worker_is_one_line(cluster: Any, tmp_path: Path) -> None:
    from pipeline.base.errors import UserError

    root = small_root(tmp_path)
    there = OnDask(root, "another", cluster.scheduler_address)
    with pytest.raises(UserError, match="runs other code or rules"):
        run_extract(root, limits=LIMITS, execute=there)
