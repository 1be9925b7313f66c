"""``reportgen changes``: every printed figure and sentence that differs between two states, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from reportgen.cli.chinese import check_known
from reportgen.cli.corrections import corrections_of
from reportgen.cli.corrections_xlsx import NAME, corrections_xlsx
from reportgen.cli.lists import check_suffix, write_list
from reportgen.cli.options import command, echo_json, filters, output_format
from reportgen.cli.places import place_record
from reportgen.cli.word_file import word_file
from reportgen.comparing.compare import compare
from reportgen.comparing.inputs import Input, in_words
from reportgen.comparing.moments import NOW, Moment, Moments, NoMoment
from reportgen.comparing.parts import selected
from reportgen.comparing.records import Change, ChangedDocument, ChangedValue, Comparison
from reportgen.comparing.selecting import by_folder, units_called
from reportgen.examine import Selection
from reportgen.output.folder import OutFolder
from reportgen.pipeline import shown_folder

MOST_CAUSES = 5
"""Inputs told for one change; json has all of them."""


@command(
    "changes",
    "列出两个时候的数据印出来有哪些不同：每个数、每句话原来和现在怎样，差多少，由哪个文件哪一行的改动引起。"
    "不写名字，是上次发布（没有发布时是上次生成）与现在比；一个名字是它与现在比，两个名字互相比。"
    "名字可以是发布、git 的版本，或另一个有 data/ 的文件夹。\n\n"
    "示例：reportgen changes；reportgen changes 初稿 --report 更正说明.docx；reportgen changes HEAD~1 HEAD",
)
@click.argument("names", nargs=-1, metavar="[旧] [新]")
@filters
@click.option(
    "--out", metavar="文件夹", default=None, help="输出文件夹，发布和上次生成的数据在里面，默认工作文件夹里的 out"
)
@click.option("--report", metavar="文件", default=None, help="再写成更正说明：.docx 或 .xlsx")
@click.option("--overwrite", is_flag=True, help="更正说明已有、又有人改过时，照样覆盖")
@output_format
@click.pass_obj
def changes(
    root: Path,
    names: tuple[str, ...],
    units: tuple[str, ...],
    years: tuple[int, ...],
    out: str | None,
    report: str | None,
    overwrite: bool,
    form: str,
) -> int:
    """Changes are the result: no failure, however many there are."""
    if report is not None:
        check_suffix(report)
    if len(names) > 2:
        raise click.UsageError("最多写两个名字：旧的、新的")
    old, new = (*names, NOW)[:2] if names else ("", NOW)
    folder = Path(out) if out is not None else root / "out"
    try:
        moments = Moments(root, OutFolder(folder, shown_folder(folder, root), plan=True))
        sides = moments.of(old), moments.of(new)
        comparison = compare(*sides, moments, _selection(units, years, *sides))
    except NoMoment as reason:
        raise click.UsageError(str(reason)) from None
    for side in sides:
        if side.passed_over:
            click.echo(f"“{side.name}”用的是发布；{side.passed_over}，没有用。", err=True)
    if form == "json":
        echo_json(_record(comparison))
    else:
        click.echo("\n".join(_lines(comparison)))
    return _write_report(comparison, root, folder, Path(report), overwrite=overwrite) if report is not None else 0


def _selection(units: tuple[str, ...], years: tuple[int, ...], old: Moment, new: Moment) -> Selection:
    """What is asked for, when either moment has it; a slip of the pen must not look like a clean result."""
    if units:
        called = units_called(old, new)
        for unit in units:
            check_known("单位", unit, called)
    of_units = by_folder(Selection(frozenset(units)), old, new)
    known = sorted({str(year) for _, year in selected(old.sources.keys() | new.sources.keys(), of_units)})
    for year in years:
        check_known("年度", str(year), known)
    return replace(of_units, years=frozenset(years))


def _write_report(comparison: Comparison, root: Path, out: Path, path: Path, *, overwrite: bool) -> int:
    """Write the list for whoever gets the corrected documents; the exit status."""
    corrections = corrections_of(comparison)
    word = path.suffix.lower() == ".docx"
    content = word_file(corrections, NAME, root) if word else corrections_xlsx(corrections)
    return 4 if write_list(path, content, out, NAME, overwrite=overwrite) else 0


def _lines(comparison: Comparison) -> Iterator[str]:
    between = f"从“{comparison.old}”到“{comparison.new}”"
    typed = f"；数据改了 {len(comparison.inputs)} 处" if comparison.inputs and not comparison.documents else ""
    yield f"{between}，{comparison.counts}{typed}。"
    if comparison.not_yet:
        yield f"{comparison.not_yet}；用 reportgen check 看是哪些。"
    for document in comparison.documents:
        yield ""
        yield from _of_document(document)


def _of_document(document: ChangedDocument) -> Iterator[str]:
    named = f"（原名 {document.old_path.rpartition('/')[2]}）" if document.old_path else ""
    yield f"{document.status}  {document.path}{named}"
    if document.causes:
        yield from _causes(document.causes, is_certain=document.is_certain)
    for (causes, is_certain), members in groupby(document.changes, lambda each: (each.causes, each.is_certain)):
        for change in members:
            yield from _of_change(change)
        yield from _causes(causes, is_certain=is_certain)


def _of_change(change: Change) -> Iterator[str]:
    if change.sort == "数" and change.values:
        yield f"  {told(change.values[0])}  {change.place}"
        return
    yield f"  {'整行' if change.sort == '行' else '文字'}{change.status}  {change.place.way}".rstrip()
    yield from (
        f"    {mark}：{_one_line(text)}" for mark, text in (("原", change.before), ("现", change.after)) if text
    )
    if change.status == "改动":
        yield from (f"      {told(each)}" for each in change.values)


def told(value: ChangedValue) -> str:
    """A value before and after, and the difference."""
    difference = f"（{value.difference}）" if value.difference else ""
    before, after = value.before or "（无）", value.after or "（无）"
    return f"{value.title} {_one_line(before)} → {_one_line(after)}{difference}".strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _causes(causes: tuple[Input, ...], *, is_certain: bool) -> Iterator[str]:
    lines = in_words(causes)
    for number, line in enumerate(lines[:MOST_CAUSES]):
        yield f"    {('原因' if is_certain else '可能的原因') if number == 0 else '　　'}：{line}"
    if len(lines) > MOST_CAUSES:
        yield f"    ……共 {len(lines)} 处改动，用 --format json 看全部"


def _record(comparison: Comparison) -> dict[str, Any]:
    return {
        "old": comparison.old,
        "new": comparison.new,
        "documents": [_document_record(each) for each in comparison.documents],
        "inputs": [_input_record(each) for each in comparison.inputs],
        "errors": [
            {"unit": unit, "year": year, "errors": number} for (unit, year), number in comparison.errors.items()
        ],
    }


def _document_record(document: ChangedDocument) -> dict[str, Any]:
    return {
        "status": document.status,
        "unit": document.unit,
        "year": document.year,
        "document": document.document,
        "path": document.path,
        "old_path": document.old_path or document.path,
        "causes": [_input_record(each) for each in document.causes],
        "changes": [_change_record(each) for each in document.changes],
    }


def _change_record(change: Change) -> dict[str, Any]:
    return {
        "sort": change.sort,
        "status": change.status,
        "title": change.title,
        "place": place_record(change.place),
        "before": change.before,
        "after": change.after,
        "values": [
            {
                "title": each.title,
                "name": each.name,
                "before": each.before,
                "after": each.after,
                "difference": each.difference,
            }
            for each in change.values
        ],
        "certain": change.is_certain,
        "causes": [_input_record(each) for each in change.causes],
    }


def _input_record(each: Input) -> dict[str, Any]:
    return {
        "file": each.where.file,
        "key": each.key,
        "before": each.before,
        "after": each.after,
        "old_line": each.old.line if each.old is not None else None,
        "new_line": each.new.line if each.new is not None else None,
    }
