"""Page numbers in a table of contents, for LibreOffice, which does not update one when it converts a file.

It does fill references to pages, but drops those that stand in a table of contents. So in the copy that is
converted the entries are plain paragraphs, each with such a reference.
"""

from __future__ import annotations

from lxml import etree

from reportgen.docx.contents import ContentsField, contents_fields
from reportgen.docx.package import read_package
from reportgen.docx.parts import to_bytes
from reportgen.docx.writer import Packer
from reportgen.docx.xml import W, parse_strict

_DOCUMENT = "word/document.xml"


def with_page_numbers(data: bytes) -> bytes:
    """A Word file whose tables of contents have become entries that say their pages once they are laid out."""
    package = read_package(data)
    root = parse_strict(package.content(_DOCUMENT), _DOCUMENT)
    fields = list(contents_fields(root))
    if not fields:
        return data
    for field in fields:
        _refer_to_pages(field)
        _take_off_marks(field)
    return Packer(package, [_DOCUMENT]).pack({_DOCUMENT: to_bytes(root)})


def _refer_to_pages(field: ContentsField) -> None:
    for link in (link for paragraph in field.paragraphs for link in paragraph.iter(f"{W}hyperlink")):
        etree.SubElement(etree.SubElement(link, f"{W}r"), f"{W}tab")
        reference = etree.SubElement(link, f"{W}fldSimple", {f"{W}instr": f" PAGEREF {link.get(f'{W}anchor')} "})
        etree.SubElement(etree.SubElement(reference, f"{W}r"), f"{W}t")


def _take_off_marks(field: ContentsField) -> None:
    for mark in (field.begin, *field.codes, field.separate, field.end):
        holder = mark.getparent()
        if holder is not None:
            holder.remove(mark)
