"""Which row of the one side is which row of the other: by what the issuer calls it, by code, by place and near name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.diff.cells import Keys, Row, word_in
from pipeline.diff.table_config import Spec
from pipeline.reference.lookup_names import ENDINGS

Key = Callable[[Row], Keys | None]
# Endings that issuers add, drop and exchange without meaning another occupation.
_ANY_ENDING = "".join(ENDINGS)
NEAR_IN_PLACE = 0.5
NEAR_ANYWHERE = 0.85
# Above this many candidate pairs in one bucket the order of print decides.
MANY = 40_000


@dataclass(frozen=True)
class Pair:
    """A row before and after; None where it was added or dropped."""

    a: Row | None
    b: Row | None


def pair_rows(a: Sequence[Row], b: Sequence[Row], spec: Spec) -> list[Pair]:
    """Every row of both sides, exactly once."""
    pool = _Pool(list(a), list(b))
    for key in spec.keys:
        pool.match(_key((*spec.scope, *key)))
    if spec.sole:
        pool.match(_key((*spec.scope, *spec.sole)), sole=True)
    if spec.renames:
        for code in spec.codes:
            pool.match(_code((*spec.scope, *spec.beside), code))
        pool.match_near(spec)
    if "list" in spec.scope:
        pool.match(_other_list(spec))
    return pool.pairs + [Pair(row, None) for row in pool.a] + [Pair(None, row) for row in pool.b]


def _key(columns: tuple[str, ...]) -> Key:
    return lambda row: tuple(row.get(column) for column in columns)


def _code(columns: tuple[str, ...], code: str) -> Key:
    return lambda row: (
        (*(row.get(column) for column in columns), row[code]) if row.get(code) else None
    )


def _other_list(spec: Spec) -> Key:
    """A name that left one list and came to another; to be scarce is a list of another kind."""
    return lambda row: (
        None
        if row["list"] == "scarce"
        else (row.get("notice_id"), row[spec.label], row["is_residual"])
    )


class _Pool:
    """Rows not yet paired; state is shared by the stages of pairing and by nothing else."""

    def __init__(self, a: list[Row], b: list[Row]) -> None:
        self.a, self.b = a, b
        self.pairs: list[Pair] = []

    def match(self, key: Key, sole: bool = False) -> None:
        """Pair rows of equal key, the most alike first; with `sole` only where one of it is left on each side."""
        buckets = _buckets(self.b, key)
        if sole:
            alone = {value for value, rows in _buckets(self.a, key).items() if len(rows) == 1}
            buckets = {
                value: rows for value, rows in buckets.items() if len(rows) == 1 and value in alone
            }
        candidates = [(row, found) for row in self.a if (found := buckets.get(key(row) or ()))]
        self._take(candidates)

    def match_near(self, spec: Spec) -> None:
        """Pair rows whose names are near and whose codes do not say that they are two occupations."""
        within = _key((*spec.scope, *spec.beside))
        index: dict[Keys, list[Row]] = defaultdict(list)
        for row in self.b:
            for part in _parts(word_in(row, spec.label)):
                index[(*(within(row) or ()), part)].append(row)
        candidates = []
        for row in self.a:
            found = {
                id(b): b
                for part in _parts(word_in(row, spec.label))
                for b in index.get((*(within(row) or ()), part), ())
            }
            near = [b for b in found.values() if is_near(row, b, spec.label)]
            candidates.append((row, near))
        self._take(candidates, spec.label)

    def _take(self, candidates: Iterable[tuple[Row, list[Row]]], label: str = "") -> None:
        scored = []
        turn: Counter[int] = Counter()
        for place, (row, found) in enumerate(candidates):
            chosen = found
            if len(found) ** 2 > MANY:
                chosen = found[turn[id(found)] :][:1]
                turn[id(found)] += 1
            scored += [
                (-_likeness(row, b, label), place, number, row, b)
                for number, b in enumerate(chosen)
            ]
        scored.sort(key=lambda item: item[:3])
        gone: set[int] = set()
        for *_, row, b in scored:
            if id(row) not in gone and id(b) not in gone:
                gone |= {id(row), id(b)}
                self.pairs.append(Pair(row, b))
        self.a = [row for row in self.a if id(row) not in gone]
        self.b = [row for row in self.b if id(row) not in gone]


def _buckets(rows: Iterable[Row], key: Key) -> dict[Keys, list[Row]]:
    buckets: dict[Keys, list[Row]] = defaultdict(list)
    for row in rows:
        value = key(row)
        if value is not None:
            buckets[value].append(row)
    return buckets


def _likeness(a: Row, b: Row, label: str) -> float:
    equal = float(sum(a.get(column) == value for column, value in b.items()))
    return equal + (100 * nearness(word_in(a, label), word_in(b, label)) if label else 0)


def _parts(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}


def nearness(a: str, b: str) -> float:
    """0 to 1: the share of characters two names have in common, in order."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def differs_in_ending(a: str, b: str) -> bool:
    """包装设计师 and 包装设计, 验光员 and 验光师: one name, printed in two ways."""
    return bool(a and b) and a.rstrip(_ANY_ENDING) == b.rstrip(_ANY_ENDING)


def is_near(a: Row, b: Row, label: str) -> bool:
    """Near enough to be one entry renamed: same place and half the characters, or same class and nearly all of them."""
    codes = [
        row.get("occupation_code")
        for row in (a, b)
        if row.get("match_status", "accepted") == "accepted"
    ]
    if len(codes) == 2 and None not in codes and codes[0] != codes[1]:
        return False
    if differs_in_ending(word_in(a, label), word_in(b, label)):
        return True
    if a.get("subsidy_class") != b.get("subsidy_class"):
        return False
    in_place = a["_before"] == b["_before"] or a["_after"] == b["_after"]
    return nearness(word_in(a, label), word_in(b, label)) >= (
        NEAR_IN_PLACE if in_place else NEAR_ANYWHERE
    )
