"""The theme that Word expects in a package: plain colours, the fonts of the standard, no effects.

The forms name their fonts and have no colours; charts drawn into a copy of a template take theirs from here.
"""

from __future__ import annotations

from lxml import etree

import gb9704

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "C00000",
    "accent2": "2F5597",
    "accent3": "7F7F7F",
    "accent4": "BF9000",
    "accent5": "548235",
    "accent6": "7030A0",
    "hlink": "0563C1",
    "folHlink": "954F72",
}


def theme() -> etree._Element:
    """The root of theme1.xml."""
    colours = (_a(name, _a("srgbClr", val=colour)) for name, colour in _COLOURS.items())
    return _a(
        "theme",
        _a(
            "themeElements",
            _a("clrScheme", *colours, name="公文"),
            _a("fontScheme", _fonts("majorFont", gb9704.HEITI), _fonts("minorFont", gb9704.FANGSONG), name="公文"),
            _formats(),
        ),
        name="公文",
    )


def _fonts(kind: str, typeface: str) -> etree._Element:
    return _a(kind, _a("latin", typeface=typeface), _a("ea", typeface=typeface), _a("cs", typeface=""))


def _formats() -> etree._Element:
    """Three of each, as the schema demands, all alike."""
    lines = (_a("ln", _fill(), w="6350") for _ in range(3))
    effects = (_a("effectStyle", _a("effectLst")) for _ in range(3))
    return _a(
        "fmtScheme",
        _a("fillStyleLst", *(_fill() for _ in range(3))),
        _a("lnStyleLst", *lines),
        _a("effectStyleLst", *effects),
        _a("bgFillStyleLst", *(_fill() for _ in range(3))),
        name="公文",
    )


def _fill() -> etree._Element:
    return _a("solidFill", _a("schemeClr", val="phClr"))


def _a(tag: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    element = etree.Element(f"{{{_DRAWING}}}{tag}", nsmap={"a": _DRAWING})
    for key, value in attributes.items():
        element.set(key, value)
    element.extend(children)
    return element
