"""Candidates that become values only when somebody looks at them: most are never shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, overload

from pipeline.base.language import Words
from pipeline.match.models import Candidate, Query
from pipeline.match.other_names import OtherName
from pipeline.match.reasons import compare_codes
from pipeline.reference.editions import Reference

Part: TypeAlias = "slice[int | None, int | None, int | None]"
SHOWN = 5
# Below this nothing but a shared 员 or 工 speaks for a candidate.
FLOOR = 0.12
SAME_CODE, SAME_MINOR, SAME_MIDDLE = 0.2, 0.06, 0.02


@dataclass(frozen=True)
class Hint:
    """Something known beside the name that speaks for a code, with the least score it gives."""

    code: str
    score: float
    told: Words


@dataclass(frozen=True)
class Ranked:
    """Candidates of a block of names, one after the other: place of the occupation, score, number of its likest name."""

    reference: Reference
    others: tuple[OtherName, ...]
    places: list[int]
    scores: list[float]
    numbers: list[int]


class Shortlist(Sequence[Candidate]):
    """The candidates of one name, best first: those of `ranked` from `first` to `last`, made at the first look."""

    __slots__ = ("_made", "first", "hints", "last", "query", "ranked")

    def __init__(
        self, ranked: Ranked, query: Query, hints: tuple[Hint, ...], first: int, last: int
    ) -> None:
        self.ranked, self.query, self.hints = ranked, query, hints
        self.first, self.last = first, last
        self._made: tuple[Candidate, ...] | None = None

    @property
    def made(self) -> tuple[Candidate, ...]:
        """The candidates as values."""
        if self._made is None:
            self._made = tuple(self._make(at) for at in range(self.first, self.last))
        return self._made

    @property
    def best(self) -> float | None:
        """The score of the first one; None where there is none."""
        return self.ranked.scores[self.first] if self.last > self.first else None

    def _make(self, at: int) -> Candidate:
        ranked = self.ranked
        one = ranked.reference.occupations[ranked.places[at]]
        other = ranked.numbers[at] - len(ranked.reference.keys)
        told = [hint.told for hint in self.hints if hint.code == one.code]
        if not told and other >= 0:
            told = [ranked.others[other].told]
        if self.query.codes:
            told.append(Words(*compare_codes(self.query.codes, one)))
        group = ranked.reference.group_names.get(one.minor, "")
        return Candidate(one.code, one.name, ranked.scores[at], self.query.name, tuple(told), group)

    def __len__(self) -> int:
        return self.last - self.first

    @overload
    def __getitem__(self, place: int) -> Candidate: ...
    @overload
    def __getitem__(self, place: Part) -> tuple[Candidate, ...]: ...
    def __getitem__(self, place: int | Part) -> Candidate | tuple[Candidate, ...]:
        return self.made[place]

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self.made)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.made == tuple(other)

    def __hash__(self) -> int:
        return hash(self.made)

    def __repr__(self) -> str:
        return repr(self.made)

    def __reduce__(self) -> tuple[type[tuple[Candidate, ...]], tuple[tuple[Candidate, ...]]]:
        """Another process gets the values, not what they are made from."""
        return tuple, (self.made,)


def lift(ranked: Ranked, query: Query, hints: tuple[Hint, ...], first: int, last: int) -> Shortlist:
    """The candidates of one name with its printed codes and what else is known counted in, sorted anew."""
    span = slice(first, last)
    found = {
        place: (score + bonus(query.codes, ranked.reference, place), number)
        for place, score, number in zip(
            ranked.places[span], ranked.scores[span], ranked.numbers[span], strict=True
        )
    }
    for hint in hints:
        place = ranked.reference.places[hint.code]
        score, number = found.get(place, (0.0, place))
        found[place] = (max(score, hint.score), number)
    best = sorted((-min(round(s, 4), 0.99), place, n) for place, (s, n) in found.items())
    best = [one for one in best[:SHOWN] if -one[0] >= FLOOR]
    own = Ranked(
        ranked.reference,
        ranked.others,
        [place for _, place, _ in best],
        [-score for score, _, _ in best],
        [number for _, _, number in best],
    )
    return Shortlist(own, query, hints, 0, len(best))


def bonus(codes: Sequence[str], reference: Reference, place: int) -> float:
    """The points that printed codes add to the score of an occupation: by its code, its 小类, its 中类."""
    one = reference.occupations[place]
    return sum(
        SAME_CODE * (one.code == code)
        + SAME_MINOR * (one.minor == code[:7])
        + SAME_MIDDLE * (one.middle == code[:4])
        for code in codes
    )
