"""Two moments of a workspace compared: every document that prints something else, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.comparing.all_units import tables_at
from reportgen.comparing.differences import Comparer, Known
from reportgen.comparing.failing import errors_now
from reportgen.comparing.inputs import Input
from reportgen.comparing.moments import NOW, Moment, Moments
from reportgen.comparing.pairs import DocumentPair, changed_pairs
from reportgen.comparing.parts import Part, parts_of
from reportgen.comparing.records import ChangedDocument, Comparison, Status
from reportgen.examine import Selection
from reportgen.tracing.documents import PrintedDocument


def compare(old: Moment, new: Moment, moments: Moments, selection: Selection) -> Comparison:
    """What the documents of two moments print differently, both made by the present program."""
    parts = parts_of(old, new, selection)
    found = [document for part in parts for document in _described(part.pairs, part.inputs)]
    found.sort(key=lambda each: (each.unit, each.year))
    inputs = tuple(dict.fromkeys(each for part in parts for each in part.inputs))
    for year, tables in tables_at(old, new, parts, moments, selection):
        found += changed_documents(*tables, [each for part in parts for each in part.inputs_of(year)])
    present = {key for part in parts for key in part.keys if key in new.sources} if new.name == NOW else set()
    return Comparison(old.name, new.name, tuple(found), inputs, _names(parts, found), errors_now(moments, present))


def _names(parts: Iterable[Part], documents: Iterable[ChangedDocument]) -> tuple[str, ...]:
    """What the units of some documents are called; the newer name, if there are two."""
    called = {each.report.folder: str(each.report.unit.name) for part in parts for each in (*part.old, *part.new)}
    return tuple(dict.fromkeys(called[each.unit] for each in documents if each.unit in called))


def changed_documents(
    old: Iterable[PrintedDocument], new: Iterable[PrintedDocument], inputs: Sequence[Input]
) -> tuple[ChangedDocument, ...]:
    """The documents that differ, with their changes."""
    return _described(changed_pairs(old, new), inputs)


def _described(pairs: Iterable[DocumentPair], inputs: Sequence[Input]) -> tuple[ChangedDocument, ...]:
    known = Known.of(inputs)
    found = (_of_pair(pair, known) for pair in pairs)
    return tuple(each for each in found if each is not None)


def _of_pair(pair: DocumentPair, known: Known) -> ChangedDocument | None:
    """A document and its changes; None where it has none."""
    document = pair.shown
    about = (document.unit, document.year, document.document, document.path)
    if pair.old is None or pair.new is None:
        causes = known.near(document.unit, {document.project_file} - {""})
        certain = any(each.where.file == document.project_file for each in causes)
        status: Status = "新增" if pair.old is None else "删去"
        return ChangedDocument(status, *about, causes=causes, is_certain=certain)
    changes = tuple(Comparer(pair, known).changes())
    old_path = pair.old.document.path if pair.old.document.path != document.path else ""
    return ChangedDocument("改动", *about, old_path, changes) if changes or old_path else None
