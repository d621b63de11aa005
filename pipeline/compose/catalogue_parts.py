"""What a row of `catalogue` is put together of: its money, and what its entry says."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.vocabularies import ListName, MatchStatus, Programme


@dataclass(frozen=True)
class Money:
    """The amount of a catalogue row in words."""

    listed: bool | None
    base: int | None
    uplift: float | None
    amount: float | None


@lru_cache(maxsize=4096)
def raise_by(base: int, uplift: float) -> Fraction:
    """An amount with so many per cent more, exact."""
    return Fraction(base) * (100 + Fraction(str(uplift))) / 100


class Told(NamedTuple):
    """What a catalogue row takes of its entry, or of an amount that stands for itself and gives its whole id."""

    entry_id: str
    name: str
    programme: Programme | None
    subsidy_class: str | None
    match_status: MatchStatus | None = MatchStatus.NOT_APPLICABLE
    list: ListName | None = None
    code: str | None = None
    occupation_name: str | None = None
    is_residual: bool = False
    source: str | None = None
    is_whole_id: bool = False

    def id_for(self, grade: int | None, certificate: str | None) -> str:
        """The id of the row for a grade, or for a certificate."""
        more = "" if self.is_whole_id else f"g{grade}" if grade else certificate
        return f"{self.entry_id}.{more}" if more else self.entry_id
