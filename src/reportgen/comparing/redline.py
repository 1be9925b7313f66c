"""A document in which Word shows what has changed, to be accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.comparing.pairs import DocumentPair
from reportgen.docx.parts import to_bytes
from reportgen.docx.redline import track_changes
from reportgen.docx.xml import parse_strict
from reportgen.output.write import Rendered
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.document import Job


def redlines(pairs: Iterable[DocumentPair]) -> Iterator[Rendered]:
    """The copies of those documents that are Word files, and in which the text has changed."""
    for pair in pairs:
        content = redline_of(pair)
        if content is not None:
            document = pair.shown
            name = f"{document.source.file_name}（修订）"
            yield Rendered(document.unit, document.year, document.document, name, content)


def redline_of(pair: DocumentPair) -> bytes | None:
    """The newer version with the changes since the older one; None where there is nothing to show."""
    if pair.old is None or pair.new is None:
        return None
    source = pair.new.document.source
    if not isinstance(source, Job) or not isinstance(source.template, CompiledTemplate):
        return None
    changed: dict[str, bytes] = {}
    for name, _ in source.template.parts:
        if name in pair.old.parts and pair.old.parts[name] != pair.new.parts[name]:
            old, new = (parse_strict(each.parts[name], name) for each in (pair.old, pair.new))
            if track_changes(old, new):
                changed[name] = to_bytes(new)
    return source.template.packer.pack({**pair.new.parts, **changed}) if changed else None
