"""Chinese numerals are read as another library reads them, and what is no number is none."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.base.numerals import read_numeral


@given(st.integers(0, 99_999_999), st.sampled_from(["low", "up"]))
def test_every_number_is_read_in_both_its_forms(number, form):
    assert read_numeral(cn2an.an2cn(number, form)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("两千", 2000), ("一千二", 1200), ("一千零二", 1002), ("二百五", 250), ("两万五", 25_000), ("两万五千", 25_000),
        ("廿五", 25), ("卅", 30), ("二〇二三", 2023), ("二○二三", 2023), ("〇", 0), ("十", 10), ("十万", 100_000),
        ("叁仟", 3000), ("壹仟贰佰", 1200), ("三千零五十", 3050), ("一万零五百", 10_500), ("一千零十", 1010), ("一亿", 10**8),
    ],
)  # fmt: skip
def test_forms_that_people_write(written, number):
    assert read_numeral(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "十二三",
        "二三十",
        "十百",
        "百",
        "千",
        "万",
        "一百百",
        "甲",
        "12",
        "二三四五六七八九一二三",
        "一万万",
    ],
)
def test_what_is_no_number_is_none(written):
    assert read_numeral(written) is None
