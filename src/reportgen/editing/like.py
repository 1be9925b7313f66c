"""What a new unit takes from another one: its projects, indicators and rows, without anything that is its own.

What a year takes from the one before it (fates.py) is the most that may be taken; a unit takes less.
"""

from __future__ import annotations

from typing import Any

from reportgen.editing.blank import LEFT_OUT
from reportgen.editing.fates import Fate, fate_of
from reportgen.model.accounts import Accounts
from reportgen.model.overview import Member, Overview
from reportgen.model.project import Indicator, Project
from reportgen.model.record import Record
from reportgen.model.shapes import ListOf, Shape, TableOf
from reportgen.model.whole import CombinedProject, Duty, KeyWork, Titled, Whole

_OWN: dict[type[Record], tuple[str, ...]] = {
    Project: ("单位", "编码", "主管部门", "实施单位"),
    Indicator: ("描述", "目标", "半年目标", "依据"),
    Whole: ("单位", "联系人", "联系电话"),
    Duty: ("职能",),
    KeyWork: ("内容",),
    Titled: ("标题", "内容"),
    CombinedProject: ("名称",),
    Accounts: ("单位",),
    Overview: ("单位", "下属单位", "决算单位", "评价报告项目"),
    Member: ("名称",),
}
"""Keys that the next year of a unit takes, but another unit does not."""


def structure(record_type: type[Record], content: Any) -> dict[str, Any]:
    """What a file begins with that is to be like another one, of which ``content`` are the texts."""
    shapes = record_type.shapes()
    found = {}
    for key, child in content.items() if isinstance(content, dict) else ():
        fate, shape = fate_of(record_type, key, shapes[key]), shapes[key]
        if fate is Fate.DROPPED or key in _OWN.get(record_type, ()):
            continue
        if _holds_records(shape):
            found[key] = _below(shape, child)
        elif isinstance(shape, TableOf) and isinstance(child, dict):
            found[key] = dict.fromkeys(child)
        elif fate is Fate.KEPT and isinstance(child, str) and child.strip() not in ("", "待填"):
            found[key] = child
    if record_type is Indicator and found.get("方向") == "定性" and "单位" not in content:
        found["单位"] = LEFT_OUT  # words have no unit
    return found


def _holds_records(shape: Shape) -> bool:
    while isinstance(shape, ListOf | TableOf):
        shape = shape.member
    return isinstance(shape, type)


def _below(shape: Shape, content: Any) -> Any:
    if isinstance(shape, ListOf):
        return [_below(shape.member, each) for each in content] if isinstance(content, list) else []
    if isinstance(shape, TableOf):
        entries = content.items() if isinstance(content, dict) else ()
        return {key: _below(shape.member, child) for key, child in entries}
    assert isinstance(shape, type)
    return structure(shape, content)
