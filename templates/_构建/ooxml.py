"""The few pieces of WordprocessingML that every builder needs, and a .docx zipped without a clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can hold: the same bytes on every day."""


def w(name: str, /, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """An element of the Word namespace; its attributes belong to the same namespace."""
    element = etree.Element(f"{{{WORD}}}{name}", nsmap={"w": WORD, "r": RELATED})
    for key, value in attributes.items():
        element.set(f"{{{WORD}}}{key}", str(value))
    element.extend(children)
    return element


def run(words: str) -> etree._Element:
    """A run in the font of its paragraph's style."""
    text = w("t")
    text.text = words
    if words != words.strip():
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", text)


def field(instruction: str, shown: str) -> list[etree._Element]:
    """A field in its long form, which Word and WPS both update."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", code),
        w("r", w("fldChar", fldCharType="separate")),
        run(shown),
        w("r", w("fldChar", fldCharType="end")),
    ]


def paragraph(words: str, style: str, *properties: etree._Element) -> etree._Element:
    """A paragraph of one run; the properties in the order of the schema."""
    element = w("p", w("pPr", w("pStyle", val=style), *properties))
    if words:
        element.append(run(words))
    return element


def tag(text: str) -> etree._Element:
    """A paragraph that holds a tag only and is not printed."""
    return paragraph(text, "TableText")


def table_title(words: str, style: str, *, new_page: bool, keep_next: bool = False) -> etree._Element:
    """A heading in the middle above a table; at the top of a page, and on the page of what follows, when asked."""
    layout = [w("keepNext")] * keep_next + [w("pageBreakBefore")] * new_page
    air = w("spacing", before=0, after=120, line=580, lineRule="exact")
    centred = w("ind", firstLine=0, firstLineChars=0), w("jc", val="center")
    return paragraph(words, style, *layout, air, *centred)


def loop(head: str, *inside: etree._Element) -> list[etree._Element]:
    """Paragraphs and tables that are repeated."""
    return [tag(f"{{%p for {head} %}}"), *inside, tag("{%p endfor %}")]


def part(root: etree._Element) -> bytes:
    """The bytes of one part, each namespace declared once."""
    etree.cleanup_namespaces(root)
    return _DECLARATION + etree.tostring(root, encoding="unicode").encode() + b"\n"


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip in the order given, the same on every machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            # The system a zip was made on is written into it; 0 stands everywhere.
            info.create_system = 0
            archive.writestr(info, content)
    return buffer.getvalue()
