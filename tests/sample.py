"""The valid sample workspace, and one-thing-changed variants of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

UNIT = "演示单位"
YEAR = 2023
DELETED = "~删去~"

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def starter(name: str) -> str:
    """The text of a starter file."""
    return (files("reportgen") / "starter" / name).read_text(encoding="utf-8")


def make_workspace(root: Path, project: str | None = None, unit: str | None = None) -> Path:
    """A workspace of one unit with one project."""
    folder = root / "data" / UNIT
    (folder / str(YEAR) / "项目").mkdir(parents=True)
    (folder / "单位.yaml").write_text(unit or starter("单位.yaml"), encoding="utf-8")
    (folder / str(YEAR) / "项目" / "示例项目.yaml").write_text(project or starter("项目.yaml"), encoding="utf-8")
    return root


def changed(changes: Mapping[str, str], text: str | None = None) -> str:
    """The sample project with some values changed: ``{"指标.数量指标[1].目标": "5"}``; values are YAML."""
    data = yaml.load(text or starter("项目.yaml"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    for path, value in changes.items():
        _set(data, path, value)
    return yaml.safe_dump(without_last_breaks(data), allow_unicode=True, sort_keys=False, width=10_000)


def without_last_breaks(data: Any) -> Any:
    """The texts as our own reader sees them: a block ends without its last line break."""
    if isinstance(data, dict):
        return {key: without_last_breaks(value) for key, value in data.items()}
    if isinstance(data, list):
        return [without_last_breaks(value) for value in data]
    return data.rstrip("\n")


def _set(data: Any, path: str, value: str) -> None:
    steps: list[str | int] = [name or int(number) - 1 for name, number in _STEP.findall(path)]
    for step in steps[:-1]:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
    if value == DELETED:
        del data[steps[-1]]
    else:
        data[steps[-1]] = yaml.load(value, Loader=yaml.BaseLoader)  # noqa: S506 - texts only


def make_changed_workspace(root: Path, example: str) -> Path:
    """The sample with the lines of a rule's example applied.

    ``格式.…`` lines go into a profile that inherits, ``整体.…`` lines into a file of the whole unit, ``另一项目.…``
    lines into a second project that has goals only, ``决算.…`` and ``概况.…`` lines into the final accounts,
    ``上年决算.…`` lines into those of the year before, ``核定.…`` lines into the approved figures, ``另一单位.…`` lines
    into the file of a second unit.
    """
    lines = dict(line.split(": ", 1) for line in example.splitlines())
    of_profile, of_whole, of_other, of_accounts, of_last, of_overview, of_approvals, of_unit, of_project = (
        _lines_of(lines, "格式."),
        _lines_of(lines, "整体."),
        _lines_of(lines, "另一项目."),
        _lines_of(lines, "决算."),
        _lines_of(lines, "上年决算."),
        _lines_of(lines, "概况."),
        _lines_of(lines, "核定."),
        _lines_of(lines, "另一单位."),
        {key: value for key, value in lines.items() if not key.startswith(PREFIXES)},
    )
    unit = starter("单位.yaml")
    if of_profile:
        profile = "文件: 格式\n名称: 试验格式\n继承: 内蒙古-2023\n"
        folder = root / "templates" / "试验格式"
        folder.mkdir(parents=True)
        (folder / "格式.yaml").write_text(changed(of_profile, profile), encoding="utf-8")
        unit = unit.replace("内蒙古-2023", "试验格式")
    make_workspace(root, changed(of_project), unit)
    year = root / "data" / UNIT / str(YEAR)
    if of_whole:
        whole = f"文件: 整体支出\n年度: {YEAR}\n金额单位: 万元\n"
        (year / "整体支出.yaml").write_text(changed(of_whole, whole), encoding="utf-8")
    if of_accounts:
        (year / "决算.yaml").write_text(changed(of_accounts, ACCOUNTS), encoding="utf-8")
    if of_last:
        before = year.parent / str(YEAR - 1)
        before.mkdir()
        (before / "决算.yaml").write_text(changed({"年度": str(YEAR - 1)} | of_last, ACCOUNTS), encoding="utf-8")
    if of_overview:
        (year / "概况.yaml").write_text(changed(of_overview, OVERVIEW), encoding="utf-8")
    if of_approvals:
        approvals = changed(of_approvals, f"文件: 核定\n年度: {YEAR}\n")
        (year / "核定.yaml").write_text(approvals, encoding="utf-8")
    if of_other:
        (year / "项目" / "另一项目.yaml").write_text(changed(of_other, GOALS_ONLY), encoding="utf-8")
    if of_unit:
        folder = root / "data" / "另一单位"
        folder.mkdir()
        (folder / "单位.yaml").write_text(changed(of_unit, unit), encoding="utf-8")
    return root


PREFIXES = ("格式.", "整体.", "另一项目.", "决算.", "上年决算.", "概况.", "核定.", "另一单位.")


def _lines_of(lines: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {key.removeprefix(prefix): value for key, value in lines.items() if key.startswith(prefix)}


GOALS_ONLY = """
文件: 项目
年度: 2023
项目名称: 另一项目
金额单位: 万元
开始时间: 2023年1月
完成时间: 2023年6月
资金: {财政拨款: {年初预算: 5}}
预期目标: 购置设备2台
指标:
  数量指标: [{名称: 购置数量, 方向: 等于, 目标: 2, 半年目标: 1, 单位: 台}]
"""

ACCOUNTS = """
文件: 决算
年度: 2023
金额单位: 万元
收入:
  - {来源: 一般公共预算财政拨款, 决算: 98}
  - {来源: 其他收入, 决算: 2}
支出:
  - {科目: 2011301, 类型: 基本支出, 年初预算: 50, 决算: 60, 原因: [人员增加]}
  - {科目: 2011302, 类型: 项目支出, 年初预算: 40, 决算: 38, 原因: [厉行节约]}
  - {科目: 2011301, 资金: 其他收入, 类型: 基本支出, 决算: 2}
经济分类:
  - {科目: 30101, 类型: 基本支出, 决算: 60}
  - {科目: 30201, 类型: 项目支出, 决算: 38}
三公:
  因公出国境费: {全年预算: 0}
  公务用车购置费: {全年预算: 0}
  公务用车运行维护费: {全年预算: 0}
  公务接待费: {全年预算: 0}
  出国团组数: 0
  出国人次: 0
  购置车辆数: 0
  车辆保有量: 0
  国内接待批次: 0
  国内接待人次: 0
采购:
  货物: {金额: 0, 中小企业: 0}
  工程: {金额: 0, 中小企业: 0}
  服务: {金额: 0, 中小企业: 0}
  小微企业: 0
资产: {大型设备: 0}
"""

OVERVIEW = """
文件: 概况
年度: 2023
主要职能: 负责业务指导。
主要职责: 拟订计划。
机构设置: 内设3个股室。
下属单位: 本单位无下属单位。
决算单位: [{名称: 演示单位, 性质: 行政单位}]
人员: {编制: 10, 行政人员及工勤: 6, 事业人员: 3, 退休: 2}
主要工作: 完成各项任务。
绩效管理: 开展绩效自评。
评价结论: 完成情况良好
"""
