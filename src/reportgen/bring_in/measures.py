"""Direction, value and unit out of what a cell shows: ``≥50%`` is 大于等于, 50, %."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.bring_in.template import dense, narrow
from reportgen.compute.indicators import unit_name
from reportgen.model.project import DIRECTIONS
from reportgen.model.values import direction_of_sign
from reportgen.profile.records import Profile, text_of

NOTHING = ("", "-", "--", "—", "——", "－", "/", "\\")
"""What a cell shows where there is nothing to show."""
NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_MEASURE = re.compile(
    r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)(?:\s*[-~～—至]\s*([0-9][0-9,]*(?:\.[0-9]+)?))?\s*([^0-9\s.,\-～~—至]{1,10})?"
)
_SIGNS = (">=", "<=", "≥", "≧", "≤", "≦", ">", "<", "=", "大于等于", "小于等于", "不低于", "不少于", "不高于", "不超过")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a cell shows, taken apart as far as it can be."""

    text: str
    """Without its direction."""
    direction: str = ""
    value: str = ""
    """The number or the range without its unit; empty for words."""
    unit: str = ""
    is_range: bool = False


@dataclass(frozen=True, slots=True)
class Directions:
    """The words and signs by which a form tells a direction."""

    words: Mapping[str, str]
    unsaid: frozenset[str] = field(default_factory=frozenset)
    """Directions that the form prints as nothing."""

    @classmethod
    def of(cls, profile: Profile) -> Directions:
        """Those of a profile, and the usual ones."""
        known = {sign: direction_of_sign(sign) for sign in _SIGNS} | {each: each for each in DIRECTIONS}
        printed = [(text_of(word), key) for key, word in profile.direction_words.items()]
        printed += [(text_of(word), key) for key, word in profile.goal_words.items() if key in DIRECTIONS]
        known |= {dense(word): key for word, key in printed if word}
        return cls(known, frozenset(key for word, key in printed if not word))

    def named(self, text: str) -> str:
        """The direction that a cell of its own tells; empty when it is none."""
        return self.words.get(dense(text), "")

    def take_apart(self, text: str) -> Measured:
        """The direction in front, the number and the unit behind."""
        text = text.strip()
        direction = ""
        for sign in sorted(self.words, key=len, reverse=True):
            after = narrow(text)[len(sign) :].lstrip()
            # Words such as 不低于 belong to words that follow them (不低于上年), signs never do.
            if narrow(text).startswith(sign) and (NUMBER.match(after) or (after and not sign.isalpha())):
                text = text[len(sign) :].lstrip()
                direction = self.words[sign]
                break
        match = _MEASURE.fullmatch(narrow(text))
        if match is None:
            return Measured(text, direction)
        text = narrow(text)
        low, high = (_number(each) if each else None for each in match.groups()[:2])
        if high is not None and low is not None and high <= low:
            return Measured(text, direction)  # 2023.1-12月 is no range of numbers
        value = match[1] if match[2] is None else f"{match[1]}-{match[2]}"
        return Measured(text, direction, value, match[3] or "", high is not None)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


@dataclass(slots=True)
class Cells:
    """The cells of one indicator that tell its target."""

    direction: str = ""
    nature: str = ""
    unit: str = ""
    target: str = ""
    half_year: str = ""
    actual: str = ""
    has_direction: bool = False
    """The form tells directions, if only by saying nothing."""


def measures_of(cells: Cells, directions: Directions) -> tuple[dict[str, str], bool]:
    """The keys of an indicator; and whether its direction is a guess, because the form does not tell it."""
    parts = {key: directions.take_apart(text) for key, text in _shown(cells)}
    target = parts.get("目标", Measured(""))
    direction, guessed = _direction(cells, parts, directions)
    is_words = direction == "定性" or not target.value
    unit = unit_name(cells.unit) or ("" if is_words else next((each.unit for each in parts.values() if each.unit), ""))
    found = {"方向": direction} if direction else {}
    for key, measured in parts.items():
        glued = measured.unit and unit and unit_name(measured.unit) == unit_name(unit)
        found[key] = measured.value if glued else measured.text
    return found | ({"单位": unit} if unit else {}), guessed


def _shown(cells: Cells) -> list[tuple[str, str]]:
    texts = (("目标", cells.target), ("半年目标", cells.half_year), ("实际", cells.actual))
    return [(key, text) for key, text in texts if text.strip() not in NOTHING]


def _direction(cells: Cells, parts: Mapping[str, Measured], directions: Directions) -> tuple[str, bool]:
    told = directions.named(cells.direction) or next((each.direction for each in parts.values() if each.direction), "")
    if told:
        return told, False
    target = parts.get("目标")
    if target is None:
        return "", False
    if cells.nature == "定性" or not target.value:
        return "定性", False
    if target.is_range:
        return "区间", False
    return "等于", not (cells.has_direction and "等于" in directions.unsaid)
