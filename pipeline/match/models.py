"""The values that go into the matcher and come out of it. Plain data."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from typing import NamedTuple

from pipeline.base.language import Words
from pipeline.match.reasons import describe_likeness
from pipeline.model.document import Issue, Place
from pipeline.reference.lookup_names import key_of

# Lists whose entries have no 大典 code at all: their names are never looked up.
LISTS_WITHOUT_CODES = frozenset({"specialised_ability", "training_completion", "project_based"})
EVERYWHERE = "everywhere"
NONE = "none"


@dataclass(frozen=True)
class Printed:
    """A list entry to be matched; `name` is cleaned, `printed_code` as printed or "", flags null where unmarked."""

    entry_id: str
    notice_id: str
    list: str
    name: str
    printed_name: str
    printed_code: str = ""
    work_types: tuple[str, ...] = ()
    is_green: bool | None = None
    is_digital: bool | None = None
    is_residual: bool = False
    place: Place = field(default_factory=lambda: Place(""))


@dataclass(frozen=True)
class NoticeAlias:
    """A row of a notice's own crosswalk, codes as printed; relation `reused`: name or code has another meaning now."""

    notice_id: str
    old_name: str
    old_code: str
    current_name: str
    current_code: str
    relation: str = "alias"


@dataclass(frozen=True, order=True)
class Decision:
    """A person's decision on a printed name.

    `scope` is `everywhere` or a notice_id; `judgement` accept or refuse. A refusal of a code strikes that candidate;
    a refusal with code `none` says that no occupation of the edition fits. `on` is an ISO date.
    """

    edition: str
    scope: str
    printed_name: str
    code: str
    judgement: str
    reason: str
    by: str
    on: str

    @property
    def as_line(self) -> str:
        """The decision as it stands in decisions.csv."""
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="").writerow(astuple(self))
        return buffer.getvalue()


@dataclass(frozen=True)
class Candidate:
    """An occupation that could be meant; score 0 to 1, higher is likelier, not a probability.

    `printed` is the name it is held against, `told` what speaks for it beside the name, `group` its 小类.
    """

    code: str
    name: str
    score: float
    printed: str
    told: tuple[Words, ...] = ()
    group: str = ""

    @property
    def reason(self) -> str:
        """Why it is proposed, in English; put into words when asked for, as most are never shown."""
        return describe_likeness(self.printed, key_of(self.name), self.told)[0]

    @property
    def reason_zh(self) -> str:
        """Why it is proposed, in 中文."""
        return describe_likeness(self.printed, key_of(self.name), self.told)[1]


class Match(NamedTuple):
    """The outcome of one entry. Code, name, method and edition are null unless the status is `accepted`.

    `code_conflict` is null where no code of the form d-dd-dd-dd is printed. A decision that nothing fits gives
    `unmatched` with method `decision`.
    """

    entry_id: str
    edition: str | None = None
    occupation_code: str | None = None
    occupation_name: str | None = None
    match_method: str | None = None
    match_score: float | None = None
    match_status: str = "not_applicable"
    code_conflict: bool | None = None
    candidates: Sequence[Candidate] = ()
    reason: str = ""
    reason_zh: str = ""

    def of_entry(self, entry_id: str) -> Match:
        """The same match for another entry."""
        # Once for each printed row: the plain constructor takes nearly twice as long.
        return tuple.__new__(Match, (entry_id, *self[1:]))


@dataclass(frozen=True)
class MatchResult:
    """One match an entry, in the order given, and the issues as (notice_id, issue); "" where no notice is concerned."""

    matches: tuple[Match, ...]
    issues: tuple[tuple[str, Issue], ...] = ()


class Query(NamedTuple):
    """The key of a match: name as looked up, readable codes, words in brackets, and the notice where it matters.

    `is_listed`: it stands in a list of occupations. `is_parts`: the brackets name parts of a whole, or leave some out.
    `is_cut`: they stand inside the name (餐厅（客房）服务员), so that without them it may be another one.
    """

    name: str
    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    notice_id: str = ""
    is_listed: bool = False
    is_parts: bool = False
    is_cut: bool = False
