"""Which document of one state is which of the other: by its path, else by what it is made for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.render.document import CANNOT_BE_MADE, Job
from reportgen.render.sheets import CompiledWorkbook
from reportgen.tracing.documents import PrintedDocument


@dataclass(frozen=True, slots=True)
class Version:
    """A document of one state, filled."""

    document: PrintedDocument
    parts: Mapping[str, bytes]
    """What changes with the data; a workbook is one part."""


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """A document in both states; None where it is not made."""

    old: Version | None
    new: Version | None

    @property
    def shown(self) -> PrintedDocument:
        """The newer one, if there is one."""
        version = self.new or self.old
        assert version is not None
        return version.document


def changed_pairs(old: Iterable[PrintedDocument], new: Iterable[PrintedDocument]) -> list[DocumentPair]:
    """The documents that differ, in the order of the newer state, those that are gone at the end."""
    olds, news = ({each.document.path: each for each in _filled(state)} for state in (old, new))
    moved = _the_only_ones(each for path, each in olds.items() if path not in news)
    fresh = _the_only_ones(each for path, each in news.items() if path not in olds)
    pairs: list[DocumentPair] = []
    for path, each in news.items():
        purpose = _purpose(each)
        before = olds.pop(path, None) or (moved.get(purpose) if purpose in fresh else None)
        if before is not None:
            olds.pop(before.document.path, None)
        if before is None or before.document.path != path or before.parts != each.parts:
            pairs.append(DocumentPair(before, each))
    return [*pairs, *(DocumentPair(each, None) for each in olds.values())]


Purpose = tuple[str, int, str, str]
"""What a document is made for, whatever it is called: unit, year, kind, and the file of its project."""


def _purpose(version: Version) -> Purpose:
    each = version.document
    return each.unit, each.year, each.document, each.project_file


def _the_only_ones(versions: Iterable[Version]) -> dict[Purpose, Version]:
    """Those that are alone in what they are made for."""
    found: dict[Purpose, list[Version]] = {}
    for each in versions:
        found.setdefault(_purpose(each), []).append(each)
    return {purpose: only for purpose, (only, *others) in found.items() if not others}


def _filled(documents: Iterable[PrintedDocument]) -> Iterable[Version]:
    """Those that can be made."""
    for each in documents:
        try:
            yield Version(each, _parts_of(each))
        except CANNOT_BE_MADE:
            continue  # building it says why


def _parts_of(document: PrintedDocument) -> Mapping[str, bytes]:
    source = document.source
    if not isinstance(source, Job):
        return {"": source.render()}
    if isinstance(source.template, CompiledWorkbook):
        return {"": source.template.render_checked(source.context)}
    return source.template.fill(source.context)
