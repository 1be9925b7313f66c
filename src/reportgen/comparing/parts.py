"""What differs between two moments, laid out as workspaces and computed: the units and years whose inputs differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.comparing.inputs import Input, changed_inputs
from reportgen.comparing.moments import Moment
from reportgen.comparing.pairs import DocumentPair, changed_pairs
from reportgen.comparing.selecting import by_folder
from reportgen.examine import Selection, UnitYear, planned
from reportgen.model.workspace import read_workspace
from reportgen.output.states import Sources, StateLost, lay_out
from reportgen.tracing.documents import documents_in

Key = tuple[str, int]
"""The folder of a unit, and a year."""
Both = tuple[Sources, Sources]
"""What its documents were made from at either moment."""


@dataclass(frozen=True, slots=True)
class Part:
    """Units and years that fit into one workspace at either moment, and what was typed differently in it."""

    keys: tuple[Key, ...]
    old: tuple[UnitYear, ...]
    new: tuple[UnitYear, ...]
    inputs: tuple[Input, ...]

    @property
    def pairs(self) -> list[DocumentPair]:
        """The documents that differ."""
        return changed_pairs(documents_in(self.old), documents_in(self.new))

    def inputs_of(self, year: int) -> list[Input]:
        """What was typed differently in units that are here for this year: others are in another part for it."""
        units = {each.report.folder for each in (*self.old, *self.new) if each.report.year == year}
        return [each for each in self.inputs if each.where.file.startswith(tops_of(units))]


def parts_of(old: Moment, new: Moment, selection: Selection) -> list[Part]:
    """All that differs."""
    selection = by_folder(selection, old, new)
    keys = sorted({key for moment in (old, new) for key in selected(moment.sources, selection)})
    both = {key: _both(old.sources.get(key), new.sources.get(key)) for key in keys}
    return [_part(group, old, new, selection) for group in fitting({key: b for key, b in both.items() if b[0] != b[1]})]


def selected(keys: Collection[Key], selection: Selection) -> list[Key]:
    """Those that are meant; units are selected by their folders."""
    return [
        (unit, year)
        for unit, year in keys
        if (not selection.units or unit in selection.units) and (not selection.years or year in selection.years)
    ]


def _both(old: Sources | None, new: Sources | None) -> Both:
    """A unit or year that is not there is one without files, under the same templates."""
    there = new or old
    assert there is not None
    return old or there._replace(data=""), new or there._replace(data="")


def fitting(found: Mapping[Key, Both]) -> list[dict[Key, Both]]:
    """As few groups as fit into one workspace each: the years of a unit may come from different states of it."""
    states: dict[str, list[Both]] = {}
    groups: dict[tuple[int, str, str], dict[Key, Both]] = {}
    for key, both in found.items():
        of_unit = states.setdefault(key[0], [])
        of_unit += [] if both in of_unit else [both]
        old, new = both
        groups.setdefault((of_unit.index(both), old.templates, new.templates), {})[key] = both
    return list(groups.values())


def _part(group: Mapping[Key, Both], old: Moment, new: Moment, selection: Selection) -> Part:
    befores, afters = zip(*group.values(), strict=True)
    with laid_out(old, befores) as before, laid_out(new, afters) as after:
        sides = computed(before, group, selection), computed(after, group, selection)
        return Part(tuple(group), *sides, tuple(changed_inputs(before, after)))


def tops_of(units: Iterable[str]) -> tuple[str, ...]:
    """The folders of what the documents of these units are made from."""
    return ("templates/", *(f"data/{unit}/" for unit in units))


@contextmanager
def laid_out(moment: Moment, sources: Iterable[Sources]) -> Iterator[Path]:
    """These in a folder, as long as it is looked at."""
    with TemporaryDirectory(prefix="reportgen-") as place:
        try:
            for each in dict.fromkeys(sources):
                lay_out(moment.contents, each, Path(place))
        except StateLost as what:
            raise moment.lost(what) from None
        yield Path(place)


def computed(root: Path, keys: Collection[Key], selection: Selection) -> tuple[UnitYear, ...]:
    """These units and years of a folder, as far as they are selected."""
    of_years = replace(selection, years=frozenset(year for _, year in keys))
    found = planned(read_workspace(root, selection.units), of_years)
    return tuple(each for each in found if (each.report.folder, each.report.year) in keys)
