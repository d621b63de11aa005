"""A person going through the queue, one name after the other: what each key does to it. Knows no screen and no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.match.models import EVERYWHERE, NONE, Decision
from pipeline.match.queue import QueueItem


@dataclass(frozen=True)
class Step:
    """The outcome of a name: a decision, or none where it was skipped."""

    place: int
    decision: Decision | None


@dataclass
class Review:
    """The queue with what was done so far; `edition`, `by` and `on` sign each decision.

    Skipped names stay open: they are shown again when the review is begun anew.
    """

    items: Sequence[QueueItem]
    edition: str
    by: str
    on: str
    steps: list[Step] = field(default_factory=list)
    is_for_all: bool = True

    @property
    def place(self) -> int:
        """Where in the queue the name is that is shown."""
        return len(self.steps)

    @property
    def current(self) -> QueueItem | None:
        """The name that is shown; None at the end of the queue."""
        return self.items[self.place] if self.place < len(self.items) else None

    @property
    def settled(self) -> int:
        """How many names were decided."""
        return sum(step.decision is not None for step in self.steps)

    @property
    def skipped(self) -> int:
        """How many names were left open."""
        return len(self.steps) - self.settled

    @property
    def scope(self) -> str:
        """The scope of the next decision: the item's own notice, or everywhere unless it stands in one notice alone and
        the person wants it for that."""
        item = self.current
        if item is None or item.scope != EVERYWHERE:
            return item.scope if item else EVERYWHERE
        return EVERYWHERE if self.is_for_all or len(item.notices) != 1 else item.notices[0]

    def can_turn_scope(self) -> bool:
        """Is there a choice of what the decision holds for?"""
        item = self.current
        return item is not None and item.scope == EVERYWHERE and len(item.notices) == 1

    def decide(self, code: str, reason: str) -> Decision:
        """Accept a code, or refuse all with NONE; the next name is shown. The decision is to be kept by the caller."""
        item = self.current
        if item is None:
            raise IndexError("the queue is at its end")
        judgement = "refuse" if code == NONE else "accept"
        decision = Decision(
            self.edition, self.scope, item.name, code, judgement, reason, self.by, self.on
        )
        self._step(decision)
        return decision

    def skip(self) -> None:
        """Leave the name open; the next one is shown."""
        self._step(None)

    def _step(self, decision: Decision | None) -> None:
        self.steps.append(Step(self.place, decision))
        self.is_for_all = True

    def undo(self) -> Step | None:
        """Take the last step back and show its name again; None where there is none. A decision of it is to be struck out by
        the caller."""
        self.is_for_all = True
        return self.steps.pop() if self.steps else None
