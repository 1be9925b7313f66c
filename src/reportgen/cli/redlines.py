"""What ``reportgen build --redline`` does beside the documents: copies in which Word shows what has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from reportgen.examine import Selection
from reportgen.issues import Issue, Where, in_order
from reportgen.output import faults
from reportgen.output.folder import OutFolder
from reportgen.output.lock import alone
from reportgen.output.manifest import REVIEWS
from reportgen.output.write import Rendered, Written, write
from reportgen.pipeline import Outcome, shown_folder

_NOT_MADE = ("未写入", "已删除来源")


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
    made = {each.path for each in outcome.documents if each.status not in _NOT_MADE}
    if not made:
        return outcome
    try:
        copies = _copies(root, OutFolder(out, shown, plan=True), Selection(selection.units, selection.years), since)
    except NoMoment as reason:
        click.echo(f"修订稿没有写：{reason}", err=True)
        return outcome
    with alone(out, plan=plan) as is_alone:
        if not is_alone:
            return _with(outcome, (), (faults.in_use(Where(shown)),))
        folder = OutFolder(out, shown, plan, overwrite, REVIEWS)
        written = write([copy for path, copy in copies if f"{shown}/{path}" in made], folder)
        return _with(outcome, written.documents, (*written.issues, *folder.close()))


def _copies(root: Path, folder: OutFolder, selection: Selection, since: str) -> list[tuple[str, Rendered]]:
    """Each copy with the path of the document that it is a copy of."""
    from reportgen.comparing.moments import NOW, Moments
    from reportgen.comparing.parts import parts_of
    from reportgen.comparing.redline import redlines

    moments = Moments(root, folder)
    parts = parts_of(moments.of(since), moments.of(NOW), selection)
    return [(pair.shown.path, copy) for part in parts for pair in part.pairs for copy in redlines([pair])]


def _with(outcome: Outcome, documents: tuple[Written, ...], issues: tuple[Issue, ...]) -> Outcome:
    found = tuple(in_order([*outcome.issues, *issues]))
    return replace(outcome, documents=(*outcome.documents, *documents), issues=found)
