"""The rows of one notice that its catalogue is made of: those that are sure, and those in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.compose.scarce import Proposed
from pipeline.model.rows import NoticeRow, OccupationRow, RateRow, RuleRow


@dataclass(frozen=True)
class Facts:
    """The rows of one notice, codes assigned, that its catalogue is made of; the doubtful ones are left out. `proposed`:
    entry_id -> codes proposed for an entry that waits for a person."""

    notice: NoticeRow
    occupations: Sequence[OccupationRow]
    rates: Sequence[RateRow]
    rules: Sequence[RuleRow]
    proposed: Proposed = field(default_factory=dict)

    def doubtful(self) -> Facts:
        """The facts with doubts: what they would say is left out, and told."""
        return replace(
            self,
            occupations=[row for row in self.occupations if row.doubts],
            rates=[row for row in self.rates if row.doubts],
            rules=[row for row in self.rules if row.doubts],
        )

    def sure(self) -> Facts:
        """The facts without doubts."""
        return replace(
            self,
            occupations=[row for row in self.occupations if not row.doubts],
            rates=[row for row in self.rates if not row.doubts],
            rules=[row for row in self.rules if not row.doubts],
        )
