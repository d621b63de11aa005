"""The table that a calculator loads: one row an entry and grade or certificate, made of the rows of the other tables.
Values to values; only joins that leave no doubt give an amount."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.compose.catalogue_parts import Money, Told, raise_by
from pipeline.compose.facts import Facts
from pipeline.compose.left_out import LeftOut
from pipeline.compose.rates import (
    OCCUPATION_LISTS,
    RateBook,
    certificate_of,
    places_of_names,
    preferred_rates,
)
from pipeline.compose.scarce import (
    SCARCE,
    ScarceList,
    find_unlisted,
    is_marked,
    is_scarce,
    of_tier,
    read_scarce,
    tiers_of,
    waiting_for,
)
from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.model.places import place_of
from pipeline.model.rows import CatalogueRow, OccupationRow, RateRow
from pipeline.model.vocabularies import ListName, MatchStatus, Programme, RuleKind
from pipeline.normalize.uplifts import of_tiers, uplift_values, uplifts_of

# So many places of rival amounts are named; a reader looks at a few.
MOST_PLACES = 10


def build_catalogue(facts: Facts) -> tuple[list[CatalogueRow], list[Issue]]:
    """(rows of `catalogue` of one notice, doubts). `effective_to` is the printed one: `join` closes it."""
    draft = _Catalogue(facts.sure(), facts.doubtful())
    draft.compose()
    return draft.rows, list(draft.issues.values())


class _Catalogue:
    """The rows and issues of one notice made so far."""

    def __init__(self, facts: Facts, doubtful: Facts) -> None:
        self.facts = facts
        self.doubtful = doubtful
        self.notice = facts.notice
        self.rates = preferred_rates(facts.rates)
        places = places_of_names(facts.occupations, [*facts.rates, *doubtful.rates])
        self.book = RateBook(self.rates, doubtful.rates, places)
        self.left_out = LeftOut(doubtful.rates, self.book)
        self.scarce: ScarceList = read_scarce(
            [*facts.occupations, *doubtful.occupations], [*facts.rules, *doubtful.rules]
        )
        self.extra_hours = {
            (r.source, r.value) for r in facts.rules if r.rule is RuleKind.EXTRA_HOUR_RATE
        }
        self.rows: list[CatalogueRow] = []
        self.issues: dict[tuple[str, str, str], Issue] = {}
        self.used: set[str] = set()

    def compose(self) -> None:
        occupations, proposed = self.facts.occupations, self.facts.proposed
        listed = [row for row in occupations if row.list is not ListName.SCARCE]
        named = [row for row in listed if row.list in OCCUPATION_LISTS and not row.is_residual]
        scarce = [row for row in occupations if row.list is ListName.SCARCE]
        clear, doubtful = find_unlisted(scarce, named, proposed)
        self.scarce.undecided = waiting_for(doubtful, named, proposed)
        for entry in listed:
            self._add_entry(entry, entry)
        self._add_unlisted(clear, [row for row in listed if row.is_residual])
        for entry in doubtful:
            self._add_alone(entry, "scarce_undecided")
        for rate in self.rates:
            if rate.rate_id not in self.used and not self._is_extra_hour(rate):
                self._add_rate(rate)
        for rate, count in self.left_out.lacking.values():
            self._note("amount_left_out", rate, rate.printed, count=count)

    def _add_unlisted(
        self, clear: Sequence[OccupationRow], residual: Sequence[OccupationRow]
    ) -> None:
        """Scarce entries that no other list has: priced as the one residual class, where there is one."""
        for entry in clear:
            if len(residual) == 1 and self.rates:
                priced = replace(residual[0], name=entry.name, grade_low=None, grade_high=None)
                self._add_entry(entry, priced)
            else:
                self._add_alone(entry, "scarce_without_amount")

    def _add_alone(self, entry: OccupationRow, kind: str) -> None:
        """One row without amount. A notice that prints no amounts at all needs no issue for each."""
        if self.rates:
            self._note(kind, entry, entry.printed_name)
        self._add_row(entry, None, (None, None), None)

    def _add_entry(self, entry: OccupationRow, priced: OccupationRow) -> None:
        """Rows of an entry, one a grade or certificate; `priced` is the entry whose amounts it takes: itself, or the
        residual."""
        found = self.book.rates_of(priced)
        residual = priced if priced is not entry else None
        in_doubt = self.left_out.note(priced, found)
        found = {} if in_doubt and self.left_out.is_own(priced) else found
        is_priced = self.rates and entry.list is not ListName.PROJECT_BASED
        if not found and not in_doubt and is_priced:
            self._note("rate_unknown", entry, entry.printed_name)
        self.used.update(rate.rate_id for rates in found.values() for rate in rates)
        own = {slot: of_tier(r, self._is_scarce(entry, *slot)) for slot, r in found.items()}
        for slot, rates in own.items():
            if not rates and any(own.values()):
                continue
            if len(rates) > 1:
                places = "、".join(rate.source for rate in rates[:MOST_PLACES])
                self._note("rate_ambiguous", entry, entry.printed_name, places=places)
            self._add_row(entry, rates[0] if len(rates) == 1 else None, slot, residual)
        if not found:
            self._add_row(entry, None, (None, None), None)

    def _add_row(
        self,
        entry: OccupationRow,
        rate: RateRow | None,
        slot: tuple[int | None, str | None],
        residual: OccupationRow | None,
    ) -> None:
        grade, certificate = slot
        is_occupation = entry.list in OCCUPATION_LISTS
        programme = rate.programme if rate else None if is_occupation else Programme(entry.list)
        listed = self._is_scarce(entry, grade, certificate)
        tiers = tiers_of(self.scarce, entry, grade) if listed else set()
        money = self._money(rate, listed, programme, grade, tiers)
        named = certificate if grade is None else None
        is_accepted = entry.match_status is MatchStatus.ACCEPTED
        told = Told(
            entry.entry_id, entry.name, programme, (residual or entry).subsidy_class, entry.match_status, entry.list,
            entry.accepted_code or None, entry.occupation_name if is_accepted else None, bool(residual) or entry.is_residual,
            entry.source,
        )  # fmt: skip
        self.rows.append(self._build(entry, told, grade, named, rate, money))

    def _add_rate(self, rate: RateRow) -> None:
        """A rate of a programme without a list: it stands for itself."""
        money = self._money(rate, False, rate.programme, rate.grade, set())
        name = rate.occupation or rate.item or rate.formula or rate.printed
        certificate = certificate_of(rate) if rate.grade is None else None
        told = Told(rate.rate_id, name, rate.programme, rate.subsidy_class, is_whole_id=True)
        self.rows.append(self._build(rate, told, rate.grade, certificate, rate, money))

    def _is_scarce(
        self, entry: OccupationRow, grade: int | None, certificate: str | None
    ) -> bool | None:
        """Whether an entry is scarce for a grade; what is no occupation is where its own list says so, all the rest together is not."""
        if entry.list not in OCCUPATION_LISTS:
            return is_marked(entry)
        listed = is_scarce(self.scarce, entry, grade, certificate)
        return False if entry.is_residual and listed is not None else listed

    def _build(
        self,
        at: OccupationRow | RateRow,
        told: Told,
        grade: int | None,
        certificate: str | None,
        rate: RateRow | None,
        money: Money,
    ) -> CatalogueRow:
        """A row with what it repeats of its notice and takes from its amount; a range has no base, and stands as it is
        printed."""
        notice, is_range = self.notice, bool(rate and rate.amount_max_yuan is not None)
        formula = (rate.formula or (rate.printed if is_range else None)) if rate else None
        return CatalogueRow(
            row_id=told.id_for(grade, certificate), notice_id=notice.notice_id, source=at.source, page=at.page, bbox=at.bbox,
            entry_id=told.entry_id, grade=grade, certificate=certificate, region_code=notice.region_code, region_name=notice.region_name,
            document_number=notice.document_number, status=notice.status, effective_from=notice.effective_from,
            effective_to=notice.effective_to, name=told.name, base_amount_yuan=money.base, is_scarce=money.listed,
            scarce_uplift_pct=money.uplift, amount_yuan=money.amount, bound=rate.bound if rate else None,
            scarcity=rate.scarcity if rate else None, unit=rate.unit if rate else None,
            class_hours=rate.class_hours if rate else None, cap_yuan=rate.cap_yuan if rate else None,
            beneficiary=rate.beneficiary if rate else None,
            condition=rate.condition if rate else None, formula=formula, rate_source=rate.source if rate else None,
            programme=told.programme, list=told.list, occupation_code=told.code, occupation_name=told.occupation_name,
            match_status=told.match_status, subsidy_class=told.subsidy_class, is_residual=told.is_residual, entry_source=told.source,
        )  # fmt: skip

    def _money(
        self,
        rate: RateRow | None,
        listed: bool | None,
        programme: Programme | None,
        grade: int | None,
        tiers: Collection[str],
    ) -> Money:
        """Base, scarcity, uplift and the amount with it; `tiers` are those of scarcity that the list prints for the row."""
        uplift = self._uplift(rate, listed, programme, grade, tiers)
        base = rate.amount_yuan if rate and rate.amount_max_yuan is None else None
        if base is None or uplift is None or rate is None:
            return Money(listed, base, uplift, None)
        amount = raise_by(base, uplift)
        if amount.denominator != 1:
            words = {"amount": float(amount), "base": base, "uplift": uplift}
            self._note("fractional_amount", rate, rate.printed, **words)
        return Money(listed, base, uplift, float(amount))

    def _uplift(
        self,
        rate: RateRow | None,
        listed: bool | None,
        programme: Programme | None,
        grade: int | None,
        tiers: Collection[str],
    ) -> float | None:
        """The uplift of the row in per cent: 0 where it is not scarce or meets no condition, null where that is not
        known."""
        if listed is False or (rate and rate.scarcity == SCARCE):
            return 0.0
        found = uplift_values(of_tiers(uplifts_of(self.facts.rules, programme, grade), tiers))
        if uplifts_of(self.doubtful.rules, programme, grade):
            return None
        if listed is None:
            return None if found else 0.0
        if len(found) > 1 and rate:
            notice = self.notice
            words = "、".join(str(value) for value in sorted(found, key=str))
            printed = notice.title or notice.notice_id
            issue = make_issue("uplift_ambiguous", Place("file"), printed, values=words)
            self.issues.setdefault((issue.kind, notice.source, issue.printed), issue)
        return (found.pop() if len(found) == 1 else None) if found else 0.0

    def _is_extra_hour(self, rate: RateRow) -> bool:
        """An amount for hours above a threshold is a rule about another amount."""
        return (rate.source, rate.amount_yuan) in self.extra_hours

    def _note(self, kind: str, at: OccupationRow | RateRow, printed: str, **words: object) -> None:
        """An issue at the place of a row; the same doubt at one place counts once."""
        fact = at.entry_id if isinstance(at, OccupationRow) else at.rate_id
        issue = make_issue(kind, place_of(at, self.notice.file), printed, "", fact, **words)
        self.issues.setdefault((kind, fact, issue.printed), issue)
