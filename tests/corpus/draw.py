"""Everything that is drawn for a case comes out of one `Draw`, made from the seed."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from .words import GRADE_WORDS, HEADS, ODD_HEADS, SPREAD, SPREAD_GRADES

T = TypeVar("T")


class Occupation(NamedTuple):
    """An occupation of the 大典 2022, as names.csv has it."""

    code: str
    name: str
    is_green: bool
    is_digital: bool
    work_types: tuple[str, ...]


class Amount(NamedTuple):
    """Yuan; `most` where a range is printed; `text` is printed."""

    yuan: int
    most: int | None
    text: str


class Heading(NamedTuple):
    """An annex's number as printed above it, and as the truth has it (null: one annex without a number)."""

    printed: str
    annex: str | None


@dataclass(frozen=True)
class Grades:
    """The words of the grades in one table, and which of them it has, in the order of print."""

    words: dict[int, str]
    order: tuple[int, ...]


@cache
def occupations() -> tuple[Occupation, ...]:
    """The rows of names.csv."""
    with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Occupation(
                row["code"], row["name"], row["is_green"] == "true", row["is_digital"] == "true",
                tuple(word for word in row["work_types"].split("、") if word),
            )
            for row in csv.DictReader(file)
        )  # fmt: skip


class Draw:
    """A seeded source of choices. `traits` remembers the rare ones; `cell_size` is the font of the tables in points."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.traits: list[str] = []
        self.headings: list[Heading] = []
        self.cell_size = self.choose((9.0, 10.5, 10.5, 12.0))
        self._names = self.random.sample(occupations(), len(occupations()))
        self._odd = self.choose(sorted(ODD_HEADS)) if self.chance(0.06) else ""

    def choose(self, options: Sequence[T]) -> T:
        """One of `options`."""
        return self.random.choice(options)

    def chance(self, share: float, trait: str = "") -> bool:
        """True in this share of the draws; then `trait` is remembered."""
        hit = self.random.random() < share
        if hit and trait and trait not in self.traits:
            self.traits.append(trait)
        return hit

    def number(self, low: int, high: int, step: int = 1) -> int:
        """A multiple of `step` from `low`, at most `high`."""
        return self.random.randrange(low, high + 1, step)

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """`count` different ones, in a drawn order."""
        return self.random.sample(options, count)

    def names(self, count: int) -> list[Occupation]:
        """Occupations that this case has not had yet."""
        taken, self._names = self._names[:count], self._names[count:]
        return taken

    def head(self, field: str) -> str:
        """A header word, at times spread by blanks, rarely one that no vocabulary has."""
        if field == self._odd and field in ODD_HEADS:
            self.chance(1, f"odd-head-{field}")
            return ODD_HEADS[field]
        word = self.choose(HEADS[field])
        return SPREAD[word] if word in SPREAD and self.chance(0.15, "spread-head") else word

    def grades(self, counts: Sequence[int] = (3, 3, 4, 5, 5)) -> Grades:
        """Words and a run of grades, mostly from the lowest."""
        words = self.choose(GRADE_WORDS)
        if words[0] == "初级工" and self.chance(0.3, "spread-grades"):
            words = SPREAD_GRADES
        count = self.choose(counts)
        lowest = 4 if count <= 3 and self.chance(0.15, "no-grade-5") else 5
        order = tuple(range(lowest, lowest - count, -1))
        return Grades(
            dict(zip((5, 4, 3, 2, 1), words, strict=True)),
            order[::-1] if self.chance(0.3, "high-first") else order,
        )

    def ladder(self, grades: Sequence[int]) -> dict[int, int]:
        """Yuan by grade, rising as a rule."""
        yuan, ladder = self.number(500, 1500, 50), {}
        for grade in sorted(grades, reverse=True):
            ladder[grade] = yuan
            yuan += (
                -100
                if self.chance(0.04, "falling")
                else self.number(150, 900, self.choose((50, 10)))
            )
        return ladder

    def amount(self, yuan: int, suffix: str = "", ranges: bool = False) -> Amount:
        """The amount as a cell prints it."""
        if not ranges:
            return Amount(yuan, None, f"{yuan}{suffix}")
        most = yuan + self.number(100, 800, 50)
        return Amount(yuan, most, f"{yuan}{self.choose('—-')}{most}{suffix}")

    def annexes(self, count: int) -> list[Heading]:
        """The numbers of the annexes; kept in `headings`."""
        if count == 1 and self.chance(0.7):
            self.headings = [Heading(self.choose(("附件", "附件", "附件：")), None)]
            return self.headings
        form = self.choose(("附件{}", "附件 {}", "附件{}：", "附件{}"))
        digits = "一二三四" if self.chance(0.2, "annex-in-hanzi") else "1234"
        self.headings = [Heading(form.format(digits[i]), f"附件{digits[i]}") for i in range(count)]
        return self.headings
