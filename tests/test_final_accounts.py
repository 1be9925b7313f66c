"""决算公开说明 of the shipped unit: its sentences, its tables, its charts, and what follows a changed amount."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from reportgen.docx.package import Package, read_package
from reportgen.docx.xml import W
from reportgen.examine import Selection, examine
from reportgen.figures import Figure, FigureStyles
from reportgen.issues import Issue
from reportgen.render import environment
from tests.word import cell_text, part

ROOT = Path(__file__).parent.parent
UNIT = "额尔古纳市外事办"
DATA = ROOT / "data" / UNIT
GOLDEN = ROOT / "tests" / "golden" / "文" / UNIT / "2023" / "决算公开说明.txt"
DOCUMENT = "决算公开说明"
Row = tuple[str, ...]


def workspace(root: Path, *changes: tuple[str, str]) -> Path:
    """The shipped unit with some words of 决算.yaml changed."""
    target = root / "data" / UNIT
    shutil.copytree(DATA / "2023", target / "2023")
    shutil.copy(DATA / "单位.yaml", target)
    file = target / "2023" / "决算.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return root


def made(root: Path) -> tuple[bytes | None, list[Issue]]:
    """The document, and the errors that keep it from being made."""
    found, issues = examine(root, Selection(frozenset({UNIT}), frozenset({2023})), draft=False)
    jobs = [job for each in found for job in each.jobs if job.document == DOCUMENT]
    contents = [content for job in jobs if isinstance(content := job.render(), bytes)]
    return (contents[0] if contents else None), [issue for issue in issues if issue.level == "error"]


@cache
def shipped() -> bytes:
    content, errors = made(ROOT)
    assert errors == []
    assert content is not None
    return content


def lines(docx: bytes) -> list[str]:
    """Paragraphs and table rows in reading order."""
    body = etree.fromstring(part(docx))[0]
    found = []
    for element in body:
        if element.tag == f"{W}p":
            found.append("".join(node.text or "" for node in element.iter(f"{W}t")))
        for row in element.iter(f"{W}tr"):
            found.append(" | ".join(cell_text(cell) for cell in row.iter(f"{W}tc")))
    return [line for line in found if line]


def sentences(docx: bytes) -> list[str]:
    """Sections 一 to 十三, without the captions of the charts."""
    every = lines(docx)
    starts = [at for at, line in enumerate(every) if line == "第二部分　单位决算情况说明"]
    end = next(at for at, line in enumerate(every) if at > starts[1] and line.startswith("十四、"))
    return [line for line in every[starts[1] + 1 : end] if not re.match(r"图\d　", line)]


def table(docx: bytes, number: int) -> list[Row]:
    """One of the nine public tables."""
    every = lines(docx)
    title = [at for at, line in enumerate(every) if line.startswith(f"公开{number:02}表　")][-1]
    rows = []
    for line in every[title + 2 :]:
        if line.startswith("公开"):
            break
        rows.append(tuple(line.split(" | ")))
    return rows


def test_every_sentence_with_a_figure() -> None:
    assert sentences(shipped()) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_no_figure_is_told_as_a_negative_change() -> None:
    assert [line for line in lines(shipped()) if re.search(r"(?:增加|增长|减少|下降)\s*-", line)] == []


def test_the_summary_table_is_balanced_and_lists_every_category() -> None:
    rows = table(shipped(), 1)
    assert rows[0] == ("收入项目", "决算数", "支出项目", "决算数")
    assert rows[1] == ("一、一般公共预算财政拨款收入", "1,687.36", "一、一般公共服务支出", "970.08")
    assert rows[8][:2] == ("八、其他收入", "0.04")
    assert rows[-2] == ("总计", "1,687.40", "总计", "1,687.40")
    assert len([row for row in rows[:-1] if "、" in row[2]]) == 26


def test_the_tables_by_code() -> None:
    income, spending, general = (table(shipped(), number) for number in (2, 3, 5))
    assert income[1][:4] == ("", "合计", "1,687.40", "1,687.36")
    assert spending[1][:5] == ("", "合计", "1,687.40", "674.12", "1,013.28")
    assert general[1] == ("", "合计", "1,687.36", "674.08", "1,013.28")
    assert ("2080505", "机关事业单位基本养老保险缴费支出", "41.69", "41.69", "0.00") in general
    assert ("21606", "涉外发展服务支出", "10.00", "0.00", "10.00") in general
    codes = [row[0] for row in general[2:-1]]
    assert codes == sorted(codes)
    assert {len(code) for code in codes} == {3, 5, 7}


def test_every_table_by_code_adds_up_on_every_level() -> None:
    found, _ = examine(ROOT, Selection(frozenset({UNIT}), frozenset({2023})), draft=False)
    accounts = found[0].facts.accounts if found[0].facts else None
    assert accounts is not None
    for rows in (accounts.income_rows, accounts.spending_rows, accounts.general_rows):
        amounts = {str(row.code): row.total.value for row in rows}
        whole = amounts.pop("")
        for digits in (3, 5, 7):
            assert sum(value for code, value in amounts.items() if len(code) == digits) == whole
        for code, value in amounts.items():
            below = [each for other, each in amounts.items() if other.startswith(code) and len(other) == len(code) + 2]
            assert not below or sum(below) == value


def test_the_basic_spending_table_has_its_two_sums() -> None:
    rows = table(shipped(), 6)
    assert rows[1] == ("301", "工资福利支出", "552.29", "302", "商品和服务支出", "25.59")
    assert rows[-2] == ("", "人员经费合计", "648.49", "", "公用经费合计", "25.59")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (7, "本单位没有政府性基金预算财政拨款收入、支出，本表为空表。"),
        (8, "本单位没有国有资本经营预算财政拨款支出，本表为空表。"),
    ],
)
def test_an_empty_table_keeps_its_grid_and_says_so(number: int, said: str) -> None:
    rows = table(shipped(), number)
    assert len(rows) == 4
    assert set(rows[1]) == {""}
    assert rows[2] == (said,)


def test_the_courtesies_in_twelve_numbers() -> None:
    rows = table(shipped(), 9)
    assert rows[1] == ("预算数", "44.10", "10.00", "14.50", "0.00", "14.50", "19.60")
    assert rows[2] == ("决算数", "31.21", "10.00", "14.49", "0.00", "14.49", "6.72")


def cells_of(row: tuple[object, ...]) -> Row:
    """A row of the workbook as the document prints it."""
    return tuple(f"{value:,.2f}" if isinstance(value, int | float) else str(value or "") for value in row)


def test_document_and_workbook_have_the_same_nine_tables() -> None:
    """Heads, figures and notes: the one is laid out by the template, the other by the profile."""
    found, _ = examine(ROOT, Selection(frozenset({UNIT}), frozenset({2023})), draft=False)
    (content,) = [job.render() for each in found for job in each.jobs if job.document == "决算公开表"]
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    assert len(book.sheetnames) == 9
    for number, sheet in enumerate(book, start=1):
        rows = [cells_of(row) for row in sheet.iter_rows(min_row=4, values_only=True)]
        told = [row[:1] if row[0].startswith(("注：", "本单位没有")) else row for row in rows]
        assert told == table(shipped(), number), sheet.title
        title = sheet.cell(1, 1).value
        assert [line for line in lines(shipped()) if line == f"{sheet.title}　{title}"]


def test_a_project_is_told_above_its_form_and_the_report_comes_after_them() -> None:
    every = lines(shipped())
    start = every.index("（二）部门（单位）决算中项目绩效自评结果")
    marks = re.compile(r"\d\.(.+?)自评综述|(项目支出绩效自评表（.+）)$|(口岸运转费绩效评价报告|第三部分.*)$")
    told = [next(filter(None, match.groups())) for line in every[start:] if (match := marks.match(line))]
    names = ["黑山头货运通道改扩建建设项目", "口岸运转费", "地方专项", "党组织活动专项经费", "政府消费券专项资金"]
    forms = [each for name in names for each in (name, f"项目支出绩效自评表（{name}）")]
    assert told == [*forms, "口岸运转费绩效评价报告", "第三部分　名词解释"]


def test_the_contents_name_all_parts_and_the_report() -> None:
    every = lines(shipped())
    contents = every[every.index("目　　录") + 1 : every.index("公开09表　财政拨款“三公”经费支出决算表") + 1]
    assert [line[:4] for line in contents if line.startswith("第")] == [f"第{each}部分" for each in "一二三四五"]
    assert contents[contents.index("十四、预算绩效情况说明") + 1] == "口岸运转费绩效评价报告"
    assert len(contents) == 32


def test_cover_and_contents_have_no_page_number_and_the_text_begins_with_one() -> None:
    sections = list(etree.fromstring(part(shipped())).iter(f"{W}sectPr"))
    footers = [each.find(f"{W}footerReference") is not None for each in sections]
    starts = [None if (at := each.find(f"{W}pgNumType")) is None else at.get(f"{W}start") for each in sections]
    assert list(zip(footers, starts, strict=True)) == [(False, None), (True, "1"), (True, None)]


def package() -> Package:
    return read_package(shipped())


def test_charts_and_their_workbooks_say_what_the_text_says() -> None:
    chart = package().content("word/charts/chart1.xml").decode()
    assert re.findall(r"<c:v>(.*?)</c:v>", chart) == [
        "决算数（万元）",
        "一般公共预算财政拨款收入 1,687.36万元，100.00%",
        "其他收入 0.04万元，0.00%",
        "1687.35884",
        "0.038096",
    ]
    assert workbook(shipped(), 2) == [
        [None, "决算数（万元）"],
        ["基本支出 674.12万元，39.95%", 674.121736],
        ["项目支出 1,013.28万元，60.05%", 1013.2752],
    ]


def test_every_project_is_told_from_the_facts_of_its_table() -> None:
    every = lines(shipped())
    told = [line for line in every if "自评综述：" in line]
    assert len(told) == 5
    assert told[1].startswith(
        "2.口岸运转费自评综述：根据年初设定的绩效目标，项目自评得分99分。全年预算数为180.00万元，执行数为180.00万元，"
        "完成预算的100.00%。"
    )
    assert "有效提高环保能力得4分（满分5分）" in told[1]
    assert [line for line in every if line.startswith("以口岸运转费项目为例")] == [
        "以口岸运转费项目为例，该项目绩效评价综合得分为99分，绩效评价结果为“优”。"
    ]


def printed_figures(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """Every figure that the document prints, each time it is printed; the charts print none themselves."""
    printed: list[Figure] = []

    def watched(printing: Callable[..., str]) -> Callable[..., str]:
        def run(styles: FigureStyles, figure: Figure, *more: Any) -> str:
            if figure.value is not None:
                printed.append(figure)
            return printing(styles, figure, *more)

        return run

    monkeypatch.setattr(environment, "_remembered", environment._escaped)
    for name in ("in_cell", "in_sentence", "in_money_unit", "number_alone"):
        monkeypatch.setattr(FigureStyles, name, watched(getattr(FigureStyles, name)))
    found, _ = examine(ROOT, Selection(frozenset({UNIT}), frozenset({2023})), draft=False)
    (job,) = (job for each in found for job in each.jobs if job.document == DOCUMENT)
    printed.clear()
    assert isinstance(job.render(), bytes)
    return printed


def _origin(figure: Figure) -> Figure:
    """The sum of one typed figure is that figure."""
    while len(figure.inputs) == 1 and figure.value == figure.inputs[0].value:
        (figure,) = figure.inputs
    return figure


def test_how_many_figures_are_typed_and_how_many_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = [_origin(figure) for figure in printed_figures(monkeypatch)]
    typed = [figure for figure in printed if figure.where is not None and not figure.inputs and not figure.formula]
    zero = [figure for figure in printed if figure.where is not None and not figure.inputs and figure.formula]
    told = f"整个文档印 {len(printed)} 个数：直接照印输入的 {len(typed)} 个，没有写、按零计的 {len(zero)} 个，"
    told += f"算出的 {len(printed) - len(typed) - len(zero)} 个。"
    assert told in (GOLDEN.parent / "说明.md").read_text(encoding="utf-8"), told


def workbook(docx: bytes, number: int) -> list[list[Any]]:
    """The data behind a chart."""
    book = openpyxl.load_workbook(BytesIO(read_package(docx).content(f"word/embeddings/chart{number}.xlsx")))
    return [[cell.value for cell in row] for row in book.active]


def test_a_changed_amount_is_followed_everywhere_and_nothing_else_changes(tmp_path: Path) -> None:
    """商贸事务 行政运行 gets 10,000.00 yuan more, in function, economic item and income."""
    root = workspace(
        tmp_path,
        ("年初预算: 4371500.00, 决算: 5112900.00", "年初预算: 4371500.00, 决算: 5122900.00"),
        ("{科目: 30101, 类型: 基本支出, 决算: 1209200.00}", "{科目: 30101, 类型: 基本支出, 决算: 1219200.00}"),
        ("{来源: 一般公共预算财政拨款, 决算: 16873588.40}", "{来源: 一般公共预算财政拨款, 决算: 16883588.40}"),
    )
    after, errors = made(root)
    assert errors == []
    assert after is not None
    before = lines(shipped())
    changed = [(old, new) for old, new in zip(before, lines(after), strict=True) if old != new]
    text = "\n".join(new for _, new in changed)
    for expected in ("1,688.40万元", "512.29万元", "117.19%", "649.49万元", "基本工资121.92万元", "675.12万元"):
        assert expected in text
    for old, new in changed:
        # Every changed line speaks of the general budget, of a total, or of a share of one.
        assert re.sub(r"[\d,.]+", "", old) == re.sub(r"[\d,.]+", "", new), difflib.ndiff([old], [new])
        code = re.match(r"(\d{3,7}) \|", old)
        assert code is None or code[1].startswith(("201", "301")), old
    rows = {old.partition(" | ")[0] for old, _ in changed if re.match(r"\d{3,7} \|", old)}
    assert rows == {"201", "20113", "2011301", "301", "30101"}
    # Each of its tables tells the new totals; those of the courtesies and of the empty funds stay.
    assert [number for number in range(1, 10) if table(after, number) != table(shipped(), number)] == [1, 2, 3, 4, 5, 6]
    unchanged = [line for line in before if "公务接待费支出" in line or "政府采购支出总额" in line]
    assert all(line in lines(after) for line in unchanged)
    assert workbook(after, 1)[1:] == [
        ["一般公共预算财政拨款收入 1,688.36万元，100.00%", 1688.35884],
        ["其他收入 0.04万元，0.00%", 0.038096],
    ]
    assert workbook(after, 2)[1:] == [
        ["基本支出 675.12万元，39.99%", 675.121736],
        ["项目支出 1,013.28万元，60.01%", 1013.2752],
    ]


def cells(root: Path) -> dict[tuple[str, str], Any]:
    """Every cell of the workbook of the nine tables, by sheet and place."""
    found, _ = examine(root, Selection(frozenset({UNIT}), frozenset({2023})), draft=False)
    (job,) = (job for each in found for job in each.jobs if job.document == "决算公开表")
    content = job.render()
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet for cell in row}


def test_a_changed_amount_moves_its_own_cells_of_the_workbook_only(tmp_path: Path) -> None:
    """一般行政管理事务 gives 1,000.00 yuan to 行政运行: both rows change, and no total."""
    root = workspace(
        tmp_path,
        ("年初预算: 4371500.00, 决算: 5112900.00", "年初预算: 4371500.00, 决算: 5113900.00"),
        ("年初预算: 51000.00, 决算: 4537500.00", "年初预算: 51000.00, 决算: 4536500.00"),
        ("{科目: 30101, 类型: 基本支出, 决算: 1209200.00}", "{科目: 30101, 类型: 基本支出, 决算: 1210200.00}"),
    )
    text = (root / "data" / UNIT / "2023" / "决算.yaml").read_text(encoding="utf-8")
    item = re.search(r"\{科目: (\d+), 类型: 项目支出, 决算: (\d+)\.00", text)
    assert item is not None
    less = item[0].replace(item[2], str(int(item[2]) - 1000))
    (root / "data" / UNIT / "2023" / "决算.yaml").write_text(text.replace(item[0], less), encoding="utf-8")
    before, after = cells(ROOT), cells(root)
    moved = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    assert set(before) == set(after)
    assert {sheet for sheet, _ in moved} == {"公开02表", "公开03表", "公开05表", "公开06表"}
    names = {before[sheet, f"B{place[1:]}"] for sheet, place in moved if sheet in ("公开02表", "公开05表")}
    assert names <= {"行政运行", "一般行政管理事务", "合计", "一般公共服务支出", "商贸事务"}


def test_both_sides_must_be_equal(tmp_path: Path) -> None:
    _, errors = made(workspace(tmp_path, ("年初预算: 4371500.00, 决算: 5112900.00", "决算: 5112901.00")))
    assert [(issue.code, issue.message) for issue in errors if issue.code[0] == "A"] == [
        (
            "A201",
            "收入总计 16873969.36元（本年收入 + 使用非财政拨款结余 + 年初结转和结余），"
            "支出总计 16873970.36元（本年支出 + 结余分配 + 年末结转和结余），收入少 1元",
        ),
        ("A202", "基本支出按功能分类合计 6740837.4元，按经济分类合计 6740836.4元，后者少 1元"),
        (
            "A203",
            "一般公共预算财政拨款收入 16873588.4元，按支出各行应为 16873589.4元（本年支出 + 年末结转 − 年初结转），"
            "少 1元",
        ),
    ]


def test_a_missing_reason_is_told_at_its_row(tmp_path: Path) -> None:
    old = "年初预算: 51000.00, 决算: 4537500.00, 原因: [专项未列年初]"
    _, errors = made(workspace(tmp_path, (old, "年初预算: 51000.00, 决算: 4537500.00")))
    (error,) = errors
    assert error.code == "W104"
    assert error.message.endswith("要印“一般行政管理事务的原因”，没有填")
    assert error.hint == "在这一行写“原因: [原因]”"
    assert error.where.line is not None
