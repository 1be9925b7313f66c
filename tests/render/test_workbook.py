"""The table over all units: real numbers, sums as formulas, whole or not at all."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen import pipeline
from reportgen.pipeline import Outcome, Selection
from tests.sample import UNIT, YEAR, changed, make_workspace, starter

TABLE = f"out/全部单位/{YEAR}/项目自评汇总表（{YEAR}年度）.xlsx"


def two_units(root: Path, project: str, profile: str = "内蒙古-2023") -> Path:
    """The sample and another unit beside it."""
    make_workspace(root)
    folder = root / "data" / "另一单位"
    (folder / str(YEAR)).mkdir(parents=True)
    unit = starter("单位.yaml").replace("演示单位", "另一单位").replace("内蒙古-2023", profile)
    (folder / "单位.yaml").write_text(unit, encoding="utf-8")
    (folder / str(YEAR) / "项目.yaml").write_text(project, encoding="utf-8")
    return root


def build(root: Path, selection: Selection | None = None, *, draft: bool = False) -> Outcome:
    return pipeline.build(root, root / "out", selection or Selection(), draft=draft)


def sheet_of(path: Path, *, values: bool) -> Any:
    return openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=values).active


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_a_row_for_each_project_and_sums_below(tmp_path: Path) -> None:
    half = {"资金.财政拨款.全年执行": "0.003333", "执行偏差": "多数款项次年支付", "指标.成本指标[1].实际": "0.003"}
    root = two_units(tmp_path, changed({"项目名称": "另一项目", **half}))
    build(root)
    assert rows(sheet_of(root / TABLE, values=True)) == [
        ("项目自评汇总表（2023年度）", *[None] * 7),
        ("序号", "单位", "项目", "全年预算数（万元）", "全年执行数（万元）", "执行率", "得分", "等级"),
        (1, "另一单位", "另一项目", 10, 0.003333, 0.0003333, 89.8, "良"),
        (2, "演示单位", "业务培训经费", 10, 9.6, 0.96, 99.4, "优"),
        ("合计", None, None, 20, 9.603333, None, None, None),
    ]
    formulas = rows(sheet_of(root / TABLE, values=False))[-1]
    assert formulas[3:5] == ("=SUM(D3:D4)", "=SUM(E3:E4)")
    formats = [cell.number_format for cell in sheet_of(root / TABLE, values=True)[3]]
    assert formats[3:6] == ["#,##0.00", "#,##0.00", "0.00%"]


def test_amounts_are_in_one_unit_whatever_the_forms_use(tmp_path: Path) -> None:
    root = two_units(tmp_path, changed({"分值": "{预算执行率: 10}"}), "内蒙古-2021")
    build(root)
    assert [row[3] for row in rows(sheet_of(root / TABLE, values=True))[2:]] == [10, 10, 20]


def test_prepared_for_paper(tmp_path: Path) -> None:
    root = two_units(tmp_path, starter("项目.yaml"))
    build(root)
    sheet = sheet_of(root / TABLE, values=True)
    assert (sheet.page_setup.orientation, sheet.print_title_rows, sheet.freeze_panes) == ("landscape", "$2:$2", "A3")
    assert sheet.print_area.endswith("$A$1:$H$5")


@pytest.mark.parametrize(
    ("selection", "made"),
    [
        (Selection(), True),
        (Selection(years=frozenset({YEAR})), True),
        (Selection(documents=frozenset({"项目自评汇总表"})), True),
        (Selection(documents=frozenset({"项目支出绩效自评表"})), False),
        (Selection(units=frozenset({UNIT})), False),
        (Selection(projects=frozenset({"业务培训经费"})), False),
    ],
)
def test_a_run_for_a_part_makes_none(tmp_path: Path, selection: Selection, made: bool) -> None:
    build(two_units(tmp_path, starter("项目.yaml")), selection)
    assert (tmp_path / TABLE).is_file() == made


def test_one_unit_alone_needs_none(tmp_path: Path) -> None:
    build(make_workspace(tmp_path))
    assert not (tmp_path / TABLE).exists()


def test_a_unit_with_an_error_keeps_the_table_from_being_written(tmp_path: Path) -> None:
    root = two_units(tmp_path, changed({"指标.数量指标[1].分值": "9"}))
    outcome = build(root)
    assert not (root / TABLE).exists()
    assert [str(issue) for issue in outcome.issues if issue.code == "T218"] == [
        "data: 警告 T218 《项目自评汇总表（2023年度）》没有生成：另一单位 有错误\n"
        "    改法：改正这些单位的数据后再生成。详见 reportgen explain T218"
    ]


def test_a_draft_shows_gaps_in_it(tmp_path: Path) -> None:
    root = two_units(tmp_path, changed({"指标.数量指标[1].实际": "待填"}))
    build(root, draft=True)
    sheet = sheet_of(root / "out" / "草稿" / TABLE.removeprefix("out/"), values=True)
    assert rows(sheet)[2][6] == "【待填：总分】"


def own_table(root: Path, columns: str) -> list[str]:
    """The faults of a profile with a table of one's own."""
    folder = root / "templates" / "某市"
    folder.mkdir(parents=True)
    plan = f"文档: {{项目自评汇总表: {{表格: {columns}}}}}\n"
    (folder / "格式.yaml").write_text(f"文件: 格式\n名称: 某市\n继承: 内蒙古-2023\n{plan}", encoding="utf-8")
    make_workspace(root, unit=starter("单位.yaml").replace("内蒙古-2023", "某市"))
    return [f"{issue.where}: {issue.code} {issue.message}" for issue in pipeline.check(root, Selection()).issues]


def test_columns_of_ones_own(tmp_path: Path) -> None:
    assert own_table(tmp_path, "{单位: 不用, 实施单位: 项目.实施单位, 年初预算: 项目.年初预算}") == []


@pytest.mark.parametrize(
    ("path", "part", "hint"),
    [
        ("项目.执行", "项目.执行", "，是否想写“执行率”"),
        ("项目.指标", "项目.指标", ""),
        ("'1 + 1'", "1 + 1", ""),
        ("'}}{{'", "}}{{", ""),
        ("项目", "项目", ""),
    ],
)
def test_a_column_that_leads_nowhere(tmp_path: Path, path: str, part: str, hint: str) -> None:
    assert own_table(tmp_path, f"{{执行率: {path}}}") == [
        f"templates/某市/格式.yaml:4:26: T217 文档“项目自评汇总表”的“执行率”栏取的“{part}”不存在或不是一个值{hint}"
    ]
