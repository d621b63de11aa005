"""`make kill N=1000`: `extract` and `release` are killed at random moments, so many times each; what stands then is the old or the new, and the next run
makes the new.

One process has everything loaded; each run is a fork of it in a group of its own, and the whole group is killed. Moments are
spread evenly over the time that a run takes.
"""

from __future__ import annotations

import argparse
import hashlib
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
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from pipeline.base.disk import OLD, PARTIAL
from pipeline.base.errors import UserError
from pipeline.store.package import content_hash
from pipeline.store.tables import read_table
from pipeline.store.verify import verify
from pipeline.store.versions import listed
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.process_notice import Task, process_notice
from pipeline.workflow.release import release
from pipeline.workflow.run import run_extract
from tests.recipes.small_notices import BODY, write_files, write_notice

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, tzinfo=UTC)
# One extract in so many reads in a process of its own, as the command does; the others in theirs, which starts sooner.
WITH_READER = 20
PATIENCE = 900
State = dict[str, str]
# By the SHA-256 of a Parquet file the hash of its content; the files of versions that verified.
_CONTENTS: dict[str, str] = {}
_VERIFIED: set[tuple[str, ...]] = set()


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


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def state_of(root: Path) -> State:
    """Every published thing with its hash: each table of the draft and of each version, each text of extracted/. A file of
    the same bytes as one seen before has the same content."""
    state = {}
    for path in sorted((root / "normalized").glob("[0-9d]*/*.parquet")):
        bytes_of = digest(path)
        if bytes_of not in _CONTENTS:
            _CONTENTS[bytes_of] = content_hash(read_table(path.parent, path.stem))
        state[f"{path.parent.name}/{path.stem}"] = _CONTENTS[bytes_of]
    for path in sorted((root / "extracted").rglob("*")):
        if path.is_file() and not path.name.endswith(PARTIAL):
            state[path.relative_to(root).as_posix()] = digest(path)
    return state


def check_versions(root: Path) -> None:
    """Every version verifies; one of the same bytes as one that did needs no second look."""
    for folder in sorted((root / "normalized").glob("[0-9]*")):
        files = (folder.name, *(f"{path.name} {digest(path)}" for path in sorted(folder.iterdir())))
        if files not in _VERIFIED:
            found = verify(root / "normalized", folder.name)
            assert found.problems == (), found
            _VERIFIED.add(files)


def check_half(root: Path, before: State, after: State) -> str:
    """`old`, `new` or `between` (some files of extracted/ are new); AssertionError where anything is neither."""
    check_versions(root)
    state = state_of(root)
    for name, value in state.items():
        assert value in (before.get(name), after.get(name)), f"{name} is neither old nor new"
    for folder in {name.partition("/")[0] for name in state if not name.startswith("extracted")}:
        own = {name: value for name, value in state.items() if name.startswith(f"{folder}/")}
        assert any(own == _of(side, folder) for side in (before, after)), f"{folder} is half"
    return "old" if state == before else "new" if state == after else "between"


def _of(state: State, folder: str) -> State:
    return {name: value for name, value in state.items() if name.startswith(f"{folder}/")}


def check_next(root: Path, work: Callable[[Path], None], after: State) -> int:
    """The next run makes the new, and leaves nothing unfinished; how many unfinished things it met."""
    left = [path for path in root.rglob(".*") if path.name.endswith((PARTIAL, OLD))]
    work(root)
    check_versions(root)
    assert state_of(root) == after, "the next run made something else"
    unfinished = [str(path) for path in root.rglob(".*") if path.name.endswith((PARTIAL, OLD))]
    assert unfinished == [], unfinished
    lines = [version.version for version in listed(root / "normalized")]
    assert lines == sorted(path.name for path in (root / "normalized").glob("2*")), lines
    return len(left)


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


def kill_at(work: Callable[[Path], None], root: Path, seconds: float) -> bool:
    """Kills a run and all of its group after so many seconds; False where it had ended by then."""
    pid = start(work, root)
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def learn(root: Path) -> State:
    """What stands in a root; the processes to come know these files. Read in a fork: the threads of pyarrow do not survive
    one, so that this process must have none."""

    def look() -> tuple[State, dict[str, str], set[tuple[str, ...]]]:
        check_versions(root)
        return state_of(root), _CONTENTS, _VERIFIED

    state, contents, verified = in_child(look)
    _CONTENTS.update(contents)
    _VERIFIED.update(verified)
    return dict(state)


def load_all(root: Path) -> None:
    """Words, patterns and the classification, loaded in this process."""
    process_notice(Task(root, "a-2021", again=True))


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


def campaign(work: Callable[[Path], None], again: Callable[[Path], None], start_root: Path, folder: Path, number: int, rng: Random) -> Counter[str]:  # fmt: skip
    """So many kills of one kind of run, counted by what stood then."""
    before = learn(start_root)
    whole = Path(shutil.copytree(start_root, folder / "whole"))
    in_child(again, whole)
    after = learn(whole)
    assert before != after
    shutil.rmtree(whole)
    longest = time_of(work, start_root, folder) * 1.05
    counts: Counter[str] = Counter()
    while counts["killed"] < number:
        root = Path(shutil.copytree(start_root, folder / "root"))
        if kill_at(work, root, rng.uniform(0, longest)):
            counts["killed"] += 1
            try:
                counts[in_child(check_half, root, before, after)] += 1
                counts["unfinished"] += bool(in_child(check_next, root, again, after))
            except AssertionError as error:
                counts["wrong"] += 1
                print(f"{work.__name__}, kill {counts['killed']}: {error}", file=sys.stderr)
        else:
            counts["ended before"] += 1
        shutil.rmtree(root)
    counts["ms a run"] = round(longest / 1.05 * 1000)
    return counts


def kill_runs(number: int, seed: int) -> dict[str, Counter[str]]:
    """So many kills of extract and of release each."""
    rng = Random(seed)
    with tempfile.TemporaryDirectory(prefix="kill-") as name:
        folder = Path(name)
        drafts, releases = folder / "extract", folder / "release"
        in_child(write_start, drafts)
        shutil.copytree(drafts, releases)
        in_child(extract, releases)
        load_all(drafts)
        some = max(1, number // WITH_READER)
        return {
            "extract": campaign(extract, extract, drafts, folder, max(1, number - some), rng),
            "extract with readers": campaign(extract_with_reader, extract, drafts, folder, some, rng),
            "release": campaign(release_again, release_again, releases, folder, number, rng),
        }  # fmt: skip


def main() -> int:
    """0 where every kill left the old or the new, and the next run made the new."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    begun = time.monotonic()
    found = kill_runs(words.number, words.seed)
    names = ("killed", "old", "between", "new", "unfinished", "wrong", "ended before", "ms a run")
    print("run", *names, sep="\t")
    for name, counts in found.items():
        print(name, *(counts[one] for one in names), sep="\t")
    print(f"{time.monotonic() - begun:.0f} s")
    return any(counts["wrong"] for counts in found.values())


if __name__ == "__main__":
    sys.exit(main())
