"""A leaf that takes one of a closed list of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from reportgen.model import faults
from reportgen.model.reading import Reading, Slot
from reportgen.model.values import Gap, Text, direction_of_sign, scalar_of

_EMPTY_LETTERS = frozenset("已为是的了类项型少加指标")
"""What may stand beside a word and change nothing: 已达成, 定性指标, 减少; 达成不了 and 千元 say something else."""
_NEGATIVE = frozenset("不未没无非反")
_LONG = 4
"""In a shorter word one letter is too much of it: 已达成 and 未达成."""


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
        """The one word that was probably meant, where nothing about it says otherwise; empty when none was."""
        for is_like in (_is_sign_of, _adds_nothing, _is_begun, _is_one_letter_off):
            if len(near := [word for word in self.words if is_like(text, word)]) == 1:
                return near[0]
        return ""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value: 待填 and an empty value are gaps to be reported by check, not slips."""
        return {"enum": [*self.words, "待填", None]}


def _is_sign_of(text: str, word: str) -> bool:
    """≥ is 大于等于, and 不低于 as well."""
    return word == direction_of_sign(text)


def _adds_nothing(text: str, word: str) -> bool:
    before, found, behind = text.partition(word)
    return bool(found) and _EMPTY_LETTERS.issuperset(before + behind)


def _is_begun(text: str, word: str) -> bool:
    return word.startswith(text)


def _is_one_letter_off(text: str, word: str) -> bool:
    """A letter typed wrong, or one too many: 大与等于, 大于或等于."""
    if len(word) < _LONG:
        return False
    if len(text) == len(word):
        return sum(one != other for one, other in zip(text, word, strict=True)) == 1
    return any(text[:at] + text[at + 1 :] == word and letter not in _NEGATIVE for at, letter in enumerate(text))


YesNoLeaf = Annotated[Text | Gap, OneOf(("是", "否"))]
