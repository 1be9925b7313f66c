"""What ``reportgen build`` does beside the documents: redlined copies, and a note of what they were made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from reportgen.examine import Selection
from reportgen.issues import Issue, Where, in_order
from reportgen.output import faults
from reportgen.output.files import reason_of
from reportgen.output.folder import OutFolder
from reportgen.output.snapshots import Snapshots
from reportgen.output.write import Written, write
from reportgen.pipeline import Outcome, shown_folder

_FRESH, _NOT_MADE = ("新生成", "已更新"), ("未写入", "已删除来源")


def with_redlines(outcome: Outcome, root: Path, folder: OutFolder, selection: Selection, since: str) -> Outcome:
    """Write the redlined copies of the documents that were made and that have changed."""
    from reportgen.comparing.compare import documents_of
    from reportgen.comparing.pairs import changed_pairs
    from reportgen.comparing.redline import redlines
    from reportgen.comparing.states import NoState, state_of

    try:
        with state_of(root, folder.root, since) as state:
            of_units = Selection(selection.units, selection.years)
            pairs = changed_pairs(documents_of(state.folder, of_units), documents_of(root, of_units))
            made = [each.path for each in outcome.documents if each.status not in _NOT_MADE]
            copies = list(redlines(pair for pair in pairs if any(path.endswith(pair.shown.path) for path in made)))
    except NoState as reason:
        click.echo(f"修订稿没有写：{reason}", err=True)
        return outcome
    written = write(copies, folder)
    return _with(outcome, written.documents, (*written.issues, *folder.close()))


def check_state(root: Path, out: Path, since: str) -> None:
    """A slip of the pen is told before anything is written."""
    from reportgen.comparing.states import NoState, state_of

    try:
        with state_of(root, out, since):
            return
    except NoState as reason:
        raise click.UsageError(str(reason)) from None


def with_inputs_kept(outcome: Outcome, root: Path, out: Path) -> Outcome:
    """Note what the documents were made from, so that a later run can tell what has changed."""
    made = {each.unit for each in outcome.documents if each.status not in _NOT_MADE}
    written = {each.unit for each in outcome.documents if each.status in _FRESH}
    if not made:
        return outcome
    try:
        Snapshots(out).keep_build(root, made, written)
    except OSError as error:
        return _with(outcome, (), (faults.not_written(Where(shown_folder(out, root)), reason_of(error)),))
    return outcome


def _with(outcome: Outcome, documents: tuple[Written, ...], issues: tuple[Issue, ...]) -> Outcome:
    found = tuple(in_order([*outcome.issues, *issues]))
    return replace(outcome, documents=(*outcome.documents, *documents), issues=found)
