"""The workbook of public tables: real numbers, sums as formulas whose values agree, empty tables that say so."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from reportgen import pipeline
from reportgen.examine import Selection
from tests.accounts_sample import VARIANTS, make
from tests.sample import UNIT, YEAR

BOOK = f"out/{UNIT}/{YEAR}/{UNIT}{YEAR}年度决算公开表.xlsx"


def built(root: Path, name: str = "有政府性基金") -> Path:
    outcome = pipeline.build(make(root, VARIANTS[name]), root / "out", Selection())
    assert [str(issue) for issue in outcome.issues if issue.level == "error"] == []
    return root / BOOK


def book_of(path: Path, *, values: bool) -> Any:
    return openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=values)


def test_nine_sheets_ready_to_print(tmp_path: Path) -> None:
    book = book_of(built(tmp_path), values=True)
    assert book.sheetnames == [f"公开{number:02}表" for number in range(1, 10)]
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.print_area


def added(formula: str, sheet: Any) -> float:
    """The value of a SUM over cells and ranges."""
    inside = re.fullmatch(r"=SUM\((.*)\)", formula)
    assert inside is not None
    whole = 0.0
    for piece in inside[1].split(","):
        left, top, right, bottom = range_boundaries(piece)
        for row in sheet.iter_rows(top, bottom, left, right, values_only=True):
            whole += sum(value or 0 for value in row)
    return whole


@pytest.mark.parametrize("name", ["有政府性基金", "六十项", "样样减少"])
def test_every_formula_gives_the_value_that_stands_in_it(name: str, tmp_path: Path) -> None:
    path = built(tmp_path, name)
    formulas, values = book_of(path, values=False), book_of(path, values=True)
    counted = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    told = values[sheet.title][cell.coordinate].value
                    assert added(cell.value, values[sheet.title]) == pytest.approx(told, abs=1e-9)
                    counted += 1
    assert counted > 30


def test_totals_are_formulas_over_what_stands_above_them(tmp_path: Path) -> None:
    sheet = book_of(built(tmp_path), values=False)["公开01表"]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert rows["本年收入合计"][1] == "=SUM(B5:B12)"
    assert rows["总计"] == ("总计", "=SUM(B31:B33)", "总计", "=SUM(D31:D33)")


def test_an_empty_table_keeps_its_grid_and_says_so(tmp_path: Path) -> None:
    sheet = book_of(built(tmp_path), values=True)["公开08表"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert rows[0] == (None,) * 5
    assert [row[0] for row in rows[1:]] == [
        "本单位没有国有资本经营预算财政拨款支出，本表为空表。",
        "注：本表列示当年用国有资本经营预算财政拨款安排的支出。",
    ]


def test_a_sheet_has_its_mark_and_is_printed_on_one_page_where_that_is_asked(tmp_path: Path) -> None:
    book = book_of(built(tmp_path), values=True)
    for sheet in book:
        assert sheet.cell(2, sheet.max_column).value == sheet.title
        assert sheet.cell(3, sheet.max_column).value == "金额单位：万元"
        # 0: as many pages down as there are; left out: one.
        assert sheet.page_setup.fitToHeight == (None if sheet.title in ("公开01表", "公开04表") else 0)
    heads = [[cell.value for cell in row if cell.value] for row in book["公开01表"].iter_rows(1, 3)]
    assert heads == [["收入支出决算总表"], [f"{YEAR}年度", "公开01表"], ["单位：演示单位", "金额单位：万元"]]


def test_a_draft_marks_the_cells_for_which_nothing_was_typed(tmp_path: Path) -> None:
    data = VARIANTS["有政府性基金"]
    root = make(tmp_path, {**data, "三公": {**data["三公"], "公务接待费": {"全年预算": "待填"}}})
    outcome = pipeline.build_drafts(root, root / "out", Selection())
    assert [issue.code for issue in outcome.issues if issue.level == "error"] == ["W102"]
    assert outcome.rows[0].errors == 1
    book = book_of(root / BOOK.replace("out/", "out/草稿/"), values=True)
    marked = [
        (sheet.title, cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == "FFFFFF00"
    ]
    assert marked == [("公开09表", "【待填：全年预算】")] * 2
    assert {sheet.oddHeader.center.text for sheet in book} == {"草稿　未经核对，不得公开"}


def faults_of(root: Path, plan: str) -> list[str]:
    """The faults of a workbook of one's own."""
    make(root, VARIANTS["没有上年"])
    folder = root / "templates" / "某市"
    folder.mkdir(parents=True)
    text = (
        f"文件: 格式\n名称: 某市\n继承: 内蒙古-2023\n文档: {{表: {{范围: 决算, 文件名: 表, 工作表: {{甲: {plan}}}}}}}\n"
    )
    (folder / "格式.yaml").write_text(text, encoding="utf-8")
    unit = root / "data" / UNIT / "单位.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("额尔古纳-2023", "某市"), encoding="utf-8")
    return [f"{issue.code} {issue.message}" for issue in pipeline.check(root, Selection()).issues]


@pytest.mark.parametrize(
    ("rows", "value", "told"),
    [
        ("决算.收入", "决算", []),
        ("决算.总计", "决算", ["T217 文档“表”的“收入”栏取的“决算.总计”不存在或不是一个值"]),
        ("决算.没有", "决算", ["T217 文档“表”的“收入”栏取的“决算.没有”不存在或不是一个值"]),
        ("决算.收入", "绝算", ["T217 文档“表”的“数”栏取的“绝算”不存在或不是一个值"]),
        ("决算.收入", "比上年", ["T217 文档“表”的“数”栏取的“比上年”不存在或不是一个值"]),
    ],
)
def test_names_are_checked_before_any_data_is_seen(tmp_path: Path, rows: str, value: str, told: list[str]) -> None:
    assert faults_of(tmp_path, f"{{标题: 收入, 行: {rows}, 栏: [{{标题: 数, 值: {value}}}]}}") == told


def test_a_workbook_of_ones_own(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "{标题: 收入, 行: 决算.收入, 栏: [{标题: 来源, 值: 名称}, {标题: 数, 值: 决算}]}") == []
    pipeline.build(tmp_path, tmp_path / "out", Selection())
    sheet = book_of(tmp_path / "out" / UNIT / str(YEAR) / "表.xlsx", values=True)["甲"]
    assert list(sheet.iter_rows(min_row=4, max_row=5, values_only=True)) == [
        ("来源", "数"),
        ("一般公共预算财政拨款收入", 220),
    ]
