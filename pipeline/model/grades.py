"""Grades (职业技能等级): 5 is 初级工, 1 is 高级技师, and 1 is the highest. The rule what lies within a span stands here alone."""

from __future__ import annotations

from dataclasses import dataclass

GRADES = (5, 4, 3, 2, 1)
# What people call them: short, and with the level.
SHORT_NAMES = {5: "初级", 4: "中级", 3: "高级", 2: "技师", 1: "高级技师"}
LEVEL_NAMES = {5: "五级", 4: "四级", 3: "三级", 2: "二级", 1: "一级"}
FULL_NAMES = {
    5: "初级工（五级）",
    4: "中级工（四级）",
    3: "高级工（三级）",
    2: "技师（二级）",
    1: "高级技师（一级）",
}


@dataclass(frozen=True, slots=True)
class GradeSpan:
    """Grades from `low` (the lower grade, so the larger number) to `high`; both null where no grade is named."""

    low: int | None = None
    high: int | None = None

    @property
    def is_named(self) -> bool:
        return self.low is not None and self.high is not None

    def contains(self, grade: int | None) -> bool:
        """Whether the span holds for a grade, or (null) for something that is not for a grade.

        A span that names no grade holds for everything; one that does holds for none but its grades.
        `GradeSpan(5, 3).contains(4)` is true, `GradeSpan(5, 3).contains(None)` is false.
        """
        if self.low is None or self.high is None:
            return True
        return grade is not None and self.high <= grade <= self.low
