"""A workspace of many units: a shipped one over and over under other names."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

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
