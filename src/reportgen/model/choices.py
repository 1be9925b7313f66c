"""A leaf that takes one of a closed list of words."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Annotated, Any

from reportgen.model import faults
from reportgen.model.reading import Reading, Slot
from reportgen.model.values import Gap, Text, direction_of_sign, scalar_of


@dataclass(frozen=True, slots=True)
class OneOf:
    """A leaf that takes one of a closed list of words: ``Annotated[Text | Gap, OneOf(("是", "否"))]``."""

    words: tuple[str, ...]

    def read(self, slot: Slot, reading: Reading) -> Text | Gap:
        """The word, when it is one of the list."""
        scalar = scalar_of(slot, reading)
        if isinstance(scalar, Gap):
            return scalar
        if scalar.text in self.words:
            return Text(scalar.text, scalar.where)
        reading.report(faults.not_a_choice(scalar.where, slot.label, scalar.text, self.words, self._meant(scalar.text)))
        return Gap(slot.label, scalar.where, refused=True)

    def _meant(self, text: str) -> str:
        """The one word that was probably meant: ≥ and 大与等于 are 大于等于, 减少 is 减; but 千元 is not 元."""
        if (direction := direction_of_sign(text)) in self.words:
            return direction
        # What only puts something before a word may say its opposite: 不大于.
        words = [word for word in self.words if not text.endswith(word)]
        near = [word for word in self.words if word in text or word.startswith(text)]
        if len(near) == 1 and near[0] in words:
            return near[0]
        # Of two letters that differ in one, each may be meant.
        close = difflib.get_close_matches(text, words, n=1, cutoff=0.65) if len(text) > 2 else []
        return close[0] if close else ""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value: 待填 and an empty value are gaps to be reported by check, not slips."""
        return {"enum": [*self.words, "待填", None]}


YesNoLeaf = Annotated[Text | Gap, OneOf(("是", "否"))]
