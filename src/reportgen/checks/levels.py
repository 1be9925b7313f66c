"""The levels of rules: a profile may change them, though not hide what has no two sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.checks import faults
from reportgen.checks.waivers import unknown_code
from reportgen.issues import LEVEL_WORDS, Issue, Level, Page
from reportgen.model.values import Text
from reportgen.profile.records import Profile

OFF = "不查"
_LEVELS: dict[str, Level] = {word: level for level, word in LEVEL_WORDS.items()}
_LOW = (LEVEL_WORDS["note"], OFF)


def level_of(page: Page, profile: Profile) -> Level | None:
    """The level of a rule under a profile; None when it is not to be checked."""
    stated = profile.rule_levels.get(page.code)
    if not isinstance(stated, Text) or (page.firm and stated.text in _LOW):
        return page.level
    return None if stated.text == OFF else _LEVELS[stated.text]


def level_faults(profile: Profile, pages: Mapping[str, Page]) -> Iterator[Issue]:
    """Codes that mean nothing, and levels that a rule cannot have."""
    for code, stated in profile.rule_levels.items():
        if not isinstance(stated, Text):
            continue
        page = pages.get(code)
        if page is None:
            yield unknown_code(stated.where, code, pages)
        elif page.firm and stated.text in _LOW:
            yield faults.level_too_low(stated.where, code, page.title, stated.text)
