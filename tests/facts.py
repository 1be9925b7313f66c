"""Facts of the sample project with some values changed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from reportgen.checks import Finding, all_rules
from reportgen.compute.build import compute
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.values import Gap
from reportgen.model.workspace import read_workspace
from reportgen.profile.load import LoadedProfile, ProfileShelf
from tests.sample import UNIT, changed, make_workspace


def loaded(name: str = "内蒙古-2023", root: Path = Path("没有")) -> LoadedProfile:
    """A shipped profile."""
    profile, issues = ProfileShelf(root).load(name, Where("单位.yaml"))
    assert profile is not None, issues
    return profile


def facts_of(root: Path, changes: Mapping[str, str] | None = None) -> Facts:
    """The facts of the changed sample."""
    make_workspace(root, changed(changes or {}))
    report = read_workspace(root).reports[0]
    assert not report.issues
    return compute(report, loaded().profile)


def messages_of(root: Path, code: str) -> list[str]:
    """What one rule says about a workspace of one unit and year; the quick way, without filling a document."""
    report = next(each for each in read_workspace(root).reports if each.folder == UNIT)
    assert not [issue for issue in report.issues if issue.level == "error"]
    profile = loaded(str(report.profile_name), root).profile
    (rule,) = (rule for rule in all_rules() if rule.code == code)
    return [found.sentence for found in rule.check(compute(report, profile)) if isinstance(found, Finding)]


def project_of(root: Path, changes: Mapping[str, str] | None = None) -> ProjectFacts:
    """The only project of the changed sample."""
    return facts_of(root, changes).projects[0]


def value_of(found: object) -> Decimal:
    """The exact value of a figure."""
    assert isinstance(found, Figure), found
    return found.value


def value(figure: Figure | Gap) -> str:
    """The exact value of a figure as text."""
    assert isinstance(figure, Figure)
    return "" if figure.value is None else format(figure.value.normalize(), "f")
