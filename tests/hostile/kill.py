"""`make kill N=1000`: `extract` and `release` are killed at random moments, so many times each; what stands then is the old or the new, and the next run
makes the new.

One process has everything loaded; each run is a fork of it in a group of its own, and the whole group is killed. Moments are
spread evenly over the time that a run takes, and some over its last steps.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import pickle
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from pipeline.base.errors import UserError
from pipeline.workflow.cache import AFTER_ROWS, code_key
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.process_notice import Task, process_notice
from pipeline.workflow.release import release
from pipeline.workflow.run import run_extract
from tests.hostile.half_states import (
    CONTENTS,
    VERIFIED,
    State,
    check_half,
    check_next,
    check_versions,
    state_of,
    whole_state,
)
from tests.recipes.small_notices import BODY, write_files, write_notice

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, tzinfo=UTC)
# One extract in so many reads in a process of its own, as the command does; the others in theirs, which starts sooner.
WITH_READER = 50
# One release in so many is killed in its last steps: the folder of the version stands, its line may not.
LAST_STEPS = 5
VERSION = "normalized/2026-11-22"
PATIENCE = 900


def extract(root: Path) -> None:
    """What `catalogue extract` does."""
    assert not run_extract(root).failures


def extract_with_reader(root: Path) -> None:
    """The same, each notice read in a process of its own."""
    assert not run_extract(root, limits=Limits(jobs=1)).failures


def release_again(root: Path) -> None:
    """What `catalogue release` does; a version that is there already is fine."""
    with suppress(UserError):
        release(root, LATER, "0.1.0")


def write_start(root: Path) -> None:
    """Two notices in a version, one of them changed since, one new."""
    write_notice(root, "a-2021", BODY.format(year="2021", name="车工"))
    write_notice(root, "b-2022", BODY.format(year="2022", name="钳工"))
    extract(root)
    release(root, NOW, "0.1.0")
    changed = BODY.format(year="2022", name="铣工").replace("1000", "1100")
    write_files(root / "raw" / "b-2022", {"notice.txt": (changed.encode(), "main")})
    write_notice(root, "c-2023", BODY.format(year="2023", name="镗工"))


def in_child(work: Callable[..., Any], *given: Any) -> Any:
    """The result of some work in a fork of this process; AssertionError with what it raised there."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        signal.alarm(PATIENCE)
        try:
            answer = (True, work(*given))
        # It is said in the other process.
        except BaseException as error:
            answer = (False, f"{type(error).__name__}: {error}")
        with os.fdopen(write, "wb") as out:
            pickle.dump(answer, out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as came:
        data = came.read()
    os.waitpid(pid, 0)
    assert data, "the process ended by itself"
    is_done, answer = pickle.loads(data)
    assert is_done, answer
    return answer


def start(work: Callable[[Path], None], root: Path) -> int:
    """A run in a fork, in a group of its own."""
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        try:
            work(root)
        finally:
            os._exit(0)
    with suppress(PermissionError, ProcessLookupError):
        os.setpgid(pid, pid)
    return pid


def kill_at(work: Callable[[Path], None], root: Path, seconds: float, standing: Path) -> bool:
    """Kills a run and all of its group so many seconds after `standing` stands; False where it had ended by then."""
    pid = start(work, root)
    while (
        not standing.exists()
        and os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    ):
        time.sleep(0.0002)
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def learn_here(root: Path) -> tuple[State, dict[str, str], set[tuple[str, ...]]]:
    """What stands in a root, and which files were seen."""
    check_versions(root)
    return state_of(root), CONTENTS, VERIFIED


def learn(root: Path) -> State:
    """What stands in a root; the processes to come know these files. Read in a fork: the threads of pyarrow do not survive
    one, so that this process must have none."""
    state, contents, verified = in_child(learn_here, root)
    CONTENTS.update(contents)
    VERIFIED.update(verified)
    return dict(state)


def load_all(root: Path, folder: Path) -> None:
    """Words, patterns and the classification, and each module that a run loads, loaded in this process: not its threads."""

    def whole_run() -> list[str]:
        other = Path(shutil.copytree(root, folder / "loaded"))
        extract(other)
        release_again(other)
        learn_here(other)
        return sorted(sys.modules.keys() - {"__main__"})

    process_notice(Task(root, "a-2021", again=True))
    for name in in_child(whole_run):
        with suppress(ImportError):
            importlib.import_module(name)
    code_key(AFTER_ROWS)
    gc.collect()
    gc.freeze()


def time_of(work: Callable[[Path], None], start_root: Path, folder: Path) -> float:
    """The median time of five runs, in seconds."""
    times = []
    for number in range(5):
        root = Path(shutil.copytree(start_root, folder / f"timed-{number}"))
        begun = time.monotonic()
        os.waitpid(start(work, root), 0)
        times.append(time.monotonic() - begun)
        shutil.rmtree(root)
    return median(times)


@dataclass(frozen=True)
class Campaign:
    """A kind of run that is killed, what makes the new afterwards, the root it begins in, and how often. Where `standing` is a
    path, the moments are spread over a twentieth of a run from when it stands, else over the whole of it."""

    name: str
    work: Callable[[Path], None]
    again: Callable[[Path], None]
    start_root: Path
    number: int
    end: float
    standing: str = ""

    def run(self, folder: Path, rng: Random) -> Counter[str]:
        """Counts of what stood after each kill."""
        before, after = learn(self.start_root), self._new(folder)
        assert before != after
        longest = time_of(self.work, self.start_root, folder)
        counts: Counter[str] = Counter()
        seen: dict[str, str] = {}
        while counts["killed"] < self.number and time.monotonic() < self.end:
            root = Path(shutil.copytree(self.start_root, folder / "root"))
            seconds = rng.uniform(0, longest * (0.05 if self.standing else 1.05))
            if kill_at(self.work, root, seconds, root / self.standing):
                counts["killed"] += 1
                self._check(root, before, after, counts, seen)
            else:
                counts["ended before"] += 1
            shutil.rmtree(root)
        counts["ms a run"] = round(longest * 1000)
        return counts

    def _new(self, folder: Path) -> State:
        whole = Path(shutil.copytree(self.start_root, folder / "whole"))
        in_child(self.again, whole)
        after = learn(whole)
        shutil.rmtree(whole)
        return after

    def _check(
        self, root: Path, before: State, after: State, counts: Counter[str], seen: dict[str, str]
    ) -> None:
        """Counts what stands; a state that stood before needs no second look."""
        state = whole_state(root)
        if state in seen:
            counts[seen[state]] += 1
            return
        counts["states"] += 1
        try:
            stands = in_child(check_half, root, before, after)
            counts["unfinished"] += bool(in_child(check_next, root, self.again, after))
        except AssertionError as error:
            stands = "wrong"
            print(f"{self.name}, kill {counts['killed']}: {error}", file=sys.stderr)
        counts[stands] += 1
        seen[state] = stands


def kill_runs(number: int, seed: int, only: str, end: float) -> dict[str, Counter[str]]:
    """So many kills of extract and of release each, or of one of them only, until the clock says `end`."""
    with tempfile.TemporaryDirectory(prefix="kill-") as name:
        folder = Path(name)
        drafts, releases = folder / "extract", folder / "release"
        in_child(write_start, drafts)
        shutil.copytree(drafts, releases)
        in_child(extract, releases)
        load_all(drafts, folder)
        readers, last = max(1, number // WITH_READER), max(1, number // LAST_STEPS)
        campaigns = [
            Campaign("extract with readers", extract_with_reader, extract, drafts, readers, end),
            Campaign("extract", extract, extract, drafts, max(1, number - readers), end),
            Campaign("release, its folder stands", release_again, release_again, releases, last, end, VERSION),
            Campaign("release", release_again, release_again, releases, max(1, number - last), end),
        ]  # fmt: skip
        return {
            one.name: one.run(folder, Random(f"{seed}/{one.name}"))
            for one in campaigns
            if one.name.startswith(only)
        }


def main() -> int:
    """0 where every kill left the old or the new, and the next run made the new."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["extract", "release"], default="")
    parser.add_argument("--seconds", type=float, default=1e9, help="no longer than so")
    words = parser.parse_args()
    begun = time.monotonic()
    found = kill_runs(words.number, words.seed, words.only, begun + words.seconds)
    names = (
        "killed",
        "old",
        "between",
        "new",
        "states",
        "unfinished",
        "wrong",
        "ended before",
        "ms a run",
    )
    print("run", *names, sep="\t")
    for name, counts in found.items():
        print(name, *(counts[one] for one in names), sep="\t")
    print(f"{time.monotonic() - begun:.0f} s")
    return any(counts["wrong"] for counts in found.values())


if __name__ == "__main__":
    sys.exit(main())
