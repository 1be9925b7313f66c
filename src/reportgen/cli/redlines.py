"""What ``reportgen build --redline`` does beside the documents: copies in which Word shows what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.examine import Selection
from reportgen.issues import Issue, Where, in_order
from reportgen.output import faults
from reportgen.output.copies import REDLINED, Copies, Copy, is_stale, newest
from reportgen.output.folder import OutFolder
from reportgen.output.lock import alone
from reportgen.output.write import Written
from reportgen.pipeline import Outcome, shown_folder

if TYPE_CHECKING:
    from reportgen.comparing.pairs import DocumentPair

_NOT_MADE = ("未写入", "未更新", "已删除来源", "已过期", "已删去")


def nothing_to_compare_with(root: Path, out: Path, since: str) -> str | None:
    """Why there can be no redlined copies: a slip of the pen is told before anything is written."""
    from reportgen.comparing.moments import Moments, NoMoment

    try:
        Moments(root, OutFolder(out, shown_folder(out, root), plan=True)).of(since)
    except NoMoment as reason:
        return str(reason)
    return None


def with_redlines(
    outcome: Outcome, root: Path, out: Path, selection: Selection, since: str, *, plan: bool, overwrite: bool
) -> Outcome:
    """Write the redlined copies of the documents that were made and that have changed."""
    from reportgen.comparing.moments import NoMoment

    shown = shown_folder(out, root)
    made = {each.path.removeprefix(f"{shown}/") for each in outcome.documents if each.status not in _NOT_MADE}
    folder = OutFolder(out, shown, plan, overwrite)
    versions = newest(folder.manifest)
    due: list[Copy] = []
    try:
        if made:
            name, pairs = _changed(root, folder, Selection(selection.units, selection.years), since)
            due = [copy for copy in _copies(pairs, versions) if copy.of in made]
            if not due:
                click.echo(f"与“{name}”相比，没有可以用修订标出的改动，没有修订稿", err=True)
    except NoMoment as reason:
        click.echo(f"修订稿没有写：{reason}", err=True)
        made = set()
    with alone(out, plan=plan) as is_alone:
        if not is_alone:
            return _with(outcome, (), (faults.in_use(Where(shown)),))
        copies = Copies.beside(folder)
        copies.write(due)
        copies.drop(lambda copy: copy.get("mark") == REDLINED and (copy["of"] in made or is_stale(copy, versions)))
        copies.close()
        return _with(outcome, copies.documents, copies.issues)


def _changed(root: Path, folder: OutFolder, selection: Selection, since: str) -> tuple[str, list[DocumentPair]]:
    """What is compared with, and the documents that differ."""
    from reportgen.comparing.moments import NOW, Moments
    from reportgen.comparing.parts import parts_of

    moments = Moments(root, folder)
    old = moments.of(since)
    return old.name, [pair for part in parts_of(old, moments.of(NOW), selection) for pair in part.pairs]


def _copies(pairs: Iterable[DocumentPair], versions: Mapping[str, str]) -> Iterator[Copy]:
    """The redlined copy of each document that has one."""
    from reportgen.comparing.redline import redlines

    for pair in pairs:
        path = pair.shown.path
        for copy in redlines([pair]):
            yield Copy(path, versions.get(path, ""), REDLINED, copy)


def _with(outcome: Outcome, documents: Iterable[Written], issues: Iterable[Issue]) -> Outcome:
    found = tuple(in_order([*outcome.issues, *issues]))
    return replace(outcome, documents=(*outcome.documents, *documents), issues=found)
