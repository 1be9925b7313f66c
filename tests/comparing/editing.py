"""Random single edits of a workspace: a number, a text, a row, a project."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from reportgen.examine import Selection
from reportgen.model.workspace import read_workspace
from reportgen.tracing.documents import PrintedDocument, printed_documents
from tests.sample import without_last_breaks
from tests.shipped import ROOT

UNITS = sorted(path.name for path in (ROOT / "data").iterdir() if path.is_dir() and not path.name.startswith("."))
"""The units of the shipped data."""
_FIXED = ("文件", "年度", "格式", "金额单位", "单位", "性质", "方向", "类型", "资金", "来源", "规则", "位置")
"""Keys whose words a form prescribes, or that say where a file belongs."""
_UNPRINTED = "豁免"


def edited(workspace: Path, unit: str, target: Path, chance: random.Random) -> str:
    """A copy of a unit with one thing changed; what was done."""
    shutil.copytree(workspace / "data" / unit, target / "data" / unit)
    files = sorted(path for path in (target / "data" / unit).rglob("*.yaml") if path.name != "单位.yaml")
    path = chance.choice(files)
    if chance.random() < 0.05 and path.parent.name == "项目":
        return _copied_or_removed(path, chance)
    data = without_last_breaks(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - makes texts only
    waivers = data.pop(_UNPRINTED, None)
    said = _changed_row(data, chance) if chance.random() < 0.15 else ""
    said = said or _changed_leaf(data, chance)
    data |= {_UNPRINTED: waivers} if waivers is not None else {}
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    return f"{path.name} {said}"


def _copied_or_removed(path: Path, chance: random.Random) -> str:
    if chance.random() < 0.5:
        path.unlink()
        return f"删去 {path.name}"
    text = path.read_text(encoding="utf-8").replace("项目名称: ", "项目名称: 另立", 1)
    lines = [line for line in text.splitlines() if not line.startswith("编码:")]
    path.with_name("99-另立.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"照 {path.name} 增加"


def _changed_row(data: Any, chance: random.Random) -> str:
    """A member of a list taken away, or written once more under another name."""
    lists = [each for each in _lists(data) if len(each) > 1 and all(isinstance(item, dict) for item in each)]
    if not lists:
        return ""
    rows = chance.choice(lists)
    at = chance.randrange(len(rows))
    if chance.random() < 0.5:
        return f"删去一行 {rows.pop(at)}"
    row = dict(rows[at])
    for key in ("名称", "科目"):
        if key in row:
            row[key] = f"{row[key]}另" if key == "名称" else row[key]
    rows.insert(chance.randrange(len(rows) + 1), row)
    return f"增加一行 {row}"


def _lists(data: Any) -> Iterator[list[Any]]:
    if isinstance(data, list):
        yield data
    for child in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _lists(child)


def _changed_leaf(data: Any, chance: random.Random) -> str:
    holder, key = chance.choice(list(_leaves(data)))
    old = holder[key]
    try:
        number = float(old)
    except ValueError:
        new = _other_words(old, chance)
    else:
        step = chance.choice((0.01, 1, 3.5, 1234.5)) if "." in old else chance.choice((1, 2, 10, 1000))
        new = f"{number + step:.2f}" if "." in old else str(int(number + step))
    holder[key] = new
    return f"{key}: {old} → {new}"


def _other_words(old: str, chance: random.Random) -> str:
    return chance.choice((f"{old}（更正）", f"重新核定{old}", old.replace("。", "，共3项。", 1) + "另见附件12.5万元"))


def _leaves(data: Any) -> Iterator[tuple[Any, Any]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, child in list(pairs):
        if isinstance(child, dict | list):
            yield from _leaves(child)
        elif key not in _FIXED and child:
            yield data, key


def printed_in(root: Path, unit: str) -> list[PrintedDocument]:
    """Every document of a unit."""
    selection = Selection(frozenset((unit,)))
    return printed_documents(read_workspace(root, selection.units), selection)
