"""`make fuzz SECONDS=600`: damaged files of every kind, one after the other, to every reader. Nothing but a result or one line may come.

Each input is made of the number of the run and its own: the same numbers make the same bytes. What goes wrong is kept in
.cache/fuzz/ with its traceback.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pipeline.base.errors import UserError
from pipeline.base.printable import one_line
from tests.hostile.fuzz_targets import FILES, TARGETS, base_root, seed
from tests.hostile.mutate import mutate

# Far more than a small damaged file needs: seconds of the processor, and of the clock where it only waits.
HANG, WAIT, MEMORY = 60.0, 900.0, 4 << 30
OUTCOMES = ("read", "refused", "faults", "hangs", "crashes")
NAMES = tuple(TARGETS)
ROUND = tuple(name for name in NAMES for _ in range(TARGETS[name].share))
FOUND = Path(".cache") / "fuzz"


@dataclass
class Board:
    """What all processes write: how often each outcome of each target came, the processor's milliseconds of each target
    together and of its slowest input, and the input each process works on."""

    counts: Any
    total: Any
    slowest: Any
    current: Any


def input_of(run: int, number: int) -> tuple[str, bytes]:
    """(target, bytes) of one input."""
    target = ROUND[number % len(ROUND)]
    rng = Random(f"{run}/{number}")
    return target, mutate(seed(rng.choice(TARGETS[target].seeds)), rng)


def try_input(target: str, data: bytes, root: Path) -> str:
    """`read` or `refused`; whatever else is raised goes up."""
    try:
        TARGETS[target].check(root, data)
    except UserError as error:
        for line in (*error.words.en.split("\n"), *error.words.zh.split("\n")):
            assert line == one_line(line), f"a control character in {line!r}"
            assert line.strip(), "an empty line"
        return "refused"
    except (MemoryError, RecursionError):
        # Reading a notice happens behind a boundary that says both in one line; nothing else may be that deep.
        if target not in FILES:
            return "refused"
        raise
    return "read"


def _work(board: Board, desk: int, first: int, step: int, run: int, end: float, most: int) -> None:  # fmt: skip
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for end_of in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(end_of, signal.SIG_DFL)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        root = Path(folder) / "root"
        shutil.copytree(base_root()[1], root)
        number = first
        while time.monotonic() < end and number < most:
            board.current[desk] = number
            target, data = input_of(run, number)
            place = NAMES.index(target)
            before = time.process_time()
            signal.setitimer(signal.ITIMER_REAL, WAIT)
            signal.setitimer(signal.ITIMER_PROF, HANG)
            try:
                outcome = try_input(target, data, root)
            # Whatever a reader raises is what is looked for here.
            except Exception as error:
                _keep(target, data, error)
                outcome = "faults"
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)
            spent = int((time.process_time() - before) * 1000)
            board.counts[place * len(OUTCOMES) + OUTCOMES.index(outcome)] += 1
            with board.total.get_lock():
                board.total[place] += spent
                board.slowest[place] = max(board.slowest[place], spent)
            number += step
    board.current[desk] = -1


def _keep(target: str, data: bytes, error: BaseException | None) -> None:
    """The input, named by where it went wrong, with its traceback; one of a kind."""
    FOUND.mkdir(parents=True, exist_ok=True)
    frames = traceback.extract_tb(error.__traceback__) if error else []
    ours = [frame for frame in frames if "/pipeline/" in frame.filename]
    where = f"{Path(ours[-1].filename).stem}-{ours[-1].lineno}" if ours else "unknown"
    name = f"{target.replace(' ', '-')}-{where}-{type(error).__name__ if error else 'ended'}"
    if not (FOUND / f"{name}.bin").exists():
        (FOUND / f"{name}.bin").write_bytes(data)
        (FOUND / f"{name}.txt").write_text("".join(traceback.format_exception(error)) if error else "", "utf-8", "backslashreplace")  # fmt: skip


def fuzz(seconds: float, jobs: int, run: int, most: int) -> Board:
    """Tries inputs for so many seconds in so many processes, at most so many; one that ends is begun again behind the input that ended it."""
    context = multiprocessing.get_context("fork")
    # Tried whole, before the processes part: what is loaded once is loaded here.
    for target in NAMES:
        for name in TARGETS[target].seeds:
            assert try_input(target, seed(name), base_root()[1]) == "read", name
    size = len(NAMES)
    board = Board(context.Array("Q", size * len(OUTCOMES)), context.Array("Q", size), context.Array("Q", size), context.Array("q", jobs))  # fmt: skip
    end = time.monotonic() + seconds
    desks = {desk: _start(context, board, desk, desk, jobs, run, end, most) for desk in range(jobs)}
    while desks:
        for desk, process in list(desks.items()):
            process.join(0.2)
            if process.exitcode is None:
                continue
            del desks[desk]
            number = board.current[desk]
            if number >= 0:
                target, data = input_of(run, number)
                outcome = (
                    "hangs" if process.exitcode in (-signal.SIGALRM, -signal.SIGPROF) else "crashes"
                )
                board.counts[NAMES.index(target) * len(OUTCOMES) + OUTCOMES.index(outcome)] += 1
                _keep(f"{target}-{outcome}-{number}", data, None)
                desks[desk] = _start(context, board, desk, number + jobs, jobs, run, end, most)
    return board


def _start(context: Any, board: Board, desk: int, first: int, step: int, run: int, end: float, most: int) -> Any:  # fmt: skip
    process = context.Process(
        target=_work, args=(board, desk, first, step, run, end, most), daemon=True
    )
    process.start()
    return process


def report(board: Board) -> int:
    """Prints a line a target; the number of inputs that went wrong."""
    width = len(OUTCOMES)
    rows = [list(board.counts[n * width : (n + 1) * width]) for n in range(len(NAMES))]
    print("target", "inputs", *OUTCOMES, "ms each", "slowest ms", sep="\t")
    for name, row, total, slowest in zip(NAMES, rows, board.total, board.slowest, strict=True):
        print(name, sum(row), *row, round(total / max(1, sum(row)), 1), slowest, sep="\t")
    sums = [sum(column) for column in zip(*rows, strict=True)]
    print("all", sum(sums), *sums, sep="\t")
    return sum(sums[2:])


def main() -> int:
    """0 where every input was read or refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--run", type=int, default=1, help="another number, other inputs")
    parser.add_argument("--inputs", type=int, default=10**9, help="no more than so many")
    words = parser.parse_args()
    begun = time.monotonic()
    board = fuzz(words.seconds, words.jobs, words.run, words.inputs)
    spent = time.monotonic() - begun
    wrong = report(board)
    count = sum(board.counts)
    print(f"{count} inputs in {spent:.0f} s: {count / spent:.0f} a second; {wrong} went wrong")
    if wrong:
        print(f"see {FOUND}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
