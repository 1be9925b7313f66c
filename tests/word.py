"""Small Word files made in tests, and reading finished ones."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from lxml import etree

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paragraph(*runs: str) -> str:
    """A paragraph of some runs."""
    texts = "".join(f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs)
    return f"<w:p>{texts}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of texts."""
    width = max(len(row) for row in rows)
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(width))
    body = "".join("<w:tr>" + "".join(_cell(text) for text in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _cell(text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(text)}</w:tc>'


def make_docx(body: str, header: str | None = None) -> bytes:
    """A small valid .docx."""
    section = '<w:headerReference w:type="default" r:id="rId1"/>' if header is not None else ""
    document = (
        f'<w:document xmlns:w="{W_SPACE}" xmlns:r="{_R_SPACE}"><w:body>{body}'
        f'<w:sectPr>{section}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    )
    types = f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    relations = ""
    parts = {}
    if header is not None:
        types += f'<Override PartName="/word/header1.xml" ContentType="{_MAIN}.header+xml"/>'
        relations = f'<Relationship Id="rId1" Type="{_R_SPACE}/header" Target="header1.xml"/>'
        parts["word/header1.xml"] = f'<w:hdr xmlns:w="{W_SPACE}">{header}</w:hdr>'
    parts |= {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_R_SPACE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": document,
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def part(content: bytes, name: str = "word/document.xml") -> bytes:
    """One part of a .docx."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


_W = f"{{{W_SPACE}}}"


def grid(docx: bytes) -> dict[tuple[int, int], str]:
    """The texts of all tables of a document by row (counted on from table to table) and first grid column.

    A merged cell stands once, at its first row and column; empty cells are left out.
    """
    found: dict[tuple[int, int], str] = {}
    row_number = 0
    for table in etree.fromstring(part(docx)).iter(f"{_W}tbl"):
        for row in table.iter(f"{_W}tr"):
            row_number += 1
            column = 1
            for cell in row.iter(f"{_W}tc"):
                text = cell_text(cell)
                if text and not _continues(cell):
                    found[row_number, column] = text
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                column += int(span.get(f"{_W}val", "1")) if span is not None else 1
    return found


def _continues(cell: etree._Element) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val") != "restart"


def cell_text(cell: etree._Element) -> str:
    """The text of a cell as a reader sees it."""
    lines = []
    for each in cell.iter(f"{_W}p"):
        pieces = [
            (node.text or "") if node.tag == f"{_W}t" else "\n" if node.tag == f"{_W}br" else "\t"
            for node in each.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
        ]
        lines.append("".join(pieces))
    return "\n".join(lines)
