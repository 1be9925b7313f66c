"""In the copy from which a PDF is made, the entries of a table of contents refer to the pages of their headings."""

from __future__ import annotations

from lxml import etree

from reportgen.docx.contents import contents_edits, prepare_contents
from reportgen.docx.heading_styles import Styles
from reportgen.docx.package import read_package, stored_package
from reportgen.docx.page_numbers import with_page_numbers
from reportgen.docx.signs import edited
from reportgen.docx.writer import Packer
from tests.docx.test_contents import STYLES, document, field, heading

NAME = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def package(body: bytes) -> bytes:
    return Packer(stored_package({"[Content_Types].xml": b"<Types/>", NAME: body}), []).pack({})


def filled(root: etree._Element, styles: Styles = STYLES) -> bytes:
    prepare_contents(root, styles)
    xml = etree.tostring(root, encoding="UTF-8")
    return edited(xml, contents_edits(xml, styles))


def test_each_entry_ends_with_the_page_of_its_heading() -> None:
    made = with_page_numbers(package(filled(document(field("旧"), heading("一、收入"), heading("二、支出", 2)))))
    root = etree.fromstring(read_package(made).content(NAME))
    links = list(root.iter(f"{W}hyperlink"))
    assert [each.get(f"{W}anchor") for each in links] == ["_Toc00000001", "_Toc00000002"]
    assert [[child.tag.removeprefix(W) for child in each] for each in links] == [["r", "r", "fldSimple"]] * 2
    codes = [each.get(f"{W}instr") for each in root.iter(f"{W}fldSimple")]
    assert codes == [" PAGEREF _Toc00000001 ", " PAGEREF _Toc00000002 "]


def test_the_field_itself_is_gone_and_other_fields_stay() -> None:
    number = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' \
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'  # fmt: skip
    made = with_page_numbers(package(filled(document(number, field("旧"), heading("一、收入")))))
    root = etree.fromstring(read_package(made).content(NAME))
    assert [each.text for each in root.iter(f"{W}instrText")] == ["PAGE"]
    assert len(list(root.iter(f"{W}fldChar"))) == 2


def test_a_document_without_contents_is_itself() -> None:
    plain = package(etree.tostring(document(heading("一、收入"))))
    assert with_page_numbers(plain) == plain
