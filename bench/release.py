"""A release killed at 20 random moments: does `catalogue verify` hold, and does no half version stand?

Each round starts `catalogue release` in a process of its own, kills it, verifies, and releases again. Then two at once.
Run: python bench/release.py [ROUNDS].
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
RELEASE = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    "from pathlib import Path\n"
    "from pipeline.commands.settings import Settings\n"
    "from pipeline.commands.versions import release_command\n"
    "print('ready', flush=True)\n"
    "release_command(list(sys.argv[2:]), obj=Settings(Path(sys.argv[1]), 'en'))\n"
)
DAYS = ("2026-11-21", "2026-11-22")


def start(root: Path, day: str) -> subprocess.Popen[str]:
    """A release that has loaded its libraries and begins."""
    words = [sys.executable, "-c", RELEASE, str(root), "--version", day]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    process.stdout.readline()
    return process


def prepare(root: Path) -> float:
    """A version, and a draft that differs from it; the seconds a release of it takes."""
    from tests.versions.drafts import write_draft
    from tests.versions.synthetic import make_versions
    from tests.versions.tables import make_version

    before, after, _ = make_versions(5_000, renames=20, moves=10, policies=5, others=5)
    for day, catalogue in zip(DAYS, (before, after), strict=True):
        version = make_version(tuple(sorted(set(catalogue["notice_id"].to_pylist()))))
        write_draft({**version, "catalogue": catalogue}, root)
        if day == DAYS[0]:
            start(root, day).communicate()
    copy = root.with_name("timed")
    shutil.copytree(root, copy)
    process = start(copy, DAYS[1])
    begun = time.perf_counter()
    process.communicate()
    assert check(copy) == list(DAYS)
    return time.perf_counter() - begun


def check(root: Path) -> list[str]:
    """Versions that stand; fails where one does not hold."""
    from pipeline.store.verify import verify_all

    verdicts = verify_all(root / "normalized")
    assert not [problem for verdict in verdicts for problem in verdict.problems], verdicts
    return [verdict.version for verdict in verdicts]


def kill_once(prepared: Path, root: Path, wait: float) -> str:
    """What stood after a kill `wait` seconds into the release; afterwards a second run must succeed."""
    shutil.copytree(prepared, root)
    process = start(root, DAYS[1])
    time.sleep(wait)
    process.kill()
    process.communicate()
    left = [
        path.name
        for path in (root / "normalized").iterdir()
        if path.name.startswith(".") and path.is_dir()
    ]
    stood = check(root)
    start(root, DAYS[1]).communicate()
    assert check(root) == list(DAYS), root
    assert not list((root / "normalized").glob(".*.partial"))
    return (
        "the version whole" if DAYS[1] in stood else "a folder to clean up" if left else "nothing"
    )


def main(rounds: int) -> None:
    """Print how often what was found."""
    draw = random.Random(6)
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared"
        seconds = prepare(prepared)
        found = Counter(
            kill_once(prepared, Path(folder) / str(number), draw.uniform(0, seconds))
            for number in range(rounds)
        )
        told = ", ".join(f"{name} {count}x" for name, count in found.items())
        print(
            f"release killed at {rounds} random moments of {seconds:.2f} s: verify holds; found {told}"
        )
        both = [start(prepared, DAYS[1]) for _ in range(2)]
        said = [process.communicate()[1].strip() for process in both]
        print(
            f"two releases at once: exit codes {sorted(process.returncode for process in both)}; {''.join(said)}"
        )
        assert check(prepared) == list(DAYS)


def run() -> None:
    """The size that the README's figures are measured at."""
    main(20)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20)
