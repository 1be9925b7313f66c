"""The styles and fonts of a form or a booklet: real Word styles, so that a clerk changes the looks in one place."""

from __future__ import annotations

from lxml import etree

from gb9704 import (
    CONTENTS_TITLE,
    FANGSONG,
    HEITI,
    KAITI,
    PART,
    PORTRAIT_WIDTH,
    SMALL,
    SONGTI,
    SUBTITLE,
    TABLE_AMOUNT,
    TABLE_END,
    TABLE_HEAD,
    TABLE_RULE,
    TEXT,
    TEXT_CENTRED,
    TEXT_LEFT,
    TITLE,
    TITLE_FONT,
    twips,
)
from ooxml import w

# The fonts of the standard are not on every machine: the names Word looks for instead, and the design they have.
_OTHER_NAMES = {
    FANGSONG: ("仿宋,FangSong", "modern"),
    KAITI: ("楷体,KaiTi", "modern"),
    HEITI: ("SimHei", "auto"),
    SONGTI: ("SimSun", "auto"),
    TITLE_FONT: ("方正小标宋_GBK,宋体", "script"),
}


def font_table() -> etree._Element:
    """What to use where a font is missing."""
    return w(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=other),
                w("charset", val="86"),
                w("family", val=family),
                w("pitch", val="default"),
                name=name,
            )
            for name, (other, family) in _OTHER_NAMES.items()
        ),
    )


def styles(*, booklet: bool = False) -> etree._Element:
    """Every style; a booklet has parts above its headings, and small tables."""
    return w(
        "styles",
        _defaults(),
        _paragraph_style("Normal", "Normal", _pitch(580), w("jc", val="both"), font=FANGSONG, half_points=32),
        w(
            "style",
            w("name", val="Normal Table"),
            w("uiPriority", val=99),
            w("semiHidden"),
            w("unhideWhenUsed"),
            w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(108)),
            type="table",
            default=1,
            styleId="TableNormal",
        ),
        *(_booklet_styles() if booklet else _headings()),
        _paragraph_style(
            TITLE, "Title", w("keepNext"), _pitch(640), w("jc", val="center"), font=TITLE_FONT, half_points=44
        ),
        _paragraph_style(
            SUBTITLE,
            "Subtitle",
            w("keepNext"),
            *_no_air(),
            _pitch(440),
            w("jc", val="center"),
            font=KAITI,
            half_points=28,
        ),
        _paragraph_style(
            "Footer",
            "footer",
            w("snapToGrid", val=0),
            _pitch(280, "atLeast"),
            w("jc", val="center"),
            font=SONGTI,
            half_points=28,
        ),
        *_table_styles(),
    )


def _defaults() -> etree._Element:
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    characters = w("rPr", _fonts(FANGSONG), w("sz", val=32), w("szCs", val=32), language)
    return w("docDefaults", w("rPrDefault", characters), w("pPrDefault"))


_HEADINGS = ((HEITI, False), (KAITI, False), (FANGSONG, True))


def _headings(first: int = 1) -> list[etree._Element]:
    """一、（一）1. as levels from ``first`` on."""
    return [
        _paragraph_style(
            f"Heading{level}",
            f"heading {level}",
            w("keepNext"),
            w("keepLines"),
            _pitch(580),
            w("ind", firstLine=640, firstLineChars=200),
            w("outlineLvl", val=level - 1),
            font=font,
            half_points=32,
            bold=bold,
        )
        for level, (font, bold) in enumerate(_HEADINGS, start=first)
    ]


def _booklet_styles() -> list[etree._Element]:
    """Parts on pages of their own, running text, and the entries of a table of contents."""
    part = _paragraph_style(
        PART,
        "heading 1",
        w("keepNext"),
        w("keepLines"),
        w("pageBreakBefore"),
        w("spacing", before=0, after=290, line=640, lineRule="exact"),
        w("jc", val="center"),
        w("outlineLvl", val=0),
        font=TITLE_FONT,
        half_points=36,
    )
    text = _paragraph_style(
        TEXT, "Body Text", _pitch(580), w("ind", firstLine=640, firstLineChars=200), font=FANGSONG, half_points=32
    )
    contents = _paragraph_style(
        CONTENTS_TITLE,
        "TOC Heading",
        w("spacing", before=0, after=200, line=580, lineRule="exact"),
        w("jc", val="center"),
        font=HEITI,
        half_points=32,
    )
    entries = [
        _paragraph_style(
            f"TOC{level}",
            f"toc {level}",
            _contents_tab(),
            _pitch(360),
            w("ind", left=indent),
            w("jc", val="left"),
            font=font,
            half_points=24,
        )
        for level, (font, indent) in enumerate(((HEITI, 0), (FANGSONG, 420), (FANGSONG, 840)), start=1)
    ]
    return [part, *_headings(first=2), text, contents, *entries, *_small_table_styles()]


def _contents_tab() -> etree._Element:
    """Where page numbers stand once the table of contents has been updated in Word."""
    return w("tabs", w("tab", val="right", leader="dot", pos=PORTRAIT_WIDTH))


_CELLS = (
    (TEXT_LEFT, "表格文字", "left", FANGSONG),
    (TEXT_CENTRED, "表格文字居中", "center", FANGSONG),
    (TABLE_HEAD, "表格表头", "center", HEITI),
)
_AMOUNTS = (TABLE_AMOUNT, "表格金额", "right", FANGSONG)


def _cell_style(
    style_id: str, name: str, align: str, font: str, pitch: int = 260, half_points: int = 20
) -> etree._Element:
    # Money keeps clear of the line at its right.
    inset = [w("ind", right=twips(1))] if align == "right" else []
    layout = [*_no_air(), w("snapToGrid", val=0), _pitch(pitch), *inset, w("jc", val=align)]
    return _paragraph_style(style_id, name, *layout, font=font, half_points=half_points)


def _small_table_styles() -> list[etree._Element]:
    """小五号, for the tables of a booklet that have many rows."""
    small = [(SMALL[style], f"{name}（小）", *look) for style, name, *look in (*_CELLS, _AMOUNTS)]
    return [_cell_style(*_AMOUNTS), *(_cell_style(*look, 210, 18) for look in small)]


def _table_styles() -> list[etree._Element]:
    return [
        *(_cell_style(*look) for look in _CELLS),
        # Word joins two tables unless a paragraph parts them. Filled with black, as low as a paragraph can be, it
        # makes one rule of the line that ends a table and the line that begins the next, on whichever pages.
        _paragraph_style(TABLE_RULE, "表格连线", _fill("000000"), *_lowest(), font=FANGSONG, half_points=2),
        _paragraph_style(TABLE_END, "表格结尾", *_lowest(), font=FANGSONG, half_points=2),
    ]


def _paragraph_style(
    style_id: str, name: str, *properties: etree._Element, font: str, half_points: int, bold: bool = False
) -> etree._Element:
    characters = [_fonts(font), *([w("b"), w("bCs")] if bold else [])]
    characters += [w("sz", val=half_points), w("szCs", val=half_points)]
    style = w("style", w("name", val=name), type="paragraph", styleId=style_id)
    if style_id == "Normal":
        style.set(style.tag.replace("style", "default"), "1")
    else:
        style.append(w("basedOn", val="Normal"))
    style.extend([w("qFormat"), w("pPr", *properties), w("rPr", *characters)])
    return style


def _fonts(name: str) -> etree._Element:
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _fill(colour: str) -> etree._Element:
    return w("shd", val="clear", color="auto", fill=colour)


def _lowest() -> list[etree._Element]:
    """0.7 pt is the least that Word and WPS accept for a line."""
    return [w("snapToGrid", val=0), _pitch(14)]


def _no_air() -> list[etree._Element]:
    """No extra space between Chinese and figures: it would break 2023.1-12月 in a narrow column."""
    return [w("autoSpaceDE", val=0), w("autoSpaceDN", val=0)]


def _pitch(line: int, rule: str = "exact") -> etree._Element:
    return w("spacing", before=0, after=0, line=line, lineRule=rule)


def _cell_margins(side: int) -> etree._Element:
    sides = (("top", 0), ("left", side), ("bottom", 0), ("right", side))
    return w("tblCellMar", *(w(name, w=width, type="dxa") for name, width in sides))
