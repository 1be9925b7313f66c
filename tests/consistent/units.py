"""A whole unit as files, and several of them as a workspace."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import yaml

from reportgen.profile.load import LoadedProfile
from tests.consistent.accounts import Line, Staff, accounts, last_accounts, lines, overview
from tests.consistent.amounts import split
from tests.consistent.projects import Money, project
from tests.consistent.whole import whole
from tests.facts import loaded

Data = dict[str, Any]
Files = dict[str, Data]

PROFILES = ("内蒙古-2021", "内蒙古-2023", "兴安盟-2023", "额尔古纳-2023", "甘肃-2021", "河北-2021")
_PLACES = ("青禾", "白鹭", "松涛", "石桥", "云岭", "长川", "南溪", "北塬", "东湾", "西关")
_OFFICES = ("教育局", "水务局", "司法局", "民政局", "财政局", "林业局", "统计局", "审计局", "信访局", "档案馆")
_PROJECTS = ("业务培训", "设备更新", "基层服务", "宣传推广", "信息系统维护", "专项检查")


def random_unit(chance: Random, name: str) -> Files:
    """A unit: two years of accounts, an overview, projects, in the years and formats that are shipped."""
    year, profile = chance.randint(2020, 2025), chance.choice(PROFILES)
    form = _loaded(profile).profile
    found = lines(chance, year)
    names = [f"{each}经费" for each in chance.sample(_PROJECTS, chance.randint(1, 4))]
    funds = _money(chance, found, len(names)) if form.evaluates else _goals_only(chance, len(names))
    now = chance.randint(10, 90)
    staff = Staff(now, now + chance.randint(0, 9))
    files: Files = {
        "单位.yaml": {
            "文件": "单位",
            "名称": name,
            "性质": "行政单位",
            "预算级次": "一级预算单位",
            "格式": {str(year): profile},
            "联系人": "陈某某",
            "联系电话": "010-00000000",
        }
    }
    for number, (project_name, money) in enumerate(zip(names, funds, strict=True), start=1):
        files[f"{year}/项目/{number}.yaml"] = project(chance, year, number, project_name, money, form)
    if form.evaluates and (code := _code_for(funds[0], found)):
        files[f"{year}/项目/1.yaml"]["科目"] = code
    if chance.random() < 0.7:
        files[f"{year}/整体支出.yaml"] = whole(chance, year, dict(zip(names, funds, strict=True)), staff)
    if form.evaluates:
        files[f"{year - 1}/决算.yaml"] = last_accounts(chance, year - 1, found)
        files[f"{year}/决算.yaml"] = accounts(chance, year, found)
        files[f"{year}/概况.yaml"] = overview(chance, year, name, names, staff)
    return files


def write_workspace(root: Path, chance: Random, units: int) -> Path:
    """Some random units beside each other."""
    for place in chance.sample(_PLACES, units):
        _write_unit(root, chance, f"{place}县{chance.choice(_OFFICES)}")
    return root


def write_units(root: Path, units: int) -> None:
    """The same units each time, however many."""
    for number in range(1, units + 1):
        _write_unit(root, Random(number), f"第{number}局")


def _write_unit(root: Path, chance: Random, name: str) -> None:
    for path, content in random_unit(chance, name).items():
        file = root / "data" / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(content, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
        file.write_text(text, encoding="utf-8")


_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LEAST = 500_000
"""No project is smaller than five thousand yuan; in cents."""
_known: dict[str, LoadedProfile] = {}


def _loaded(name: str) -> LoadedProfile:
    if name not in _known:
        _known[name] = loaded(name)
    return _known[name]


def _code_for(money: Money, found: list[Line]) -> str | None:
    """A code that had money enough for the project."""
    for code in dict.fromkeys(line.code for line in found):
        lines_of_code = [line for line in found if line.code == code and line.type != "基本支出"]
        spent, planned = (sum(getattr(line, key) for line in lines_of_code) for key in ("spent", "initial"))
        if money.executed <= spent and money.initial <= planned:
            return code
    return None


def _goals_only(chance: Random, count: int) -> list[Money]:
    """What is planned for projects of a year that has just begun."""
    planned = [chance.randint(_LEAST, 10**9) for _ in range(count)]
    return [Money(initial, initial, 0) for initial in planned]


def _money(chance: Random, found: list[Line], count: int) -> list[Money]:
    """The projects share what the accounts spent on projects, and what was first planned for them."""
    spent = sum(line.spent for line in found if line.type != "基本支出")
    planned = sum(line.initial for line in found if line.type != "基本支出")
    executed = [_LEAST + part for part in split(chance, chance.randint(spent // 2, spent) - _LEAST * count, count)]
    initial = split(chance, chance.randint(planned // 2, planned), count)
    slack = [chance.choice((0, chance.randint(0, amount // 4 + 1))) for amount in executed]
    return [Money(first, amount + more, amount) for first, amount, more in zip(initial, executed, slack, strict=True)]
