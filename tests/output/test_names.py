"""File names that every system can hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.output.names import MAX_BYTES, safe_name, same_file


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("自评表（口岸经费）", "自评表（口岸经费）.docx"),
        ('a<b>c:d"e/f\\g|h?i*j', "a＜b＞c：d＂e／f＼g｜h？i＊j.docx"),
        ("../../etc/passwd", "／..／etc／passwd.docx"),
        ("CON", "_CON.docx"),
        ("com1.表", "_com1.表.docx"),
        ("NUL .表", "_NUL .表.docx"),
        ("conin$", "_conin$.docx"),
        ("console", "console.docx"),
        ("自评表.docx", "自评表.docx"),
        ("自评表 .DOCX", "自评表.docx"),
        ("e\u0301", "\u00e9.docx"),
        ("  甲\t乙\n丙 . ", "甲 乙 丙.docx"),
        ("", "未命名.docx"),
        ("...", "未命名.docx"),
        ("~$表", "～$表.docx"),
        (".隐藏", "隐藏.docx"),
        ("甲\u202e乙", "甲乙.docx"),
    ],
)
def test_examples(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=300))
def test_any_text_becomes_one_safe_component(text: str) -> None:
    name = safe_name(text)
    assert len(name.encode()) <= MAX_BYTES
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name.removesuffix(".docx").strip(". ") == name.removesuffix(".docx")
    assert not name.startswith((".", "~$"))


@given(st.text(max_size=300), st.sampled_from(["", ".docx"]))
def test_a_safe_name_stays_as_it_is(text: str, suffix: str) -> None:
    once = safe_name(text, suffix)
    assert safe_name(once, suffix) == once


def test_two_long_names_stay_two() -> None:
    assert safe_name("长" * 100 + "甲") != safe_name("长" * 100 + "乙")


def test_names_that_differ_in_case_only_are_one_file() -> None:
    assert same_file("自评表A.docx") == same_file("自评表a.docx")
