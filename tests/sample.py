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
    return yaml.safe_dump(_without_last_breaks(data), allow_unicode=True, sort_keys=False, width=10_000)


def _without_last_breaks(data: Any) -> Any:
    """The texts as our own reader sees them: a block ends without its last line break."""
    if isinstance(data, dict):
        return {key: _without_last_breaks(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_without_last_breaks(value) for value in data]
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
    lines into a second project that has goals only.
    """
    lines = dict(line.split(": ", 1) for line in example.splitlines())
    of_profile, of_whole, of_other, of_project = (
        _lines_of(lines, "格式."),
        _lines_of(lines, "整体."),
        _lines_of(lines, "另一项目."),
        {key: value for key, value in lines.items() if not key.startswith(("格式.", "整体.", "另一项目."))},
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
    if of_other:
        (year / "项目" / "另一项目.yaml").write_text(changed(of_other, GOALS_ONLY), encoding="utf-8")
    return root


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
