"""The table of contents: examine each unit and year, then write what may be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.compute.facts import Facts
from reportgen.examine import Row, Selection, UnitYear, examine, opened, profile_of, unread
from reportgen.incremental import Memory
from reportgen.inputs import Inputs, take_inputs
from reportgen.issues import Issue, Where, in_order
from reportgen.model.record import nearest
from reportgen.model.values import Text
from reportgen.model.workspace import Report, Workspace, read_workspace
from reportgen.output import faults
from reportgen.output.copies import REDLINED, REVIEW, Copies, Copy, is_stale, newest
from reportgen.output.folder import OutFolder
from reportgen.output.lock import alone
from reportgen.output.write import Rendered, Written, write, write_drafts
from reportgen.profile.load import ProfileShelf
from reportgen.render.document import Job
from reportgen.tables import rendered, shares_of, tables_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run."""

    unit_years: tuple[UnitYear, ...]
    """What it went through; units that it did not need to have rows only."""
    issues: tuple[Issue, ...]
    rows: tuple[Row, ...]
    documents: tuple[Written, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(issue.level == "error" for issue in self.issues)

    @property
    def left_unwritten(self) -> bool:
        """Some documents could not or must not be written."""
        return any(written.status in ("保留人工修改", "未写入") for written in self.documents)


def check(data: Path | Workspace, selection: Selection) -> Outcome:
    """Everything that is wrong, nothing written; ``data`` is the folder of a workspace, or what was read of it."""
    unit_years, issues = examine(data, selection, draft=False, keep=False)
    _, found_issues = tables_of(shares_of(unit_years), selection, unread(issues, unit_years))
    return Outcome(unit_years, tuple(in_order([*issues, *found_issues])), tuple(each.row for each in unit_years))


def build(
    data: Path | Workspace,
    out: Path,
    selection: Selection,
    *,
    pdf: bool = False,
    plan: bool = False,
    overwrite: bool = False,
    annotate: bool = False,
    redline: bool = False,
) -> Outcome:
    """Write the documents of each unit and year that has no error, as far as they are not there already.

    With ``redline`` the caller sees to the redlined copies, old ones too.
    """
    shown = shown_folder(out, data.root if isinstance(data, Workspace) else data)
    with alone(out, plan=plan) as is_alone:
        if not is_alone:
            return Outcome((), (faults.in_use(Where(shown)),), ())
        folder = OutFolder(out, shown, plan, overwrite)
        return _build(data, folder, selection, pdf=pdf, annotate=annotate, redline=redline)


def _build(
    data: Path | Workspace, folder: OutFolder, selection: Selection, *, pdf: bool, annotate: bool, redline: bool
) -> Outcome:
    """What ``build`` does in a folder that nobody else is writing into."""
    root = data.root if isinstance(data, Workspace) else data
    inputs = None if selection.documents or selection.projects else take_inputs(root)
    copies = Copies.beside(folder)
    memory = Memory(folder, inputs, selection, copies if annotate else None)
    workspace = data if isinstance(data, Workspace) else read_workspace(root, selection.units, memory.known)
    unit_years, issues = examine(workspace, selection, draft=False, skipped=memory.known)
    tables, of_tables = memory.tables(unit_years, unread(issues, unit_years))
    due = [*_filled(unit_years), *map(rendered, tables)]
    written = write(due, folder)
    issues += [*of_tables, *written.issues, *memory.issues]
    documents = [*written.documents, *memory.documents]
    if pdf:
        from reportgen.output.pdf import write_pdfs

        pdfs, found = write_pdfs(documents, folder)
        documents += pdfs
        issues += found
    rows = [each.row for each in unit_years]
    issues += memory.keep(workspace, unit_years, rows, of_tables, written.documents)
    issues += folder.close()
    documents += memory.unmade
    versions = newest(folder.manifest, due, written.documents)
    for path in memory.gone:
        del versions[path]
    if annotate:
        unwritten = {folder.inside(each.path) for each in written.documents if each.status == "未写入"}
        copies.write(each for each in _reviews_of(unit_years, versions, inputs) if each.of not in unwritten)
        copies.leave(path for result in memory.known.values() for path in result.documents)
    copies.drop(lambda copy: not (redline and copy.get("mark") == REDLINED) and is_stale(copy, versions))
    copies.close()
    documents += copies.documents
    issues += copies.issues
    rows += memory.rows
    return Outcome(unit_years, tuple(in_order(issues)), memory.in_order(rows), memory.in_order(documents))


def _filled(unit_years: Iterable[UnitYear]) -> list[Rendered]:
    """The finished documents of every unit and year without errors."""
    return [
        _document(each, job, content)
        for each in unit_years
        if not each.has_errors
        for job, content in each.finished.items()
    ]


def _reviews_of(unit_years: Iterable[UnitYear], versions: Mapping[str, str], inputs: Inputs | None) -> Iterator[Copy]:
    """A review copy of every Word document of some units and years without errors."""
    for each in unit_years:
        for path, job in ({} if each.has_errors else each.paths).items():
            if (review := _review(each, job)) is not None:
                state = inputs.states[each.report.folder] if inputs is not None else None
                yield Copy(path, versions.get(path, ""), REVIEW, review, state)


def _document(each: UnitYear, job: Job, content: bytes) -> Rendered:
    return Rendered(each.report.folder, each.report.year, job.document, job.file_name, content, job.suffix)


def build_drafts(
    data: Path | Workspace,
    out: Path,
    selection: Selection,
    *,
    pdf: bool = False,
    plan: bool = False,
    annotate: bool = False,
) -> Outcome:
    """Write all documents that can be filled, with what is missing marked; they are always made anew."""
    workspace = opened(data)
    unit_years, issues = examine(workspace, selection, draft=True)
    documents = [_document(each, job, content) for each in unit_years for job, content in each.finished.items()]
    tables, of_tables = tables_of(shares_of(unit_years, draft=True), selection, unread(issues, unit_years))
    shown = shown_folder(out, workspace.root)
    written = write_drafts([*documents, *(rendered(each, draft=True) for each in tables)], out, shown, plan=plan)
    pdfs, found = _draft_pdfs(written.documents, out, shown, plan) if pdf else ((), [])
    copies_due = (_review(each, job) for each in unit_years for job in each.jobs) if annotate else ()
    reviews = write_drafts([each for each in copies_due if each is not None], out, shown, plan=plan)
    issues += [*of_tables, *written.issues, *found, *reviews.issues]
    rows = tuple(each.row for each in unit_years)
    documents_written = (*written.documents, *pdfs, *reviews.documents)
    return Outcome(unit_years, tuple(in_order(issues)), rows, documents_written)


def _draft_pdfs(
    drafts: Iterable[Written], out: Path, shown: str, plan: bool
) -> tuple[tuple[Written, ...], list[Issue]]:
    from reportgen.output.pdf import write_draft_pdfs

    return write_draft_pdfs(drafts, out, shown, plan=plan)


def _review(each: UnitYear, job: Job) -> Rendered | None:
    """The review copy of a document, if it is a Word document."""
    from reportgen.render.review import review_of

    content = review_of(job)
    name = f"{job.file_name}（{REVIEW}）"
    return Rendered(each.report.folder, each.report.year, job.document, name, content) if content is not None else None


def facts_of(data: Path | Workspace, selection: Selection) -> list[Facts]:
    """The facts of the selected units and years, as far as they can be computed."""
    unit_years, _ = examine(data, selection, draft=True)
    return [each.facts for each in unit_years if each.facts is not None]


def shown_folder(out: Path, root: Path) -> str:
    """The output folder as messages name it."""
    try:
        return out.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return out.as_posix()


def unknown_names(data: Path | Workspace, selection: Selection) -> list[str]:
    """What a selection names that the workspace does not have, in words."""
    workspace = opened(data)
    reports = workspace.reports
    selected = [report for report in reports if selection.has_report(report)]
    units = sorted({report.folder for report in reports} | {str(report.unit.name) for report in reports})
    years = sorted({str(report.year) for report in reports})
    projects = [project for report in selected for project in report.projects]
    names = [value.text for each in projects for value in (each.name, each.code) if isinstance(value, Text)]
    asked = (
        ("单位", selection.units, units),
        ("年度", {str(year) for year in selection.years}, years),
        ("项目", selection.projects, names),
        ("文档", selection.documents, _document_names(workspace.root, selected) if selection.documents else []),
    )
    return [_not_found(what, name, known) for what, wanted, known in asked for name in sorted(wanted - set(known))]


def _document_names(root: Path, reports: Iterable[Report]) -> list[str]:
    """Every document that some profile of these can make."""
    shelf = ProfileShelf(root)
    loaded = [profile_of(report, shelf)[0] for report in reports]
    return sorted({name for each in loaded if each is not None for name in each.profile.documents})


def _not_found(what: str, name: str, known: list[str]) -> str:
    near = nearest(name, known)
    return f"没有{what}“{name}”" + (f"，是否想写“{near}”" if near else f"；有：{'、'.join(known[:12])}")
