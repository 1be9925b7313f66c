"""The units that a comparison is asked for: by the folder or by the name that each has at either moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.comparing.moments import Moment
from reportgen.examine import Selection
from reportgen.model.workspace import UNIT_FILE
from reportgen.output.states import Contents, Sources, StateLost, tree_of
from reportgen.source import Mapping, Scalar, parse


def units_called(*moments: Moment) -> dict[str, frozenset[str]]:
    """Every word that a unit is called by, with the folders that it means."""
    found: dict[str, set[str]] = {}
    for moment in moments:
        for unit, sources in {(unit, sources) for (unit, _), sources in moment.sources.items()}:
            for word in (unit, *_name(unit, sources, moment.contents)):
                found.setdefault(word, set()).add(unit)
    return {word: frozenset(found[word]) for word in sorted(found)}


def by_folder(selection: Selection, *moments: Moment) -> Selection:
    """The same units by their folders; a word that calls none stays, so that nothing else is taken for it."""
    if not selection.units:
        return selection
    called = units_called(*moments)
    folders = [called.get(word, frozenset({word})) for word in selection.units]
    return replace(selection, units=frozenset[str]().union(*folders))


def _name(unit: str, sources: Sources, contents: Contents) -> Iterator[str]:
    """What the file of a unit says, if it can be read; if not, whoever lays it out says so."""
    path = f"data/{unit}/{UNIT_FILE}"
    try:
        content = contents(tree_of(contents, sources.data).get(path, ""))
    except StateLost:
        return
    tree = parse(content, path).tree if content is not None else None
    name = tree.entries.get("名称") if isinstance(tree, Mapping) else None
    if isinstance(name, Scalar):
        yield name.text
