"""Final accounts of two years, and the overview, that agree with each other."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from reportgen.dictionary import economics, functions
from reportgen.model.accounts import BUDGET_TYPES, CARS, CHANGES, FISCAL, OTHER_SOURCES, SPENDING_TYPES
from tests.consistent.amounts import some, split, typed

Data = dict[str, Any]

GENERAL, FUND_BUDGET, STATE_CAPITAL = FISCAL
_FUND_CODES = ("20707", "21208", "21211", "21213", "21214", "22960")
_CAPITAL_CODES = ("223",)
_SURPLUS_SOURCES = ("事业收入", "经营收入", "其他收入")
_COURTESY_CODES = {
    "因公出国境费": "30212", "公务用车购置费": "31013", "公务用车运行维护费": "30231", "公务接待费": "30217"
}  # fmt: skip
_CARS_BOUGHT, _CARS_KEPT = ("31013", "30913"), "30231"
_LITTLE = 1_000_000
_REASONS = ("按实际工作安排列支", "执行中按规定调整科目", "人员和工作任务与上年不同", "据实结算")
_MOST = 5 * 10**9
"""Fifty million yuan, in cents."""
_TYPES = {"行政运行": "基本支出", "事业运行": "基本支出", "一般行政管理事务": "项目支出"}
"""Codes that are for one type by their definition."""
_OF_BASIC = ("30101", "30107", "30108", "30109", "30110", "30111", "30113", "30301", "30302", "30303")
_OF_PROJECTS = (
    "307", "309", "31005", "31006", "31008", "31009", "31010", "31011", "31012", "311", "312"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One code of one fund and type in both years; all amounts in cents."""

    code: str
    fund: str
    type: str
    initial: int
    spent: int
    carried_in: int
    carried_out: int
    last_spent: int

    @property
    def income(self) -> int:
        """What came in this year."""
        return self.spent + self.carried_out - self.carried_in


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works in the unit."""

    now: int
    posts: int


def lines(chance: Random, year: int) -> list[Line]:
    """Any codes, funds and types; the first is project spending of the general budget, so that there are projects."""
    names = [code for code in functions(year).names if len(code) == 7 and functions(year - 1).is_known(code)]
    special = (*_FUND_CODES, *_CAPITAL_CODES)
    codes = {
        GENERAL: [code for code in names if not code.startswith(special)],
        FUND_BUDGET: [code for code in names if code.startswith(_FUND_CODES)],
        STATE_CAPITAL: [code for code in names if code.startswith(_CAPITAL_CODES)],
    }
    of_projects = [code for code in codes[GENERAL] if _TYPES.get(functions(year).name_of(code)) != "基本支出"]
    found: dict[tuple[str, str], Line] = {}
    for number in range(chance.randint(1, 12)):
        fund = GENERAL if number == 0 or chance.random() < 0.7 else chance.choice((*FISCAL, *OTHER_SOURCES))
        code = chance.choice(of_projects if number == 0 else codes.get(fund, codes[GENERAL]))
        kind = chance.choice(BUDGET_TYPES if fund in FISCAL else SPENDING_TYPES)
        kind = "项目支出" if number == 0 else _TYPES.get(functions(year).name_of(code), kind)
        spent = chance.randint(10_000_000, _MOST) if number == 0 else _of_a_year(chance)
        left = some(chance, _MOST) if chance.random() < 0.2 else 0
        had = chance.randint(0, spent + left) if chance.random() < 0.2 else 0
        initial = spent if chance.random() < 0.3 else _of_a_year(chance)
        last = chance.randint(10_000_000, _MOST) if number == 0 else some(chance, _MOST)
        found.setdefault((code, fund), Line(code, fund, kind, initial, spent, had, left, last))
    return list(found.values())


def _of_a_year(chance: Random) -> int:
    """What a code gets or spends in a year: nothing, or a thousand yuan at least."""
    amount = some(chance, _MOST)
    return amount if amount >= 100_000 else 100_000 * bool(amount)


def accounts(chance: Random, year: int, found: list[Line]) -> Data:
    """This year's file."""
    unit = chance.choice(("元", "万元"))
    rows, used, given_out = _rows(chance, found, unit)
    incomes: dict[str, int] = {}
    for line in found:
        incomes[line.fund] = incomes.get(line.fund, 0) + line.income - used.get(line, 0) + given_out.get(line, 0)
    items = _items(chance, year, found, "spent")
    return {
        "文件": "决算",
        "年度": year,
        "金额单位": unit,
        "收入": [{"来源": fund, "决算": typed(amount, unit)} for fund, amount in incomes.items()],
        "支出": rows,
        "经济分类": [_item(year, each, unit, named=chance.random() < 0.5) for each in items],
        "使用非财政拨款结余": typed(sum(used.values()), unit),
        "结余分配": typed(sum(given_out.values()), unit),
        "三公": _courtesies(chance, items, unit),
        "采购": _purchases(chance, sum(line.spent for line in found), unit),
        "资产": {
            "车辆": [{"用途": use, "数量": chance.randint(5, 9)} for use in chance.sample(CARS, 2)],
            "大型设备": chance.randint(0, 5),
        },
        "原因库": {"工作安排": "本年工作安排与上年不同"},
        "原因": {key: [chance.choice((*_REASONS, "工作安排"))] for key in CHANGES},
        "公布值": [
            {"位置": "决算.本年支出.决算", "值": f"{typed(sum(line.spent for line in found), '元')}元"},
            {"位置": "决算.年初结转.决算", "值": f"{typed(sum(line.carried_in for line in found), '元')}元"},
        ],
    }


def last_accounts(chance: Random, year: int, found: list[Line]) -> Data:
    """Last year's file: what was left is what this year began with."""
    incomes: dict[str, int] = {}
    rows = []
    for line in found:
        incomes[line.fund] = incomes.get(line.fund, 0) + line.last_spent + line.carried_in
        rows.append(
            {
                "科目": line.code, "资金": line.fund, "类型": line.type, "年初预算": typed(line.last_spent, "元"),
                "决算": typed(line.last_spent, "元"), "年末结转": typed(line.carried_in, "元"),
            }
        )  # fmt: skip
    items = _items(chance, year, found, "last_spent")
    return {
        "文件": "决算",
        "年度": year,
        "金额单位": "元",
        "收入": [{"来源": fund, "决算": typed(amount, "元")} for fund, amount in incomes.items()],
        "支出": rows,
        "经济分类": [_item(year, each, "元", named=False) for each in items],
        "三公": _courtesies(chance, items, "元"),
    }


def overview(chance: Random, year: int, unit: str, projects: list[str], staff: Staff) -> Data:
    """The overview; staff, their changes and last year's staff make one sum."""
    came, left, now = chance.randint(0, 5), chance.randint(0, 5), staff.now
    officials = chance.randint(0, now)
    return {
        "文件": "概况",
        "年度": year,
        "主要职能": f"{unit}是政府工作部门，负责本行业的业务指导。",
        "主要职责": "拟订计划，组织实施，监督检查。",
        "机构设置": f"内设{chance.randint(1, 9)}个股室。",
        "下属单位": "本单位无下属单位。",
        "决算单位": [{"名称": unit, "性质": "财政拨款的行政单位"}],
        "人员": {
            "编制": staff.posts,
            "行政人员及工勤": officials,
            "事业人员": now - officials,
            "退休": chance.randint(left, 99),
            "上年在职": now - came + left,
            "变动": [
                {"类型": "新考录", "人数": came, "影响": "增"},
                {"类型": "在职转退休", "人数": left, "影响": "减"},
            ],
        },
        "主要工作": f"{year}年，各项工作按计划完成。",
        "绩效管理": f"对{year}年度{len(projects)}个项目开展了绩效自评。",
        "评价结论": "各项目实施情况较好",
        "评价报告项目": chance.choice(projects),
    }


def _rows(chance: Random, found: list[Line], unit: str) -> tuple[list[Data], dict[Line, int], dict[Line, int]]:
    """The rows of spending; what was used and what was given out of surpluses, which such a row accounts for."""
    rows: list[Data] = []
    used: dict[Line, int] = {}
    given_out: dict[Line, int] = {}
    for line in found:
        row: Data = {"科目": line.code, "资金": line.fund, "类型": line.type}
        row |= {"年初预算": typed(line.initial, unit), "决算": typed(line.spent, unit)}
        if line.fund == GENERAL and chance.random() < 0.5:
            del row["资金"]
        if line.carried_in or line.carried_out:
            row |= {"年初结转": typed(line.carried_in, unit), "年末结转": typed(line.carried_out, unit)}
        if line.fund in _SURPLUS_SOURCES and chance.random() < 0.4:
            used[line], given_out[line] = chance.randint(0, line.income), some(chance, 10**8)
            row["本年收入"] = typed(line.income - used[line] + given_out[line], unit)
        if line.initial != line.spent:
            row["原因"] = chance.sample(_REASONS, chance.randint(1, 2))
        rows.append(row)
    chance.shuffle(rows)
    return rows, used, given_out


def _items(chance: Random, year: int, found: list[Line], field: str) -> list[tuple[str, str, int]]:
    """The general budget once more, by economic code: code, type, amount."""
    codes = [code for code in economics(year).names if len(code) == 5 and code not in (*_CARS_BOUGHT, _CARS_KEPT)]
    choices = (
        [code for code in codes if code.startswith(("301", "302", "303", "310")) and not code.startswith(_OF_PROJECTS)],
        [code for code in codes if not code.startswith(_OF_BASIC)],
    )
    items = []
    for kind, choice in zip(BUDGET_TYPES, choices, strict=True):
        whole = sum(getattr(line, field) for line in found if line.fund == GENERAL and line.type == kind)
        chosen = chance.sample(choice, chance.randint(1, 15))
        if kind == "项目支出" and chance.random() < 0.5:
            # Who buys a car keeps one, and it runs.
            whole -= _LITTLE
            items.append((_CARS_KEPT, kind, _LITTLE))
            chosen.append(chance.choice(_CARS_BOUGHT))
        parts = split(chance, whole, len(chosen)) if whole else []
        items += [(code, kind, amount) for code, amount in zip(chosen, parts, strict=False)]
    return sorted(items)


def _item(year: int, item: tuple[str, str, int], unit: str, *, named: bool) -> Data:
    code, kind, amount = item
    name = {"名称": economics(year).name_of(code)} if named else {}
    return {"科目": code, **name, "类型": kind, "决算": typed(amount, unit)}


def _courtesies(chance: Random, items: list[tuple[str, str, int]], unit: str) -> Data:
    """Budgets, and counts where there is an amount."""
    spent = {name: sum(amount for code, _, amount in items if code == own) for name, own in _COURTESY_CODES.items()}
    spent["公务用车购置费"] += sum(amount for code, _, amount in items if code == "30913")
    found: Data = {name: {"全年预算": typed(amount + some(chance, 10**7), unit)} for name, amount in spent.items()}
    foreign = chance.randint(1, spent["公务接待费"]) if spent["公务接待费"] > 1 and chance.random() < 0.3 else 0
    few = {
        "出国团组数": spent["因公出国境费"], "国内接待批次": spent["公务接待费"] - foreign, "国外接待批次": foreign,
        "购置车辆数": spent["公务用车购置费"],
    }  # fmt: skip
    found |= {name: chance.randint(1, 3) if amount else 0 for name, amount in few.items()}
    for people, groups in (
        ("出国人次", "出国团组数"),
        ("国内接待人次", "国内接待批次"),
        ("国外接待人次", "国外接待批次"),
    ):
        found[people] = found[groups] * chance.randint(1, 20)
    running = spent["公务用车运行维护费"]
    found["车辆保有量"] = found["购置车辆数"] + chance.randint(1, 3) if running else 0
    return found | {"国外接待决算": typed(foreign, unit)}


def _purchases(chance: Random, spent: int, unit: str) -> Data:
    """Three kinds within what was spent; small firms got a part, very small ones a part of that."""
    amounts = split(chance, chance.randint(0, spent), 3)
    small = [chance.randint(0, amount) for amount in amounts]
    kinds = zip(("货物", "工程", "服务"), amounts, small, strict=True)
    found: Data = {kind: {"金额": typed(amount, unit), "中小企业": typed(part, unit)} for kind, amount, part in kinds}
    return found | {"小微企业": typed(chance.randint(0, sum(small)), unit)}
