"""Printed amounts to rows of `rates`: figures, ranges, grades, hours and caps as numbers; what cannot be read stays printed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.base.errors import UserError
from pipeline.base.printable import quoted
from pipeline.base.remembered import remembered
from pipeline.extract.name_lists import bracket_words
from pipeline.judgement.corrections import Corrections
from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.places import fact_id, number_doubles, source_of
from pipeline.model.printed import Amount
from pipeline.model.rows import RateRow
from pipeline.model.vocabularies import Beneficiary, Bound, Component, Programme, Unit
from pipeline.normalize.marks import cut_marks
from pipeline.rules.numerals import read_figure, whole
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import first_term, grade_range, grades_of
from pipeline.text import cut_note_marks, fold, fold_dashes, squeeze, whole_number

_DASH = pattern("amounts.dash")
_UNIT = pattern("amounts.unit")
_GRADE_NUMBERS = frozenset("12345")
PER_PERSON = {Unit.PER_PERSON, Unit.PER_PERSON_YEAR, Unit.PER_PERSON_MONTH, Unit.PER_PERSON_DAY}
MOST_A_PERSON = 100_000


@dataclass(frozen=True)
class _Print:
    """One printed amount for one grade (null: for none), corrections made."""

    amount: Amount
    grade: int | None
    programme: str
    figure: str


def build_rates(
    file: str,
    amounts: Sequence[Amount],
    fixes: Corrections,
    whole: Collection[tuple[str, str]] = (),
) -> tuple[list[RateRow], list[Issue]]:
    """Rows of `rates` in document order; an amount printed for several grades is a row for each. `file` is the main file,
    such as `place-2024/notice.pdf`; `whole` are the (programme, printed name) of entries whose names keep their brackets."""
    prints: list[_Print] = []
    issues: list[Issue] = []
    for amount in amounts:
        # The line that an issue prints expects the whole cell or phrase, a person may expect the value alone.
        figure = fixes.find(amount.place, "amount_yuan", amount.figure, amount.printed)
        figure = amount.figure if figure is None else figure
        programme = _programme(amount, fixes)
        prints += [_Print(amount, grade, programme, figure) for grade in _grades(amount)]
        issues += _doubts(amount, programme)
    ids = number_doubles(_rate_id(one, file) for one in prints)
    return [_row(one, key, file, whole) for one, key in zip(prints, ids, strict=True)], issues


def _programme(amount: Amount, fixes: Corrections) -> str:
    """The programme as corrected, else as read. UserError where a correction says none of the closed list."""
    said = fixes.find(amount.place, "programme", amount.programme, amount.printed)
    if said is None or said in list(Programme):
        return amount.programme if said is None else said
    raise UserError(
        f"corrections.csv: corrected is {quoted(said)} for programme at {amount.place.anchor}; allowed: {', '.join(Programme)}",
        f"corrections.csv：{amount.place.anchor} 的 programme 更正为 {quoted(said)}；要求：{'、'.join(Programme)} 之一",
    )


def _doubts(amount: Amount, programme: str) -> list[Issue]:
    if programme:
        return []
    return [make_issue("programme_unknown", amount.place, amount.printed, column="programme")]


@remembered
def read_yuan(figure: str) -> tuple[int | None, int | None]:
    """(amount, upper end of a range) in whole yuan of `1000`, `1,200`, `300—1000`, `1.2万`, note marks left out;
    (None, None) for anything else."""
    plain = fold_dashes(fold(cut_note_marks(figure)))
    values = [whole(read_figure(_UNIT.sub("", end))) for end in _DASH.split(plain)]
    if len(values) > 2 or None in values:
        return None, None
    return values[0], values[1] if len(values) == 2 else None


def _grades(amount: Amount) -> list[int | None]:
    """The grades an amount holds for; one None where it is for none."""
    printed = amount.printed_grade
    if printed in _GRADE_NUMBERS:
        return [int(printed)]
    return [*grades_of(printed)] or [None]


def _rate_id(one: _Print, file: str) -> str:
    """Grade and component tell apart what one print gives."""
    part = "" if one.amount.component == Component.TOTAL else one.amount.component
    grade = f"g{one.grade}" if one.grade else ""
    return fact_id(source_of(one.amount.place, file), one.amount.offset, grade, part)


def _row(one: _Print, rate_id: str, file: str, whole: Collection[tuple[str, str]]) -> RateRow:
    amount = one.amount
    low, high = read_yuan(one.figure)
    least = low if high is not None else None
    is_whole = (one.programme, amount.occupation) in whole
    occupation = (
        squeeze(cut_marks(amount.occupation)[0]) if is_whole else _bare_name(amount.occupation)
    )
    return RateRow(
        rate_id=rate_id, notice_id=file.partition("/")[0], source=source_of(amount.place, file), page=amount.place.page,
        bbox=amount.place.bbox, clause=amount.clause, programme=Programme.read(one.programme),
        subsidy_class=amount.printed_class or None, item=_item(amount), component=Component(amount.component),
        occupation=occupation or None, grade=one.grade, beneficiary=Beneficiary.read(amount.beneficiary), amount_yuan=low if high is None else None,
        amount_min_yuan=least, amount_max_yuan=high, bound=_bound(amount, low, high), unit=Unit(amount.unit),
        class_hours=whole_number(amount.printed_hours), cap_yuan=read_yuan(amount.printed_cap)[0],
        scarcity=amount.scarcity or None, condition=amount.condition or None, formula=amount.formula or None,
        printed=amount.printed, doubts=_all_doubts(one, low, high),
    )  # fmt: skip


def _all_doubts(one: _Print, low: int | None, high: int | None) -> tuple[str, ...]:
    """The doubts of the reading; that of an amount whose figure nobody can read; that of one too high to be true."""
    unread = ("unread_amount",) if one.figure and low is None else ()
    return tuple(dict.fromkeys((*one.amount.doubts, *unread, *_implausible(one.amount, low, high))))


@remembered
def _bare_name(name: str) -> str:
    """A printed occupation without marks, brackets and blanks; it stands beside each of its amounts."""
    return squeeze(bracket_words(cut_marks(name)[0])[0])


def _implausible(amount: Amount, low: int | None, high: int | None) -> tuple[str, ...]:
    """The doubt about an amount that no notice pays to one person: digits that are none of it were read with it."""
    most = max(low or 0, high or 0)
    return ("amount_implausible",) if amount.unit in PER_PERSON and most > MOST_A_PERSON else ()


def _bound(amount: Amount, low: int | None, high: int | None) -> Bound | None:
    """As printed; else a figure is the standard itself, and two are a range."""
    if amount.bound:
        return Bound(amount.bound)
    if high is not None:
        return Bound.RANGE
    return None if low is None else Bound.EXACT


def _item(amount: Amount) -> str | None:
    """The item; for a completion certificate the word that stands where a grade would (合格)."""
    is_word = (
        amount.printed_grade
        and not grade_range(amount.printed_grade)
        and not amount.printed_grade.isdigit()
    )
    words = [
        amount.item,
        amount.printed_grade if is_word and first_term("programme", amount.printed_grade) else "",
    ]
    return " ".join(word for word in words if word) or None
