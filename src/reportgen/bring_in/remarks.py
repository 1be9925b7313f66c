"""What a clerk is told of one table: as issues on the screen, in full at the end of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.bring_in import faults
from reportgen.bring_in.draft import Draft
from reportgen.bring_in.reading import Reading
from reportgen.bring_in.settle import Difference
from reportgen.bring_in.whole import DUTIES
from reportgen.issues import Issue, Where


@dataclass(frozen=True, slots=True)
class Remark:
    """An issue, and what the file says about it."""

    issue: Issue
    line: str


def remarks_on(reading: Reading, draft: Draft, differences: Iterable[Difference], where: Where) -> Iterator[Remark]:
    """Everything that found no place, that could not be read, and that differs."""
    for cell, expected in reading.other:
        if expected:
            issue = faults.other_caption(where, cell.place, cell.text, expected)
            yield Remark(issue, f"{cell.place}是“{_line(cell.text)}”，表样是“{expected}”")
        else:
            yield Remark(faults.not_placed(where, cell.place, cell.text), f"{cell.place}：{_line(cell.text)}")
    for found, why in draft.unplaced:
        issue = faults.not_understood(where, found.cell.place, found.text, why)
        yield Remark(issue, f"{found.cell.place}：{_line(found.text)}（{why}）")
    for words in reading.missing:
        yield _plain(faults.row_missing(where, words))
    for each in differences:
        place, text = each.cell.place, each.text
        if each.published:
            position = each.published["位置"]
            yield _plain(faults.published_differs(where, place, each.published["值"], each.printed, position))
        else:
            issue = faults.prints_otherwise(where, place, text, each.printed)
            yield Remark(issue, f"{place}是“{_line(text)}”，照数据会印“{_line(each.printed)}”")
    if duties := reading.rows(DUTIES):
        yield _plain(faults.of_projects(where, len(duties)))
    if draft.guessed:
        yield _plain(faults.direction_guessed(where, len(draft.guessed), draft.guessed[0]))


def _plain(issue: Issue) -> Remark:
    return Remark(issue, issue.message)


def _line(text: str) -> str:
    """A text in one line, whole."""
    return " ".join(text.split())
