"""``reportgen template preview``: what a template looks like when it is filled."""

from __future__ import annotations

from dataclasses import dataclass
from glob import escape
from pathlib import Path

import click

from reportgen.cli.made_up import made_up_report
from reportgen.cli.options import command, read, shown_path
from reportgen.cli.template_choice import Choice, choose
from reportgen.compute.approved import with_approved
from reportgen.compute.build import compute
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.names import member_names
from reportgen.docx.package import read_bounded
from reportgen.examine import Selection
from reportgen.issues import Issue
from reportgen.model.workspace import Report
from reportgen.output.names import safe_name
from reportgen.output.pdf import make_pdfs, make_pictures
from reportgen.output.single import remove_single, write_single
from reportgen.render.compile import compile_template, explain_failure
from reportgen.render.document import CANNOT_BE_MADE
from reportgen.render.environment import MissingValue
from reportgen.render.scopes import SCOPES, template_context

FOLDER = "预览"
"""Below out/."""


@command(
    "preview",
    "看一个模板印出来的样子：用 --unit 的数据，或示例数据（--demo，没有数据时也用它）。不核对数据；缺的值印成"
    "黄底【待填】。\n\n示例：reportgen template preview 内蒙古-2023/决算公开说明 --unit 某局 --pdf；"
    "reportgen template preview 新表.docx --profile 内蒙古-2023 --demo",
)
@click.argument("target", metavar="格式/文档或文件.docx")
@click.option("--unit", default=None, metavar="单位", help="用这个单位的数据（文件夹名或名称），默认第一个")
@click.option("--year", default=None, type=int, metavar="年度", help="用这个年度的数据，默认最近的")
@click.option("--project", default=None, metavar="项目", help="每个项目一份的文档用这个项目，默认第一个")
@click.option("--demo", is_flag=True, help="用示例数据")
@click.option("--profile", default=None, metavar="格式", help="单独的 .docx 照哪个格式")
@click.option("--scope", default=None, metavar="范围", help="单独的 .docx 的范围，默认看得到所用名字的最窄的一个")
@click.option("--out", default=None, metavar="文件.docx", help=f"写到哪里，默认 out/{FOLDER}")
@click.option("--pdf", is_flag=True, help="再用 LibreOffice 转成 PDF，放在旁边")
@click.option("--png", is_flag=True, help="再把 PDF 的每一页转成图片，放在旁边")
@click.option("--overwrite", is_flag=True, help="文件已有、又有人改过时，照样覆盖")
@click.pass_obj
def template_preview(
    root: Path,
    target: str,
    unit: str | None,
    year: int | None,
    project: str | None,
    demo: bool,
    profile: str | None,
    scope: str | None,
    out: str | None,
    pdf: bool,
    png: bool,
    overwrite: bool,
) -> int:
    """Nothing is checked but the template."""
    choice = choose(root, target, profile, scope)
    sample = _sample(root, choice, unit, year, project, demo=demo)
    content = _filled(choice, sample)
    if isinstance(content, list):
        for issue in content:
            click.echo(str(issue))
        return 1
    home = choice.loaded.folders[0][0].name
    path = Path(out) if out is not None else root / "out" / FOLDER / safe_name(f"{home}-{choice.document}")
    problems: list[Issue] = []
    if _write({path: content}, root, overwrite, problems) and (pdf or png):
        _write_copies(path, root, png=png, overwrite=overwrite, problems=problems)
    click.echo(f"数据取自{sample.told}")
    for problem in problems:
        click.echo(str(problem), err=True)
    return 4 if problems else 0


@dataclass(frozen=True, slots=True)
class _Sample:
    """The data that a preview shows."""

    facts: Facts
    project: ProjectFacts | None
    told: str


def _sample(
    root: Path, choice: Choice, unit: str | None, year: int | None, project: str | None, *, demo: bool
) -> _Sample:
    """The first unit and the latest year that has what the document shows; else the made-up ones."""
    selection = Selection(frozenset({unit} if unit else ()), frozenset({year} if year else ()))
    reports = [] if demo else [each for each in read(root, selection).reports if selection.has_report(each)]
    by_year = {(each.folder, each.year): each for each in reports}
    asked = unit is not None or year is not None or project is not None
    for report in sorted(reports, key=lambda each: -each.year):
        facts = _computed(report, choice, by_year.get((report.folder, report.year - 1)))
        subjects = _subjects(facts, choice, project)
        if subjects:
            return _Sample(facts, subjects[0], f" {report.folder} {report.year} 年")
    if asked and not demo:
        raise click.UsageError(f"这些数据里没有范围“{choice.file.scope}”要的内容；换一个单位、年度、项目，或用 --demo")
    facts = _computed(made_up_report(), choice, None)
    subjects = _subjects(facts, choice, project)
    if not subjects:
        raise click.UsageError(f"示例数据里没有项目“{project}”；去掉 --project")
    return _Sample(facts, subjects[0], "示例单位")


def _computed(report: Report, choice: Choice, before: Report | None) -> Facts:
    return with_approved(compute(report, choice.loaded.profile, before))


def _subjects(facts: Facts, choice: Choice, project: str | None) -> list[ProjectFacts | None]:
    """What documents of the scope are made for; projects that are not evaluated yet can be looked at too."""
    scope = SCOPES[choice.file.scope]
    if "项目" in scope.reach.single:
        return [each for each in facts.projects if project is None or project in member_names(each)]
    return list(scope.subjects(facts))


def _filled(choice: Choice, sample: _Sample) -> bytes | list[Issue]:
    """The finished document; a draft when the data has gaps."""
    if found := choice.file.faults():
        return found
    content, reach = read_bounded(choice.file.path), SCOPES[choice.file.scope].reach
    failure: Exception = MissingValue([])
    for draft in (False, True):
        template = compile_template(content, choice.file.where, sample.facts, reach, draft=draft)
        if isinstance(template, list):
            return template
        try:
            return template.render_checked(template_context(sample.facts, sample.project))
        except CANNOT_BE_MADE as error:
            failure = error
    return explain_failure(failure, choice.document, choice.file.where)


def _write_copies(path: Path, root: Path, *, png: bool, overwrite: bool, problems: list[Issue]) -> None:
    """The PDF of a document, and pictures of its pages; none is left of the pages that it has no more."""
    shown = shown_path(root, path)
    made, issues = make_pdfs([(path, shown)])
    problems += issues
    if shown not in made or not _write({path.with_suffix(".pdf"): made[shown]}, root, overwrite, problems) or not png:
        return
    pictures, issues = make_pictures(made[shown], shown)
    problems += issues
    width = len(str(len(pictures)))
    files = {path.with_name(f"{path.stem}-{n:0{width}}.png"): each for n, each in enumerate(pictures, start=1)}
    if files and _write(files, root, overwrite, problems):
        for other in path.parent.glob(f"{escape(path.stem)}-*.png"):
            if other not in files and other.stem.removeprefix(f"{path.stem}-").isdecimal():
                remove_single(other, root / "out")


def _write(files: dict[Path, bytes], root: Path, overwrite: bool, problems: list[Issue]) -> bool:
    """Write files that belong together; whether all are as they should be."""
    before = len(problems)
    for path, content in files.items():
        status, problem = write_single(path, content, root / "out", FOLDER, overwrite=overwrite)
        problems += [problem] if problem is not None else []
        if len(files) == 1:
            click.echo(f"{status}  {shown_path(root, path)}")
    if len(files) > 1:
        first, *_, last = files
        click.echo(f"{len(files)} 页图片  {shown_path(root, first)} 至 {last.name}")
    return len(problems) == before
