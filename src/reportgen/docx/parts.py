"""A further part of a Word file: its entry among the content types, and the relation that leads to it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from reportgen.docx.package import Package
from reportgen.docx.xml import parse_strict

CONTENT_TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_WORD_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part to which the document refers."""

    name: str
    kind: str
    """``header``, ``comments``: the word that its content type and its relation share."""
    relation: str
    """The id by which the document names it."""


def introduced(package: Package, part: NewPart) -> dict[str, bytes]:
    """The two lists of a package with the part in them."""
    types = parse_strict(package.content(CONTENT_TYPES), CONTENT_TYPES)
    override = etree.SubElement(types, f"{{{etree.QName(types).namespace}}}Override")
    override.set("PartName", f"/{part.name}")
    override.set("ContentType", f"{_WORD_ML}.{part.kind}+xml")
    relations = parse_strict(package.content(RELATIONS), RELATIONS)
    relation = etree.SubElement(relations, f"{{{etree.QName(relations).namespace}}}Relationship")
    relation.set("Id", part.relation)
    relation.set("Type", f"{_OFFICE}/{part.kind}")
    relation.set("Target", part.name.removeprefix("word/"))
    return {CONTENT_TYPES: to_bytes(types), RELATIONS: to_bytes(relations)}


def to_bytes(tree: etree._Element) -> bytes:
    """A part as it stands in a package."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
