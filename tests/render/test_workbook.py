"""The table over all units: real numbers, sums as formulas, whole or not at all."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen import pipeline
from reportgen.examine import Selection
from reportgen.pipeline import Outcome
from tests.sample import GOALS_ONLY, UNIT, YEAR, changed, make_workspace, starter

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
    make = pipeline.build_drafts if draft else pipeline.build
    return make(root, root / "out", selection or Selection())


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
    root = two_units(tmp_path, starter("项目.yaml"), "某市")
    in_yuan = "数字: {金额: {单位: 元}}"
    own_profile(root, in_yuan)
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


def test_a_table_that_was_asked_for_and_not_made(tmp_path: Path) -> None:
    root = two_units(tmp_path, starter("项目.yaml"))
    asked = Selection(units=frozenset({UNIT}), documents=frozenset({"项目自评汇总表"}))
    assert [str(issue) for issue in build(root, asked).issues] == [
        "data: 提示 T219 《项目自评汇总表》没有生成：它要列全部单位，至少两个单位有自评\n"
        "    改法：不带 --unit、--project 再生成一次。详见 reportgen explain T219"
    ]


def test_one_unit_alone_needs_none(tmp_path: Path) -> None:
    build(make_workspace(tmp_path))
    assert not (tmp_path / TABLE).exists()


def test_a_unit_with_an_error_keeps_the_table_from_being_written(tmp_path: Path) -> None:
    root = two_units(tmp_path, changed({"指标.数量指标[1].分值": "9"}))
    outcome = build(root)
    assert not (root / TABLE).exists()
    assert [str(issue) for issue in outcome.issues if issue.code == "T218"] == [
        "data: 警告 T218 《项目自评汇总表（2023年度）》没有生成，原有的也没有更新：另一单位（有错误）\n"
        "    改法：改好这些单位的数据后再生成。详见 reportgen explain T218"
    ]


def test_a_draft_shows_gaps_in_it(tmp_path: Path) -> None:
    root = two_units(tmp_path, changed({"指标.数量指标[1].实际": "待填"}))
    build(root, draft=True)
    sheet = sheet_of(root / "out" / "草稿" / TABLE.removeprefix("out/"), values=True)
    assert rows(sheet)[2][6] == "【待填：总分】"
    assert sheet.oddHeader.center.text == "草稿　未经核对，不得公开"


def own_profile(root: Path, text: str) -> None:
    """A profile of the workspace."""
    folder = root / "templates" / "某市"
    folder.mkdir(parents=True)
    (folder / "格式.yaml").write_text(f"文件: 格式\n名称: 某市\n继承: 内蒙古-2023\n{text}\n", encoding="utf-8")


def own_table(root: Path, columns: str) -> list[str]:
    """The faults of a profile with a table of one's own."""
    own_profile(root, f"文档: {{项目自评汇总表: {{表格: {columns}}}}}")
    make_workspace(root, unit=starter("单位.yaml").replace("内蒙古-2023", "某市"))
    return [f"{issue.where}: {issue.code} {issue.message}" for issue in pipeline.check(root, Selection()).issues]


def test_columns_of_ones_own(tmp_path: Path) -> None:
    assert own_table(tmp_path, "{单位: 不用, 实施单位: 项目.实施单位, 年初预算: 项目.年初预算}") == []


@pytest.mark.parametrize(
    ("path", "part", "hint"),
    [
        ("项目.执行", "项目.执行", "，是否想写“执行率”"),
        ("项目.指标", "项目.指标", ""),
        ("绩效.全年预算", "绩效.全年预算", ""),
        ("'1 + 1'", "1 + 1", ""),
        ("'}}{{'", "}}{{", ""),
        ("项目", "项目", ""),
    ],
)
def test_a_column_that_leads_nowhere(tmp_path: Path, path: str, part: str, hint: str) -> None:
    assert own_table(tmp_path, f"{{执行率: {path}}}") == [
        f"templates/某市/格式.yaml:4:26: T217 文档“项目自评汇总表”的“执行率”栏取的“{part}”不存在或不是一个值{hint}"
    ]


def test_words_that_excel_would_take_for_something_else(tmp_path: Path) -> None:
    root = two_units(tmp_path, changed({"项目名称": "=1+1"}), "某市")
    folder = root / "templates" / "某市"
    folder.mkdir(parents=True)
    plan = "{范围: 全部单位, 文件名: '=汇总', 表格: {'=栏': 项目.名称}}"
    text = f"文件: 格式\n名称: 某市\n继承: 内蒙古-2023\n文档: {{项目自评汇总表: 不用, '[汇]/*总?': {plan}}}\n"
    (folder / "格式.yaml").write_text(text, encoding="utf-8")
    unit = root / "data" / UNIT / "单位.yaml"
    unit.write_text(starter("单位.yaml").replace("内蒙古-2023", "某市"), encoding="utf-8")
    build(root)
    sheet = sheet_of(root / f"out/全部单位/{YEAR}/=汇总.xlsx", values=False)
    assert sheet.title == "［汇］／＊总？"
    assert rows(sheet)[:3] == [("=汇总", None), ("序号", "=栏"), (1, "=1+1")]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(issue.code, issue.message) for issue in outcome.issues]


def test_a_project_may_be_called_like_a_name(tmp_path: Path) -> None:
    root = two_units(tmp_path, changed({"项目名称": "等级", "编码": "总分"}))
    build(root)
    assert [row[6:] for row in rows(sheet_of(root / TABLE, values=True))[2:4]] == [(99.4, "优")] * 2


def test_a_unit_whose_files_cannot_be_read_keeps_it_from_being_written(tmp_path: Path) -> None:
    root = two_units(tmp_path, "文件: 项目\n年度: abc\n项目名称: 甲\n")
    assert ("T218", "《项目自评汇总表（2023年度）》没有生成，原有的也没有更新：另一单位（有错误）") in told(build(root))


@pytest.mark.parametrize(
    ("file", "reason"),
    [("单位.yaml", "单位.yaml 有错误"), (f"{YEAR}/项目.yaml", "有错误")],
)
def test_a_unit_with_a_broken_file_keeps_it_from_being_written(tmp_path: Path, file: str, reason: str) -> None:
    root = two_units(tmp_path, starter("项目.yaml"))
    build(root)
    whole = (root / TABLE).read_bytes()
    (root / "data" / "另一单位" / file).write_text("[", encoding="utf-8")
    outcome = build(root)
    assert ("T218", f"《项目自评汇总表（2023年度）》没有生成，原有的也没有更新：另一单位（{reason}）") in told(outcome)
    assert (root / TABLE).read_bytes() == whole
    assert told(pipeline.check(root, Selection())) == told(outcome)


def test_a_unit_with_goals_only_keeps_it_from_being_written(tmp_path: Path) -> None:
    root = two_units(tmp_path, GOALS_ONLY)
    assert ("T218", "《项目自评汇总表（2023年度）》没有生成，原有的也没有更新：另一单位（还没有自评）") in told(
        build(root)
    )
    assert told(pipeline.check(root, Selection())) == told(build(root))


def test_a_unit_without_the_table_does_not_matter(tmp_path: Path) -> None:
    root = two_units(tmp_path, changed({"指标.数量指标[1].分值": "9"}), "某市")
    own_profile(root, "文档: {项目自评汇总表: 不用}")
    assert "T218" not in {code for code, _ in told(build(root))}


def test_two_formats_of_one_table_contradict_each_other(tmp_path: Path) -> None:
    root = two_units(tmp_path, starter("项目.yaml"), "某市")
    own_profile(root, "文档: {项目自评汇总表: {表格: {得分: 不用}}}")
    outcome = build(root)
    assert [code for code, _ in told(outcome)] == ["T220"]
    assert not (root / TABLE).exists()


def test_the_name_of_the_file_belongs_to_no_unit(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, unit=starter("单位.yaml").replace("内蒙古-2023", "某市"))
    own_profile(root, "文档: {项目自评汇总表: {文件名: '{{ 单位.名称 }}'}}")
    found = "文档“项目自评汇总表”的文件名里的“单位.名称”不存在，是否想写“单位.年度”"
    assert told(pipeline.check(root, Selection())) == [("T214", found)]


def test_a_unit_may_not_be_called_like_the_folder_of_the_tables(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / "data" / "全部单位").mkdir()
    assert ("M126", "单位文件夹不能叫“全部单位”") in told(pipeline.check(root, Selection()))
