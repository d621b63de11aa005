"""The rows of a catalogue that a question with a grade is about. A certificate without grades is none of a grade."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.base.language import Words
from pipeline.model.rows import CatalogueRow
from pipeline.model.vocabularies import Programme

# Programmes that are paid by grade in some notice; an amount of theirs that prints no grade is the same for all grades.
GRADED = frozenset(
    {
        None,
        Programme.VOCATIONAL_QUALIFICATION,
        Programme.SKILL_APPRAISAL,
        Programme.APPRENTICESHIP,
        Programme.PROJECT_BASED,
        Programme.MENTORING,
        Programme.CONTEST,
    }
)
OTHER_GRADES = Words("listed, but not paid for this grade", "已列入，但该等级不在补贴范围")
NO_GRADES = Words(
    "listed, but it has no grades: the grade asked does not apply; ask without a grade",
    "已列入，但该项目不分等级，所问等级不适用；请不带等级查询",
)
ALL_GRADES = Words(
    "its amount is printed without a grade and holds for every one",
    "通知对其所印金额不分等级，各等级相同",
)


def of_grade(
    rows: Sequence[CatalogueRow], grade: int | None
) -> tuple[list[CatalogueRow], Words | None]:
    """(rows of a grade, what is to be said of it). Rows without a grade answer only where no row has one, and only where the
    programme is one that is paid by grade."""
    if grade is None or not rows:
        return list(rows), None
    if own := [row for row in rows if row.grade == grade]:
        return own, None
    if any(row.grade for row in rows):
        return [], OTHER_GRADES
    plain = [row for row in rows if row.programme in GRADED]
    return plain, ALL_GRADES if plain else NO_GRADES
