"""``reportgen import``: filled tables back into data files."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.bring_in.bringing import Asked, Outcome, bring_in
from reportgen.bring_in.document import percent
from reportgen.cli.chinese import unknown
from reportgen.cli.options import command, echo_json, output_format
from reportgen.cli.schema import write_schemas
from reportgen.profile.load import ProfileShelf

KEPT = "R106"
"""A project that is there already: nothing is wrong with the table."""


@command(
    "import",
    "把填好的自评表、目标表（.docx）读回成项目文件。格式照标题自己找，放不进去的一一列出，从不覆盖已有的文件。"
    "有读不了的退出码为 1，有没写的为 4。\n\n示例：reportgen import 自评表.docx --unit 某局",
)
@click.argument("files", metavar="文件…", nargs=-1, required=True)
@click.option("--profile", metavar="格式", default=None, help="照这个格式读，默认照标题找最像的")
@click.option("--unit", metavar="单位", default=None, help="写给这个单位（文件夹名或名称），默认照表上的实施单位")
@click.option("--year", type=int, metavar="年度", default=None, help="年度，默认照表上的")
@click.option("--out", metavar="文件夹", default=None, help="写到这个文件夹，默认工作文件夹里的 data")
@output_format
@click.pass_obj
def import_(
    root: Path,
    files: tuple[str, ...],
    profile: str | None,
    unit: str | None,
    year: int | None,
    out: str | None,
    form: str,
) -> int:
    """Files are the result and go to stdout, issues to stderr."""
    if year is not None and not 1949 <= year <= 2100:
        raise click.UsageError(f"--year 后面要是年度，如 2023，这里是“{year}”")
    if profile is not None and profile not in (names := ProfileShelf(root).names()):
        raise click.UsageError(unknown("格式", profile, names))
    folder, shown = (root / "data", "data") if out is None else (Path(out), Path(out).as_posix())
    outcome = bring_in(list(dict.fromkeys(map(Path, files))), root, folder, shown, Asked(profile, unit, year))
    if outcome.units and out is None:
        write_schemas(root)
    if form == "json":
        echo_json(_as_json(outcome))
    else:
        _echo(outcome, "" if out is None else shown)
    return _status(outcome)


def _echo(outcome: Outcome, aside: str) -> None:
    """What became of each file, and what comes next; ``aside`` is a folder that no other command looks into."""
    for issue in outcome.issues:
        click.echo(str(issue), err=True)
    for name, read in outcome.documents:
        alike = f"（{'、'.join(read.alike)} 也一样，用 --profile 换）" if read.alike else ""
        click.echo(f"{name}：格式 {read.library.name}{alike}，标题相符 {percent(read.likeness)}")
        for each in outcome.projects:
            if each.document == name:
                click.echo(f"  {'已写' if each.written else '没有写'} {each.path}")
    for path in outcome.units:
        click.echo(f"已写 {path}，请补上待填的几项")
    if any(each.written for each in outcome.projects):
        if aside:
            moved = f"把 {aside} 里的文件移进 data（同名的先比较，不要覆盖）"
            click.echo(f"\n下一步：\n  看过以后，{moved}，再运行 reportgen check")
        else:
            click.echo("\n下一步：\n  reportgen check    核对导入的数据")


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "issues": [issue.as_json() for issue in outcome.issues],
        "documents": [
            {
                "file": name,
                "profile": read.library.name,
                "alike": list(read.alike),
                "likeness": percent(read.likeness),
                "projects": [
                    {"name": each.name, "path": each.path, "written": each.written}
                    for each in outcome.projects
                    if each.document == name
                ],
            }
            for name, read in outcome.documents
        ],
        "units": outcome.units,
    }


def _status(outcome: Outcome) -> int:
    """Tables that could not be read before files left unwritten."""
    if any(issue.level == "error" and issue.code != KEPT for issue in outcome.issues):
        return 1
    return 0 if all(each.written for each in outcome.projects) else 4
