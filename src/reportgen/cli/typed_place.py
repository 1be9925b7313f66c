"""A place in a file as a clerk types it: 文件, 文件:行 or 文件:行:列."""

from __future__ import annotations

import re
from pathlib import Path

import click

from reportgen.issues import Where
from reportgen.source.editing import SourceText, opened
from reportgen.tracing.typed import beginning_of

_LINE = "[:：]([0-9０-９]+)"
_PLACE = re.compile(rf"(.+?)(?:{_LINE})?(?:{_LINE})?")
_YAML = (".yaml", ".yml")


def place_of(root: Path, source: str) -> Where:
    """The place as the workspace names it; a path may be typed from anywhere, with either slash."""
    match = _PLACE.fullmatch(source.strip())
    assert match is not None
    typed = Path(match[1].replace("\\", "/"))
    path = typed if (root / typed).is_file() else typed.resolve()
    try:
        file = (root / path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise click.UsageError(f"“{match[1]}”不在工作文件夹里") from None
    if not (root / file).is_file():
        raise click.UsageError(_no_file(root, match[1]))
    return _with_value(root, Where(file, *(int(each) if each else None for each in match.groups()[1:])))


def _no_file(root: Path, typed: str) -> str:
    for colon in re.finditer("[:：]", typed):
        if (root / typed[: colon.start()]).is_file() or Path(typed[: colon.start()]).is_file():
            return f"“{typed[colon.end() :]}”不是行号；一次查一行，写成 文件:行[:列]"
    return f"没有文件“{typed}”；写成 文件:行，如 data/某局/2023/决算.yaml:41"


def _with_value(root: Path, where: Where) -> Where:
    """The place of a value that a line is part of; a slip of the pen must not look like a value that nothing prints."""
    text = opened((root / where.file).read_bytes(), where.file) if where.file.endswith(_YAML) else None
    if where.line is None or not isinstance(text, SourceText):
        return where
    if text.line_at(where.line) is None:
        raise click.UsageError(f"“{where.file}”没有第 {where.line} 行")
    begin = beginning_of(text, where.line)
    if begin is None:
        raise click.UsageError(f"“{where.file}”第 {where.line} 行是注释或空行，没有值")
    return where if begin == where.line else Where(where.file, begin)
