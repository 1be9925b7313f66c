"""Read numbers as a clerk types them: our own grammar, and what is wrong with a text that is no number."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from reportgen.money import NumberStyle, Unit, exact, format_number, in_yuan, multiply

MAX_DIGITS = 20
_MAX_LENGTH = 60
_TEN_THOUSAND = in_yuan("万元")


class NumberFault(ValueError):
    """A text is not a number of our grammar: why, and what to type instead."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason}；{advice}")
        self.reason, self.advice = reason, advice


class UnitMissing(NumberFault):
    """An amount without a unit, in a file that states none."""


# --- reading ------------------------------------------------------------------------------------------

_DIGITS = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)"
_NUMBER = re.compile(rf"-?{_DIGITS}(?:\.[0-9]+)?")
_AMOUNT = re.compile(rf"(-?{_DIGITS}(?:\.[0-9]+)?)(万?元)?")
_COUNT = re.compile(rf"-?{_DIGITS}")


def parse_amount(text: str, default: Unit | None, *, signed: bool = False) -> Decimal:
    """An amount in exact yuan; a unit typed behind the number overrides ``default``."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise _amount_fault(text)
    value = _value_of(match[1], signed)
    unit = match[2] or default
    if unit is None:
        raise UnitMissing("没有写明金额单位", "在文件开头写“金额单位: 元”或“金额单位: 万元”")
    return multiply(value, _TEN_THOUSAND) if unit == "万元" else value


def parse_number(text: str, *, signed: bool = False) -> Decimal:
    """A plain number without a unit."""
    if _NUMBER.fullmatch(text) is None:
        raise _number_fault(text)
    return _value_of(text, signed)


def parse_count(text: str, *, signed: bool = False) -> int:
    """A whole number."""
    value = parse_number(text, signed=signed)
    if _COUNT.fullmatch(text) is None:
        raise NumberFault("应是整数，不能有小数", f"写成整数，例如 {format_number(value, _WHOLE)}")
    return int(value)


_WHOLE = NumberStyle(0)


def _value_of(text: str, signed: bool) -> Decimal:
    digits = sum(map(str.isdigit, text)) if len(text) > MAX_DIGITS else 0
    if digits > MAX_DIGITS:
        raise NumberFault(f"有 {digits} 位数字，最多 {MAX_DIGITS} 位", "核对是否多敲了数字")
    if text[0] == "-" and not signed:
        raise NumberFault("不能是负数", f"核对正负号；应为正数时写 {text[1:]}")
    value = Decimal(text.replace(",", ""))
    return value if value else value.copy_abs()


# --- what is wrong with a text that is no number ------------------------------------------------------

_CURRENCY = re.compile(r"[$¥€£￥＄￡]|RMB|CNY|人民币", re.IGNORECASE)
_SPECIAL = re.compile(r"[+-]?\.?(?:nan|inf|infinity)", re.IGNORECASE)
_OTHER_BASE = re.compile(r"[+-]?0(?:x[0-9a-f]+|o[0-7]+|b[01]+)", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[+-]?[0-9]{1,20}(?:\.[0-9]{1,20})?e[+-]?[0-9]{1,9}", re.IGNORECASE)
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_LETTER_FOR_DIGIT = re.compile(r"(?<=[0-9.,])[OolI](?=[0-9.,])|^[OolI](?=[0-9.,])|(?<=[0-9.,])[Oo]$")
_LIKE_DIGIT = str.maketrans("OolI", "0011")
_LIKE_WIDE = str.maketrans({"。": ".", "、": ",", "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-"})
_CHINESE_DIGITS = re.compile(r"-?[零〇一二三四五六七八九十百千万亿两点壹贰叁肆伍陆柒捌玖拾佰仟元]+")
_NUMBER_AND_MORE = re.compile(r"([+-]?[0-9][0-9,]*(?:\.[0-9]+)?)([^0-9.,].*)", re.DOTALL)
_OTHER_UNITS = {"亿": Decimal(10_000), "千万": Decimal(1_000), "百万": Decimal(100), "千": Decimal("0.1")}
"""How many 万元 one of them is."""
_PLAIN_ADVICE = "只写半角数字，例如 1687.40"


def _amount_fault(text: str) -> NumberFault:
    """Why a text is no amount: its number is wrong, or what follows the number."""
    if fault := _writing_fault(text):
        return fault
    parts = _NUMBER_AND_MORE.fullmatch(text)
    if parts is None or parts[2] in ("元", "万元"):
        return _digits_fault(text.removesuffix("元").removesuffix("万"))
    return _unit_fault(parts[1], parts[2])


def _unit_fault(number: str, unit: str) -> NumberFault:
    if re.fullmatch(r"(?:万?元){2,}", unit):
        return NumberFault(f"写了两个单位“{unit}”", f"只留一个单位：{number}元 或 {number}万元")
    if unit == "万":
        return NumberFault("单位“万”不完整", f"写成 {number}万元")
    fault = f"里的“{unit}”不是金额单位"
    factor = _OTHER_UNITS.get(unit.removesuffix("元"))
    if factor is None or _NUMBER.fullmatch(number) is None:
        return NumberFault(fault, "金额单位只能是 元 或 万元，例如 380.96元")
    wan = multiply(Decimal(number.replace(",", "")), factor)
    return NumberFault(fault, f"金额单位只能是 元 或 万元，写成 {exact(wan)}万元")


def _number_fault(text: str) -> NumberFault:
    """Why a text is no plain number."""
    if fault := _writing_fault(text):
        return fault
    if parts := _NUMBER_AND_MORE.fullmatch(text):
        return NumberFault(f"后面多了“{parts[2]}”", f"这里只写数：{parts[1]}")
    return _digits_fault(text)


def _writing_fault(text: str) -> NumberFault | None:
    """Ways of writing that are no numbers here, whatever their value."""
    if not text:
        return NumberFault("没有填数", _PLAIN_ADVICE)
    if len(text) > _MAX_LENGTH:
        return NumberFault("太长，不是一个数", _PLAIN_ADVICE)
    if sign := _CURRENCY.search(text):
        number = _CURRENCY.sub("", text).strip()
        example = f"{number}元" if _NUMBER.fullmatch(number) else "380.96元"
        return NumberFault(f"带有货币符号“{sign[0]}”", f"去掉货币符号，单位写在数后面，例如 {example}")
    if (narrow := _half_width(text)) != text:
        # A comma that groups no thousands may stand for a point: nobody can tell which number was meant.
        is_clear = "," not in narrow or _GROUPED.match(narrow)
        advice = f"改成半角的 {narrow.replace(',', '')}" if is_clear else _PLAIN_ADVICE
        return NumberFault("含有全角的数字或符号", advice)
    if _SPECIAL.fullmatch(text):
        return NumberFault("不是一个确定的数", _PLAIN_ADVICE)
    if _OTHER_BASE.fullmatch(text):
        return NumberFault("不是十进制数", _PLAIN_ADVICE)
    if _SCIENTIFIC.fullmatch(text):
        return NumberFault("是科学记数法", _scientific_advice(text))
    if "_" in text:
        return NumberFault("数字中间有下划线", f"去掉下划线，写成 {text.replace('_', '')}")
    if slip := _LETTER_FOR_DIGIT.search(text):
        return NumberFault(f"里的“{slip[0]}”是字母", f"改成数字，多半是 {text.translate(_LIKE_DIGIT)}")
    if (dense := "".join(text.split())) != text:
        return NumberFault("中间或两头有空格", f"去掉空格，写成 {dense}" if dense else _PLAIN_ADVICE)
    return None


def _half_width(text: str) -> str:
    """The half-width form of a number that was typed with a Chinese input method."""
    if not any(char.isdigit() for char in text):
        return text
    pieces = (
        unicodedata.normalize("NFKC", char) if "\uff01" <= char < "\uff5e" else char.translate(_LIKE_WIDE)
        for char in text
    )
    return "".join(pieces)


def _scientific_advice(text: str) -> str:
    value = Decimal(text)
    if not -MAX_DIGITS <= value.adjusted() < MAX_DIGITS:
        return _PLAIN_ADVICE
    return f"写成普通数字 {value:f}"


def _digits_fault(text: str) -> NumberFault:
    """The number itself is malformed: signs, commas, the decimal point."""
    if not text:
        return NumberFault("只有单位，没有数", "把数写在单位前面，例如 380.96元")
    if text[0] == "+":
        return NumberFault("前面有加号", f"去掉加号，写成 {text[1:]}")
    if _CHINESE_DIGITS.fullmatch(text):
        return NumberFault("是汉字数字", _PLAIN_ADVICE)
    if re.fullmatch(r"-?[0-9,]+(?:\.[0-9]+)?", text) and any(map(str.isdigit, text)):
        return _comma_fault(text)
    if re.fullmatch(r"-?\.[0-9]+", text):
        return NumberFault("小数点前面没有数字", f"写成 {text.replace('.', '0.')}")
    if re.fullmatch(r"-?[0-9]+\.", text):
        return NumberFault("小数点后面没有数字", f"写成 {text[:-1]}")
    return NumberFault("不是数字", _PLAIN_ADVICE)


def _comma_fault(text: str) -> NumberFault:
    """The same number without commas, and with commas where they belong."""
    plain = Decimal(text.replace(",", ""))
    choices = dict.fromkeys((format(plain, "f"), format(plain, ",f")))
    return NumberFault("千分位逗号的位置不对", f"写成 {' 或 '.join(choices)}")
