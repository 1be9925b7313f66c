"""What a hand does to a value: a digit changed, swapped, lost or doubled, the point shifted, another word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

Slip = Callable[[Random, str], str]
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def number(chance: Random, text: str) -> str:
    """The number with one slip in it; its value is another."""
    while True:
        made = chance.choice(_SLIPS)(chance, text)
        whole = made.partition(".")[0]
        well_formed = whole.isdigit() and (whole == "0" or not whole.startswith("0")) and not made.endswith(".")
        if well_formed and Decimal(made) != Decimal(text):
            return made


def number_inside(chance: Random, text: str) -> str:
    """A slip in the first number of a text."""
    return _NUMBER.sub(lambda match: number(chance, match[0]), text, count=1)


def _digit_places(text: str) -> list[int]:
    return [place for place, sign in enumerate(text) if sign.isdigit()]


def _another_digit(chance: Random, text: str) -> str:
    place = chance.choice(_digit_places(text))
    return text[:place] + chance.choice("0123456789") + text[place + 1 :]


def _swapped(chance: Random, text: str) -> str:
    place = chance.randrange(max(1, len(text) - 1))
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _lost(chance: Random, text: str) -> str:
    place = chance.choice(_digit_places(text))
    return text[:place] + text[place + 1 :]


def _doubled(chance: Random, text: str) -> str:
    place = chance.choice(_digit_places(text))
    return text[: place + 1] + text[place:]


def _shifted(_chance: Random, text: str) -> str:
    return format(Decimal(text) * 10, "f")


_SLIPS: tuple[Slip, ...] = (_another_digit, _another_digit, _swapped, _lost, _doubled, _shifted)


def other(words: Sequence[str]) -> Slip:
    """Another one of the words."""
    return lambda chance, text: chance.choice([word for word in words if word != text])


def swapped_words(*pairs: tuple[str, str]) -> Slip:
    """Each first word for its second and the other way round."""
    both = {**dict(pairs), **{second: first for first, second in pairs}}

    def swap(_chance: Random, text: str) -> str:
        found = next(word for word in both if word in text)
        return text.replace(found, both[found])

    return swap


def with_unit(unit: str) -> Slip:
    """The value with a unit typed behind it."""
    return lambda _chance, text: f"{text}{unit}"


def another_year(chance: Random, text: str) -> str:
    """The year in a text, one or ten too high or low."""
    return text.replace("2023", str(2023 + chance.choice((-10, -1, 1, 10))))
