"""The documents that a file of a unit can reach: the unit's own, and the tables over all units in which it has rows.

The rows of the other units are those that the last build has noted, where nothing has changed since; the rest is
computed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from reportgen.examine import Selection, planned
from reportgen.inputs import take_inputs
from reportgen.model.workspace import Workspace, read_workspace, unit_folders
from reportgen.output.folder import OutFolder
from reportgen.render.summary import Share
from reportgen.results import earlier
from reportgen.tables import shares_of, tables_of
from reportgen.tracing.documents import PrintedDocument, documents_in, tables_in


def documents_reached(workspace: Workspace, unit: str, selection: Selection, out: OutFolder) -> list[PrintedDocument]:
    """Every selected document that data of this unit may stand in; nothing but the unit has to be read yet."""
    unit_years = planned(workspace, replace(selection, units=frozenset({unit})))
    own = shares_of(unit_years, draft=True)
    styles = next((each.facts.styles for each in unit_years if each.facts is not None), None)
    tables = {(share.document, share.year) for share in own}
    if not tables or styles is None:
        return documents_in(unit_years)
    found = [*own, *_of_others(workspace, unit, tables, out)]
    found.sort(key=lambda share: (share.folder, share.year))
    return [*documents_in(unit_years), *tables_in(tables_of(found, selection)[0], styles)]


def _of_others(workspace: Workspace, unit: str, tables: Collection[tuple[str, int]], out: OutFolder) -> list[Share]:
    """What the other units contribute to some tables."""
    noted = _noted(workspace, out)
    folders = {folder.name for folder in unit_folders(workspace.root)} - {unit}
    rest = frozenset(folders - noted.keys())
    years = frozenset(year for _, year in tables)
    computed = planned(read_workspace(workspace.root, rest), Selection(years=years)) if rest else ()
    found = [*(share for folder in folders - rest for share in noted[folder]), *shares_of(computed, draft=True)]
    return [share for share in found if (share.document, share.year) in tables]


def _noted(workspace: Workspace, out: OutFolder) -> Mapping[str, tuple[Share, ...]]:
    """The shares of each unit whose inputs are as the last build has found them; faults would have left rows out."""
    states = take_inputs(workspace.root).states if out.manifest.units else {}
    results = {
        unit: result
        for unit, state in states.items()
        if unit in out.manifest.units and out.manifest.units[unit].examined == state
        if (result := earlier(out, unit)) is not None
    }
    return {unit: each.shares for unit, each in results.items() if not any(row.errors for row in each.rows)}
