"""Small final accounts in every shape: without last year, with decreases everywhere, with one row, with sixty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from reportgen.dictionary import functions
from reportgen.model.accounts import CHANGES
from tests.sample import UNIT, YEAR, make_workspace, starter

Data = dict[str, Any]

OVERVIEW: Data = {
    "文件": "概况",
    "年度": YEAR,
    "主要职能": "演示单位负责全县的业务指导。",
    "主要职责": "拟订计划，组织实施，监督检查。",
    "机构设置": "内设3个股室。",
    "下属单位": "本单位无下属单位。",
    "决算单位": [{"名称": "演示单位", "性质": "财政拨款的行政单位"}],
    "人员": {"编制": 10, "行政人员及工勤": 6, "事业人员": 3, "退休": 2},
    "主要工作": "全年完成各项任务。",
    "绩效管理": "按要求开展绩效自评。",
    "评价结论": "完成情况良好",
    "评价报告项目": "业务培训经费",
}
COURTESIES: Data = {
    **{name: {"全年预算": 0} for name in ("因公出国境费", "公务用车购置费", "公务用车运行维护费", "公务接待费")},
    **dict.fromkeys(("出国团组数", "出国人次", "购置车辆数", "车辆保有量", "国内接待批次", "国内接待人次"), 0),
}
PURCHASES: Data = {**{kind: {"金额": 0, "中小企业": 0} for kind in ("货物", "工程", "服务")}, "小微企业": 0}


def row(code: str, kind: str, initial: int, amount: int, **more: Any) -> Data:
    """A row of spending in 元; one that differs from its budget has a reason."""
    reasons = {"原因": ["工作量变化"]} if initial != amount else {}
    return {"科目": code, "类型": kind, "年初预算": initial, "决算": amount, **reasons, **more}


REASONS: Data = {key: ["工作量变化"] for key in CHANGES}
"""For every change that a document tells."""


def accounts(rows: list[Data], items: list[Data] | None = None, **more: Any) -> Data:
    """Accounts whose income and economic items follow from the rows."""
    incomes: dict[str, int] = {}
    spent = {"基本支出": 0, "项目支出": 0}
    for each in rows:
        fund = each.get("资金", "一般公共预算财政拨款")
        carried = each.get("年末结转", 0) - each.get("年初结转", 0)
        incomes[fund] = incomes.get(fund, 0) + each.get("本年收入", each["决算"] + carried)
        if fund == "一般公共预算财政拨款":
            spent[each["类型"]] += each["决算"]
    economic = items if items is not None else [
        {"科目": code, "类型": kind, "决算": spent[kind]}
        for kind, code in (("基本支出", "30101"), ("项目支出", "30201"))
        if spent[kind]
    ]  # fmt: skip
    return {
        "文件": "决算",
        "年度": YEAR,
        "金额单位": "元",
        "收入": [{"来源": fund, "决算": amount} for fund, amount in incomes.items()],
        "支出": rows,
        "经济分类": economic,
        "三公": COURTESIES,
        "采购": PURCHASES,
        "资产": {"大型设备": 0},
        "原因": {key: reason for key, reason in REASONS.items() if "上年数" in more or not key.endswith("比上年")},
        **more,
    }


def make(root: Path, data: Data) -> Path:
    """The sample workspace with these accounts."""
    make_workspace(root, unit=starter("单位.yaml").replace("内蒙古-2023", "额尔古纳-2023"))
    year = root / "data" / UNIT / str(YEAR)
    for name, content in (("决算", data), ("概况", OVERVIEW)):
        text = yaml.safe_dump(_texts(content), allow_unicode=True, sort_keys=False, width=1000)
        (year / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def _texts(value: Any) -> Any:
    """Codes stay digits as they were typed, not quoted numbers of another kind."""
    if isinstance(value, dict):
        return {key: _texts(each) for key, each in value.items()}
    return [_texts(each) for each in value] if isinstance(value, list) else value


LAST_YEAR = {
    "本年收入合计": 3_000_000, "其他收入": 0, "年初结转和结余": 0, "本年支出合计": 3_000_000, "总计": 3_000_000,
    "财政拨款总计": 3_000_000, "因公出国境费": 50_000, "公务用车购置费": 0, "公务用车运行维护费": 60_000,
    "公务接待费": 30_000, "机构运行经费": 200_000,
}  # fmt: skip
TWO_ROWS = [row("2011301", "基本支出", 1_500_000, 1_400_000), row("2011302", "项目支出", 900_000, 800_000)]
_SPENT_ON = [
    {"科目": "30101", "类型": "基本支出", "决算": 1_300_000},
    {"科目": "30201", "类型": "基本支出", "决算": 60_000},
    {"科目": "30231", "类型": "基本支出", "决算": 40_000},
    {"科目": "30217", "类型": "项目支出", "决算": 20_000},
    {"科目": "30226", "类型": "项目支出", "决算": 780_000},
]
_BUDGETED = {
    **COURTESIES,
    "公务用车运行维护费": {"全年预算": 50_000},
    "公务接待费": {"全年预算": 25_000},
    "车辆保有量": 2,
    "国内接待批次": 12,
    "国内接待人次": 80,
}
_TWO_CARS = {"车辆": [{"用途": "机要通信用车", "数量": 2}], "大型设备": 0}
_NO_COURTESY = dict.fromkeys(("因公出国境费", "公务用车运行维护费", "公务接待费"), 0)
_OF_A_FUND = {"资金": "政府性基金预算财政拨款", "年初结转": 100_000, "年末结转": 50_000}
_GROUPS = ("20101", "20102", "20103", "20106", "20113", "20131", "20805", "21011", "22102")
_MANY = [
    row(code, "项目支出", 10_000 * number, 10_000 * number + 500)
    for number, code in enumerate(
        [code for code in functions(YEAR).names if len(code) == 7 and code.startswith(_GROUPS)][:60], start=1
    )
]
_SAME = {**LAST_YEAR, **dict.fromkeys(("本年收入合计", "本年支出合计", "总计", "财政拨款总计"), 1_000_000)}
_OTHER = {"资金": "其他收入"}
_SURPLUS = [
    *TWO_ROWS,
    row("2011350", "经营支出", 0, 500_000, 资金="事业收入", 本年收入=450_000),
    row("2011399", "上缴上级支出", 0, 30_000, 资金="其他收入"),
]

VARIANTS: dict[str, Data] = {
    "没有上年": accounts(TWO_ROWS),
    "样样减少": accounts(TWO_ROWS, _SPENT_ON, 三公=_BUDGETED, 资产=_TWO_CARS, 上年数=LAST_YEAR),
    "三公为零": accounts(TWO_ROWS, 上年数={**LAST_YEAR, **_NO_COURTESY}),
    "只有一项": accounts([row("2010301", "基本支出", 1_000_000, 1_000_000)], 上年数=_SAME),
    "六十项": accounts(_MANY),
    "有政府性基金": accounts(
        [
            *TWO_ROWS,
            row("2120801", "项目支出", 0, 300_000, **_OF_A_FUND),
        ],
        上年数={**LAST_YEAR, "年初结转和结余": 0},
    ),
    "有增有减": accounts(
        [
            row("2011301", "基本支出", 1_500_000, 1_600_000),
            row("2011302", "项目支出", 900_000, 800_000),
            row("2010301", "项目支出", 0, 50_000),
        ],
        上年数={**LAST_YEAR, "总计": 2_000_000, "年初结转和结余": 0, "机构运行经费": 0},
    ),
    "有预算没有花": accounts(
        [row("2011301", "基本支出", 1_500_000, 1_500_000), row("2011302", "项目支出", 900_000, 0)],
        三公={**COURTESIES, "公务接待费": {"全年预算": 10_000}},
    ),
    "没有财政拨款": accounts([row("2011301", "基本支出", 0, 200_000, **_OTHER)]),
    "动用结余": accounts(_SURPLUS, 使用非财政拨款结余=100_000, 结余分配=50_000),
}
