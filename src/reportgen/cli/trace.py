"""``reportgen trace``: where a printed figure comes from, and where a typed value is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from reportgen.cli.options import command, echo_json, filters, output_format, read
from reportgen.cli.places import place_record
from reportgen.examine import Selection
from reportgen.issues import Where
from reportgen.render.derivation import lines_of, record_of
from reportgen.tracing.backward import NothingAsked, find, nearest
from reportgen.tracing.documents import Landing, PrintedDocument, printed_documents
from reportgen.tracing.forward import Use, documents_of, uses_of

MOST_LINES = 200
"""A tree longer than this nobody reads in a console; json has it whole."""
MOST_SIGNS = 30
"""Of a printed text in a list of places."""
_PLACE = re.compile(r"(.+?)(?::([0-9]+))?(?::([0-9]+))?")


@command(
    "trace",
    "追查文档里的一个数：怎样得出、由哪些数得出、写在哪个文件哪一行；有几处就列几处。"
    "用 --from 反过来查：文件里的一个值印在哪些文档的哪些地方。\n\n"
    "示例：reportgen trace 决算公开说明 13.48%；reportgen trace 三公 占比；"
    "reportgen trace --from data/某局/2023/决算.yaml:41",
)
@click.argument("words", nargs=-1, metavar="[文档] [标题、行、列或名字] [数]")
@click.option("--from", "source", metavar="文件[:行[:列]]", default=None, help="查这个文件、这一行、这个值印在哪里")
@filters
@output_format
@click.pass_obj
def trace(
    root: Path, words: tuple[str, ...], source: str | None, units: tuple[str, ...], years: tuple[int, ...], form: str
) -> None:
    """Back from words, or forward from a place."""
    if bool(words) == (source is not None):
        raise click.UsageError("写出要查的数（如 trace 决算公开说明 13.48%），或用 --from 写出文件和行，二者取一")
    selection = Selection(frozenset(units), frozenset(years))
    documents = printed_documents(read(root, selection), selection)
    if source is not None:
        _tell_forward(uses_of(documents, _where(root, source)), source, form)
    else:
        _tell_back(_found(documents, words), form)


def _where(root: Path, source: str) -> Where:
    """The place as the workspace names it; a path may be typed from anywhere, with either slash."""
    match = _PLACE.fullmatch(source.strip())
    assert match is not None
    typed = Path(match[1].replace("\\", "/"))
    path = typed if (root / typed).is_file() else typed.resolve()
    try:
        file = (root / path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise click.UsageError(f"“{match[1]}”不在工作文件夹里") from None
    if not (root / file).is_file():
        raise click.UsageError(f"没有文件“{match[1]}”；写成 文件:行，如 data/某局/2023/决算.yaml:41")
    return Where(file, int(match[2]) if match[2] else None, int(match[3]) if match[3] else None)


def _found(documents: Sequence[PrintedDocument], words: Sequence[str]) -> list[Landing]:
    try:
        found = find(documents, words)
    except NothingAsked:
        raise click.UsageError(
            f"“{'”、“'.join(words)}”是文档，再写出要查的数或它的标题、行、列，如 trace {words[0]} 13.48%"
        ) from None
    if not found:
        near = nearest(documents, words)
        said = f"；相近的有：{'、'.join(near)}" if near else ""
        raise click.UsageError(f"没有文档印“{' '.join(words)}”{said}")
    return found


def _tell_back(found: Sequence[Landing], form: str) -> None:
    """Figures that came about in the same way are told once, with every place."""
    if form == "json":
        echo_json([_landing(each) | {"value": record_of(each.printed.value, each.document.styles)} for each in found])
        return
    groups: dict[tuple[str, ...], list[Landing]] = {}
    for each in found:
        lines = lines_of(each.printed.value, each.document.styles, each.printed.title)
        groups.setdefault(tuple("  " * depth + words for depth, words in lines), []).append(each)
    for number, (tree, landings) in enumerate(groups.items()):
        click.echo("\n".join(([""] if number else []) + _cut(tree)))
        click.echo(f"  印在 {len(landings)} 处：")
        for path in dict.fromkeys(each.document.path for each in landings):
            click.echo(f"  {path}")
            for each in landings:
                if each.document.path == path:
                    click.echo(f"    {each.printed.text}  {each.printed.place}")


def _cut(lines: Sequence[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return list(lines) if more <= 0 else [*lines[:MOST_LINES], f"……还有 {more} 行，用 --format json 看全部"]


def _tell_forward(uses: Sequence[Use], source: str, form: str) -> None:
    if form == "json":
        echo_json([_landing(each.landing) | {"as_typed": each.as_typed} for each in uses])
        return
    if not uses:
        click.echo(f"没有文档印 {source} 的内容。")
        return
    groups = list(documents_of(uses))
    click.echo(f"{source} 印在 {len(groups)} 份文档的 {len(uses)} 处：")
    for document, members in groups:
        click.echo(f"\n{document.path}")
        for each in members:
            printed = each.landing.printed
            text = printed.text if len(printed.text) <= MOST_SIGNS else printed.text[:MOST_SIGNS] + "…"
            click.echo(f"  {'照印' if each.as_typed else '算入'}  {printed.title} {text}  {printed.place}")


def _landing(landing: Landing) -> dict[str, Any]:
    """Where a value is printed, for programs."""
    document, printed = landing.document, landing.printed
    return {
        "unit": document.unit,
        "year": document.year,
        "document": document.document,
        "path": document.path,
        "text": printed.text,
        "name": printed.name,
        "title": printed.title,
        "place": place_record(printed.place),
    }
