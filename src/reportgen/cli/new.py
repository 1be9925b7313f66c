"""``reportgen new``: a unit to start from."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import click

from reportgen.cli.new_folder import write_new_folder
from reportgen.cli.options import command
from reportgen.cli.wishes import Wishes, check_name
from reportgen.editing.blank import scalar

DEMO_YEAR = "2023"
STEPS = {
    True: "  reportgen check    核对数据\n  reportgen build    生成文档到 out/",
    False: "  reportgen check            列出还要填的\n  reportgen build --draft    先看样子",
}
"""What comes next after an example, and after files that are to be filled in."""


@command(
    "new",
    "新建一个单位：要生成的文档用得着的文件，每一项都有说明，要填的写着“待填”。在终端里不带参数运行，一步一步地问。"
    "已有的文件夹不动。\n\n"
    "示例：reportgen new 某局 --profile 内蒙古-2023 --year 2024 --project 口岸经费 --project 培训费；"
    "reportgen new 某局 --year 2024 --like 某委；reportgen new 演示单位 --demo",
)
@click.argument("name", metavar="[单位名]", default="")
@click.option("--profile", default="", metavar="格式", help="用哪个格式；有 --like 时默认与那个单位相同")
@click.option("--year", default="", metavar="年度", help="新建哪个年度的文件夹")
@click.option(
    "--document", "documents", multiple=True, metavar="文档", help="只要这种文档用得着的，可多次；默认全部文档"
)
@click.option("--project", "projects", multiple=True, metavar="项目", help="项目名称，可多次；名称未定的写“待填”")
@click.option("--like", default="", metavar="单位", help="项目、指标、科目照这个单位的样子，值写“待填”")
@click.option("--demo", is_flag=True, help="建一个填好的示例单位，可以马上 reportgen build")
@click.pass_obj
def new(
    root: Path,
    name: str,
    profile: str,
    year: str,
    documents: tuple[str, ...],
    projects: tuple[str, ...],
    like: str,
    demo: bool,
) -> int:
    """Nothing that exists is touched."""
    wishes = Wishes(name, profile, year, documents, projects, like)
    if demo:
        if wishes != Wishes(name):
            raise click.UsageError("--demo 只要单位名，不要别的选项")
        check_name(root, name)
        return write_new_folder(root, f"data/{name}", starter(name), {}, STEPS[True])
    if wishes == Wishes() and sys.stdin.isatty():
        from reportgen.cli.interview import finished, interview

        status = _make(root, interview(root))
        if status == 0:
            finished(root)
        return status
    return _make(root, wishes)


def _make(root: Path, wishes: Wishes) -> int:
    from reportgen.editing.unit import begin

    if not wishes.name:
        raise click.UsageError("缺单位名；在终端里不带参数运行 reportgen new，会一步一步地问")
    made = begin(*wishes.resolved(root))
    content = {each.name: each.data for each in made}
    notes = {each.name: f"  待填 {each.to_fill} 处" for each in made}
    return write_new_folder(root, f"data/{wishes.name}", content, notes, STEPS[False])


def starter(name: str) -> dict[str, bytes]:
    """The files of the example unit under another name."""
    folder = files("reportgen") / "starter"
    unit = (folder / "单位.yaml").read_text(encoding="utf-8")
    project = (folder / "项目.yaml").read_bytes()
    return {
        "单位.yaml": unit.replace("名称: 演示单位", f"名称: {scalar(name)}").encode(),
        f"{DEMO_YEAR}/项目/示例项目.yaml": project,
    }
