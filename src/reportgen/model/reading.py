"""One pass over a file: what is being read, and the faults found on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reportgen.issues import Issue, Where
from reportgen.model import faults
from reportgen.money import Unit
from reportgen.source import Mapping, Node, Scalar


class Slot(NamedTuple):
    """A place in a record: its label on the form and what the file holds there (None: left out)."""

    label: str
    node: Node | None
    where: Where


@dataclass(slots=True)
class Reading:
    """Collects the issues of one file; ``money_unit`` is the file's 金额单位."""

    money_unit: Unit | None = None
    top_keys: frozenset[str] = frozenset()
    """The keys at the margin of the file: met further in, they are indented too far."""
    issues: list[Issue] = field(default_factory=list)
    unit_reported: bool = False
    """Whoever reads it knows already that the amounts of the file have no unit."""

    def report(self, issue: Issue) -> None:
        """Note a fault and go on."""
        self.issues.append(issue)

    def report_unit_missing(self, where: Where, text: str) -> None:
        """Say once per file that its amounts have no unit."""
        if not self.unit_reported:
            self.unit_reported = True
            self.report(faults.money_unit_missing(where, text))


def noun_of(node: Node) -> str:
    """What stands there, in words."""
    if isinstance(node, Scalar):
        return f"“{node.text[:20]}”" if node.text else "空白"
    return "若干“键: 值”" if isinstance(node, Mapping) else "列表"
