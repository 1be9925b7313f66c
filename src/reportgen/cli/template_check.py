"""``reportgen template check``: every tag of every template, before there is any data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reportgen.cli.chinese import check_known
from reportgen.cli.options import command, echo_json, output_format, shown_path
from reportgen.cli.report import echo_issues
from reportgen.cli.template_choice import choose, is_file
from reportgen.issues import Issue, Where
from reportgen.output.single import write_single
from reportgen.profile.load import PROFILE_FILE, LoadedProfile, ProfileShelf
from reportgen.render import file_faults
from reportgen.render.inspection import TemplateFile, profile_faults, template_file

FOLDER = "模板检查"
"""Below out/: copies with comments."""


@command(
    "check",
    "检查模板的每一个标签：名字、配对、全角括号、放错的地方，都说明在第几个表格第几行第几格或哪一段。不写要检查什么，"
    "就检查本文件夹 templates/ 里的全部格式（没有自己的格式时检查内置的）。\n\n"
    "示例：reportgen template check；reportgen template check 某县-2024；"
    "reportgen template check 新表.docx --profile 内蒙古-2023 --scope 每个项目",
)
@click.argument("targets", metavar="[格式、格式/文档或文件.docx] …", nargs=-1)
@click.option("--profile", default=None, metavar="格式", help="单独的 .docx 照哪个格式检查")
@click.option("--scope", default=None, metavar="范围", help="单独的 .docx 的范围，默认看得到所用名字的最窄的一个")
@click.option("--annotate", is_flag=True, help=f"另存一份到 out/{FOLDER}，每处差错都有批注")
@click.option("--overwrite", is_flag=True, help="带批注的文件有人改过时，照样覆盖")
@output_format
@click.pass_obj
def template_check(
    root: Path,
    targets: tuple[str, ...],
    profile: str | None,
    scope: str | None,
    annotate: bool,
    overwrite: bool,
    form: str,
) -> int:
    """Faults are the result, so they go to stdout."""
    issues: list[Issue] = []
    files: dict[str, TemplateFile] = {}
    for found, file in _checked(root, targets, profile, scope):
        issues += found
        files |= {each.where.file: each for each in file}
    issues = list(dict.fromkeys(issues))
    problems = _annotate(root, list(files.values()), overwrite) if annotate else []
    if form == "json":
        echo_json([issue.as_json() for issue in issues])
    else:
        echo_issues(issues, root, to_stderr=False)
        said = f"发现 {len(issues)} 处问题" if issues else "没有发现问题"
        click.echo(f"检查了 {len(files)} 个模板，{said}。")
        for each in files.values():
            if each.is_guess:
                click.echo(f"{each.where.file} 照范围“{each.scope}”检查；不是的用 --scope 写明。")
    for problem in problems:
        click.echo(str(problem), err=True)
    if any(issue.level == "error" for issue in issues):
        return 1
    return 4 if problems else 0


def _checked(
    root: Path, targets: tuple[str, ...], profile: str | None, scope: str | None
) -> Iterator[tuple[list[Issue], list[TemplateFile]]]:
    """What is wrong with each target, and its Word files."""
    shelf = ProfileShelf(root)
    for target in targets or _own(root) or shelf.names():
        if "/" in target or is_file(root, target):
            choice = choose(root, target, profile, scope)
            yield choice.file.faults(), [choice.file]
            continue
        check_known("格式", target, shelf.names())
        loaded, issues = shelf.load(target, Where(f"templates/{target}"))
        if loaded is None:
            yield issues, []
        else:
            yield [*profile_faults(loaded), *_unused(shelf, loaded)], _files(loaded)


def _own(root: Path) -> list[str]:
    """The profiles of the workspace itself."""
    return sorted(path.parent.name for path in (root / "templates").glob(f"*/{PROFILE_FILE}"))


def _files(loaded: LoadedProfile) -> list[TemplateFile]:
    found = (template_file(loaded, plan) for plan in loaded.profile.documents.values())
    return [file for file in found if file is not None]


def _unused(shelf: ProfileShelf, loaded: LoadedProfile) -> Iterator[Issue]:
    """The Word files in the folder of a profile that no document is made from, of this profile or an heir."""
    folder, shown = loaded.folders[0]
    everyone = (shelf.load(name, Where(f"templates/{name}"))[0] for name in shelf.names())
    used = {file.path.resolve() for each in everyone if each is not None for file in _files(each)}
    for path in sorted(folder.glob("*.docx")):
        if path.resolve() not in used and not path.name.startswith("~$"):
            yield file_faults.unused_template(Where(f"{shown}/{path.name}"))


def _annotate(root: Path, files: list[TemplateFile], overwrite: bool) -> list[Issue]:
    """Write a copy of each faulty template; why some were not written."""
    problems: list[Issue] = []
    for file in files:
        content = file.annotated()
        if content is None:
            continue
        path = root / "out" / FOLDER / file.path.resolve().parent.name / f"{file.path.stem}（批注）.docx"
        status, problem = write_single(path, content, root / "out", FOLDER, overwrite=overwrite)
        click.echo(f"{status}  {shown_path(root, path)}", err=True)
        problems += [problem] if problem is not None else []
    return problems
