"""What a run found out about a unit, kept in the output folder; told again where nothing has changed since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from decimal import Decimal
from typing import Any

from reportgen.compute.tags import Value
from reportgen.examine import Row
from reportgen.figures import Figure
from reportgen.inputs import Inputs
from reportgen.issues import Issue, Where
from reportgen.model.values import Text
from reportgen.output.folder import OutFolder
from reportgen.output.manifest import UnitRecord
from reportgen.output.names import safe_name
from reportgen.output.states import State
from reportgen.output.write import Status
from reportgen.profile.records import ALL_UNITS
from reportgen.render.summary import Share
from reportgen.render.workbook import words


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found out about a unit, or about the tables over all units."""

    issues: tuple[Issue, ...] = ()
    rows: tuple[Row, ...] = ()
    documents: tuple[str, ...] = ()
    """The documents that its data makes, by their paths in the output folder."""
    shares: tuple[Share, ...] = ()
    """What it contributes to tables over all units, so that these can be made without it."""

    def as_bytes(self) -> bytes:
        """The result as an object."""
        data = {
            "issues": [issue.as_json() for issue in self.issues],
            "rows": [astuple(row) for row in self.rows],
            "documents": self.documents,
            "shares": [_plain(share) for share in self.shares],
        }
        return json.dumps(data, ensure_ascii=False).encode(errors="surrogatepass")

    @classmethod
    def from_bytes(cls, content: bytes) -> Result:
        """The result again."""
        data: dict[str, Any] = json.loads(content.decode(errors="surrogatepass"))
        return cls(
            tuple(Issue.from_json(each) for each in data["issues"]),
            tuple(Row(*row) for row in data["rows"]),
            tuple(data["documents"]),
            tuple(_share(each) for each in data["shares"]),
        )


def _plain(share: Share) -> dict[str, Any]:
    rows = [[_cell(value) for value in row] for row in share.rows]
    return {each.name: getattr(share, each.name) for each in fields(Share)} | {
        "where": [share.where.file, share.where.line, share.where.column],
        "rows": rows,
    }


def _share(data: dict[str, Any]) -> Share:
    rows = tuple(tuple(map(_value, row)) for row in data["rows"])
    return Share(**data | {"where": Where(*data["where"]), "captions": tuple(data["captions"]), "rows": rows})


def _cell(value: Value) -> str | list[str | None]:
    """What a table shows of a value: words, or a figure without its provenance."""
    if isinstance(value, Figure):
        return [value.kind, None if value.value is None else str(value.value), value.absent]
    return words(value)


def _value(cell: Any) -> Value:
    if isinstance(cell, str):
        return Text(cell)
    kind, number, absent = cell
    return Figure(None if number is None else Decimal(number), kind, absent=absent)


def recall(folder: OutFolder, unit: str, state: State) -> Result | None:
    """The result for a unit whose inputs are the same and whose documents lie there as they were written."""
    found = earlier(folder, unit)
    if found is None or folder.manifest.units[unit].examined != state:
        return None
    return found if folder.are_as_written(found.documents) else None


def earlier(folder: OutFolder, unit: str) -> Result | None:
    """The last result for a unit, from whatever inputs."""
    record = folder.manifest.units.get(unit)
    content = folder.store.get(record.result) if record is not None else None
    try:
        return Result.from_bytes(content) if content is not None else None
    except (ValueError, KeyError, TypeError):  # of another version
        return None


def remember(folder: OutFolder, inputs: Inputs, unit: str, result: Result) -> None:
    """Note what was found out about a unit, and what its documents were made from."""
    state = inputs.all_units if unit == ALL_UNITS else inputs.states[unit]
    note_sources(folder, state, unit, result)
    record = folder.manifest.units[unit]
    record.examined, record.result = state, folder.store.put(result.as_bytes())
    _settle(folder, f"{safe_name(unit, '')}/")


def note_sources(folder: OutFolder, state: State, unit: str, result: Result) -> None:
    """Note what the documents of each year were made from, where all of them are written; the contents are kept."""
    record = folder.manifest.units.setdefault(unit, UnitRecord(state, ""))
    written = {folder.manifest.documents[path]["year"] for path in result.documents if folder.was_announced(path)}
    for year in built_years(result):
        if year in written and record.built.get(str(year), state) != state:
            record.before[str(year)] = record.built[str(year)]
        record.built[str(year)] = state
        _settle(folder, f"{safe_name(unit, '')}/{year}/")


def built_years(result: Result) -> list[int]:
    """The years whose documents could be made."""
    return [row.year for row in result.rows if not row.errors]


def _settle(folder: OutFolder, place: str) -> None:
    """What was announced there is done."""
    announced = folder.manifest.announced
    for path in [path for path in announced if path.startswith(place)]:
        del announced[path]


def distrust(folder: OutFolder, units: Iterable[str]) -> None:
    """Not all documents of these units were written: none may be skipped on the ground of an older run."""
    for unit in units:
        if unit in folder.manifest.units:
            folder.manifest.units[unit].result = ""


def unmade(folder: OutFolder, results: Mapping[str, Result], *, complete: bool) -> Iterator[tuple[str, Status]]:
    """Recorded documents that were not made: because of errors, or because the data no longer makes them.

    A complete run knows of units that are gone, too.
    """
    for path, entry in folder.manifest.documents.items():
        unit, year = entry["unit"], entry["year"]
        if unit not in results:
            if unit and complete:
                yield path, "已删除来源"
        elif not _made(path, results[unit]):
            yield path, "未更新" if _unknown(unit, year, results[unit]) else "已删除来源"


def _made(path: str, result: Result) -> bool:
    """Is it made from the data, or a copy of what is?"""
    return path in result.documents or path.removesuffix(".pdf") + ".docx" in result.documents


def _unknown(unit: str, year: int, result: Result) -> bool:
    """Errors may be why a document is not made; of a table over all units, whatever was found about it."""
    errors = {row.year: row.errors for row in result.rows}
    others = any(issue.level == "error" or unit == ALL_UNITS for issue in result.issues)
    return bool(errors.get(year, others))
