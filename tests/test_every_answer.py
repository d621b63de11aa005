"""The latest released version asked for every name, region, grade and beneficiary: each answer is that of a plain join in
pandas over `occupations`, `catalogue` and `entitlements`, and every entitlement is found by some name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.answers.book import Book
from pipeline.answers.look_up import look_up
from pipeline.answers.models import Answer, Question, Status
from pipeline.answers.public import book_of
from pipeline.reference.regions import regions
from pipeline.store.versions import latest_version
from pipeline.text import fold

NORMALIZED = Path(__file__).parent.parent / "normalized"
GRADES = (None, 5, 4, 3, 2, 1)
HOURS = 60


@dataclass(frozen=True)
class Asked:
    """A notice, with a region and a day by which it is asked."""

    notice_id: str
    region: str
    on: date
    as_if_in_force: bool


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(NORMALIZED)


@pytest.fixture(scope="module")
def frames() -> dict[str, pd.DataFrame]:
    newest = latest_version(NORMALIZED)
    assert newest is not None
    names = ("notices", "occupations", "catalogue", "entitlements", "csco")
    folder = NORMALIZED / newest.version
    return {name: pd.read_parquet(folder / f"{name}.parquet") for name in names}


def asked_by(frames: dict[str, pd.DataFrame]) -> list[Asked]:
    """Every final notice, by its region, on its first day (an undated one as if in force)."""
    final = frames["notices"].query("status == 'final'")
    return [
        Asked(
            row.notice_id, row.region_code, row.effective_from or date(2100, 1, 1), row.effective_from is None
        )
        for row in final.itertuples()
    ]  # fmt: skip


@dataclass(frozen=True)
class Got:
    """An entitlement with its row: the grade, and yuan without and with the hours given."""

    entitlement_id: str
    programme: str | None
    grade: int | None
    is_priced: bool
    yuan: float | None
    yuan_for_hours: float | None


class Join:
    """What a person finds who filters the tables of one notice: entries by name or code, their rows, what is got."""

    def __init__(self, frames: dict[str, pd.DataFrame], notice_id: str) -> None:
        own = {
            name: frame[frame["notice_id"] == notice_id]
            for name, frame in frames.items()
            if name not in {"notices", "csco"}
        }
        entries = own["occupations"]
        settled = entries[entries["match_status"] == "accepted"]
        self.by_code = settled.groupby("occupation_code")["entry_id"].agg(set).to_dict()
        self.entries_of: dict[str, set[str]] = defaultdict(set)
        for one in entries.itertuples():
            for word in {one.name, one.printed_name}:
                same = self.by_code.get(one.occupation_code, set())
                self.entries_of[fold(word)] |= {one.entry_id} | same
        self.names = sorted(
            {*entries["name"], *entries["printed_name"], *own["catalogue"]["name"]} - {"*"}
        )
        joined = own["catalogue"].merge(own["entitlements"], on="row_id", suffixes=("_row", ""))
        self.all, self.residual = [], []
        self.by_entry: dict[str, list[Got]] = defaultdict(list)
        self.by_item: dict[str, list[Got]] = defaultdict(list)
        for got, row in zip(gotten(joined), joined.itertuples(), strict=True):
            self.all.append(got)
            self.by_entry[row.entry_id].append(got)
            self.by_item[row.name].append(got)
            if row.is_residual and row.name == "*":
                self.residual.append(got)

    def rows(self, name: str, entries: set[str]) -> list[Got]:
        """Of the entries, else of an amount that stands for itself."""
        if not entries:
            return self.by_item.get(name, [])
        return [got for entry in entries for got in self.by_entry.get(entry, ())]


def gotten(joined: pd.DataFrame) -> Iterator[Got]:
    """The one formula of docs/calculators.md, for HOURS; what is paid by the hour is told by its rate where no hours are given."""
    plain, least = joined["amount_yuan"], joined["hours_min"].fillna(0)
    told = plain.where(joined["unit"] != "per_class_hour", joined["extra_hour_rate_yuan"])
    extra = (HOURS - least).clip(lower=0) * joined["extra_hour_rate_yuan"].fillna(0)
    whole = (plain + extra).clip(upper=joined["cap_yuan"].fillna(float("inf")))
    whole = whole.where(least <= HOURS)
    priced = joined["base_amount_yuan"].notna()
    parts = (joined["entitlement_id"], joined["programme"], joined["grade"], priced, told, whole)
    for one in zip(*parts, strict=True):
        name, *rest = (None if pd.isna(value) else value for value in one)
        yield Got(str(name), *rest)


# What ends in no certificate of a grade is none of a grade.
WITHOUT_GRADES = {
    "specialised_ability",
    "training_completion",
    "entrepreneurship",
    "pre_job",
    "safety_training",
}


def of_grade(rows: list[Got], grade: int | None) -> list[Got]:
    if grade is None:
        return rows
    if all(got.grade is None for got in rows):
        return [got for got in rows if got.programme not in WITHOUT_GRADES]
    return [got for got in rows if got.grade == grade]


def said(answer: Answer) -> dict[str, float | None]:
    return {line.entitlement_id: line.amount_yuan for line in answer.lines}


def ask(asked: Asked, name: str, grade: int | None, hours: int | None, book: Book) -> Answer:
    question = Question(name, asked.region, asked.on, grade, hours, "", asked.as_if_in_force)
    return look_up(question, book)


def test_every_printed_name_gets_what_the_join_gives_for_every_grade_and_beneficiary(book, frames):
    for asked in asked_by(frames):
        join, met = Join(frames, asked.notice_id), set()
        for name in join.names:
            rows = join.rows(name, join.entries_of.get(fold(name), set()))
            for grade in GRADES:
                answer = ask(asked, name, grade, None, book)
                wanted = {got.entitlement_id: got.yuan for got in of_grade(rows, grade)}
                if not answer.status.is_paid:
                    assert answer.status is Status.NO_AMOUNTS, (asked, name, answer)
                    assert not any(wanted.values()), (asked, name)
                    continue
                assert said(answer) == wanted, (asked, name, grade)
                met |= wanted.keys()
        is_residual = {got.entitlement_id for got in join.residual}
        missed = [got for got in join.all if got.entitlement_id not in met | is_residual]
        assert not [got for got in missed if got.is_priced], asked


def test_every_occupation_gets_its_entries_or_the_class_of_all_others(book, frames):
    for asked in asked_by(frames):
        join = Join(frames, asked.notice_id)
        for code, name in zip(frames["csco"]["code"], frames["csco"]["name"], strict=True):
            answer = ask(asked, name, 3, HOURS, book)
            entries = join.by_code.get(code, set()) | join.entries_of.get(fold(name), set())
            rows: list[Got] = []
            if answer.status is Status.RESIDUAL:
                assert not entries, (asked, name)
                rows = join.residual
            elif answer.status is Status.LISTED:
                rows = join.rows(name, entries)
                assert rows, (asked, name)
            elif entries:
                assert answer.status is Status.NO_AMOUNTS, (asked, name, answer.status)
            wanted = {got.entitlement_id: got.yuan_for_hours for got in of_grade(rows, 3)}
            assert said(answer) == wanted, (asked, name)


def test_every_region_answers_or_says_why_not(book):
    for code, region in regions().items():
        for spelt in (code, region.name, region.short_name):
            answer = look_up(Question("焊工", spelt, date(2023, 6, 1), 3), book)
            assert answer.why.en, spelt
            assert answer.why.zh, spelt
            assert bool(answer.lines) == answer.status.is_paid, spelt
