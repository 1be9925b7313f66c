"""Numbers: what is one, how it rounds, how it prints."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.money import (
    NumberStyle,
    Unit,
    chinese_numeral,
    divide,
    exact,
    exact_amount,
    format_number,
    in_unit,
    multiply,
    round_half_up,
    total,
)
from reportgen.numerals import NumberFault, UnitMissing, parse_amount, parse_count, parse_number

TWO = NumberStyle(2)
THOUSANDS = NumberStyle(2, thousands=True)
NO_ZEROS = NumberStyle(2, "去掉")
WHOLE_SHORT = NumberStyle(2, "整数去掉")

# What fits the grammar: at most twenty digits.
typed = st.decimals(min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=6)
exactly = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**18), 10**18), st.integers(0, 9)
)
places = st.integers(0, 6)
units: st.SearchStrategy[Unit] = st.sampled_from(("元", "万元"))


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("16", "16"),
        ("16.00", "16.00"),
        ("1,687.40", "1687.40"),
        ("1687.40万元", "16874000"),
        ("10.154302万元", "101543.02"),
        ("380.96元", "380.96"),
        ("0", "0"),
        ("007", "7"),
        ("12,345,678.9", "12345678.9"),
        ("12345678901234567890", "12345678901234567890"),
    ],
)
def test_an_amount_is_read_as_exact_yuan(text: str, yuan: str) -> None:
    assert parse_amount(text, "元") == Decimal(yuan)


def test_the_unit_behind_a_number_overrides_that_of_the_file() -> None:
    assert parse_amount("380.96元", "万元") == Decimal("380.96")
    assert parse_amount("380.96", "万元") == Decimal(3_809_600)


def test_a_minus_is_read_only_where_it_is_allowed() -> None:
    assert parse_amount("-5.10", "元", signed=True) == Decimal("-5.10")
    assert parse_number("-1,234", signed=True) == -1234
    assert parse_count("-3", signed=True) == -3


def test_minus_zero_is_zero() -> None:
    assert str(parse_amount("-0.00", "元", signed=True)) == "0.00"


PLAIN = "只写半角数字，例如 1687.40"
AMOUNT_FAULTS = [
    ("", "没有填数", PLAIN),
    ("１２．５", "含有全角的数字或符号", "改成半角的 12.5"),
    ("1，687.40", "含有全角的数字或符号", "改成半角的 1687.40"),
    ("－5", "含有全角的数字或符号", "改成半角的 -5"),
    ("12。5", "含有全角的数字或符号", "改成半角的 12.5"),
    ("−5", "含有全角的数字或符号", "改成半角的 -5"),
    ("1e3", "是科学记数法", "写成普通数字 1000"),
    ("1.5E-2", "是科学记数法", "写成普通数字 0.015"),
    ("1e999999999", "是科学记数法", PLAIN),
    ("NaN", "不是一个确定的数", PLAIN),
    ("Infinity", "不是一个确定的数", PLAIN),
    (".inf", "不是一个确定的数", PLAIN),
    ("-.inf", "不是一个确定的数", PLAIN),
    ("0x1F", "不是十进制数", PLAIN),
    ("0o17", "不是十进制数", PLAIN),
    ("1_000", "数字中间有下划线", "去掉下划线，写成 1000"),
    ("16,87.4", "千分位逗号的位置不对", "写成 1687.4 或 1,687.4"),
    ("1,23", "千分位逗号的位置不对", "写成 123"),
    ("0,123", "千分位逗号的位置不对", "写成 123"),
    ("1687,400.5元", "千分位逗号的位置不对", "写成 1687400.5 或 1,687,400.5"),
    ("1,687.4,0", "不是数字", PLAIN),
    ("+5", "前面有加号", "去掉加号，写成 5"),
    ("-5", "不能是负数", "核对正负号；应为正数时写 5"),
    ("5万", "单位“万”不完整", "写成 5万元"),
    ("5亿元", "里的“亿元”不是金额单位", "金额单位只能是 元 或 万元，写成 50000万元"),
    ("1,5亿", "里的“亿”不是金额单位", "金额单位只能是 元 或 万元，例如 380.96元"),
    ("1.5千元", "里的“千元”不是金额单位", "金额单位只能是 元 或 万元，写成 0.15万元"),
    ("5元/人", "里的“元/人”不是金额单位", "金额单位只能是 元 或 万元，例如 380.96元"),
    ("5%", "里的“%”不是金额单位", "金额单位只能是 元 或 万元，例如 380.96元"),
    ("5元万元", "写了两个单位“元万元”", "只留一个单位：5元 或 5万元"),
    ("5 元", "中间或两头有空格", "去掉空格，写成 5元"),
    ("1 687.40", "中间或两头有空格", "去掉空格，写成 1687.40"),
    ("1\u3000687", "中间或两头有空格", "去掉空格，写成 1687"),
    ("5\n", "中间或两头有空格", "去掉空格，写成 5"),
    (" ", "中间或两头有空格", PLAIN),
    ("¥5", "带有货币符号“¥”", "去掉货币符号，单位写在数后面，例如 5元"),
    ("￥5", "带有货币符号“￥”", "去掉货币符号，单位写在数后面，例如 5元"),
    ("元", "只有单位，没有数", "把数写在单位前面，例如 380.96元"),
    ("万元", "只有单位，没有数", "把数写在单位前面，例如 380.96元"),
    (".5", "小数点前面没有数字", "写成 0.5"),
    ("5.", "小数点后面没有数字", "写成 5"),
    ("1.2.3", "不是数字", PLAIN),
    ("一百二十", "是汉字数字", PLAIN),
    ("约5", "不是数字", PLAIN),
    ("٣", "不是数字", PLAIN),
    ("-", "不是数字", PLAIN),
    ("123456789012345678901", "有 21 位数字，最多 20 位", "核对是否多敲了数字"),
    ("5" + "甲" * 60, "太长，不是一个数", PLAIN),
]


@pytest.mark.parametrize(("text", "reason", "advice"), AMOUNT_FAULTS, ids=[case[0] for case in AMOUNT_FAULTS])
def test_what_is_no_amount_is_told_with_its_reason(text: str, reason: str, advice: str) -> None:
    with pytest.raises(NumberFault) as caught:
        parse_amount(text, "元")
    assert (caught.value.reason, caught.value.advice) == (reason, advice)


def test_an_amount_without_any_unit_is_told_apart() -> None:
    with pytest.raises(UnitMissing) as caught:
        parse_amount("5", None)
    assert str(caught.value) == "没有写明金额单位；在文件开头写“金额单位: 元”或“金额单位: 万元”"
    assert parse_amount("5元", None) == 5


@pytest.mark.parametrize(
    ("parse", "text", "told"),
    [
        (parse_number, "5次", "后面多了“次”；这里只写数：5"),
        (parse_number, "25%", "后面多了“%”；这里只写数：25"),
        (parse_number, "5元", "后面多了“元”；这里只写数：5"),
        (parse_number, "5,00", "千分位逗号的位置不对；写成 500"),
        (parse_number, "1_0", "数字中间有下划线；去掉下划线，写成 10"),
        (parse_count, "5.5", "应是整数，不能有小数；写成整数，例如 6"),
        (parse_count, "-1", "不能是负数；核对正负号；应为正数时写 1"),
    ],
)
def test_what_is_no_plain_number_is_told_with_its_reason(parse: Callable[[str], object], text: str, told: str) -> None:
    with pytest.raises(NumberFault) as caught:
        parse(text)
    assert str(caught.value) == told


def test_a_count_is_a_whole_number() -> None:
    assert parse_count("1,234") == 1234


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_number_fault(text: str) -> None:
    for parse in (lambda t: parse_amount(t, "元"), parse_number, parse_count):
        try:
            value = parse(text)
        except NumberFault:
            continue
        else:
            assert Decimal(text.replace(",", "").removesuffix("元").removesuffix("万")) in (
                value,
                Decimal(value) / 10_000,
            )


@given(typed, st.booleans(), units)
def test_what_is_printed_reads_back_as_the_same_amount(yuan: Decimal, thousands: bool, unit: Unit) -> None:
    printed = format_number(in_unit(yuan, unit), NumberStyle(10, "去掉", thousands)) + unit
    assert parse_amount(printed, None, signed=True) == yuan


@given(exactly, places)
def test_a_half_goes_away_from_zero(value: Decimal, places: int) -> None:
    step = Fraction(1, 10**places)
    steps, rest = divmod(abs(Fraction(value)), step)
    expected = (steps + (rest * 2 >= step)) * step
    assert abs(Fraction(round_half_up(value, places))) == expected


@pytest.mark.parametrize(("text", "printed"), [("2.665", "2.67"), ("2.675", "2.68"), ("-0.005", "-0.01")])
def test_a_half_is_not_rounded_to_even(text: str, printed: str) -> None:
    assert format_number(Decimal(text), TWO) == printed


@given(st.lists(exactly))
def test_a_sum_is_exact(values: list[Decimal]) -> None:
    assert Fraction(total(values)) == sum(map(Fraction, values), Fraction(0))


@given(exactly, exactly)
def test_a_product_is_exact(a: Decimal, b: Decimal) -> None:
    assert Fraction(multiply(a, b)) == Fraction(a) * Fraction(b)


@given(exactly)
def test_ten_thousand_yuan_are_one_wan(yuan: Decimal) -> None:
    assert Fraction(in_unit(yuan, "万元")) * 10_000 == Fraction(yuan)
    assert in_unit(yuan, "元") == yuan


@given(exactly, exactly.filter(bool))
def test_a_quotient_is_right_to_fifty_digits(a: Decimal, b: Decimal) -> None:
    true = Fraction(a) / Fraction(b)
    assert abs(Fraction(divide(a, b)) - true) <= abs(true) * Fraction(1, 10**49)


@pytest.mark.parametrize(
    ("value", "style", "printed"),
    [
        ("16873588.4", TWO, "16873588.40"),
        ("16873588.4", THOUSANDS, "16,873,588.40"),
        ("-1234.5", THOUSANDS, "-1,234.50"),
        ("16.10", NO_ZEROS, "16.1"),
        ("16.00", NO_ZEROS, "16"),
        ("100", NO_ZEROS, "100"),
        ("16.10", WHOLE_SHORT, "16.10"),
        ("16.001", WHOLE_SHORT, "16"),
        ("1200", NumberStyle(0), "1200"),
        ("100", NumberStyle(0, "去掉"), "100"),
        ("-0.004", TWO, "0.00"),
        ("-0.004", NO_ZEROS, "0"),
        ("1E+6", TWO, "1000000.00"),
        ("1E-10", NumberStyle(12), "0.000000000100"),
        ("0E-9", NumberStyle(9), "0.000000000"),
    ],
)
def test_a_number_prints_by_its_style(value: str, style: NumberStyle, printed: str) -> None:
    assert format_number(Decimal(value), style) == printed


def test_a_changed_decimal_context_changes_no_figure() -> None:
    with localcontext(Context(prec=1, rounding="ROUND_DOWN")):
        assert parse_amount("16873588.46万元", None) == Decimal(168735884600)
        assert format_number(Decimal("16873588.465"), THOUSANDS) == "16,873,588.47"
        assert in_unit(Decimal("16873588.46"), "万元") == Decimal("1687.358846")
        assert divide(Decimal(1), Decimal(3)) == Decimal("0." + "3" * 50)
        assert total([Decimal("1687.35"), Decimal("0.01")]) == Decimal("1687.36")


@given(typed)
def test_an_exact_number_shows_every_digit_and_no_idle_zero(value: Decimal) -> None:
    printed = exact(value)
    assert parse_number(printed, signed=True) == value
    assert "." not in printed or printed[-1] not in ".0"


def test_an_exact_amount_carries_its_unit() -> None:
    assert exact_amount(Decimal("457009.780"), "万元") == "45.700978万元"
    assert exact_amount(Decimal("100.00"), "元") == "100元"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "100"),
        (0, "0"),
    ],
)
def test_chinese_numerals(number: int, words: str) -> None:
    assert chinese_numeral(number) == words
