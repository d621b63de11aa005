"""Amounts in doubt: which entries have none because of them. They are told, never used."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.compose.rates import RateBook, Slot, preferred_rates
from pipeline.model.rows import OccupationRow, RateRow
from pipeline.text import fold


class LeftOut:
    """The doubtful amounts of one notice, each with the number of rows that have none because of it."""

    def __init__(self, rates: Sequence[RateRow], sure: RateBook) -> None:
        self.sure = sure
        self.book = RateBook(preferred_rates(rates), places=sure.places)
        self.lacking: dict[str, tuple[RateRow, int]] = {}

    def note(self, priced: OccupationRow, found: Collection[Slot]) -> bool:
        """Whether amounts in doubt would hold for an entry where none that is sure does (`found`); each is counted."""
        is_own = self.is_own(priced)
        lacking = [
            rate
            for slot, rates in self.book.rates_of(priced).items()
            if is_own or slot not in found
            for rate in rates
        ]
        for rate in lacking:
            self.lacking[rate.rate_id] = rate, self.lacking.get(rate.rate_id, (rate, 0))[1] + 1
        return bool(lacking)

    def is_own(self, priced: OccupationRow) -> bool:
        """Whether all amounts of the entry's own are in doubt: then that of its class does not hold for it."""
        name = fold(priced.name)
        return name in self.book.own and name not in self.sure.own
