"""Decisions that meet no notice any more: those for every notice that met no name, those on a notice that is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue


class Decided(Protocol):
    """The questions asked of a decision."""

    @property
    def scope(self) -> str: ...
    @property
    def printed_name(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def judgement(self) -> str: ...
    @property
    def as_line(self) -> str: ...


def stale_decisions(
    decisions: Sequence[Decided], met: Iterable[Collection[Decided]], notices: Collection[str]
) -> list[Issue]:
    """stale_decision for each that no notice met; `met` are those that each notice met. A decision on one notice is that
    notice's affair, unless there is no such notice."""
    known = {one for found in met for one in found}
    return [
        make_issue(
            "stale_decision",
            Place("/decisions.csv"),
            f"{one.scope} {one.printed_name} {one.code} {one.judgement}",
            line=one.as_line,
        )
        for one in decisions
        if one.scope not in notices and one not in known
    ]
