"""The tables over all units at two moments.

They need the rows of units in which nothing differs too. Those the last build has noted; where it has not, or of other
data, or when it was another program, they are computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.comparing.moments import Moment, Moments
from reportgen.comparing.parts import Key, Part, computed, fitting, laid_out, selected
from reportgen.examine import Selection, UnitYear
from reportgen.output.states import Sources
from reportgen.render.summary import Share
from reportgen.tables import shares_of, tables_of
from reportgen.tracing.documents import PrintedDocument, tables_in

Tables = list[PrintedDocument]


def tables_at(
    old: Moment, new: Moment, parts: Sequence[Part], moments: Moments, selection: Selection
) -> Iterator[tuple[int, tuple[Tables, Tables]]]:
    """Those of each year in which some unit differs, at either moment."""
    sides = [each for part in parts for each in part.old], [each for part in parts for each in part.new]
    shares = [shares_of(side, draft=True) for side in sides]
    styles = next((each.facts.styles for each in (*sides[1], *sides[0]) if each.facts is not None), None)
    years = sorted({share.year for side in shares for share in side})
    if styles is None or selection.units:
        return
    others = list(_shares_of_others(_same(old, new, years, selection), new, moments, selection)) if years else []
    for year in years:
        due = {share.document for side in shares for share in side if share.year == year}
        found = (
            sorted(
                (each for each in (*side, *others) if each.year == year and each.document in due),
                key=lambda share: share.folder,
            )
            for side in shares
        )
        before, after = (tables_in(tables_of(side, selection)[0], styles) for side in found)
        yield year, (before, after)


def _same(old: Moment, new: Moment, years: Sequence[int], selection: Selection) -> dict[Key, Sources]:
    """The units and years in which nothing differs."""
    keys = sorted(key for key in old.sources.keys() & new.sources.keys() if key[1] in years)
    return {key: new.sources[key] for key in selected(keys, selection) if old.sources[key] == new.sources[key]}


def _shares_of_others(
    same: Mapping[Key, Sources], moment: Moment, moments: Moments, selection: Selection
) -> Iterator[Share]:
    """What these contribute."""
    noted = {unit: moments.shares_noted(unit, sources) for (unit, _), sources in same.items()}
    for unit, year in same:
        yield from (share for share in noted[unit] or () if share.year == year)
    rest = {key: (sources, sources) for key, sources in same.items() if noted[key[0]] is None}
    for group in fitting(rest):
        with laid_out(moment, [sources for sources, _ in group.values()]) as place:
            found: Sequence[UnitYear] = computed(place, group, selection)
        yield from shares_of(found, draft=True)
