"""括号、引号不成对。

说明：（）、《》、【】、〔〕、“”等要成对，一边全角、一边半角也算差错。“1）”这样的序号、“[0,1)”这样的区间，不管它们。
错例：完成情况: 全年举办业务培训（含线上4期
对例：完成情况: 全年举办业务培训（含线上）4期，分为1）集中；2）线上
改法：补上或删去所指的括号、引号；全角配全角，半角配半角
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_PAIRS = {
    "（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕", "［": "］", "《": "》", "〈": "〉", "{": "}", "｛": "｝",
    "“": "”", "「": "」", "『": "』",
}  # fmt: skip
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_SIGN = re.compile(rf"[{re.escape(''.join((*_PAIRS, *_CLOSING)))}]")
_WIDTHS = [("（", "("), ("【", "["), ("［", "["), ("〔", "["), ("｛", "{")]
_NUMBERED = re.compile(r"(?:[0-9]|[A-Za-z]|[一二三四五六七八九十]){1,3}$")
_INTERVAL = re.compile(r"[\[(（［][0-9.%％\s]*[,，][0-9.%％\s∞+]*[\])）］]")
_AROUND = 8


def check(facts: Facts) -> Checked:
    """The first fault of each text."""
    for each in narratives(facts):
        yield Compared.ENTRY
        if fault := unpaired(each.text):
            yield each.finding(f"“{each.key}”里 {fault}")


def unpaired(text: str) -> str:
    """What is wrong with the brackets of a text; empty when all is well."""
    plain = _INTERVAL.sub(lambda match: " " * len(match[0]), text)
    stack: list[int] = []
    numbered = 0
    for match in _SIGN.finditer(plain):
        position, sign = match.start(), match[0]
        if sign in _PAIRS:
            stack.append(position)
        else:
            opening = plain[stack[-1]] if stack else ""
            is_number = sign in "）)" and _NUMBERED.search(plain[max(0, position - 3) : position]) is not None
            if opening and _PAIRS[opening] == sign:
                stack.pop()
                numbered += is_number
            elif is_number and opening not in ("（", "("):
                continue  # 1） in front of an item
            elif not opening and sign in "）)" and numbered:
                numbered -= 1  # （包括1）甲2）乙）: the first number took the bracket of the whole
            else:
                return _crossed(text, position, opening, sign)
    if stack:
        opening = plain[stack[-1]]
        return f"{opening} 没有配上 {_PAIRS[opening]}：{_around(text, stack[-1])}"
    if plain.count('"') % 2:
        return f'引号 " 不成对：{_around(text, plain.rindex(chr(34)))}'
    return ""


def _crossed(text: str, position: int, opening: str, sign: str) -> str:
    other = _CLOSING[sign]
    if not opening:
        return f"{sign} 前面没有 {other}：{_around(text, position)}"
    if (opening, other) in _WIDTHS or (other, opening) in _WIDTHS:
        return f"括号一边是 {opening}，一边是 {sign}：{_around(text, position)}"
    return f"{opening} 没有配上 {_PAIRS[opening]} 就到了 {sign}：{_around(text, position)}"


def _around(text: str, position: int) -> str:
    """The words around a sign, on one line."""
    start, end = max(0, position - _AROUND), position + _AROUND + 1
    return " ".join(text[start:end].split())
