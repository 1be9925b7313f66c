"""Names beside a document that somebody has changed: for the new version, or for the changed one."""

from __future__ import annotations

import time
from collections.abc import Container
from pathlib import Path

from reportgen.output.names import same_file


def newer(path: str, taken: Container[str]) -> str:
    """自评表（新）.docx, unless another document is called that."""
    number = 1
    while same_file(name := _marked(path, "新" if number == 1 else f"新{number}")) in taken:
        number += 1
    return name


def dated(path: Path) -> Path:
    """自评表（改动于2026-11-21）.docx, by the day on which it was changed; numbered where there is one."""
    changed = time.localtime(path.stat().st_mtime)
    day = f"改动于{changed.tm_year:04d}-{changed.tm_mon:02d}-{changed.tm_mday:02d}"
    number = 1
    while (name := path.parent / _marked(path.name, day if number == 1 else f"{day}-{number}")).exists():
        number += 1
    return name


def _marked(path: str, mark: str) -> str:
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}（{mark}）{dot}{suffix}"
