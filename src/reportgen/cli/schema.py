"""``reportgen schema``: JSON Schema for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reportgen.cli.options import command, echo_json
from reportgen.model.read import KINDS
from reportgen.model.record import Record
from reportgen.model.schema import schema_of
from reportgen.output.files import write_atomic
from reportgen.profile.records import Profile

FOLDER = Path("data") / ".schema"
"""Where the first line of the data files looks for the schemas."""


def all_kinds() -> dict[str, type[Record]]:
    """Every kind of file that a clerk edits."""
    return {**KINDS, "格式": Profile}


@command(
    "schema",
    "输出一种数据文件的 JSON Schema（单位、项目、格式）；--write 把全部写到 data/.schema，编辑器据此补全和提示。\n\n"
    "示例：reportgen schema 项目；reportgen schema --write",
)
@click.argument("kind", metavar="[种类]", default="项目")
@click.option("--write", is_flag=True, help="写到 data/.schema，不输出")
@click.pass_obj
def schema(root: Path, kind: str, write: bool) -> None:
    """The schema of one kind, or all of them to disk."""
    kinds = all_kinds()
    if write:
        for path in write_schemas(root):
            click.echo(f"已写 {path}")
    elif kind in kinds:
        echo_json(schema_of(kind, kinds[kind]))
    else:
        raise click.UsageError(f"没有种类“{kind}”；有：{'、'.join(kinds)}")


def write_schemas(root: Path) -> list[str]:
    """All schemas below data/; their paths as messages show them."""
    written = []
    for kind, record_type in all_kinds().items():
        text = json.dumps(schema_of(kind, record_type), ensure_ascii=False, indent=1) + "\n"
        path = FOLDER / f"{kind}.json"
        write_atomic(root / path, text.encode())
        written.append(path.as_posix())
    return written
