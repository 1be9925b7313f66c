"""A workspace of many units: a shipped one over and over under other names."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

PATTERN = Path(__file__).parent.parent / "data" / "兴安盟商务口岸局"
YEAR = 2023
PROJECT = f"{YEAR}/项目/1-口岸经费.yaml"


def make_many_units(root: Path, number: int) -> list[str]:
    """Units with five projects each, which make six documents; their names."""
    names = [f"第{n:03d}局" for n in range(1, number + 1)]
    for name in names:
        folder = shutil.copytree(PATTERN, root / "data" / name)
        for path in folder.rglob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r"^(名称|单位): .*", rf"\1: {name}", text, flags=re.MULTILINE), encoding="utf-8")
    return names


def change_an_amount(root: Path, unit: str) -> None:
    """Ten thousand yuan less were spent on a project."""
    path = root / "data" / unit / PROJECT
    text = path.read_text(encoding="utf-8")
    changed = re.sub(r"全年执行: ([0-9]+)\b", lambda found: f"全年执行: {int(found[1]) - 1}", text, count=1)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def measure_many(root: Path, number: int) -> list[dict[str, Any]]:
    """A full build of many units, what an amount has changed, a build after that, and one after nothing was changed.

    Each is a new process.
    """
    units = make_many_units(root, number)
    full, made = _built(root)
    change_an_amount(root, units[number // 2])
    told, changed_units = _compared(root)
    assert changed_units == {units[number // 2], "全部单位"}, changed_units
    after, changed = _built(root)
    again, nothing = _built(root)
    assert nothing["未变"] == sum(nothing.values()), nothing
    shown = f"{number} 个单位、{made['新生成']} 份文档"
    return [
        _row(f"{shown}：全部生成", full * 1000, "ms"),
        _row("同上，改一个数以后 changes", told * 1000, "ms"),
        _row("同上，改一个数以后", after * 1000, "ms"),
        _row("同上，重写的份数", changed["已更新"], "份"),
        _row("同上，全部生成的用时是它的几倍", full / after, "倍"),
        _row("同上，什么也没有改", again * 1000, "ms"),
    ]


def _row(name: str, value: Any, unit: str) -> dict[str, Any]:
    return {"name": name, "value": value, "unit": unit, "ratio_to_docxtpl": None}


def _built(root: Path) -> tuple[float, Counter[str]]:
    """The seconds that a build takes, and how many documents became what."""
    seconds, documents = _timed(root, "build")
    return seconds, Counter(each["status"] for each in documents)


def _compared(root: Path) -> tuple[float, set[str]]:
    """The seconds that a comparison takes, and of which units documents differ."""
    seconds, documents = _timed(root, "changes")
    return seconds, {each["unit"] for each in documents}


def _timed(root: Path, name: str) -> tuple[float, list[dict[str, Any]]]:
    """The seconds that a command takes, and the documents that it tells."""
    command = [sys.executable, "-m", "reportgen", "-C", str(root), name, "--format", "json"]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return time.perf_counter() - start, json.loads(done.stdout)["documents"]
