"""How long a notice holds, where its clause says so in years; dates counted by hand."""

from __future__ import annotations

import pytest

from pipeline.extract.notice.metadata import read_metadata
from pipeline.extract.notice.sections import Section
from pipeline.model.document import Paragraph, Place


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("本通知自2025年7月1日起施行，有效期3年。", "2025-07-01", "2028-06-30"),
        ("本办法自2023年1月1日起施行，有效期限为五年。", "2023-01-01", "2027-12-31"),
        ("本办法自2024年3月1日起试行，试行期两年。", "2024-03-01", "2026-02-28"),
        ("本通知自2025年7月1日起施行，有效期至2026年12月31日。", "2025-07-01", "2026-12-31"),
        ("本通知自2025年7月1日起施行。职业技能等级证书有效期3年。", "2025-07-01", ""),
        ("本通知自2024年2月29日起施行，有效期1年。", "2024-02-29", "2025-02-28"),
    ],
)
def test_the_last_day_is_counted_from_the_first(sentence: str, first: str, last: str) -> None:
    shell = read_metadata([Section(blocks=[Paragraph(sentence, Place("l1"))])])
    assert (shell.effective_from, shell.effective_to) == (first, last)
