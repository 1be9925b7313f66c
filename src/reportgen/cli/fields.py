"""``reportgen fields``: what a template may print, what it means, and its present value."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from reportgen import pipeline
from reportgen.cli.options import command, echo_json, filters, output_format, read
from reportgen.cli.report import echo_table
from reportgen.compute.facts import Facts
from reportgen.compute.names import member_names
from reportgen.compute.tags import Tag, Words, tags_of
from reportgen.examine import Selection
from reportgen.figures import Figure, FigureStyles
from reportgen.model.values import Gap, Text
from reportgen.model.workspace import Workspace
from reportgen.phrases import Phrase

LONGEST = 30
"""A present value longer than this is cut in the table (json has it whole)."""


@dataclass(frozen=True, slots=True)
class Field:
    """One name with its meaning and its present value."""

    name: str
    meaning: str
    formula: str
    value: str


@command(
    "fields",
    "列出模板里可以用的名字、意思、怎样得出，以及现在的值。\n\n"
    "示例：reportgen fields 项目；reportgen fields 项目.指标 --unit 某局 --project 口岸经费",
)
@click.argument("path", metavar="[名字]", default="")
@filters
@click.option("--project", default=None, metavar="项目", help="用这个项目的值，默认第一个")
@output_format
@click.pass_obj
def fields(
    root: Path, path: str, units: tuple[str, ...], years: tuple[int, ...], project: str | None, form: str
) -> None:
    """Values come from the first unit and project chosen; without data only the meanings are shown."""
    selection = Selection(frozenset(units), frozenset(years))
    facts = _facts(read(root, selection), selection, project, path.partition(".")[0])
    styles = facts.styles if facts is not None else None
    found = list(_fields(Facts, facts, path.split(".") if path else [], "", project, styles))
    if form == "json":
        echo_json([asdict(each) for each in found])
        return
    rows = [(each.name, each.meaning, each.formula, _cut(each.value)) for each in found]
    echo_table([("名字", "意思", "怎样得出", "现在的值"), *rows])
    if facts is not None:
        click.echo(f"\n现在的值取自 {facts.report.folder} {facts.report.year} 年，照文字里的样子印。")


def _facts(workspace: Workspace, selection: Selection, project: str | None, name: str) -> Facts | None:
    """The first unit and year chosen that has the project; None in a workspace without data."""
    found = pipeline.facts_of(workspace, selection)
    if project is None:
        # Not every unit has 整体 and the like: the first that has what was asked for shows most.
        tag = tags_of(Facts).get(name)
        having = [facts for facts in found if tag is None or getattr(facts, tag.field)]
        return next(iter([*having, *found]), None)
    for facts in found:
        if any(project in member_names(each) for each in facts.projects):
            return facts
    known = [name for facts in found for each in facts.projects for name in member_names(each)[:1]]
    raise click.UsageError(f"没有项目“{project}”；有：{'、'.join(known)}")


def _fields(
    record_type: type, record: Any, steps: list[str], prefix: str, project: str | None, styles: FigureStyles | None
) -> Iterator[Field]:
    """The names below a path; each list is shown by one of its members."""
    declared = tags_of(record_type)
    if not steps:
        for name, tag in declared.items():
            value = getattr(record, tag.field, None)
            path = f"{prefix}.{name}" if prefix else name
            yield Field(path, tag.meaning + _kind(tag, path), tag.formula, shown(value, styles))
            if tag.member is Words and isinstance(value, Words):
                yield from (Field(f"{path}.{key}", "标题", "", text.text) for key, text in value.items())
        return
    name, *rest = steps
    if name not in declared or declared[name].member is None:
        near = difflib.get_close_matches(name, declared, n=1, cutoff=0.4)
        meant = f"，是否想写“{near[0]}”" if near else ""
        raise click.UsageError(f"没有名字“{name}”或它没有下一级{meant}；有：{'、'.join(declared)}")
    tag = declared[name]
    value = getattr(record, tag.field, None)
    path = f"{prefix}.{name}" if prefix and not tag.is_list else name
    if tag.member is Words:
        yield from (Field(f"{path}.{key}", "标题", "", text.text) for key, text in (value or Words()).items())
        return
    member = _chosen(value, project) if tag.is_list else value
    assert tag.member is not None
    yield from _fields(tag.member, member, rest, path, project, styles)


def _chosen(members: Any, project: str | None) -> Any:
    """The member whose values are shown: the project asked for, else the first."""
    named = [member for member in members or () if project in member_names(member)]
    return next(iter(named or members or ()), None)


def _kind(tag: Tag, path: str) -> str:
    if tag.member is None:
        return ""
    return f"（{'列表，' if tag.is_list else ''}见 reportgen fields {path}）"


def shown(value: Any, styles: FigureStyles | None) -> str:
    """A value as a sentence prints it."""
    if isinstance(value, Figure) and styles is not None:
        return styles.in_sentence(value)
    if isinstance(value, Phrase) and styles is not None:
        return "".join(part if isinstance(part, str) else styles.in_sentence(part) for part in value.parts)
    if isinstance(value, Gap):
        return f"【待填：{value.label}】"
    if isinstance(value, tuple):
        return f"{len(value)} 项"
    return value.text if isinstance(value, Text) else ""


def _cut(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
