"""Tables of contents: entries written from the headings, in whatever way Word left the field."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.docx.contents import contents_edits, has_contents, prepare_contents, unreadable_contents
from reportgen.docx.heading_styles import Styles, read_styles
from reportgen.docx.signs import edited
from tests.word import W_SPACE

W = f"{{{W_SPACE}}}"
STYLES = Styles({"Heading1": 1, "Heading2": 2, "Heading3": 3}, {1: "TOC1", 2: "TOC2"})


def document(*body: str) -> etree._Element:
    return etree.fromstring(f'<w:document xmlns:w="{W_SPACE}"><w:body>{"".join(body)}</w:body></w:document>')


def written(root: etree._Element) -> etree._Element:
    """A document as it is when it has been filled."""
    prepare_contents(root, STYLES)
    xml = etree.tostring(root, encoding="UTF-8")
    return etree.fromstring(edited(xml, contents_edits(xml, STYLES)))


def heading(text: str, level: int = 1) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(*paragraphs: str, code: str = 'TOC \\o "1-2" \\h') -> str:
    """A field that was updated in Word: begin, code and first entry in one paragraph, the end in another."""
    begin = f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}"
    first, *rest = paragraphs or ("",)
    middle = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in rest)
    return f"<w:p>{begin}<w:r><w:t>{first}</w:t></w:r></w:p>{middle}<w:p>{mark('end')}</w:p>"


def entries(root: etree._Element) -> list[tuple[str, str]]:
    """Style and text of each entry."""
    found = []
    for link in root.iter(f"{W}hyperlink"):
        style = next(link.iterancestors(f"{W}p")).find(f"{W}pPr/{W}pStyle")
        found.append(("" if style is None else style.get(f"{W}val", ""), "".join(link.itertext())))
    return found


def structure(root: etree._Element) -> list[str]:
    """The marks of fields in their order."""
    return [each.get(f"{W}fldCharType", "") for each in root.iter(f"{W}fldChar")]


def test_entries_are_written_from_the_headings() -> None:
    root = document(field("旧的甲", "旧的乙"), heading("甲"), heading("甲一", 2), heading("甲一一", 3), heading("乙"))
    root = written(root)
    assert entries(root) == [("TOC1", "甲"), ("TOC2", "甲一"), ("TOC1", "乙")]
    assert "旧的" not in "".join(root.itertext())
    assert structure(root) == ["begin", "separate", "end"]


def test_a_field_in_one_paragraph() -> None:
    begin = f'{mark("begin")}<w:r><w:instrText>TOC \\o "1-1"</w:instrText></w:r>{mark("separate")}'
    root = document(f"<w:p>{begin}<w:r><w:t>旧的</w:t></w:r>{mark('end')}</w:p>", heading("甲"), heading("乙", 2))
    root = written(root)
    assert entries(root) == [("TOC1", "甲")]
    assert structure(root) == ["begin", "separate", "end"]


def test_page_numbers_of_an_updated_field_go_with_its_old_entries() -> None:
    page = f"{mark('begin')}<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>{mark('separate')}{mark('end')}"
    begin = f"{mark('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>{mark('separate')}"
    root = document(f"<w:p>{begin}{page}</w:p><w:p>{page}{mark('end')}</w:p>", heading("甲", 3))
    root = written(root)
    assert entries(root) == [("", "甲")]
    assert structure(root) == ["begin", "separate", "end"]


def test_no_headings_leave_an_empty_table() -> None:
    root = document(field("旧的"), "<w:p/>")
    root = written(root)
    assert entries(root) == []
    assert structure(root) == ["begin", "separate", "end"]
    assert "旧的" not in "".join(root.itertext())


def test_a_field_that_never_ends_stays_as_it_is() -> None:
    root = document(f"<w:p>{mark('begin')}<w:r><w:instrText>TOC</w:instrText></w:r></w:p>", heading("甲"))
    before = etree.tostring(root[0][0])
    root = written(root)
    assert etree.tostring(root[0][0]) == before


def test_each_heading_has_a_mark_of_its_own_even_with_the_same_words() -> None:
    root = document(field(), heading("同名"), heading("同名"))
    root = written(root)
    anchors = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    names = [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")]
    numbers = [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart")]
    assert anchors == names
    assert len({*names}) == len({*numbers}) == 2


def test_a_paragraph_with_an_outline_level_is_a_heading_and_an_empty_one_is_none() -> None:
    own = '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>自定</w:t></w:r></w:p>'
    root = document(field(), own, heading(""), heading("  "))
    root = written(root)
    assert entries(root) == [("TOC2", "自定")]


def test_styles_are_known_by_name_or_outline() -> None:
    style = '<w:style w:styleId="{0}"><w:name w:val="{1}"/>{2}</w:style>'
    outline = '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'
    text = "".join(
        style.format(*each)
        for each in [("1", "heading 1", ""), ("a", "章", outline), ("11", "toc 1", ""), ("b", "Normal", "")]
    )
    found = read_styles(etree.fromstring(f'<w:styles xmlns:w="{W_SPACE}">{text}</w:styles>'))
    assert (found.levels, found.entries) == ({"1": 1, "a": 4}, {1: "11"})


def test_only_a_table_of_contents_is_one() -> None:
    assert has_contents(document(field()))
    assert not has_contents(document(field(code="PAGE")))


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def code(text: str) -> str:
    return run(f'<w:instrText xml:space="preserve">{text}</w:instrText>')


def test_what_follows_the_field_in_its_last_paragraph_stays() -> None:
    begin = f"<w:p>{mark('begin')}{code('TOC')}{mark('separate')}{run('<w:t>旧的</w:t>')}</w:p>"
    section = "<w:pPr><w:sectPr/></w:pPr>"
    end = f"<w:p>{section}{run('<w:t>旧的乙</w:t>')}{mark('end')}{run('<w:t>后文</w:t>')}</w:p>"
    root = document(begin, end, heading("甲"))
    root = written(root)
    assert entries(root) == [("TOC1", "甲")]
    assert structure(root) == ["begin", "separate", "end"]
    assert len(list(root.iter(f"{W}sectPr"))) == 1
    assert "后文" in "".join(root.itertext())
    assert "旧的" not in "".join(root.itertext())


def test_what_stands_around_a_field_in_one_paragraph_stays() -> None:
    inside = f"{mark('begin')}{code('TOC')}{mark('separate')}{run('<w:t>旧的</w:t>')}{mark('end')}"
    root = document(
        f"<w:p>{run('<w:t>前文</w:t>')}{inside}{run('<w:t>后文</w:t>')}</w:p>", heading("甲"), heading("乙")
    )
    root = written(root)
    assert ["".join(each.itertext()) for each in root.iter(f"{W}p")][:3] == ["前文TOC甲", "乙", "后文"]
    assert structure(root) == ["begin", "separate", "end"]


@pytest.mark.parametrize("codes", [("TOC \\o", ' "1-1"'), ("T", 'OC \\o "1-1"'), ('toc \\o "1-1" \\h',)])
def test_a_code_in_pieces_or_in_small_letters(codes: tuple[str, ...]) -> None:
    inside = "".join(code(each) for each in codes)
    root = document(
        f"<w:p>{mark('begin')}{inside}{mark('separate')}{mark('end')}</w:p>", heading("甲"), heading("乙", 2)
    )
    root = written(root)
    assert entries(root) == [("TOC1", "甲")]


def test_a_list_of_tables_is_none() -> None:
    listed = field("表1", code='TOC \\h \\z \\c "表"')
    root = document(listed, heading("甲"))
    before = etree.tostring(root[0][0])
    root = written(root)
    assert etree.tostring(root[0][0]) == before
    assert not unreadable_contents(root)


ONE_RUN = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText>'
    '<w:fldChar w:fldCharType="separate"/><w:t>旧的</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@pytest.mark.parametrize(
    "body",
    [
        ONE_RUN,
        f"<w:p>{mark('begin')}{code('TOC')}{mark('end')}</w:p>",
        '<w:p><w:fldSimple w:instr="TOC"><w:r><w:t>旧的</w:t></w:r></w:fldSimple></w:p>',
        f"<w:p>{mark('begin')}</w:p><w:p>{code('TOC')}{mark('separate')}</w:p><w:p>{mark('end')}</w:p>",
        f"<w:p>{mark('begin')}{code('TOC')}{mark('separate')}</w:p>",
    ],
)
def test_a_field_of_another_make_is_told_and_left_alone(body: str) -> None:
    root = document(body, heading("甲"))
    before = [etree.tostring(each) for each in root[0]][:-1]
    assert unreadable_contents(root)
    root = written(root)
    assert [etree.tostring(each) for each in root[0]][:-1] == before


def test_damaged_levels_are_no_levels() -> None:
    odd = '<w:p><w:pPr><w:outlineLvl w:val="abc"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    root = document(field(), odd)
    root = written(root)
    assert entries(root) == []
    style = '<w:style w:styleId="a"><w:pPr><w:outlineLvl w:val="-1"/></w:pPr></w:style>'
    assert read_styles(etree.fromstring(f'<w:styles xmlns:w="{W_SPACE}">{style}</w:styles>')).levels == {}


def test_a_style_based_on_a_heading_is_one_and_a_circle_is_none() -> None:
    text = (
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="a"><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="c"/></w:style><w:style w:styleId="c"><w:basedOn w:val="b"/></w:style>'
    )
    assert read_styles(etree.fromstring(f'<w:styles xmlns:w="{W_SPACE}">{text}</w:styles>')).levels == {"1": 1, "a": 1}


def test_tabs_and_hyphens_of_a_heading() -> None:
    inside = "<w:t>第一章</w:t><w:tab/><w:t>总则</w:t><w:noBreakHyphen/><w:t>甲</w:t>"
    root = document(field(), f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run(inside)}</w:p>')
    root = written(root)
    assert entries(root) == [("TOC1", "第一章 总则-甲")]


def test_a_content_control_around_it_as_word_makes_it() -> None:
    root = document(f"<w:sdt><w:sdtContent>{field('旧的', '旧的乙')}</w:sdtContent></w:sdt>", heading("甲"))
    root = written(root)
    assert entries(root) == [("TOC1", "甲")]
    assert len(root[0]) == 2
