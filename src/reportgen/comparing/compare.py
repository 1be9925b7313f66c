"""Two workspaces compared: every document that prints something else, and why."""

from __future__ import annotations

from pathlib import Path

from reportgen.comparing.differences import Comparer, Known
from reportgen.comparing.inputs import Input, changed_inputs
from reportgen.comparing.pairs import DocumentPair, changed_pairs
from reportgen.comparing.records import ChangedDocument, Comparison
from reportgen.examine import Selection
from reportgen.model.workspace import read_workspace
from reportgen.tracing.documents import PrintedDocument, printed_documents


def compare(old: Path, new: Path, names: tuple[str, str], selection: Selection) -> Comparison:
    """What the documents of two folders print differently, both made by the present program."""
    inputs = [each for each in changed_inputs(old, new) if _concerns(each, selection)]
    known = Known.of(inputs)
    pairs = changed_pairs(documents_of(old, selection), documents_of(new, selection)) if inputs else []
    found = (_described(pair, known) for pair in pairs)
    return Comparison(*names, tuple(each for each in found if each is not None), tuple(inputs))


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
        return ChangedDocument("新增" if pair.old is None else "删去", *about, causes=causes)
    changes = tuple(Comparer(pair, known).changes())
    old_path = pair.old.document.path if pair.old.document.path != document.path else ""
    return ChangedDocument("改动", *about, old_path, changes) if changes or old_path else None
