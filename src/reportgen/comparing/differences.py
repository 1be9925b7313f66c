"""What differs between two versions of a document: sentences and values, rows, points of charts, cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.comparing.causes import Causes
from reportgen.comparing.cells import BETWEEN_CELLS, changed_cells
from reportgen.comparing.inputs import Input
from reportgen.comparing.pairs import DocumentPair
from reportgen.comparing.reading import ReadVersion, Stretch, sentences
from reportgen.comparing.records import Change, ChangedValue, Sort
from reportgen.docx.matching import Line, matched
from reportgen.docx.places import PARAGRAPH, text_of
from reportgen.docx.versions import Pair, cells, differences
from reportgen.issues import Where
from reportgen.phrases import Phrase
from reportgen.render.printed import Place, Printed

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Known:
    """The typed values that differ, seen from both states."""

    inputs: Sequence[Input]
    old: Causes
    new: Causes

    @classmethod
    def of(cls, inputs: Sequence[Input]) -> Known:
        return cls(inputs, Causes(inputs, "old"), Causes(inputs, "new"))

    def near(self, unit: str, files: Collection[str] = ()) -> tuple[Input, ...]:
        """What may have to do with values of some files: what changed in these, else in the unit, else at all."""
        tops = (f"data/{unit}/", "templates/")
        in_files = tuple(each for each in self.inputs if each.where.file in files)
        in_unit = tuple(each for each in self.inputs if each.where.file.startswith(tops))
        return in_files or in_unit or tuple(self.inputs)


class Comparer:
    """Two versions of one document."""

    def __init__(self, pair: DocumentPair, known: Known) -> None:
        assert pair.old is not None
        assert pair.new is not None
        self._old, self._new, self._known = ReadVersion(pair.old), ReadVersion(pair.new), known
        self._document = pair.shown

    def changes(self) -> Iterator[Change]:
        """Every change in reading order, those of charts and workbooks at the end."""
        for part, story in self._new.stories.items():
            if part in self._old.stories:
                for pair in differences(self._old.stories[part], story):
                    yield from self._of_pair(pair)
        for before, after, place in changed_cells(self._old.cells, self._new.cells, self._document.styles):
            one_sided = before is None or after is None
            is_row = one_sided and any(len(each.within) > 1 for each in (before, after) if each is not None)
            yield self._change("行" if is_row else "数", before, after, place)

    def _of_pair(self, pair: Pair) -> Iterator[Change]:
        if pair.old is None or pair.new is None:
            version, there = (self._old, pair.old) if pair.old is not None else (self._new, pair.new)
            assert there is not None
            whole = _whole(there, version, pair.lives_on)
            if whole.text.strip():
                before, after = (None, whole) if pair.old is None else (whole, None)
                place = whole.within[0].place if whole.within else version.place_of(next(there.iter(PARAGRAPH)))
                yield self._change("句" if there.tag == PARAGRAPH else "行", before, after, place)
            return
        found = list(self._sentences(pair.old, pair.new))
        yield from found or self._breaks(pair.old, pair.new)

    def _sentences(self, old: _Element, new: _Element) -> Iterator[Change]:
        """Those of a paragraph that read differently."""
        sides = [list(sentences(each, version.values_in(each))) for each, version in self._both(old, new)]
        for one, other in matched(*([Line("", each.text) for each in side] for side in sides)):
            before, after = None if one is None else sides[0][one], None if other is None else sides[1][other]
            if _words(before) != _words(after):
                is_value = all(each is None or not each.text or each.alone is not None for each in (before, after))
                yield self._change("数" if is_value else "句", before, after, self._place(before, after, old, new))

    def _breaks(self, old: _Element, new: _Element) -> Iterator[Change]:
        """A paragraph in which only lines end elsewhere; what is not seen gets a sign."""
        before, after = (_whole(each, version) for each, version in self._both(old, new))
        if before.text.strip() or after.text.strip():
            change = self._change("句", before, after, self._new.place_of(new))
            yield replace(change, before=_with_signs(before.text), after=_with_signs(after.text), values=())

    def _both(self, old: _Element, new: _Element) -> tuple[tuple[_Element, ReadVersion], ...]:
        return (old, self._old), (new, self._new)

    def _place(self, before: Stretch | None, after: Stretch | None, old: _Element, new: _Element) -> Place:
        """Of the newer sentence, where there is one; a whole paragraph is asked for only where it prints no value."""
        for stretch in (after, before):
            if stretch is not None and (values := (*stretch.within, *stretch.around)):
                at = (values[0].place.start, values[0].place.end) if stretch.alone else (stretch.start, stretch.end)
                return replace(values[0].place, start=at[0], end=at[1])
        stretch, place = (after, self._new.place_of(new)) if after else (before, self._old.place_of(old))
        assert stretch is not None
        return replace(place, start=stretch.start, end=stretch.end)

    def _change(self, sort: Sort, before: Stretch | None, after: Stretch | None, place: Place) -> Change:
        values = _values(before, after)
        found = self._causes(before, after)
        files = {where.file for each in values for where in _places(each)}
        title = next((each.title for each in values if sort == "数" and each.title), "")
        causes = found or self._known.near(self._document.unit, files)
        changed = tuple(_changed(before, after))
        return Change(sort, title, place, _words(before), _words(after), changed, causes, bool(found))

    def _causes(self, before: Stretch | None, after: Stretch | None) -> tuple[Input, ...]:
        found = {cause for each in _values(before) for cause in self._known.old.of(each.value)}
        found |= {cause for each in _values(after) for cause in self._known.new.of(each.value)}
        return tuple(each for each in self._known.inputs if each in found)


def _whole(there: _Element, version: ReadVersion, without: Collection[_Element] = ()) -> Stretch:
    """A paragraph or a row as one stretch."""
    blocks = [there] if there.tag == PARAGRAPH else [cell for cell in cells(there) if cell not in without]
    values = [each for block in blocks for paragraph in block.iter(PARAGRAPH) for each in version.values_in(paragraph)]
    text = text_of(there) if there.tag == PARAGRAPH else BETWEEN_CELLS.join(filter(None, map(_text, blocks)))
    phrases = [each for each in values if isinstance(each.value, Phrase)]
    return Stretch(text, 0, len(text), tuple(each for each in values if each not in phrases), tuple(phrases))


def _text(cell: _Element) -> str:
    return "\n".join(text_of(paragraph) for paragraph in cell.iter(PARAGRAPH)).strip()


def _values(*stretches: Stretch | None) -> list[Printed]:
    """Everything that is printed in some stretches."""
    return [each for stretch in stretches if stretch is not None for each in (*stretch.within, *stretch.around)]


def _places(printed: Printed) -> list[Where]:
    value = printed.value
    return [place for place in value.places() if place.file]


def _changed(before: Stretch | None, after: Stretch | None) -> Iterator[ChangedValue]:
    """The values of two stretches that are not printed as they were, known again by what they are called."""
    sides = [() if each is None else each.within for each in (before, after)]
    for one, other in matched(*([Line(type(each.value).__name__, each.title) for each in side] for side in sides)):
        old, new = None if one is None else sides[0][one], None if other is None else sides[1][other]
        there = new or old
        assert there is not None
        texts = ("" if old is None else old.text, "" if new is None else new.text)
        if texts[0] != texts[1]:
            yield ChangedValue(there.title, there.name, *texts, there.place)


def _with_signs(text: str) -> str:
    return text.replace("\n", "↵\n")


def _words(stretch: Stretch | None) -> str:
    return "" if stretch is None else stretch.text.strip()
