"""A span of grades is all grades between its ends, whatever the words for the ends and between them."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.sentences_of import rates_of

NAMES = {
    5: ("五级", "初级工", "初级", "五级/初级工"), 4: ("四级", "中级工", "中级", "四级/中级工"),
    3: ("三级", "高级工", "高级", "三级/高级工"), 2: ("二级", "技师", "二级/技师"), 1: ("一级", "高级技师", "一级/高级技师"),
}  # fmt: skip
SENTENCES = (
    "取得{}职业技能等级证书的，每人补贴2600元。",
    "{}每人补贴2600元。",
    "参加{}培训并取得证书的，按每人2600元给予补贴。",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("to", ["至", "到", "—", "～"])
@pytest.mark.parametrize(("low", "high"), list(combinations(NAMES, 2)))
def test_a_span_of_grades_is_every_grade_between_its_ends(
    low: int, high: int, to: str, sentence: str
) -> None:
    for one, other in zip(NAMES[low], NAMES[high], strict=False):
        rates = rates_of(sentence.format(f"{one}{to}{other}"))
        assert [row["grade"] for row in rates] == list(range(low, high - 1, -1)), (one, to, other)
        assert {row["amount_yuan"] for row in rates} == {2600}
