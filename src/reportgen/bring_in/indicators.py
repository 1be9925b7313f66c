"""The indicator rows of a form as indicators of a project file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.bring_in.draft import Draft, Row, number_in, said, the
from reportgen.bring_in.levels import Levels
from reportgen.bring_in.measures import Cells, Directions, measures_of
from reportgen.bring_in.reading import Found, Reading
from reportgen.model.project import Indicator
from reportgen.profile.records import Profile

SHARED = "项目.目标行"
"""Rows in which indicators with equal targets stand together."""
ROWS = ("项目.指标", "项目.指标行", SHARED)
"""The lists of indicators that a form may go through."""
_PLACE = ("一级", "二级", "一级分值", "组内序号", "序号")
"""What tells where a row stands, and nothing about its indicator."""
_COPIED = ("名称", "描述", "偏差", "依据")


@dataclass(slots=True)
class _Level:
    """Where the walk through the rows has come to; a level is often told in its first row only."""

    first: str = ""
    second: str = ""
    key: str = ""

    def follow(self, own: list[Found], levels: Levels) -> None:
        """Go on to the level that a row tells."""
        first, second = (said(found.text) if (found := the(own, name)) else "" for name in ("一级", "二级"))
        self.first, self.second = first or self.first, second or self.second
        self.key = levels.second(self.first, self.second)


def read_indicators(reading: Reading, profile: Profile, draft: Draft) -> None:
    """Put the indicators of every list of the form into the draft."""
    levels, directions = Levels(profile), Directions.of(profile)
    for source in ROWS:
        level = _Level()
        order: list[Row | None] = []
        for cells in reading.rows(source):
            own = [each for each in cells if each.names[0].path.startswith(f"{each.rounds[-1][0]}.")]
            level.follow(own, levels)
            filled = [each for each in own if said(each.text) and each.names[0].last not in _PLACE]
            rows = list(_rows(own, filled, level, directions, draft, source)) if filled else []
            draft.rows += rows
            order.append(rows[0] if rows else None)
        if order:
            draft.order[source] = order


def _rows(
    own: list[Found], filled: list[Found], level: _Level, directions: Directions, draft: Draft, source: str
) -> Iterator[Row]:
    """The indicators of one row: one, but where equal targets share a row."""
    if not level.key:
        why = f"认不出二级指标“{level.second}”" if level.second else "不知道属于哪个二级指标"
        draft.unplaced.append((replace(filled[0], text=" | ".join(each.text for each in filled)), why))
        return
    keys = keys_of(own, directions, draft)
    score = the(own, "得分")
    names = keys["名称"].split("；") if source == SHARED and "名称" in keys else [keys.get("名称", "")]
    number = sum(row.second == level.key for row in draft.rows)
    for position, name in enumerate(names):
        named = {**keys, "名称": name}
        yield Row(level.key, number + position, named, said(score.text) if score else "")


def keys_of(own: list[Found], directions: Directions, draft: Draft) -> dict[str, str]:
    """The keys of an indicator, all but its score."""
    texts = {key: said(found.text) for key in _COPIED if (found := the(own, key)) is not None}
    texts |= {"名称": "".join(texts["名称"].splitlines())} if "名称" in texts else {}
    keys = {key: text for key, text in texts.items() if text}
    if (points := the(own, "分值")) is not None and said(points.text):
        if number := number_in(points.text):
            keys["分值"] = number
        else:
            draft.unplaced.append((points, "不是分值"))
    measures, guessed = measures_of(_cells(own), directions)
    if guessed:
        draft.guessed.append(keys.get("名称", ""))
    return _ordered(keys | measures)


def _cells(own: list[Found]) -> Cells:
    """What the cells say of target, direction and unit."""

    def text(*names: str) -> str:
        found = the(own, *names)
        return said(found.text) if found else ""

    told = {name.last for each in own for name in each.names}
    return Cells(
        direction=text("方向"),
        nature=text("性质"),
        unit=text("单位"),
        target=text("目标", "目标值"),
        half_year=text("半年目标", "半年目标值"),
        actual=text("实际"),
        has_direction=bool(told & {"方向", "目标值", "半年目标值"}),
    )


def _ordered(keys: dict[str, str]) -> dict[str, str]:
    """The keys in the order of the record."""
    return {key: keys[key] for key in Indicator.fields() if keys.get(key)}
