"""Sentences made of words and figures, joined only when they are printed.

Keeping the figures inside a sentence as figures is what lets them be traced, annotated and listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.values import Text

_CLOSING = tuple("。！？…!?.")
_DANGLING = "；;，,、：: \n"
_AFTER_THE_END = '”’」』）》)"'
"""What may stand behind the sign that closes a sentence."""
_NAME = re.compile(r"\{\{([^{}]+)\}\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with figures between them."""

    parts: tuple[str | Figure, ...]
    where: Where = field(default=Where(""), compare=False)
    others: tuple[Where, ...] = field(default=(), compare=False)

    def places(self) -> tuple[Where, ...]:
        """Where its words stand; its figures know their own places."""
        return (self.where, *self.others)

    def __bool__(self) -> bool:
        return bool(self.parts)


def fill(text: Text, names: Mapping[str, Text | Figure]) -> Text | Phrase:
    """Replace ``{{ 执行率 }}`` inside a typed text by the figure of that name.

    The list of names is closed; an unknown one stays as it is, and the check for left-over text reports it.
    """
    pieces = _NAME.split(text.text)
    if len(pieces) == 1:
        return text
    parts: list[str | Figure] = []
    for position, piece in enumerate(pieces):
        if position % 2 == 0:
            parts.append(piece)
        elif piece.strip() in names:
            value = names[piece.strip()]
            parts.append(value.text if isinstance(value, Text) else value)
        else:
            parts.append("{{" + piece + "}}")
    return Phrase(tuple(part for part in parts if part != ""), text.where, text.others)


def closed(text: str) -> str:
    """A text as a sentence of its own: with one sign that closes it, typed or not; nothing stays nothing."""
    bare = text.rstrip(_DANGLING)
    return bare if not bare or bare.rstrip(_AFTER_THE_END).endswith(_CLOSING) else f"{bare}。"


def as_sentence(phrase: Phrase) -> Phrase:
    """A phrase with the one sign that closes it; its figures stay the same objects."""
    *before, last = phrase.parts or ("",)
    end = (last, "。") if isinstance(last, Figure) else (closed(last) or "。" if before else "",)
    return replace(phrase, parts=(*before, *end))
