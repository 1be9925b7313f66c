"""Values of a profile that its types allow and sense does not: closed keys, decimals, grades, bands, rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from reportgen.issues import Issue
from reportgen.model import faults
from reportgen.model.project import DIRECTIONS, JUDGEMENTS, SECOND_LEVELS
from reportgen.model.record import nearest
from reportgen.model.values import Number, Text
from reportgen.profile.records import ALL_UNITS, Grade, NumberFormat, Profile

EXECUTION = "预算执行率"
NATURES = ("正向", "反向", "定性")
MOST_DECIMALS = 10
MOST_ROWS = 200


def implausible(profile: Profile) -> Iterator[Issue]:
    """Everything in a profile that would make every document wrong."""
    yield from _unknown_keys(profile)
    numbers = profile.numbers
    for each in (numbers.money, numbers.percent, numbers.score, numbers.item_score, numbers.points, numbers.count):
        yield from _decimals(each, "小数")
    yield from _decimals(profile.scoring, "小数")
    if isinstance(profile.scoring.over, Number) and profile.scoring.over.value < 100:
        over = profile.scoring.over
        yield faults.profile_value(over.where, "超额界限", str(over.value), "应为不小于 100 的百分数，如 130")
    for key in ("二级最少行", "目标最少行", "清单行数"):
        least = profile.value_of(key)
        if isinstance(least, Number) and (least.value % 1 or not 0 <= least.value <= MOST_ROWS):
            yield faults.profile_value(least.where, key, str(least.value), f"应为 0 至 {MOST_ROWS} 的整数")
    yield from _grades(profile.grades, profile)
    yield from _bands(profile)
    yield from _rows(profile)
    yield from _documents(profile)
    dates = Counter(str(date) for date in profile.plan_dates)
    for date in profile.plan_dates:
        if dates[str(date)] > 1:
            yield faults.profile_value(date.where, "支出计划时点", f"有重复的“{date}”", "每个时点只写一次")
            break
    for key in ("文档", "指标层级"):
        if not profile.value_of(key):
            yield faults.profile_value(profile.place_of(key), key, "空的", "至少应有一项")


def _documents(profile: Profile) -> Iterator[Issue]:
    """A document of one unit is a Word template, one of all units a table."""
    for plan in profile.documents.values():
        wanted = ("表格",) if str(plan.scope) == ALL_UNITS else ("模板", "工作表")
        typed = [key for key in ("模板", "表格", "工作表") if plan.value_of(key)]
        fitting = [key for key in typed if key in wanted]
        if not fitting:
            yield faults.value_missing(plan.where, wanted[0])
        for key in typed:
            if key not in fitting[:1]:
                said = f"范围是“{plan.scope}”的文档用{'或'.join(f'“{each}”' for each in wanted)}"
                yield faults.profile_value(plan.where, key, "多余的", said)


def _unknown_keys(profile: Profile) -> Iterator[Issue]:
    """Tables whose keys are words of the form."""
    firsts = list(profile.levels)
    yield from _outside(profile.weights, [EXECUTION, *firsts])
    yield from _outside(profile.direction_words, DIRECTIONS)
    yield from _outside(profile.nature_words, NATURES)
    yield from _outside(profile.goal_words, [*firsts, *SECOND_LEVELS, *DIRECTIONS])
    for seconds in profile.levels.values():
        yield from _outside(seconds, SECOND_LEVELS)


def _outside(table: Mapping[str, object], known: Iterable[str]) -> Iterator[Issue]:
    words = list(known)
    for key, value in table.items():
        where = getattr(value, "where", None)
        if key not in words and where is not None:
            yield faults.unknown_key(where, key, nearest(key, words), words)


def _decimals(record: NumberFormat | object, key: str) -> Iterator[Issue]:
    decimals = getattr(record, "decimals", None)
    if isinstance(decimals, Number) and (decimals.value % 1 or not 0 <= decimals.value <= MOST_DECIMALS):
        yield faults.profile_value(decimals.where, key, str(decimals.value), f"应为 0 至 {MOST_DECIMALS} 的整数")


def _grades(grades: tuple[Grade, ...], profile: Profile) -> Iterator[Issue]:
    floors = [grade.floor.value for grade in grades if isinstance(grade.floor, Number)]
    if not floors or floors != sorted(floors, reverse=True) or floors[-1] != 0:
        where = grades[0].where if grades else profile.where
        yield faults.profile_value(where, "等级", "、".join(map(str, floors)) or "空的", "下限应从高到低，最后一级为 0")


def _bands(profile: Profile) -> Iterator[Issue]:
    judged = {str(band.judgement) for band in profile.bands}
    if missing := [word for word in JUDGEMENTS if word not in judged]:
        where = profile.bands[0].where if profile.bands else profile.where
        yield faults.profile_value(where, "定性档", f"缺{'、'.join(missing)}", "达成、部分达成、未达成各一档")


def _rows(profile: Profile) -> Iterator[Issue]:
    """A source counted twice in a row would double its money."""
    for line in profile.fund_lines:
        counts = Counter(source.text for source in line.sources if isinstance(source, Text))
        if twice := [source for source, count in counts.items() if count > 1]:
            yield faults.profile_value(line.where, "来源", f"有重复的{'、'.join(twice)}", "每个来源只写一次")
