"""Which keys the levels of a table stand for: as the profile prints them, or as they are usually called."""

from __future__ import annotations

from reportgen.bring_in.template import dense
from reportgen.model.project import SECOND_LEVELS
from reportgen.profile.records import Profile, text_of

_ENDING = "指标"


class Levels:
    """The words of a profile's levels."""

    def __init__(self, profile: Profile) -> None:
        self._seconds: dict[tuple[str, str], str] = {}
        self._firsts: dict[str, str] = {}
        for first, seconds in profile.levels.items():
            firsts = {first, text_of(profile.goal_words.get(first))} - {""}
            self._firsts |= {_short(word): first for word in firsts}
            for key, caption in seconds.items():
                for word in {key, text_of(caption), text_of(profile.goal_words.get(key))} - {""}:
                    self._seconds[first, _short(word)] = key
                    self._seconds.setdefault(("", _short(word)), key)
        for key in SECOND_LEVELS:
            self._seconds.setdefault(("", _short(key)), key)

    def __repr__(self) -> str:
        return f"{self._firsts} {self._seconds}"

    def first(self, text: str) -> str:
        """The first level that is meant; empty when it is none."""
        return self._firsts.get(_short(text), "")

    def second(self, first: str, text: str) -> str:
        """The key of a second level, as the form has it below its first level; empty when it is none."""
        word = _short(text)
        return self._seconds.get((self.first(first), word)) or self._seconds.get(("", word), "")


def _short(text: str) -> str:
    """A level by its word alone: 社会效益 and 社会效益指标 are the same."""
    return dense(text).removesuffix(_ENDING)
