"""Which styles of a Word file are headings, and of which level; and how the entries of its contents look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
_ENTRY_NAME = re.compile(r"toc (\d)", re.IGNORECASE)
_DEEPEST_STYLE = 20


@dataclass(frozen=True, slots=True)
class Styles:
    """What a table of contents needs of styles.xml: the level of each heading style, the style of each entry."""

    levels: Mapping[str, int]
    entries: Mapping[int, str]


def read_styles(root: _Element) -> Styles:
    """Heading styles by name, by the outline level that they set, or by the style that they are based on."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    entries: dict[int, str] = {}
    for style in root.iter(f"{W}style"):
        style_id, words = style.get(f"{W}styleId", ""), value_of(style.find(f"{W}name"))
        based[style_id] = value_of(style.find(f"{W}basedOn"))
        if match := _HEADING_NAME.fullmatch(words):
            own[style_id] = int(match[1])
        elif (level := outline_of(style)) is not None:
            own[style_id] = level
        if match := _ENTRY_NAME.fullmatch(words):
            entries[int(match[1])] = style_id
    found = {style_id: _inherited(style_id, own, based) for style_id in based}
    return Styles({style_id: level for style_id, level in found.items() if level is not None}, entries)


def _inherited(style_id: str, own: Mapping[str, int], based: Mapping[str, str]) -> int | None:
    for _ in range(_DEEPEST_STYLE):
        if style_id in own or style_id not in based:
            return own.get(style_id)
        style_id = based[style_id]
    return None


def value_of(element: _Element | None) -> str:
    """What an element states, if it is there."""
    return "" if element is None else element.get(f"{W}val", "")


def outline_of(holder: _Element) -> int | None:
    """The level that a style or a paragraph sets; 9 in the file means running text."""
    properties = holder.find(f"{W}pPr")
    stated = "" if properties is None else value_of(properties.find(f"{W}outlineLvl"))
    return int(stated) + 1 if stated.isascii() and stated.isdigit() else None
