"""What one run may leave out, because nothing has changed since an earlier one; and what it notes for the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from reportgen.examine import Row, Selection, UnitYear, folder_of
from reportgen.inputs import Inputs
from reportgen.issues import Issue
from reportgen.model.workspace import Workspace
from reportgen.output import faults
from reportgen.output.copies import Copies
from reportgen.output.files import reason_of
from reportgen.output.folder import OutFolder
from reportgen.output.write import Status, Written
from reportgen.profile.records import ALL_UNITS
from reportgen.render.workbook import Summary
from reportgen.results import Result, built_years, distrust, note_sources, recall, remember, unmade
from reportgen.tables import shares_of, tables_of

T = TypeVar("T", Row, Written)


class Memory:
    """What earlier runs have found out, as far as one run needs it.

    A run for some documents or projects has no inputs: it goes through everything that it is about, and notes no more
    than the documents that it writes. One for some years notes besides what all documents of these were made from.
    """

    def __init__(
        self, folder: OutFolder, inputs: Inputs | None, selection: Selection, copies: Copies | None = None
    ) -> None:
        """Where there are to be review ``copies``, a unit is left out only if it has all of them."""
        self._folder, self._inputs, self._selection = folder, inputs, selection
        self._is_whole = inputs is not None and selection.takes_whole_units
        states = inputs.states if inputs is not None and self._is_whole else {}
        asked = {unit: state for unit, state in states.items() if not selection.units or unit in selection.units}
        found = {unit: recall(folder, unit, state) for unit, state in asked.items()}
        self.known = {
            unit: result
            for unit, result in found.items()
            if result is not None and (copies is None or copies.are_there(result.documents, asked[unit]))
        }
        """The units that need not be gone through."""
        self.unmade: list[Written] = []
        """Documents that lie there and were not made: because of errors, or because no data makes them any more."""
        self._tables: Result | None = None

    @property
    def issues(self) -> list[Issue]:
        """What there is to say about the units that were left out."""
        return [issue for result in self._recalled for issue in result.issues]

    @property
    def rows(self) -> list[Row]:
        """Their rows in the closing table."""
        return [row for result in self.known.values() for row in result.rows]

    @property
    def documents(self) -> list[Written]:
        """Their documents."""
        return [self._told(path) for result in self._recalled for path in result.documents]

    @property
    def gone(self) -> list[str]:
        """Of the unmade ones those that no data makes."""
        return [self._folder.inside(each.path) for each in self.unmade if each.status == "已删除来源"]

    @property
    def _recalled(self) -> list[Result]:
        return [*self.known.values(), *([self._tables] if self._tables is not None else [])]

    def tables(self, unit_years: Sequence[UnitYear], missing: Sequence[str]) -> tuple[list[Summary], list[Issue]]:
        """The tables over all units, unless nothing that stands in them has changed."""
        found = shares_of(unit_years)
        if self._inputs is not None and self._is_whole and not self._selection.units:
            self._tables = recall(self._folder, ALL_UNITS, self._inputs.all_units)
            if self._tables is not None:
                return [], []
            found += [share for result in self.known.values() for share in result.shares]
            order = {unit: number for number, unit in enumerate(self._inputs.units)}
            found.sort(key=lambda share: (order[share.folder], share.year))
        return tables_of(found, self._selection, missing)

    def keep(
        self,
        workspace: Workspace,
        unit_years: Sequence[UnitYear],
        rows: Sequence[Row],
        of_tables: Iterable[Issue],
        written: Sequence[Written],
    ) -> list[Issue]:
        """Note what was found out and what was written; what went wrong with that."""
        unfinished = {each.unit for each in written if each.status == "未写入"}
        distrust(
            self._folder, unfinished if self._is_whole else {each.unit for each in written if each.status != "未变"}
        )
        if not self._is_whole:
            self._find_not_updated(unit_years)
        if self._inputs is None:
            return []
        results = self._results(workspace, unit_years, rows, written)
        if self._is_whole:
            if not self._selection.units:
                documents = tuple(self._folder.inside(each.path) for each in written if each.unit == ALL_UNITS)
                results[ALL_UNITS] = self._tables or Result(tuple(of_tables), documents=documents)
            self._find_unmade(self.known | results)
        try:
            if self._is_kept:
                self._note(self._inputs, {unit: results[unit] for unit in sorted(results.keys() - unfinished)})
        except OSError as error:
            distrust(self._folder, results)
            return [faults.not_written(self._folder.where, reason_of(error))]
        return []

    def _note(self, inputs: Inputs, results: Mapping[str, Result]) -> None:
        """First the objects, then what refers to them."""
        inputs.keep(self._folder.store, [unit for unit, result in results.items() if built_years(result)])
        for unit, result in results.items():
            if self._is_whole:
                remember(self._folder, inputs, unit, result)
            else:
                note_sources(self._folder, inputs.states[unit], unit, result)

    @property
    def _is_kept(self) -> bool:
        """A workspace that has never had a document has no output folder either."""
        return self._folder.records and bool(self._folder.manifest.documents)

    def _results(
        self, workspace: Workspace, unit_years: Sequence[UnitYear], rows: Sequence[Row], written: Sequence[Written]
    ) -> dict[str, Result]:
        """What this run has found out about each unit that it went through."""
        assert self._inputs is not None
        units = {each.report.folder for each in unit_years}
        if self._is_whole and not self._selection.units:
            units |= self._inputs.units.keys() - self.known.keys()
        issues: dict[str, list[Issue]] = {unit: [] for unit in units}
        for issue in workspace.issues:
            issues.get(folder_of(issue), []).append(issue)
        for each in unit_years:
            issues[each.report.folder] += each.issues
        shares = shares_of(unit_years)
        return {
            unit: Result(
                tuple(issues[unit]),
                tuple(row for row in rows if row.unit == unit),
                tuple(self._folder.inside(each.path) for each in written if each.unit == unit),
                tuple(share for share in shares if share.folder == unit),
            )
            for unit in units
        }

    def _find_unmade(self, results: dict[str, Result]) -> None:
        """Documents that no data makes any more: told as long as they lie there, then forgotten."""
        complete = not self._selection.units
        for path, status in list(unmade(self._folder, results, complete=complete)):
            if (self._folder.root / path).exists():
                self.unmade.append(self._told(path, status))
            elif status == "已删除来源":
                del self._folder.manifest.documents[path]
                self._folder.manifest.announced.pop(path, None)
        if complete:
            alive = results.keys() | {entry["unit"] for entry in self._folder.manifest.documents.values()}
            for unit in self._folder.manifest.units.keys() - alive:
                del self._folder.manifest.units[unit]

    def _find_not_updated(self, unit_years: Iterable[UnitYear]) -> None:
        """What a run for a part would have made but for errors."""
        failed = {(each.report.folder, each.report.year): each for each in unit_years if each.has_errors}
        for path, entry in self._folder.manifest.documents.items():
            each = failed.get((entry["unit"], entry["year"]))
            if (
                each is not None
                and self._is_asked(path, entry["document"], each)
                and (self._folder.root / path).exists()
            ):
                self.unmade.append(self._told(path, "未更新"))

    def _is_asked(self, path: str, document: str, of: UnitYear) -> bool:
        """Is this document of a unit and year meant? Whose project it is, is not known where files cannot be read."""
        of_project = not self._selection.projects or of.facts is None or path in of.paths
        return of_project and (not self._selection.documents or document in self._selection.documents)

    def _told(self, path: str, status: Status = "未变") -> Written:
        entry = self._folder.manifest.documents[path]
        return Written(f"{self._folder.shown}/{path}", entry["unit"], entry["year"], entry["document"], status)

    def in_order(self, found: Iterable[T]) -> tuple[T, ...]:
        """Unit by unit, the tables over all of them last."""
        order = {unit: number for number, unit in enumerate(self._inputs.units if self._inputs is not None else ())}
        return tuple(sorted(found, key=lambda each: (each.unit == ALL_UNITS, order.get(each.unit, len(order)))))
