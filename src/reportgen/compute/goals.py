"""The goals of all projects in one table: indicators with the same targets share a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.compute.facts import IndicatorFacts
from reportgen.compute.indicators import told
from reportgen.compute.rows import GoalRow, assembled, blank, numbered
from reportgen.compute.tags import Value
from reportgen.issues import Where
from reportgen.model.values import Gap, Text
from reportgen.profile.records import Profile, int_of, text_of


def compute_goal_rows(indicators: Sequence[IndicatorFacts], profile: Profile) -> tuple[GoalRow, ...]:
    """The rows in the order of the profile's form, and the empty ones that the form keeps."""
    least = int_of(profile.least_rows) if profile.least_rows is not None else 0
    rows: list[GoalRow] = []
    for first, seconds in profile.levels.items():
        for second, caption in seconds.items():
            captions = _word(first, first, profile), _word(second, text_of(caption), profile)
            members = [each for each in indicators if each.second_key == second]
            groups = list(_same_targets(members))
            rows += [_row(captions, number, group, profile) for number, group in enumerate(groups, start=1)]
            rows += [_empty(captions, number, profile.where) for number in range(len(groups) + 1, least + 1)]
    return tuple(rows)


def _word(key: str, caption: str, profile: Profile) -> Text:
    """A level as goal tables call it."""
    return Text(text_of(profile.goal_words.get(key)) or caption)


def goal_direction(indicator: IndicatorFacts, profile: Profile) -> Value:
    """The direction of an indicator as goal tables print it."""
    word = profile.goal_words.get(str(indicator.record.direction))
    return indicator.direction if word is None else Text(text_of(word), word.where)


def _same_targets(members: list[IndicatorFacts]) -> Iterator[list[IndicatorFacts]]:
    """Indicators whose half-year and full-year targets print alike, in the order of their first."""
    groups: dict[tuple[object, ...], list[IndicatorFacts]] = {}
    for each in members:
        groups.setdefault((each.direction, each.half_year, each.target, each.unit), []).append(each)
    yield from groups.values()


def _row(captions: tuple[Text, Text], number: int, group: list[IndicatorFacts], profile: Profile) -> GoalRow:
    first = group[0]
    return GoalRow(
        number_in_group=numbered(number, first.record.where),
        first_level=captions[0],
        second_level=captions[1],
        name=_names(group),
        direction=goal_direction(first, profile),
        half_year=told(goal_direction(first, profile), first.half_year, first.unit),
        target=first.target,
        unit=first.unit,
    )


def _names(group: list[IndicatorFacts]) -> Text | Gap:
    """The names one after the other, each once."""
    names: dict[str, None] = {}
    for each in group:
        if isinstance(each.name, Gap):
            return each.name
        names[str(each.name).rstrip("。.；;")] = None
    places = [each.record.place_of("名称") for each in group]
    return assembled("；".join(names), places)


def _empty(captions: tuple[Text, Text], number: int, where: Where) -> GoalRow:
    nothing = blank()
    return GoalRow(numbered(number, where), *captions, nothing, nothing, nothing, nothing, nothing)
