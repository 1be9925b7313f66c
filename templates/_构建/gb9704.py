"""GB/T 9704 layout shared by every form: pages, page number, the names of the styles (which word_styles makes)."""

from __future__ import annotations

from lxml import etree

from ooxml import RELATED, field, run, w

FOOTER_ID = "rId4"
FANGSONG, KAITI, HEITI, SONGTI, TITLE_FONT = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"

TEXT_LEFT, TEXT_CENTRED, TABLE_HEAD = "TableText", "TableTextCentred", "TableHead"
TABLE_AMOUNT = "TableAmount"
TABLE_RULE, TABLE_END = "TableRule", "TableEnd"
SMALL = {style: f"{style}Small" for style in (TEXT_LEFT, TEXT_CENTRED, TABLE_HEAD, TABLE_AMOUNT)}
"""The same in smaller type, for tables of many rows."""
TITLE, SUBTITLE = "Title", "Subtitle"
PART, SECTION, SUBSECTION, POINT = "Heading1", "Heading2", "Heading3", "Heading4"
"""Headings of a booklet: 第一部分, 一、, （一）, 1."""
TEXT, CONTENTS_TITLE, CONTENTS_1 = "BodyText", "TOCHeading", "TOC1"

_A4_SHORT, _A4_LONG = 11906, 16838


def twips(millimetres: int) -> int:
    """Word measures paper in twentieths of a point."""
    return millimetres * 14400 // 254


# The upright page of the standard has 37 / 35 / 28 / 26 mm (top, bottom, left, right); turned on its side for
# a wide table, the long margins come to stand left and right.
_TOP, _BOTTOM, _LEFT, _RIGHT = twips(28), twips(26), twips(37), twips(35)
LANDSCAPE_WIDTH = _A4_LONG - _LEFT - _RIGHT
PORTRAIT_WIDTH = _A4_SHORT - _TOP - _BOTTOM
# The public tables have up to 33 rows that belong on one page: wider than the standard's area of text.
_NARROW = twips(20)
WIDE_WIDTH = _A4_LONG - 2 * _NARROW


_ON_ITS_SIDE = {"w": _A4_LONG, "h": _A4_SHORT, "orient": "landscape"}
# Upright, the binding edge of 28 mm is the left one.
_UPRIGHT = {"top": _LEFT, "right": _BOTTOM, "bottom": _RIGHT, "left": _TOP}


def landscape_section() -> etree._Element:
    """A4 on its side with the page number below."""
    margins = {"top": _TOP, "right": _RIGHT, "bottom": _BOTTOM, "left": _LEFT}
    return w("sectPr", _footer_here(), *_page(_ON_ITS_SIDE, margins))


def wide_section() -> etree._Element:
    """A4 on its side with narrow margins, for tables of many rows."""
    margins = {"top": twips(16), "right": _NARROW, "bottom": _NARROW, "left": _NARROW}
    return w("sectPr", _footer_here(), *_page(_ON_ITS_SIDE, margins))


def portrait_section(*, first: bool = False) -> etree._Element:
    """A4 upright with the margins of GB/T 9704 and the page number below; ``first`` starts at — 1 —."""
    return w("sectPr", _footer_here(), *_page(_A4, _UPRIGHT), *([w("pgNumType", start=1)] if first else []))


def front_section() -> etree._Element:
    """Cover and contents: no page numbers."""
    return w("sectPr", *_page(_A4, _UPRIGHT))


_A4 = {"w": _A4_SHORT, "h": _A4_LONG}


def _footer_here() -> etree._Element:
    reference = w("footerReference", type="default")
    reference.set(f"{{{RELATED}}}id", FOOTER_ID)
    return reference


def _page(size: dict[str, int | str], margins: dict[str, int]) -> list[etree._Element]:
    return [w("pgSz", **size), w("pgMar", **margins, header=twips(15), footer=twips(14), gutter=0)]


def section_break(section: etree._Element) -> etree._Element:
    """The end of a section inside the text: what stands before it has its page layout."""
    return w("p", w("pPr", w("pStyle", val=TABLE_END), section))


def footer() -> etree._Element:
    """— 1 —"""
    style = w("pPr", w("pStyle", val="Footer"))
    return w("ftr", w("p", style, run("— "), *field("PAGE", "1"), run(" —")))


def settings() -> etree._Element:
    """Word 2013 and later, without compatibility quirks."""
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    return w(
        "settings",
        w("zoom", percent="100"),
        w("defaultTabStop", val="420"),
        w("characterSpacingControl", val="doNotCompress"),
        # A line break inside a justified paragraph must not stretch the line before it.
        w("compat", w("doNotExpandShiftReturn"), w("useFELayout"), mode),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
