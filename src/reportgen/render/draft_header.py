"""Write 草稿 into the header of every page of a draft, whether the template has headers or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.docx.package import read_package
from reportgen.docx.parts import NewPart, introduced, to_bytes
from reportgen.docx.writer import Packer
from reportgen.docx.xml import W, parse_strict

if TYPE_CHECKING:
    from lxml.etree import _Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PART = NewPart("word/headerDraft.xml", "header", "rIdDraftHeader")

DRAFT_WORDS = "草稿　未经核对，不得公开"
_PARAGRAPH = (
    f'<w:p xmlns:w="{_WORD}"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
    '<w:rFonts w:hint="eastAsia" w:eastAsia="黑体"/><w:color w:val="C00000"/><w:sz w:val="24"/></w:rPr>'
    f"<w:t>{DRAFT_WORDS}</w:t></w:r></w:p>"
)


def with_draft_header(content: bytes) -> bytes:
    """The same package; every page's header begins with the word 草稿."""
    package = read_package(content)
    changed = {
        member.name: _marked(parse_strict(member.content, member.name))
        for member in package.members
        if member.name.startswith("word/header") and member.name.endswith(".xml")
    }
    document = parse_strict(package.content("word/document.xml"), "word/document.xml")
    if _reference_missing_headers(document):
        changed["word/document.xml"] = to_bytes(document)
        changed[_PART.name] = f'<w:hdr xmlns:w="{_WORD}">{_PARAGRAPH}</w:hdr>'.encode()
        changed |= introduced(package, _PART)
    return Packer(package, list(changed)).pack(changed)


def _marked(header: _Element) -> bytes:
    header.insert(0, etree.fromstring(_PARAGRAPH))
    return to_bytes(header)


def _reference_missing_headers(document: _Element) -> bool:
    """Refer to the draft header wherever a section would have pages without a header of their own."""
    added = False
    inherited: set[str] = set()
    for section in document.iter(f"{W}sectPr"):
        present = {each.get(f"{W}type") for each in section.findall(f"{W}headerReference")}
        wanted = ["default"] + (["first"] if section.find(f"{W}titlePg") is not None else [])
        for kind in wanted:
            if kind not in present and kind not in inherited:
                reference = etree.Element(f"{W}headerReference")
                reference.set(f"{W}type", kind)
                reference.set(f"{_R}id", _PART.relation)
                section.insert(0, reference)
                added = True
        # A section without a header of some kind shows that of the section before it.
        inherited |= {*wanted, *(kind for kind in present if kind)}
    return added
