"""``reportgen new``: a unit to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from reportgen.cli.options import command
from reportgen.cli.schema import write_schemas
from reportgen.output.files import write_atomic
from reportgen.output.names import safe_name

YEAR = "2023"


@command(
    "new",
    "新建一个单位。--demo 带一个完整的示例项目，可以马上 reportgen build。\n\n示例：reportgen new 演示单位 --demo",
)
@click.argument("name", metavar="单位名")
@click.option("--demo", is_flag=True, help="带一个完整的示例项目")
@click.pass_obj
def new(root: Path, name: str, demo: bool) -> None:
    """Nothing that exists is touched."""
    if not demo:
        raise click.UsageError("现在只能新建示例单位：加上 --demo")
    if name == "待填":
        raise click.UsageError("“待填”是还没有填的意思，不能做单位名")
    if safe_name(name, "") != name:
        raise click.UsageError(f"“{name}”不能做文件夹名，可用“{safe_name(name, '')}”")
    folder = root / "data" / name
    if folder.exists():
        raise click.UsageError(f"data/{name} 已经有了，换一个名字或先移走它")
    for target, text in starter(name).items():
        write_atomic(folder / target, text.encode())
        click.echo(f"已写 data/{name}/{target}")
    write_schemas(root)
    click.echo("\n下一步：\n  reportgen check    核对数据\n  reportgen build    生成文档到 out/")


def starter(name: str) -> dict[str, str]:
    """The files of the example unit under another name."""
    folder = files("reportgen") / "starter"
    unit = (folder / "单位.yaml").read_text(encoding="utf-8")
    project = (folder / "项目.yaml").read_text(encoding="utf-8")
    return {
        "单位.yaml": unit.replace("名称: 演示单位", f"名称: {quoted(name)}"),
        f"{YEAR}/项目/示例项目.yaml": project,
    }


def quoted(name: str) -> str:
    """A name as YAML reads it back."""
    return name if name.isalpha() else "'" + name.replace("'", "''") + "'"
