"""A number is shown as the workbook shows it: the amount that people read, not the float that is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.sheet.chinese_numerals import write_number
from pipeline.read.sheet.show_number import show_general, show_number, show_text
from pipeline.text import parse_numeral

ACCOUNTING = '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '
# value, format, what Excel shows (blanks at the ends count)
SHOWN = [
    (1000, "General", "1000"), (0.1 + 0.2, "General", "0.3"), (1 / 3, "General", "0.333333333"), (123.456789012, "General", "123.456789"),
    (1e20, "General", "1E+20"), (1e-12, "General", "1E-12"), (63101030101, "General", "63101030101"), (1000.0, "@", "1000"),
    (0.4177, "0.00_);[Red]", "0.42 "), (2.5, "0", "3"), (0.125, "0.00", "0.13"), (109.2, "0", "109"), (-5, "0", "-5"), (-0.001, "0.00", "0.00"),
    (22, "00000", "00022"), (24, "000.0000", "024.0000"), (13800001234, "000-0000-0000", "138-0000-1234"), (6.31, "0-00", "0-06"),
    (1234.5, "#,##0.00", "1,234.50"), (1234567, "#,##0,", "1,235"), (1234567, '0.0,,"M"', "1.2M"), (5, "0.##", "5."), (0, "#", ""),
    (0.05, "0%", "5%"), (1.1111, "0.00%", "111.11%"), (12345.678, "0.00E+00", "1.23E+04"), (0.5, "# ?/?", "1/2"), (1.75, "# ?/?", "1 3/4"),
    (3000000, "[$¥-804]#,##0", "¥3,000,000"), (1.11, '"¥"#,##0.00', "¥1.11"), (1234.5, "$#,##0_);($#,##0)", "$1,235 "),
    (1000, ACCOUNTING, " ¥1,000.00 "), (0, ACCOUNTING, " ¥-   "), (-1.5, "#,##0.00;[Red]-#,##0.00", "-1.50"), (-5, "0;(0)", "(5)"),
    (0, "0;-0;零", "零"), (5, ";;;", ""), (150, "[>=100]0.0;0.000", "150.0"), (50, "[>=100]0.0;0.000", "50.000"),
    (1000, '0"元/人"', "1000元/人"), (1000, 'General"元"', "1000元"), (1200, "[DBNum1][$-804]General", "一千二百"), (1200, "[DBNum2][$-804]General", "壹仟贰佰"),
    (43831, "yyyy/m/d", "2020/1/1"), (43831.5, 'yyyy"年"m"月"d"日" h:mm:ss', "2020年1月1日 12:00:00"), (43831, "[$-804]d-mmm", "1-一月"),
    (43831, "d-mmm-yy", "1-Jan-20"), (0.5, "h:mm AM/PM", "12:00 PM"), (0.75, '上午/下午h"时"mm"分"', "下午6时00分"), (1.5, "[h]:mm", "36:00"),
    (45000, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二三年三月十五日"), (45000, "[$-F800]dddd, mmmm dd, yyyy", "2023年3月15日"),
    (45000, "aaaa", "星期三"), (59, "yyyy-mm-dd", "1900-02-28"), (61, "yyyy-mm-dd", "1900-03-01"), (43831.0423726852, "mm:ss.0", "01:01.0"),
    (-3, "yyyy-mm-dd", "-3"), (5_000_000, "yyyy-mm-dd", "5000000"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "code", "shown"), SHOWN, ids=[f"{v} as {c}" for v, c, _ in SHOWN]
)
def test_a_number_is_shown_as_its_format_says(value, code, shown):
    assert show_number(value, code) == shown


def test_days_of_the_1904_system_are_counted_from_there():
    assert show_number(44404.0256, "yyyy-mm-dd h:mm", is_1904=True) == "2025-07-28 0:36"


def test_a_format_may_add_to_words():
    assert (show_text("A", '@"类"'), show_text("A", '0;0;0;"("@")"'), show_text("A", "0.00")) == (
        "A类",
        "(A)",
        "A",
    )


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(alphabet='0#?.,%;@-Eeymdhs[]"\\_*年 /', max_size=14),
)
def test_no_format_breaks_the_reading(value, code):
    assert isinstance(show_number(value, code), str)


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_without_a_format_is_shown_in_full(number):
    assert show_general(float(number)) == str(number)


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_are_read_back_as_the_number(number):
    assert parse_numeral(write_number(number, 1).replace("〇", "零")) == number
