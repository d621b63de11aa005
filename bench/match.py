"""The matcher beside rapidfuzz: what it accepts, what it proposes, how fast, and how much memory a long file takes.

Every labelled pair is tried without its own alias and without decisions; exact hits are left out.
Run: python -m bench match, or python bench/match.py [NAMES]. The names of the notices are those of the latest release.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz.fuzz import WRatio, ratio
from rapidfuzz.process import cdist, extract, extractOne

ROOT = Path(__file__).parents[1]
# So that it runs in a checkout without an installed package.
sys.path.insert(0, str(ROOT))

from bench.measure import (
    Answer,
    Answerer,
    Pair,
    Score,
    answer_by_rules,
    is_hard,
    read_pairs,
    score_pairs,
)
from pipeline.match import Printed, load_reference, match_names
from pipeline.match.knowledge import Knowledge
from pipeline.match.matcher import match_entries
from pipeline.match.words import cut_words

REFERENCE = load_reference()
NAMES = [one.name for one in REFERENCE.occupations]
CODES = [one.code for one in REFERENCE.occupations]
PAIRS = ROOT / "tests" / "pairs"
ROUNDS = 12


def answer_by_scorer(scorer: Callable[..., float], threshold: float) -> Answerer:
    """rapidfuzz: the best name, accepted from a threshold on."""

    def answer_one(pair: Pair) -> Answer:
        best = extract(pair.name, NAMES, scorer=scorer, limit=3)
        return CODES[best[0][2]] if best[0][1] >= threshold else "", tuple(
            CODES[place] for _, _, place in best
        )

    return lambda pairs: [answer_one(pair) for pair in pairs]


def answer_by_words(pairs: Sequence[Pair]) -> list[Answer]:
    """jieba: names by the share of words in common; nothing is accepted. Here to show what words alone would do."""
    words = [set(cut_words(name)) for name in NAMES]

    def shared(place: int, said: set[str]) -> float:
        return len(said & words[place]) / (len(said | words[place]) or 1)

    answers = []
    for pair in pairs:
        said = set(cut_words(pair.name))
        best = sorted(range(len(NAMES)), key=lambda place: (-shared(place, said), place))[:3]
        answers.append(("", tuple(CODES[place] for place in best if shared(place, said))))
    return answers


METHODS: dict[str, Answerer] = {
    "catalogue": answer_by_rules(REFERENCE, "subsidised"),
    "ratio >= 85": answer_by_scorer(ratio, 85),
    "WRatio >= 90": answer_by_scorer(WRatio, 90),
    "words (jieba)": answer_by_words,
}
LABELLED = ("pairs.csv", "pairs_lists.csv")
NONE = ("non_occupations.csv", "non_occupations_lists.csv")


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((PAIRS / name).read_text(encoding="utf-8-sig").splitlines()))


def read_hard(*names: str) -> list[Pair]:
    """Labelled names that are not exactly an occupation's."""
    pairs = [pair for name in names for pair in read_pairs(read(name))]
    return [pair for pair in pairs if is_hard(pair, REFERENCE)]


def report_accuracy() -> None:
    """A block for each method: accepted and right, and where the right answer stood among the proposals."""
    printed, generated = read_hard(*LABELLED), read_hard("generated.csv")
    none = [Pair(row["name"], "", (), "no occupation") for name in NONE for row in read(name)]
    print(
        f"{len(printed)} printed names, {len(none)} of no occupation, {len(generated)} generated; no exact hits"
    )
    for method, answer in METHODS.items():
        print(
            f"\n{method:16}{'pairs':>7}{'accepted':>10}{'right':>7}{'precision':>11}{'recall':>8}{'top-1':>8}{'top-3':>8}"
        )
        pairs = [*printed, *none, *generated]
        answers = answer(pairs)
        for one in score_pairs(pairs, answers, REFERENCE):
            print_score(one.group, one)
        report_left(printed, answers[: len(printed)])


def report_left(pairs: Sequence[Pair], answers: Sequence[Answer]) -> None:
    """Of the printed names: how many are accepted, how many wrongly, and how near the top the right one of the rest is."""
    wrong = sum(
        bool(code) and code not in p.codes for p, (code, _) in zip(pairs, answers, strict=True)
    )
    accepted = sum(bool(code) for code, _ in answers)
    left = [(p, c) for p, (code, c) in zip(pairs, answers, strict=True) if not code and p.codes]
    first, three = (
        sum(bool({*p.codes} & {*found[:shown]}) for p, found in left) for shown in (1, 3)
    )
    print(
        f"  printed, all: {accepted / len(pairs):.1%} accepted, {wrong} wrongly; "
        f"of the {len(left)} left top-1 {first / len(left):.1%}, top-3 {three / len(left):.1%}"
    )


def print_score(name: str, one: Score) -> None:
    """Top-1 and top-3 are shares of the pairs that share a character with a right name."""
    precision = "—" if one.precision is None else f"{one.precision:.1%}"
    recall = f"{one.recall:.1%}" if one.group != "no occupation" else "—"
    top = "".join(
        f"{part / one.kin:>8.1%}" if one.kin else "       —" for part in (one.top1, one.top3)
    )
    print(
        f"  {name:20}{one.pairs:>4}{one.accepted:>9}{one.right:>7}{precision:>11}{recall:>8}{top}"
    )


def read_entries() -> list[Printed]:
    """Every entry of every list of the latest released version."""
    from pipeline.match.queue import read_printed
    from pipeline.model.rows import OccupationRow
    from pipeline.store.tables import read_table
    from pipeline.store.typed_rows import from_table
    from pipeline.store.versions import find_version

    folder = ROOT / "normalized" / find_version(ROOT / "normalized", "latest").version
    return read_printed(from_table(OccupationRow, read_table(folder, "occupations")))


def report_speed() -> None:
    """Names a second, proposals included, everything loaded before: all entries of the notices, and the names that no rule
    takes, each of them once."""
    entries = read_entries()
    match_names([entries[0], Printed("", "", "", "钳子工", "")], REFERENCE)
    print(f"\n{len(entries)} entries of the notices, {len({one.name for one in entries})} names")
    compare_speed(lambda: match_names(entries, REFERENCE), [entry.name for entry in entries])
    residue = find_residue()
    print(f"\n{len(residue)} distinct names that no rule takes")
    known = Knowledge(REFERENCE)
    left = [Printed("", "", "subsidised", name, name) for name in residue]
    compare_speed(lambda: match_entries(left, known), residue)


def find_residue() -> list[str]:
    """Printed names of lists, generated ones and damaged ones, of which none is accepted."""
    names = [pair.name for pair in read_hard(*LABELLED, "generated.csv")]
    names = list(dict.fromkeys([*names, *make_names(4000)[1::2]]))
    entries = [Printed("", "", "subsidised", name, name) for name in names]
    matches = match_entries(entries, Knowledge(REFERENCE))
    return [n for n, match in zip(names, matches, strict=True) if match.match_status == "review"]


def compare_speed(run: Callable[[], object], names: Sequence[str]) -> None:
    """The matcher beside plain calls of rapidfuzz on the same names. Each is timed in turn, again and again, and the best
    time of each counts: on a busy machine they meet the same quiet moments."""
    runs: dict[str, Callable[[], object]] = {
        "catalogue": run,
        "extractOne, ratio": lambda: [extractOne(name, NAMES, scorer=ratio) for name in names],
        "cdist, ratio": lambda: cdist(names, NAMES, scorer=ratio),
    }
    seconds = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, one in runs.items():
            seconds[name] = min(seconds[name], best_time(one, 1))
    few = names[:100]
    slow = best_time(lambda: [extractOne(name, NAMES, scorer=WRatio) for name in few], 1)
    seconds["extractOne, WRatio"] = slow * len(names) / len(few)
    for name, taken in seconds.items():
        print(f"  {name:20}{taken * 1000:9.1f} ms{len(names) / taken:11,.0f} names/s", end="")
        print(f"{taken / seconds['catalogue']:8.1f} x the time of catalogue")


def best_time(run: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def make_names(count: int) -> list[str]:
    """Distinct names: half are right, told apart by a number in brackets, half are damaged in one or two places."""
    dice = random.Random(20261121)
    characters = sorted(set("".join(NAMES)))
    found: dict[str, None] = {}
    while len(found) < count:
        name = dice.choice(NAMES)
        damaged = (
            damage(name, characters, dice)
            if len(found) % 2
            else f"{name}（{dice.randrange(10**7)}）"
        )
        found.setdefault(damaged)
    return list(found)


def damage(name: str, characters: Sequence[str], dice: random.Random) -> str:
    """Drop, change or add one character, or two."""
    for _ in range(dice.choice((1, 1, 2))):
        place, kind = dice.randrange(len(name)), dice.randrange(3)
        added = "" if kind == 0 and len(name) > 2 else dice.choice(characters)
        name = name[:place] + added + name[place + (kind != 2) :]
    return name


def report_file(count: int) -> None:
    """Time and peak memory of `catalogue match --csv` on a tenth of the names and on all: memory stays flat."""
    print("\ncatalogue match --csv, half of the names damaged")
    names = make_names(count)
    for size in (count // 10, count):
        with tempfile.TemporaryDirectory() as folder:
            source, out = Path(folder) / "names.csv", Path(folder) / "out.csv"
            source.write_text("name\n" + "\n".join(names[:size]) + "\n", encoding="utf-8")
            taken, peak = run_measured(["match", "--csv", str(source), "--out", str(out)])
            with out.open(encoding="utf-8-sig") as lines:
                rows = sum(1 for _ in lines) - 1
        print(
            f"  {size:>9,} names{rows:>10,} rows{taken:9.1f} s{size / taken:10,.0f} names/s{peak:8.0f} MB peak"
        )


def run_measured(arguments: list[str]) -> tuple[float, float]:
    """Seconds and peak memory (MB) of one run of the command, in a process of its own."""
    code = (
        "import sys; from pipeline.cli.app import main; main(sys.argv[1:], standalone_mode=False);"
        "from bench.memory import peak_megabytes; print(peak_megabytes(), file=sys.stderr)"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return time.perf_counter() - start, float(done.stderr.split()[-1])


def run(rows: int = 100_000) -> None:
    """Accuracy, speed, and a file of `rows` names."""
    report_accuracy()
    report_speed()
    report_file(rows)


if __name__ == "__main__":
    run(int(sys.argv[1]) if sys.argv[1:] else 100_000)
