"""A clean Word package: only the parts that a form needs, no person's name, no moment of saving."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from lxml import etree

import gb9704
import word_styles
from ooxml import part, zipped
from theme import theme
from 图表 import CHART_TYPE, WORKBOOK_TYPE, Chart, relation_id

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"

# Kind of a part as its relationship names it: the relationship's id, the file below word/, the content type.
_WORD_PARTS = {
    "styles": ("rId1", "styles.xml", f"{_MAIN}.styles+xml"),
    "settings": ("rId2", "settings.xml", f"{_MAIN}.settings+xml"),
    "fontTable": ("rId3", "fontTable.xml", f"{_MAIN}.fontTable+xml"),
    "footer": (gb9704.FOOTER_ID, "footer1.xml", f"{_MAIN}.footer+xml"),
    "theme": ("rId5", "theme/theme1.xml", _THEME),
}


def docx(title: str, document: etree._Element, *, booklet: bool = False, charts: Sequence[Chart] = ()) -> bytes:
    """The finished .docx of a document body laid out with the styles of gb9704, and of the charts that it shows."""
    return zipped(
        {
            "[Content_Types].xml": _content_types(len(charts)).encode(),
            "_rels/.rels": _package_relations().encode(),
            "docProps/core.xml": _core(title).encode(),
            "docProps/app.xml": _app().encode(),
            "word/document.xml": part(document),
            "word/_rels/document.xml.rels": _document_relations(len(charts)).encode(),
            "word/styles.xml": part(word_styles.styles(booklet=booklet)),
            "word/settings.xml": part(gb9704.settings()),
            "word/fontTable.xml": part(word_styles.font_table()),
            "word/footer1.xml": part(gb9704.footer()),
            "word/theme/theme1.xml": part(theme()),
            **_chart_parts(charts),
        }
    )


def _chart_parts(charts: Sequence[Chart]) -> dict[str, bytes]:
    """Each chart with the workbook that opens when its data are edited."""
    parts: dict[str, bytes] = {}
    for number, chart in enumerate(charts, start=1):
        parts[f"word/charts/chart{number}.xml"] = chart.part
        workbook = ("rId1", f"{_OFFICE}/relationships/package", f"../embeddings/chart{number}.xlsx")
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = _relations([workbook]).encode()
        parts[f"word/embeddings/chart{number}.xlsx"] = chart.workbook
    return parts


def _content_types(charts: int) -> str:
    overrides = [("word/document.xml", f"{_MAIN}.document.main+xml")]
    overrides += [(f"word/{name}", content_type) for _, name, content_type in _WORD_PARTS.values()]
    overrides += [(f"word/charts/chart{number}.xml", CHART_TYPE) for number in range(1, charts + 1)]
    overrides += [
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    workbooks = f'<Default Extension="xlsx" ContentType="{WORKBOOK_TYPE}"/>' if charts else ""
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{workbooks}{lines}</Types>\n'
    )


def _relations(rows: list[tuple[str, str, str]]) -> str:
    lines = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>\n'


def _package_relations() -> str:
    return _relations(
        [
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relations(charts: int) -> str:
    rows = [(key, f"{_OFFICE}/relationships/{kind}", name) for kind, (key, name, _) in _WORD_PARTS.items()]
    rows += [
        (relation_id(number), f"{_OFFICE}/relationships/chart", f"charts/chart{number}.xml")
        for number in range(1, charts + 1)
    ]
    return _relations(rows)


def _core(title: str) -> str:
    when = '<dcterms:{0} xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:{0}>'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>{when.format('created')}{when.format('modified')}"
        "</cp:coreProperties>\n"
    )


def _app() -> str:
    properties = "<Application>reportgen</Application>"
    return f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">{properties}</Properties>\n'
