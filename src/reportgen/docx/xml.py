"""Strict XML: nothing is recovered, nothing is fetched, no entity is expanded."""

from __future__ import annotations

from lxml import etree

from reportgen.docx.package import PackageFault

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parse_strict(data: bytes, name: str) -> etree._Element:
    """The root of a part; damaged XML is a fault, not something to guess about."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PackageFault(f"部件 {name} 损坏（第 {error.lineno} 行）", "在 Word 里打开并另存为 .docx") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageFault(f"部件 {name} 里有不允许的文档类型声明", "在 Word 里打开并另存为 .docx")
    return root
