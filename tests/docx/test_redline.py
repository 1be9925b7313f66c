"""Tracked changes in small Word files: what Word shows, and what is left when they are accepted or rejected."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.docx.redline import track_changes
from tests.comparing.tracking import resolved, structure
from tests.word import W_SPACE, paragraph, table

W = f"{{{W_SPACE}}}"
BREAK = "<w:r><w:br/></w:r>"


def body(*blocks: str) -> etree._Element:
    return etree.fromstring(
        f'<w:document xmlns:w="{W_SPACE}"><w:body>{"".join(blocks)}<w:sectPr/></w:body></w:document>'
    )


def tracked(old: list[str], new: list[str]) -> etree._Element:
    """The newer version with its changes; both ways out of them lead to where they should."""
    roots = body(*old), body(*new)
    assert track_changes(*roots) == (old != new)
    xml = etree.tostring(roots[1])
    assert structure(resolved(xml, "accept")) == structure(body(*new))
    assert structure(resolved(xml, "reject")) == structure(body(*old))
    return roots[1]


def marks(root: etree._Element) -> list[str]:
    """What is gone with −, what is new with ＋, in order."""
    found = []
    for each in root.iter(f"{W}ins", f"{W}del"):
        text = "".join(each.itertext())
        found.append(("＋" if each.tag == f"{W}ins" else "－") + text)
    return found


def test_an_amount_is_one_deletion_and_one_insertion() -> None:
    assert marks(tracked([paragraph("支出1,687.40万元。")], [paragraph("支出1,697.40万元。")])) == [
        "－1,687.40",
        "＋1,697.40",
    ]


def test_nothing_is_written_where_nothing_changed() -> None:
    assert marks(tracked([paragraph("支出")], [paragraph("支出")])) == []


def test_formatting_is_kept_on_both_sides() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>支出12万元</w:t></w:r></w:p>"
    slanted = "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>支出13万元</w:t></w:r></w:p>"
    root = tracked([bold], [slanted])
    looks = [
        (each.tag[len(W) :], each.find(f"{W}r/{W}rPr")[0].tag[len(W) :]) for each in root.iter(f"{W}ins", f"{W}del")
    ]
    assert looks == [("del", "b"), ("ins", "i")]


def test_a_change_that_spans_runs_and_line_breaks() -> None:
    old = f"<w:p><w:r><w:t>一是甲</w:t></w:r>{BREAK}<w:r><w:t>二是5项</w:t></w:r></w:p>"
    new = "<w:p><w:r><w:t>一是甲，二</w:t></w:r><w:r><w:t>是6项</w:t></w:r></w:p>"
    tracked([old], [new])
    tracked([new], [old])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param([""], ["甲"], id="an empty cell filled"),
        pytest.param(["甲"], ["甲", "乙"], id="added at the end"),
        pytest.param(["甲", "乙"], ["甲"], id="taken from the end"),
        pytest.param(["甲"], ["乙", "丙", "丁"], id="rewritten and added to"),
        pytest.param(["甲", "乙", "丙"], ["丙"], id="taken from the beginning"),
    ],
)
def test_paragraphs_of_a_cell_and_of_the_text(old: list[str], new: list[str]) -> None:
    old_lines, new_lines = ([paragraph(text) for text in texts] for texts in (old, new))
    tracked(old_lines, new_lines)
    tracked([paragraph("首"), *old_lines, table(("表",))], [paragraph("首"), *new_lines, table(("表",))])
    empty = table(("",)).split(paragraph(""))
    tracked(["".join(old_lines).join(empty)], ["".join(new_lines).join(empty)])


def test_rows_come_and_go_as_rows() -> None:
    old = table(("科目", "决算"), ("行政运行", "5.00"), ("合计", "5.00"))
    new = table(("科目", "决算"), ("行政运行", "5.00"), ("事业运行", "2.00"), ("合计", "7.00"))
    root = tracked([old], [new])
    assert [each.tag for each in root.iter(f"{W}ins") if each.getparent().tag == f"{W}trPr"] == [f"{W}ins"]
    assert marks(root) == ["＋", "＋事业运行", "＋2.00", "－5.00", "＋7.00"]
    gone = tracked([new], [old])
    assert marks(gone) == ["－", "－事业运行", "－2.00", "－7.00", "＋5.00"]


def test_whole_tables_come_and_go() -> None:
    rows = table(("科目", "决算"), ("行政运行", "5.00"))
    tracked([paragraph("首"), rows, paragraph("尾")], [paragraph("首"), paragraph("尾")])
    tracked([paragraph("首"), paragraph("尾")], [paragraph("首"), rows, paragraph("尾")])


def test_what_is_gone_takes_no_bookmarks_or_fields_along() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    heading = f'<w:p><w:bookmarkStart w:id="7" w:name="_Toc1"/>{field}<w:r><w:t>一、概况</w:t></w:r></w:p>'
    root = tracked([heading, paragraph("尾")], [paragraph("尾")])
    assert [each.tag for each in root.iter(f"{W}bookmarkStart", f"{W}fldChar")] == []


def test_marks_are_numbered_after_all_others_and_dated_alike() -> None:
    new = '<w:p><w:bookmarkStart w:id="7" w:name="甲"/><w:r><w:t>13</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    root = tracked([paragraph("12")], [new])
    signed = {f"{W}author": "reportgen", f"{W}date": "2024-01-01T00:00:00Z"}
    found = [dict(each.attrib) for each in root.iter(f"{W}ins", f"{W}del")]
    assert found == [signed | {f"{W}id": "8"}, signed | {f"{W}id": "9"}]


def test_text_boxes_are_tracked_where_new_programs_read_them() -> None:
    def box(text: str) -> str:
        inside = f"<w:pict><w:txbxContent>{paragraph(text)}</w:txbxContent></w:pict>"
        return f"<w:p><w:r>{inside}</w:r></w:p>"

    assert marks(tracked([box("共5项")], [box("共6项")])) == ["－5", "＋6"]
