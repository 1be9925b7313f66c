"""A chart that has nothing to draw leaves no blank frame: it goes, with its caption, where its list has no figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportgen.docx.xml import W
from reportgen.figures import FigureStyles
from reportgen.render.charts import BoundChart
from reportgen.render.tags import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CAPTION = "图"
_SWITCH = "有数的图{}"
"""A name that no data has."""


def show_with_figures(document: _Element, charts: Sequence[BoundChart]) -> None:
    """Conditions around each bound chart that has a paragraph to itself, and around the caption below it."""
    for paragraph in list(document.iter(f"{W}p")):
        if next(paragraph.iter(_CHART), None) is None or not _stands_alone(paragraph):
            continue
        alts = {each.get("descr") for each in paragraph.iter(_PROPERTIES)}
        switch = next((_SWITCH.format(number) for number, chart in enumerate(charts) if chart.place.alt in alts), None)
        if switch is not None:
            below = paragraph.getnext()
            last = below if below is not None and _is_caption(below) else paragraph
            paragraph.addprevious(_tag("{%p if " + switch + " %}"))
            last.addnext(_tag("{%p endif %}"))


def switches(charts: Sequence[BoundChart], context: Mapping[str, Any], styles: FigureStyles) -> dict[str, bool]:
    """What those conditions ask for in one document."""
    return {_SWITCH.format(number): chart.has_figures(context, styles) for number, chart in enumerate(charts)}


def _stands_alone(paragraph: _Element) -> bool:
    """One chart, no words, and not the end of a section."""
    charts = sum(1 for _ in paragraph.iter(_CHART))
    return charts == 1 and not text_of(paragraph).strip() and paragraph.find(f"{W}pPr/{W}sectPr") is None


def _is_caption(element: _Element) -> bool:
    ends_section = element.find(f"{W}pPr/{W}sectPr") is not None
    return element.tag == f"{W}p" and text_of(element).lstrip().startswith(_CAPTION) and not ends_section


def _tag(words: str) -> _Element:
    paragraph = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = words
    return paragraph
