"""The facts of prose, each part with the words it was read from: amounts, other numbers that bind, and numbers that are neither."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.prose.choose import NOTHING, Part
from pipeline.extract.prose.tokens import Mask, Number


@dataclass(frozen=True, slots=True)
class RateFact:
    """An amount: `number` is the figure (None where only words are printed), `cap` the cap beside it. `parts` are programme,
    class, grade, tier, beneficiary, unit, ...; a set of grades or classes is one fact here and a row each later."""

    start: int
    end: int
    number: Number | None
    unit: str
    bound: str
    parts: dict[str, Part]
    component: str = "total"
    cap: Number | None = None
    hours: str = ""
    formula: str = ""
    item: str = ""
    condition: str = ""
    left: int = 0
    restates: bool = False
    occupation: str = ""
    # Names of a list that the amount is each one's, with their places.
    listed: tuple[tuple[str, int], ...] = ()
    doubts: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    def part(self, name: str) -> Part:
        """One part of the fact, such as `grade`; NOTHING where it is not said."""
        return self.parts.get(name, NOTHING)


@dataclass(frozen=True, slots=True)
class RuleFact:
    """Another number that binds. `number` is None where the sentence prints none (不得重复享受); `value` is then what it says."""

    start: int
    end: int
    rule: str
    number: Number | None
    bound: str
    parts: dict[str, Part]
    of_what: str = ""
    condition: str = ""
    value: str = ""
    doubts: tuple[str, ...] = ()

    def part(self, name: str) -> Part:
        """One part of the fact, such as `grade`; NOTHING where it is not said."""
        return self.parts.get(name, NOTHING)


@dataclass(slots=True)
class ProseReading:
    """All that a text says. `numbers` are all its numbers with a unit; `measures` those that only measure another; `budgets`
    sums that are no standard."""

    folded: str
    printed: str
    rates: list[RateFact] = field(default_factory=list)
    rules: list[RuleFact] = field(default_factory=list)
    budgets: list[Number] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    masks: list[Mask] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    # (place, programme) of every kind of training that is named, in order.
    named: list[tuple[int, str]] = field(default_factory=list)

    def take(self, number: Number) -> None:
        """Notes that a number was read."""
        self.taken.add(number.start)

    @property
    def unread(self) -> list[Number]:
        """The numbers that nothing was read from."""
        return [number for number in self.numbers if number.start not in self.taken]
