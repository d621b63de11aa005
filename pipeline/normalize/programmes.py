"""Laws about the programme of an amount: what has grades needs a grade somewhere in its notice, and no body earns a certificate.

A word for any training (职业技能培训) is read as the subsidy for certificates with grades, for that is what most notices pay.
Where nothing else of the notice bears that out, it is in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.programmes import programme_of
from pipeline.model.rows import OccupationRow, RateRow
from pipeline.model.vocabularies import Programme, Unit

DOUBT = "doubtful_programme"
# Programmes in words as strong as a certificate (`extract/programmes.py`).
_NAMED = 3


def doubt_programmes(
    rates: Sequence[RateRow], occupations: Sequence[OccupationRow]
) -> list[RateRow]:
    """The rates of one notice, those whose programme nothing bears out with the doubt `doubtful_programme`."""
    is_graded = any(row.grade is not None for row in rates if _is_graded(row)) or any(
        row.grade_low is not None for row in occupations
    )
    return [
        replace(row, doubts=(*row.doubts, DOUBT))
        if DOUBT not in row.doubts and _is_open(row, is_graded)
        else row
        for row in rates
    ]


def _is_graded(row: RateRow) -> bool:
    return row.programme is Programme.VOCATIONAL_QUALIFICATION


def _is_open(row: RateRow, is_graded: bool) -> bool:
    """Whether nothing names the programme; or an amount has neither grade nor certificate, in a notice without grades or for a body."""
    if not _is_graded(row):
        return row.programme is None
    if row.grade is not None or programme_of(row.item or "", row.printed, least=_NAMED):
        return False
    return not is_graded or row.unit is Unit.PER_INSTITUTION
