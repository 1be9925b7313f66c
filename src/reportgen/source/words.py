"""What a key looks like, which signs cannot begin a value, and how blanks are called."""

from __future__ import annotations

import re

# Blanks that look like an ordinary one; the tab is among them.
BLANK = "\t\u3000\xa0\u1680\u2000-\u200a\u202f\u205f"

_BLANK_NAMES = {"\u3000": "全角空格（U+3000）", "\xa0": "不间断空格（U+00A0）"}

_SHOWN = 40
LONGEST_KEY = 20
_KEY = re.compile(rf"\w[\w（）()]{{0,{LONGEST_KEY - 1}}}")
HAN = r"(?:[^\W\d_a-zA-Z](?<![¹²³①-⓿Ⅰ-ↈ㈠-㉇㊀-㊿Ａ-Ｚａ-ｚ]))"
"""A Chinese letter in a pattern, and no number of a list: ① is none.

Their range takes Python 2.5 ms to compile wherever it stands, and this a fifth of that.
"""
_CHINESE = re.compile(HAN)
_DIGIT = re.compile(r"[0-9]")
_YEAR = re.compile(r"[0-9]{4}")

# A text cannot begin with these unless quoted. A lone dash is an empty list item to YAML, a tag or a
# reference goes by its letters, so Chinese behind * & ! was meant as text.
BAD_START = re.compile(r"[%@`]|>(?![-+]?(?:\s*$|\s+#))|-(?=\s*$|\s+#)|\?(?=\s|$)|[*&!](?=[^\x00-\x7f]|\s|$)")
LONE_DASH = re.compile(r"-(?=\s*[,}\]])")

# Without a blank behind it a # rather begins a number or a name (#2锅炉) than a remark.
NUMBER_SIGN = re.compile(rf"#(?=[0-9]|{HAN})")
# A dash that was meant to begin an item: full-width or long, or with no blank behind it.
_ITEM = r"(?:['\"]?\w[\w（）()]*['\"]?\s*(?::(?=\s|$)|：))"
WRONG_DASH = re.compile(rf"-(?=\{{|{_ITEM})|[－﹣–—](?=\s*(?:\{{|{_ITEM}))")

_OPERATOR = re.compile(r">(=?)\s*([0-9.]*)")


def blank_name(char: str) -> str:
    """How a message calls a blank."""
    return _BLANK_NAMES.get(char, f"特殊空格（U+{ord(char):04X}）")


def cut(text: str) -> str:
    """A text as a message shows it: one line, not too long."""
    line = text.partition("\n")[0]
    return line if line == text and len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def quoted(text: str) -> str:
    """How to write a text in quotes, shown while it is short."""
    return "：'" + text.replace("'", "''") + "'" if len(text) <= _SHOWN else ""


def is_key(word: str, colon: str, behind: str, *, listed: bool) -> bool:
    """Whether a colon of the wrong kind, or without its blank, was meant to end a key."""
    if not _KEY.fullmatch(word):
        return False
    if colon == "：":
        return True
    if behind in "/\\:":
        return False
    if listed:
        return bool(_CHINESE.search(word)) and not _DIGIT.search(word)
    return bool(_CHINESE.search(word) or _YEAR.fullmatch(word))


def start_fault(value: str) -> tuple[str, str]:
    """Why a value cannot begin as it does, and what to type instead."""
    shown = cut(value)
    if operator := _OPERATOR.match(value):
        direction = "大于等于" if operator[1] else "大于"
        target = operator[2] or "5"
        return f"值不能以“>”开头：“{shown}”", f"分成两个键：方向: {direction} 和 目标: {target}"
    if value == "-":
        return "值不能只写“-”", "没有内容就删去这个键；要写横线就加引号：'-'"
    return f"值不能以“{value[0]}”开头：“{shown}”", f"用引号括起来{quoted(value)}"
