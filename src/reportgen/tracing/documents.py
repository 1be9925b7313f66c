"""Every document of a workspace, ready to be asked what it prints and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from reportgen.compute.facts import ProjectFacts
from reportgen.examine import Selection, UnitYear, planned
from reportgen.figures import FigureStyles
from reportgen.model.workspace import Workspace
from reportgen.output.write import Rendered
from reportgen.profile.records import ALL_UNITS
from reportgen.render.document import Job
from reportgen.render.printed import Names, Printed, Wanted, names_of, printed_values
from reportgen.render.scopes import template_context
from reportgen.render.workbook import Summary
from reportgen.tables import shares_of, tables_of


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A document as the data stand now; it is read when it is asked."""

    unit: str
    year: int
    document: str
    path: str
    """Inside the output folder."""
    styles: FigureStyles
    source: Job | Summary
    names: Names

    @property
    def project_file(self) -> str:
        """The data file of the one project that it is about; empty where it is about more."""
        project = self.source.context["项目"] if isinstance(self.source, Job) else None
        where = project.name.where if isinstance(project, ProjectFacts) else None
        return where.file if where is not None else ""

    def landings(self, wanted: Wanted) -> Iterator[Landing]:
        """Where it prints what is wanted."""
        return (Landing(self, printed) for printed in printed_values(self.source, self.names, wanted))


@dataclass(frozen=True, slots=True)
class Landing:
    """A printed value in its document."""

    document: PrintedDocument
    printed: Printed


def printed_documents(workspace: Workspace, selection: Selection) -> list[PrintedDocument]:
    """Every selected document that can be made."""
    unit_years = planned(workspace, selection)
    summaries, _ = tables_of(shares_of(unit_years, draft=True), selection)
    styles = next((each.facts.styles for each in unit_years if each.facts is not None), None)
    return [*documents_in(unit_years), *(tables_in(summaries, styles) if styles is not None else ())]


def documents_in(unit_years: Iterable[UnitYear]) -> list[PrintedDocument]:
    """The documents of some units and years."""
    return [document for each in unit_years for document in _of_unit(each)]


def tables_in(summaries: Iterable[Summary], styles: FigureStyles) -> list[PrintedDocument]:
    """The tables over all units."""
    return [_described(ALL_UNITS, summary.year, summary, styles, dict) for summary in summaries]


def _of_unit(each: UnitYear) -> Iterator[PrintedDocument]:
    facts = each.facts
    assert facts is not None
    names: Callable[[], dict[int, str]] = cache(lambda: names_of(template_context(facts)))
    for job in each.jobs:
        yield _described(each.report.folder, each.report.year, job, facts.styles, names)


def _described(unit: str, year: int, source: Job | Summary, styles: FigureStyles, names: Names) -> PrintedDocument:
    suffix = source.suffix if isinstance(source, Job) else ".xlsx"
    path = Rendered(unit, year, source.document, source.file_name, b"", suffix).path
    return PrintedDocument(unit, year, source.document, path, styles, source, names)
