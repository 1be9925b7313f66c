"""The tables over all units at two moments.

They need the rows of units in which nothing differs too. Those the last build has noted; where it has not, or of other
data, or when it was another program, they are computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.comparing.moments import Moment, Moments
from reportgen.comparing.parts import Key, Part, computed, fitting, laid_out, selected
from reportgen.examine import Selection, UnitYear
from reportgen.output.states import Sources
from reportgen.render.summary import Share
from reportgen.tables import shares_of, tables_of
from reportgen.tracing.documents import PrintedDocument, tables_in


def tables_at(
    old: Moment, new: Moment, parts: Sequence[Part], moments: Moments, selection: Selection
) -> tuple[list[PrintedDocument], list[PrintedDocument]]:
    """Those in which some unit differs, at either moment."""
    sides = [each for part in parts for each in part.old], [each for part in parts for each in part.new]
    shares = [shares_of(side, draft=True) for side in sides]
    due = {(share.document, share.year) for side in shares for share in side}
    if not due or selection.units:
        return [], []
    years = {year for _, year in due}
    keys = selected([key for key in old.sources.keys() & new.sources.keys() if key[1] in years], selection)
    same = {key: new.sources[key] for key in keys if old.sources[key] == new.sources[key]}
    others = list(_shares(same, new, moments, selection))
    styles = next(each.facts.styles for each in (*sides[1], *sides[0]) if each.facts is not None)
    before, after = (
        tables_in(
            tables_of(
                sorted(
                    (share for share in (*side, *others) if (share.document, share.year) in due),
                    key=lambda share: (share.folder, share.year),
                ),
                selection,
            )[0],
            styles,
        )
        for side in shares
    )
    return before, after


def _shares(same: dict[Key, Sources], moment: Moment, moments: Moments, selection: Selection) -> Iterator[Share]:
    """What units contribute in which nothing differs."""
    noted = {unit: moments.shares_noted(unit, sources) for (unit, _), sources in same.items()}
    for unit, year in same:
        yield from (share for share in noted[unit] or () if share.year == year)
    rest = {key: (sources, sources) for key, sources in same.items() if noted[key[0]] is None}
    for group in fitting(rest):
        with laid_out(moment, [sources for sources, _ in group.values()]) as place:
            found: Sequence[UnitYear] = computed(place, group, selection)
        yield from shares_of(found, draft=True)
