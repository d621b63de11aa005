"""Generated notices: what is read is what was written, for any draw of family, words, fonts, marks and page breaks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpus_report import FORMATS, score


@pytest.mark.parametrize("form", FORMATS)
@settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(seed=st.integers(0, 5000))
def test_a_generated_notice_is_read_exactly_or_its_doubt_is_flagged(form, seed):
    result = score(seed, form)
    assert result.silent == 0, (result.seed, result.extra[:3])
    assert len(result.missing) <= 0.01 * result.rows or result.flagged, (
        result.seed,
        result.missing[:3],
    )
