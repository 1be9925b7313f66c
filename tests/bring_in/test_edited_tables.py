"""Tables that somebody else has edited: read all the same, and told what differs."""

from __future__ import annotations

import copy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree

from reportgen.bring_in.bringing import Asked, Outcome, bring_in
from reportgen.docx.xml import W
from tests.conftest import tool_missing
from tests.rendering import OFFICE_MISSING
from tests.shipped import shipped_jobs

Edit = Callable[[etree._Element], None]
_DOCUMENT = "word/document.xml"


def table() -> bytes:
    """A self-evaluation of the shipped data."""
    (content,) = (content for name, _, content in shipped_jobs(".docx") if name.endswith("自评表（口岸经费）"))
    return content


def edited(edit: Edit) -> bytes:
    """The same with its document changed."""
    stream = BytesIO()
    with ZipFile(BytesIO(table())) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == _DOCUMENT:
                root = etree.fromstring(content)
                edit(root)
                content = etree.tostring(root)
            new.writestr(name, content)
    return stream.getvalue()


def imported(folder: Path, content: bytes, asked: Asked = Asked()) -> Outcome:  # noqa: B008 - frozen
    """The workspace's outcome for one document."""
    (folder / "旧表.docx").write_bytes(content)
    return bring_in([folder / "旧表.docx"], folder, folder / "data", "data", asked)


def messages(outcome: Outcome) -> list[str]:
    return [f"{issue.code} {issue.message}" for issue in outcome.issues]


def project(folder: Path) -> str:
    """The only project file, from its third line on: the second says where it came from."""
    (file,) = (folder / "data").glob("*/2023/项目/*.yaml")
    return "".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[2:])


@pytest.fixture
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of the table as it was printed."""
    folder = tmp_path_factory.mktemp("原表")
    assert messages(imported(folder, table())) == []
    return project(folder)


# --- editing ------------------------------------------------------------------------------------------


def words(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def row_of(root: etree._Element, text: str) -> etree._Element:
    return next(row for row in root.iter(f"{W}tr") if any(words(cell) == text for cell in row.iter(f"{W}tc")))


def write(row: etree._Element, column: int, text: str) -> None:
    """Another text in a cell of a row, counted from 1."""
    first, *others = list(row.iter(f"{W}tc"))[column - 1].iter(f"{W}t")
    first.text = text
    for each in others:
        each.text = ""


def rename(old: str, new: str) -> Edit:
    """Another caption."""

    def edit(root: etree._Element) -> None:
        for cell in root.iter(f"{W}tc"):
            if words(cell) == old:
                first, *_ = cell.iter(f"{W}t")
                first.text = new

    return edit


def remove(text: str) -> Edit:
    """A row less."""

    def edit(root: etree._Element) -> None:
        row = row_of(root, text)
        holder = row.getparent()
        assert holder is not None
        holder.remove(row)

    return edit


# --- what changes nothing -----------------------------------------------------------------------------


def split_runs(root: etree._Element) -> None:
    """Each letter in a run of its own, as Word does when spelling is checked."""
    for run in list(root.iter(f"{W}r")):
        texts = run.findall(f"{W}t")
        if len(texts) == 1 and len(texts[0].text or "") > 1:
            for letter in (texts[0].text or "")[1:][::-1]:
                twin = copy.deepcopy(run)
                twin.findall(f"{W}t")[0].text = letter
                run.addnext(twin)
            texts[0].text = (texts[0].text or "")[0]


def blanks(root: etree._Element) -> None:
    for node in root.iter(f"{W}t"):
        node.text = f" {node.text or ''}　"


def unseen(root: etree._Element) -> None:
    """What comes along when words are copied from a page."""
    for node in root.iter(f"{W}t"):
        node.text = f"\u200b{node.text or ''}\ufeff"


def full_width(root: etree._Element) -> None:
    """Figures and brackets as a Chinese input method types them."""
    wide = {code: code + 0xFEE0 for code in b"0123456789.%():"}
    for node in root.iter(f"{W}t"):
        if not any(sign in (node.text or "") for sign in "-至"):  # 2023.1-12 is words: they stay as they are
            node.text = (node.text or "").translate(wide)


def half_width_brackets(root: etree._Element) -> None:
    for node in root.iter(f"{W}t"):
        if node.text in ("项目资金（", "项目资金（万元）", "（2023年度）", "执行率（%）"):
            node.text = node.text.replace("（", "(").replace("）", ")")


def one_table(root: etree._Element) -> None:
    first, second = root.iter(f"{W}tbl")
    for row in second.findall(f"{W}tr"):
        first.append(row)
    holder = second.getparent()
    assert holder is not None
    holder.remove(second)


def no_merges(root: etree._Element) -> None:
    """Groups named in their first row only."""
    for merge in list(root.iter(f"{W}vMerge")):
        holder = merge.getparent()
        assert holder is not None
        holder.remove(merge)


def inside_a_control(root: etree._Element) -> None:
    first = next(root.iter(f"{W}tbl"))
    control = etree.Element(f"{W}sdt")
    first.addprevious(control)
    etree.SubElement(control, f"{W}sdtContent").append(first)


@pytest.mark.parametrize(
    "edit", [split_runs, blanks, unseen, full_width, half_width_brackets, one_table, no_merges, inside_a_control]
)
def test_another_look_is_the_same_data(tmp_path: Path, plain: str, edit: Edit) -> None:
    outcome = imported(tmp_path, edited(edit))
    assert messages(outcome) == []
    assert project(tmp_path) == plain


@pytest.mark.slow
def test_libreoffice_changes_nothing(tmp_path: Path, plain: str) -> None:
    if OFFICE_MISSING:
        tool_missing(OFFICE_MISSING)
    from tests.rendering import converted

    (tmp_path / "原表.docx").write_bytes(table())
    odt = converted(tmp_path / "原表.docx", "odt", tmp_path / "office")
    docx = converted(odt, "docx:MS Word 2007 XML", tmp_path / "office")
    assert messages(imported(tmp_path, docx.read_bytes())) == []
    assert project(tmp_path) == plain


# --- what is told -------------------------------------------------------------------------------------


def test_words_between_the_tables_part_nothing(tmp_path: Path, plain: str) -> None:
    def edit(root: etree._Element) -> None:
        between = next(root.iter(f"{W}tbl")).getnext()
        assert between is not None
        etree.SubElement(etree.SubElement(between, f"{W}r"), f"{W}t").text = "续表"

    outcome = imported(tmp_path, edited(edit))
    assert messages(outcome) == ["R118 表格以外有 1 段文字没有导入，第一段是“续表”"]
    assert project(tmp_path) == plain


def test_a_missing_row_is_told(tmp_path: Path) -> None:
    outcome = imported(tmp_path, edited(remove("总分")))
    assert messages(outcome) == ["R114 表里没有表样的“总分”一行"]
    assert project(tmp_path).endswith(
        "\n# 导入时没有放进上面各键的，请逐条看过再删去：\n#   表里没有表样的“总分”一行\n"
    )


def test_a_row_of_the_whole_width_is_told_in_full(tmp_path: Path) -> None:
    said = "填表人：张某某　填表日期：2024年3月15日　联系电话：0470-0000000　本表一式三份，报送财政部门"

    def edit(root: etree._Element) -> None:
        total = row_of(root, "总分")
        row = copy.deepcopy(total)
        for cell in list(row.iter(f"{W}tc"))[1:]:
            row.remove(cell)
        write(row, 1, said)
        total.addnext(row)

    outcome = imported(tmp_path, edited(edit))
    assert messages(outcome) == [
        "R111 第2个表格第20行第1格的“填表人：张某某 填表日期：2024年3月15日 联系电话：0470-000000……”"
        "没有对应的键，没有导入"
    ]
    assert project(tmp_path).endswith(f"#   第2个表格第20行第1格：{' '.join(said.split())}\n")


def test_a_group_that_no_form_has_is_told_row_by_row(tmp_path: Path) -> None:
    outcome = imported(tmp_path, edited(rename("成本指标", "经费指标")))
    assert messages(outcome)[0] == (
        "R112 第2个表格第10行第4格的“租车费 | 反向 | 小于等于 | 2 | 2 | 万元 | 2.5 | 2.5”"
        "认不出二级指标“经费指标”，没有导入"
    )
    assert [message[:4] for message in messages(outcome)] == ["R112"] * 4 + ["R115"] * 2


def test_other_captions_are_told_and_their_columns_read(tmp_path: Path, plain: str) -> None:
    outcome = imported(tmp_path, edited(rename("全年执行数", "全年支出")))
    assert messages(outcome) == ["R113 第1个表格第3行第5格是“全年支出”，表样这里是“全年执行数”"]
    assert outcome.documents[0][1].likeness < 1
    assert project(tmp_path).startswith(plain)


def test_figures_that_are_not_ours_become_published_ones(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        write(row_of(root, "租车费"), 11, "1")
        write(row_of(root, "总分"), 3, "100")

    outcome = imported(tmp_path, edited(edit))
    assert messages(outcome) == [
        "R115 第2个表格第10行第11格是 1，按导入的数据计算得 2.5，记为公布值（项目.指标[租车费].得分）",
        "R115 第2个表格第19行第3格是 100，按导入的数据计算得 97.50，记为公布值（项目.总分）",
    ]
    assert "公布值:\n  - {位置: '项目.指标[租车费].得分', 值: 1}\n  - {位置: 项目.总分, 值: 100}\n" in project(tmp_path)


def test_a_score_with_a_reason_was_judged(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        write(row_of(root, "差旅费"), 11, "1")
        write(row_of(root, "总分"), 3, "98.50")

    outcome = imported(tmp_path, edited(edit))
    assert messages(outcome) == []
    assert "分值: 2.5, 得分: {值: 1}, 偏差: 出差人次多于年初安排；" in project(tmp_path)


def test_words_where_a_number_should_be_are_told(tmp_path: Path) -> None:
    outcome = imported(tmp_path, edited(rename("16.00", "拾陆万")))
    places = [f"第1个表格第{row}行第{cell}格" for row in (4, 5) for cell in (3, 4, 5)]
    assert messages(outcome)[:6] == [f"R112 {place}的“拾陆万”不是金额，没有导入" for place in places]
    assert messages(outcome)[-1] == "R115 第2个表格第19行第3格是 97.50，按导入的数据算不出，记为公布值（项目.总分）"


def test_a_nature_that_does_not_follow_is_told(tmp_path: Path) -> None:
    outcome = imported(tmp_path, edited(lambda root: write(row_of(root, "租车费"), 5, "正向")))
    assert messages(outcome) == ["R116 第2个表格第10行第5格是“正向”，照导入的数据会印“反向”"]


def test_a_table_without_a_name_is_not_imported(tmp_path: Path) -> None:
    outcome = imported(tmp_path, edited(rename("口岸经费", " ")))
    assert messages(outcome) == ["R105 “项目名称”一格是空的，没有导入这张表"]
    assert outcome.projects == []
