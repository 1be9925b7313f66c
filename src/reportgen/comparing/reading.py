"""A document of one state, read: its parts, the values in each of its paragraphs, and where these are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.comparing.pairs import Version
from reportgen.docx.places import PARAGRAPH, text_of
from reportgen.docx.versions import story_of
from reportgen.docx.xml import parse_strict
from reportgen.phrases import Phrase
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.document import Job
from reportgen.render.printed import Place, Printed, places_in, printed_values

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, eq=False)
class ReadVersion:
    """A version while it is compared; its elements are known by identity."""

    version: Version

    @cached_property
    def stories(self) -> dict[str, _Element]:
        """Body, headers and footers by part; a workbook has none."""
        source = self.version.document.source
        if not isinstance(source, Job) or not isinstance(source.template, CompiledTemplate):
            return {}
        return {name: story_of(parse_strict(self.version.parts[name], name)) for name, _ in source.template.parts}

    @cached_property
    def cells(self) -> list[Printed]:
        """The values that stand in no paragraph: those of charts and workbooks."""
        return [each for each in self._values if each.place.paragraph is None]

    def values_in(self, paragraph: _Element) -> list[Printed]:
        """The values of a paragraph in their order, a phrase before the figures inside it."""
        return self._by_paragraph.get(self._numbers[paragraph], [])

    def place_of(self, paragraph: _Element) -> Place:
        """Where a paragraph stands, seen as a whole."""
        part, number = self._numbers[paragraph]
        source = self.version.document.source
        assert isinstance(source, Job)
        return places_in(source, part, {number})[number]

    @cached_property
    def _values(self) -> tuple[Printed, ...]:
        return printed_values(self.version.document.source, self.version.document.names)

    @cached_property
    def _by_paragraph(self) -> dict[tuple[str, int], list[Printed]]:
        found: dict[tuple[str, int], list[Printed]] = {}
        for each in self._values:
            if each.place.paragraph is not None:
                found.setdefault((each.place.part, each.place.paragraph), []).append(each)
        return found

    @cached_property
    def _numbers(self) -> dict[_Element, tuple[str, int]]:
        return {
            paragraph: (part, number)
            for part, story in self.stories.items()
            for number, paragraph in enumerate(story.getroottree().iter(PARAGRAPH), start=1)
        }


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or the whole, of a text with the values in it."""

    text: str
    start: int
    end: int
    within: tuple[Printed, ...]
    """The values that stand in it, without the phrases around them."""
    around: tuple[Printed, ...]
    """Texts and phrases that it is part of."""

    @property
    def alone(self) -> Printed | None:
        """The one value that it is."""
        same = [each for each in self.within if each.text.strip() == self.text.strip()]
        return same[0] if same else None


def stretch_of(text: str, values: list[Printed], start: int, end: int) -> Stretch:
    """A stretch of a paragraph."""
    within: list[Printed] = []
    around: list[Printed] = []
    for each in values:
        if isinstance(each.value, Phrase) or not start <= each.place.start < each.place.end <= end:
            around += [each] if each.place.start < end and start < each.place.end else []
        else:
            within.append(each)
    return Stretch(text[start:end], start, end, tuple(within), tuple(around))


def sentences(paragraph: _Element, values: list[Printed]) -> Iterator[Stretch]:
    """The sentences of a paragraph; a figure ends none."""
    text, start = text_of(paragraph), 0
    for at, sign in enumerate(text, start=1):
        if sign in "。；\n" or at == len(text):
            yield stretch_of(text, values, start, at)
            start = at
