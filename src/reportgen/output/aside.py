"""Names beside a document that somebody has changed: for the new version, or for the changed one; and beside a record
that is damaged."""

from __future__ import annotations

import time
from collections.abc import Container, Iterator
from itertools import count
from pathlib import Path

from reportgen.output.names import same_file


def newer(path: str, taken: Container[str]) -> Iterator[str]:
    """自评表（新）.docx, 自评表（新2）.docx and so on, but for what other documents are called."""
    names = (_marked(path, "新" if number == 1 else f"新{number}") for number in count(1))
    return (name for name in names if same_file(name) not in taken)


def dated(path: Path) -> Path:
    """自评表（改动于2026-11-21）.docx, by the day on which it was changed; numbered where there is one."""
    changed = time.localtime(path.stat().st_mtime)
    day = f"改动于{changed.tm_year:04d}-{changed.tm_mon:02d}-{changed.tm_mday:02d}"
    number = 1
    while (name := path.parent / _marked(path.name, day if number == 1 else f"{day}-{number}")).exists():
        number += 1
    return name


def damaged(path: Path) -> Path:
    """manifest（损坏）.json; numbered where there is one."""
    names = (path.parent / _marked(path.name, "损坏" if number == 1 else f"损坏{number}") for number in count(1))
    return next(name for name in names if not name.exists())


def _marked(path: str, mark: str) -> str:
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}（{mark}）{dot}{suffix}"
