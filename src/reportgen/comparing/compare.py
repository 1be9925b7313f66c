"""Two workspaces compared: every document that prints something else, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen.comparing.differences import Comparer, Known
from reportgen.comparing.inputs import Input, changed_inputs
from reportgen.comparing.pairs import DocumentPair, changed_pairs
from reportgen.comparing.records import ChangedDocument, Comparison, Status
from reportgen.examine import Selection
from reportgen.model.workspace import read_workspace
from reportgen.tracing.documents import PrintedDocument, printed_documents


def compare(old: Path, new: Path, names: tuple[str, str], selection: Selection) -> Comparison:
    """What the documents of two folders print differently, both made by the present program."""
    inputs = [each for each in changed_inputs(old, new) if _concerns(each, selection)]
    documents = changed_documents(documents_of(old, selection), documents_of(new, selection), inputs) if inputs else ()
    return Comparison(*names, documents, tuple(inputs))


def changed_documents(
    old: Iterable[PrintedDocument], new: Iterable[PrintedDocument], inputs: Sequence[Input]
) -> tuple[ChangedDocument, ...]:
    """The documents that differ, with their changes."""
    known = Known.of(inputs)
    found = (_described(pair, known) for pair in changed_pairs(old, new))
    return tuple(each for each in found if each is not None)


def documents_of(root: Path, selection: Selection) -> list[PrintedDocument]:
    """Every document of a folder that is selected."""
    return printed_documents(read_workspace(root, selection.units), selection)


def _concerns(each: Input, selection: Selection) -> bool:
    return not selection.units or each.where.file.startswith(
        (*(f"data/{unit}/" for unit in selection.units), "templates/")
    )


def _described(pair: DocumentPair, known: Known) -> ChangedDocument | None:
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
