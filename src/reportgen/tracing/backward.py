"""The figures that some words describe: a number as it is printed, a document, a heading, a label, a name, a sentence.

A word may be part of a file name and of a label at once, as 项目支出 is; so it has to stand in either. The full name
of a document narrows, as long as anything is found in that document.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.figures import Figure
from reportgen.model.values import Text
from reportgen.render.marks import Marked
from reportgen.render.printed import Printed, Wanted
from reportgen.tracing.documents import Landing, PrintedDocument
from reportgen.tracing.words import Number, folded, sentence_around, stretches

_MOST_NEAR = 5
_CODE = "编码"


class NothingAsked(ValueError):
    """Only documents are named, no figure in them."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words, and the documents that they are about."""

    documents: Sequence[PrintedDocument]
    labels: tuple[str, ...]
    numbers: tuple[Number, ...]

    def found(self) -> list[Landing]:
        """By labels, then by what sentences say; a number is asked for as it is printed, or else in full."""
        if not self.labels and not self.numbers:
            return []
        found = self._labelled(self._is_printed)
        found = found or (self._labelled(self._is_worth) if self.numbers else [])
        return found or (self._said() if self.labels else [])

    def neighbours(self) -> list[Landing]:
        """The figures that the labels describe, whatever they amount to; all of them where there are none."""
        every = list(self._landings(_is_asked_for))
        return [each for each in every if self._is_labelled(each)] or every

    def _labelled(self, wanted: Wanted) -> list[Landing]:
        return [each for each in self._landings(wanted) if self._is_labelled(each)]

    def _landings(self, wanted: Wanted) -> Iterator[Landing]:
        return (landing for document in self.documents for landing in document.landings(wanted))

    def _is_printed(self, value: Marked, text: str) -> bool:
        return _is_asked_for(value, text) and all(number.is_printed_as(text) for number in self.numbers)

    def _is_worth(self, value: Marked, _text: str) -> bool:
        return isinstance(value, Figure) and all(number.is_exactly(value) for number in self.numbers)

    def _is_labelled(self, landing: Landing) -> bool:
        """Does every word describe it, and one of them more than its document?"""
        path = folded(landing.document.path)
        others = [word for word in self.labels if word not in path]
        return not self._unlabelled(landing) and bool(self.numbers or others)

    def _unlabelled(self, landing: Landing) -> list[str]:
        """The words that stand neither in its labels nor in the path of its document."""
        where = folded(f"{_label_of(landing.printed)}\n{landing.document.path}")
        return [word for word in self.labels if word not in where]

    def _said(self) -> list[Landing]:
        """The figures inside the words of a sentence; else what was typed there; else the figures of the sentence."""
        inside: list[Landing] = []
        typed: list[Landing] = []
        around: list[Landing] = []
        for each in self._landings(self._is_printed if self.numbers else _is_any):
            said, place = self._unlabelled(each), each.printed.place
            held = [list(stretches(place.context, word)) for word in said]
            if not said or not all(held):
                continue
            is_figure = isinstance(each.printed.value, Figure)
            spans = [span for found in held for span in found]
            if _overlaps(each.printed, spans):
                (inside if is_figure else typed).append(each)
            elif is_figure and _overlaps(each.printed, [sentence_around(place.context, *span) for span in spans]):
                around.append(each)
        return inside or typed or around


def find(documents: Sequence[PrintedDocument], words: Sequence[str]) -> list[Landing]:
    """Every place of the figures that all words describe."""
    asked = _ways_to_ask(documents, words)
    found = next((found for each in asked if (found := each.found())), [])
    last = asked[-1]
    if not found and not last.numbers and all(_names_a_document(word, documents) for word in last.labels):
        raise NothingAsked
    return found


def nearest(documents: Sequence[PrintedDocument], words: Sequence[str]) -> list[str]:
    """The figures that may have been meant: the next numbers, the labels that look alike."""
    asked = _ways_to_ask(documents, words)[0]
    values = [each.printed for each in asked.neighbours()]
    if asked.numbers:
        return list(dict.fromkeys(_by_distance(values, asked.numbers[0])))[:_MOST_NEAR]
    labels = {folded(label): label for each in values for label in (each.title, each.place.row, each.place.column)}
    close = (near for word in asked.labels for near in difflib.get_close_matches(word, labels, _MOST_NEAR, 0.4))
    return list(dict.fromkeys(labels[each] for each in close))[:_MOST_NEAR]


def _by_distance(values: Sequence[Printed], meant: Number) -> list[str]:
    """The numbers among some values as they are printed, the nearest first."""
    found: list[tuple[bool, Decimal, str]] = []
    for each in values:
        number = None if _is_code(each) else Number.of(each.text)
        if number is not None:
            figure = each.value if isinstance(each.value, Figure) else None
            found.append((not meant.may_have(number.unit), meant.distance(number, figure), each.text))
    return [text for _, _, text in sorted(found)]


def _ways_to_ask(documents: Sequence[PrintedDocument], words: Sequence[str]) -> list[_Asked]:
    """In the documents whose names are among the words, if there are any; then everywhere, all words being labels."""
    numbers = tuple(number for word in words if (number := Number.of(word)) is not None)
    labels = tuple(plain for word in words if Number.of(word) is None and (plain := folded(word)))
    named = [each for each in documents if folded(each.document) in labels]
    rest = tuple(word for word in labels if word not in {folded(each.document) for each in named})
    everywhere = _Asked(documents, labels, numbers)
    if not named:
        return [everywhere]
    return [_Asked(named, rest, numbers), *([everywhere] if rest or numbers else [])]


def _names_a_document(word: str, documents: Sequence[PrintedDocument]) -> bool:
    return any(word in folded(each.path) for each in documents)


def _is_asked_for(value: Marked, text: str) -> bool:
    """Every figure; of texts those that are a number."""
    return _is_figure(value) or (isinstance(value, Text) and Number.of(text) is not None)


def _is_any(value: Marked, _text: str) -> bool:
    return _is_figure(value) or not isinstance(value, Figure)


def _is_figure(value: Marked) -> bool:
    return isinstance(value, Figure) and not value.is_counter


def _is_code(printed: Printed) -> bool:
    """A code of the tables of classification is a number that nobody means."""
    return isinstance(printed.value, Text) and printed.title.startswith(_CODE)


def _overlaps(printed: Printed, spans: Sequence[tuple[int, int]]) -> bool:
    place = printed.place
    return any(place.start < end and start < place.end for start, end in spans)


def _label_of(printed: Printed) -> str:
    place = printed.place
    return "\n".join((printed.name, printed.title, *place.section, place.caption, place.row, place.column))
