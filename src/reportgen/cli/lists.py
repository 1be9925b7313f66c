"""A list beside the result on the screen, as a file for people: .docx or .xlsx."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.issues import Issue
from reportgen.output.single import write_single

_SUFFIXES = (".docx", ".xlsx")


def check_suffix(file: str, option: str = "--report ") -> None:
    """The ending of a file's name says what it is to be."""
    if Path(file).suffix.lower() not in _SUFFIXES:
        raise click.UsageError(f"{option}的文件名要以 {' 或 '.join(_SUFFIXES)} 结尾，这里是“{file}”")


def write_list(path: Path, content: bytes | list[Issue], out: Path, kind: str, *, overwrite: bool) -> list[Issue]:
    """Write a list, or tell why it was not written."""
    problems = content if isinstance(content, list) else []
    if isinstance(content, bytes):
        status, problem = write_single(path, content, out, kind, overwrite=overwrite)
        click.echo(f"{status}  {path.as_posix()}", err=True)
        problems = [problem] if problem is not None else []
    for each in problems:
        click.echo(str(each), err=True)
    return problems
