"""``reportgen template from-document``: last year's finished document becomes a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.options import command, read, shown_path
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.names import member_names
from reportgen.docx.package import PackageFault, read_bounded, read_package
from reportgen.examine import Selection, planned
from reportgen.issues import Where
from reportgen.model.workspace import Report, Workspace
from reportgen.output.files import reason_of, write_atomic
from reportgen.output.names import safe_name
from reportgen.profile.load import PROFILE_FILE
from reportgen.profile.records import ALL_UNITS, SCOPES
from reportgen.render.scopes import SCOPES as RENDERED

if TYPE_CHECKING:
    from reportgen.derive.source import Result

_MOST_ISSUES = 5


@command(
    "from-document",
    "从去年填好的 Word 文档得出模板：把其中与数据相符的数、名称、句子换成标签，一行行的明细换成循环，"
    "再用同样的数据填回去，看文字是否相同；然后在内存里改动每一个数据，看哪些数没有跟着变。"
    "模板旁边写一份 .md，逐条列出换了什么、什么有疑、什么留作文字。已有的文件不覆盖。\n\n"
    "示例：reportgen template from-document 去年的.docx --unit 某局 --project 口岸经费 --out 自评表.docx",
)
@click.argument("document", metavar="文档.docx", type=click.Path(path_type=Path))
@click.option("--unit", required=True, metavar="单位", help="文档是哪个单位的（文件夹名或名称）")
@click.option("--year", type=int, default=None, metavar="年度", help="文档是哪一年的，默认最近的一年")
@click.option("--project", default=None, metavar="项目", help="文档只讲一个项目的，写它的名称或编码")
@click.option(
    "--scope", default=None, type=click.Choice([name for name in SCOPES if name != ALL_UNITS]), metavar="范围",
    help="模板将来用在哪个范围，默认自己认：" + "、".join(name for name in SCOPES if name != ALL_UNITS),
)  # fmt: skip
@click.option("--profile", default=None, metavar="格式", help="写进 templates/<格式>/，以文档的名字命名")
@click.option("--out", default=None, metavar="文件.docx", type=click.Path(path_type=Path), help="或者写到这个文件")
@click.pass_obj
def template_from_document(
    root: Path,
    document: Path,
    unit: str,
    year: int | None,
    project: str | None,
    scope: str | None,
    profile: str | None,
    out: Path | None,
) -> int:
    """The template and its report are written together or not at all."""
    if not document.is_file():
        raise click.UsageError(f"没有文件“{document}”")
    target = _target(root, document, profile, out)
    _agree(scope, project)
    workspace = read(root, Selection(frozenset({unit}), frozenset({year} if year is not None else ())))
    facts, before = _facts(workspace, unit, year)
    about = _project(facts, project)
    shown = shown_path(root, target)
    result = _derived(document, Where(shown), facts, before, about, scope)
    if result.derived.compiled is None or result.derived.issues:
        for issue in result.derived.issues[:_MOST_ISSUES]:
            click.echo(str(issue), err=True)
        click.echo("没有得出能用的模板，什么也没有写。", err=True)
        return 1
    _write(target, result, document.name, shown)
    where = profile if profile is not None else str(facts.profile.name)
    return _told(result, root, target, where, moved=profile is None)


def _derived(
    document: Path,
    where: Where,
    facts: Facts,
    before: Report | None,
    project: ProjectFacts | None,
    scope: str | None,
) -> Result:
    from reportgen.derive.source import derive_best

    try:
        package = read_package(read_bounded(document))
        return derive_best(package, where, facts, before, project, scope)
    except OSError as error:
        raise click.UsageError(f"{document}：{reason_of(error)}") from error
    except PackageFault as fault:
        raise click.UsageError(f"{document}：{fault.reason}；{fault.advice}") from fault


def _write(target: Path, result: Result, document: str, shown: str) -> None:
    """The report first: where the template cannot follow, it goes again."""
    from reportgen.derive.report import report_of

    report = target.with_suffix(".md")
    try:
        write_atomic(report, report_of(result, document).encode())
        try:
            write_atomic(target, result.derived.content)
        except BaseException:
            report.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise click.UsageError(f"{shown}：{reason_of(error)}") from error


def _told(result: Result, root: Path, target: Path, profile: str, *, moved: bool) -> int:
    """What was written, how well it fills, and what to do next."""
    from reportgen.derive.hints import hint
    from reportgen.derive.report import summary

    shown, report = (shown_path(root, path) for path in (target, target.with_suffix(".md")))
    click.echo(f"已写 {shown}\n已写 {report}\n\n{summary(result)}")
    if result.derived.differing:
        click.echo(f"用同样的数据填回去，有 {len(result.derived.differing)} 处与原文不同，见 .md", err=True)
        return 1
    click.echo(f"用同样的数据填回去，文字与原文相同。范围：{result.scope}")
    if words := hint(result):
        click.echo(words)
    click.echo()
    click.echo("\n".join(_next_steps(shown, result.scope, profile, moved=moved)))
    return 0


def _next_steps(shown: str, scope: str, profile: str, *, moved: bool) -> Iterator[str]:
    """How the template comes to be used."""
    options = f"{shown} --profile {profile} --scope {scope}"
    stem = Path(shown).stem
    named = stem + "（{{ 项目.名称 }}）" * ("项目" in RENDERED[scope].reach.single)
    yield "下一步："
    yield f"  reportgen template check {options}    检查"
    yield f"  reportgen template preview {options}    看样子"
    if moved:
        yield f"  把 {shown} 移到 templates/<你的格式>/，没有的先用 reportgen template new 建"
    yield f"  写进 格式.yaml 的“文档”：{stem}: {{模板: {stem}.docx, 范围: {scope}, 文件名: '{named}'}}"


def _target(root: Path, document: Path, profile: str | None, out: Path | None) -> Path:
    """Where the template is written; nothing that exists is touched."""
    if (profile is None) == (out is None):
        raise click.UsageError("写明模板放在哪里：--profile 格式 或 --out 文件.docx，二者取一")
    if out is not None:
        target = out
        if target.suffix.lower() != ".docx":
            raise click.UsageError(f"--out 要以 .docx 结尾，“{out}”不是")
    else:
        assert profile is not None
        folder = root / "templates" / profile
        if safe_name(profile, "") != profile or not (folder / PROFILE_FILE).is_file():
            raise click.UsageError(
                f"没有 templates/{profile}/{PROFILE_FILE}；先用 reportgen template new {profile} --from 格式 建好，"
                "或用 --out 写到别处"
            )
        target = folder / safe_name(document.stem)
    for each in (target, target.with_suffix(".md")):
        if each.exists():
            raise click.UsageError(f"{shown_path(root, each)} 已经有了，换一个名字或先移走它")
    return target


def _facts(workspace: Workspace, unit: str, year: int | None) -> tuple[Facts, Report | None]:
    """The unit's facts of the year, else of its last one, and the report of the year before."""
    selection = Selection(frozenset({unit}), frozenset({year} if year is not None else ()))
    found = [each.facts for each in planned(workspace, selection) if each.facts is not None]
    if not found:
        raise click.UsageError(f"{unit} 的数据还算不出来，先用 reportgen check 看缺什么")
    facts = max(found, key=lambda each: each.report.year)
    report = facts.report
    before = [each for each in workspace.reports if (each.folder, each.year) == (report.folder, report.year - 1)]
    return facts, next(iter(before), None)


def _agree(scope: str | None, project: str | None) -> None:
    """A scope of single projects needs one to begin with; any other has no current project."""
    if scope is None:
        return
    of_one = "项目" in RENDERED[scope].reach.single
    if of_one and project is None:
        raise click.UsageError(f"范围“{scope}”要写明文档讲的是哪个项目：--project 名称")
    if project is not None and not of_one:
        raise click.UsageError(f"范围“{scope}”不只讲一个项目：去掉 --project，或者改成 --scope 每个项目")


def _project(facts: Facts, wanted: str | None) -> ProjectFacts | None:
    if wanted is None:
        return None
    for each in facts.projects:
        if wanted in member_names(each):
            return each
    known = "、".join(name for each in facts.projects for name in member_names(each)[:1])
    raise click.UsageError(f"{facts.report.folder} {facts.report.year} 年没有项目“{wanted}”；有：{known}")
