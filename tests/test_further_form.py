"""A province that is not shipped: a profile and a Word file, no line of Python under src/."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.examine import Selection
from tests.sample import make_workspace, starter
from tests.word import grid

BUILDERS = Path(__file__).parent.parent / "templates" / "_构建"

PROFILE = """文件: 格式
名称: 某省-2022
继承: 内蒙古-2023
资金列:
  {年初预算数: 年初数, 全年预算数: 调整后预算数, 全年执行数: 实际支出数,
   分值: 权重, 执行率: 执行率%, 得分: 自评得分}
资金行:
  - {名称: 资金合计, 计分: 是}
  - {名称: 中央补助, 来源: [中央补助资金]}
  - {名称: 省级及本级, 来源: [财政拨款, 省级补助资金, 市级补助资金, 县级补助资金]}
  - {名称: 结转和其他, 来源: [上年结转资金, 其他资金]}
指标列:
  {一级指标: 一级, 二级指标: 二级, 三级指标: 指标内容, 年度指标值: 指标值, 实际完成值: 完成值,
   分值: 权重, 得分: 自评得分, 偏差原因: 未完成原因}
方向用语: {大于等于: ≥, 小于等于: ≤, 等于: '=', 定性: ''}
分值标准: {预算执行率: 10, 产出指标: 50, 效益指标: 30, 满意度指标: 10}
合计行: 得分合计
数字: {金额: {小数: 4}}
"""


def word_file(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What the province's clerk draws in Word: nine columns, operator and unit with the target, numbered rows."""
    monkeypatch.syspath_prepend(str(BUILDERS))
    monkeypatch.delitem(sys.modules, "自评表", raising=False)
    import 自评表  # type: ignore[import-not-found]

    columns = (
        自评表.Column("序号", "{{ 指标.序号 }}", 10),
        自评表.column("一级指标", "{% 合并 指标.一级 %}{{ 指标.一级 }}", 22),
        自评表.column("二级指标", "{% 合并 指标.二级 %}{{ 指标.二级 }}", 30),
        自评表.prose_column("三级指标", "{{ 指标.名称 }}", 50),
        自评表.column("年度指标值", "{{ 指标.方向 }}{{ 指标.目标 }}{{ 指标.单位 }}", 28),
        自评表.column("实际完成值", "{{ 指标.实际 }}{{ 指标.单位 }}", 28),
        自评表.column("分值", "{{ 指标.分值 }}", 12),
        自评表.column("得分", "{{ 指标.得分 }}", 16),
        自评表.prose_column("偏差原因", "{{ 指标.偏差 }}", 32),
    )
    funds = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    values = ("年初预算", "全年预算", "全年执行", "分值", "执行率", "得分")
    form = 自评表.Form(
        title="项目支出绩效自评表",
        columns=columns,
        project_spans=(2, 2, 2, 3),
        fund_name_span=1,
        funds=tuple((key, f"行.{value}", 1) for key, value in zip(funds, values, strict=True)),
        goal_spans=(3, 4),
        points_column=6,
        remarks=(("评价结论", ""),),
    )
    content: bytes = 自评表.build(form)
    return content


def test_a_further_form_is_a_profile_and_a_word_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_workspace(tmp_path, unit=starter("单位.yaml").replace("内蒙古-2023", "某省-2022"))
    folder = root / "templates" / "某省-2022"
    folder.mkdir(parents=True)
    (folder / "格式.yaml").write_text(PROFILE, encoding="utf-8")
    (folder / "项目支出绩效自评表.docx").write_bytes(word_file(monkeypatch))
    outcome = pipeline.build(root, root / "out", Selection())
    assert [str(issue) for issue in outcome.issues] == []
    cells = grid((root / outcome.documents[0].path).read_bytes())
    rows = [[cells.get((row, column), "") for column in range(1, 10)] for row in (3, 4, 5, 6, 7, 10, 11, 15, 18, 19)]
    assert rows == [
        ["项目资金（万元）", "", "", "年初数", "调整后预算数", "实际支出数", "权重", "执行率%", "自评得分"],
        ["", "", "资金合计", "12.0000", "10.0000", "9.6000", "10", "96.00", "9.60"],
        ["", "", "中央补助", "0.0000", "0.0000", "0.0000", "——", "0", "——"],
        ["", "", "省级及本级", "12.0000", "10.0000", "9.6000", "——", "96.00", "——"],
        ["", "", "结转和其他", "0.0000", "0.0000", "0.0000", "——", "0", "——"],
        ["序号", "一级", "二级", "指标内容", "指标值", "完成值", "权重", "自评得分", "未完成原因"],
        ["1", "产出指标", "数量指标", "举办培训期数", "≥4期", "4期", "10", "10", ""],
        ["5", "", "成本指标", "培训总成本", "≤10万元", "9.6万元", "10", "10", ""],
        [
            "8",
            "满意度指标",
            "服务对象满意度",
            "参训人员满意度",
            "≥95%",
            "93.1%",
            "10",
            "9.8",
            "部分人员反映课程偏多；下一年减少课时、增加案例",
        ],
        ["得分合计", "", "", "", "", "", "100", "99.40", ""],
    ]
