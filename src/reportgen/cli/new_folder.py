"""A new folder in the workspace: a unit, a profile."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from reportgen.cli.schema import write_schemas
from reportgen.editing import faults
from reportgen.issues import Where
from reportgen.output.files import reason_of, write_folder


def write_new_folder(root: Path, shown: str, content: Mapping[str, bytes], notes: Mapping[str, str], after: str) -> int:
    """Write all files or none, tell each with its note, and what comes after; the exit status."""
    folder = root / shown
    try:
        folder.parent.mkdir(exist_ok=True)
        write_folder(folder, content)
        write_schemas(root)
    except OSError as error:
        click.echo(str(faults.data_not_written(Where(shown), reason_of(error))), err=True)
        return 4
    for file in content:
        click.echo(f"新建  {shown}/{file}{notes.get(file, '')}")
    click.echo(f"\n下一步：\n{after}")
    return 0
