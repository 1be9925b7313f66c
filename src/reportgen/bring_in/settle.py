"""A draft against its own computation: scores that no rule gives, figures that differ, cells that print otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.bring_in.draft import NAME, PUBLISHED, Draft, Row, decimal_in, number_in
from reportgen.bring_in.file_text import data_text, unit_text
from reportgen.bring_in.indicators import ROWS, SHARED
from reportgen.bring_in.levels import Levels
from reportgen.bring_in.measures import NOTHING
from reportgen.bring_in.reading import Found, Reading
from reportgen.bring_in.tables import Cell
from reportgen.bring_in.template import Name, dense
from reportgen.bring_in.whole import DUTIES, TOTAL
from reportgen.checks.published import verdict
from reportgen.compute.build import compute
from reportgen.compute.facts import Facts, IndicatorFacts, ProjectFacts
from reportgen.compute.funds import COLUMNS
from reportgen.compute.names import member_names, resolve, value_at
from reportgen.compute.tags import PRINTING, Value
from reportgen.figures import Figure, FigureStyles
from reportgen.issues import Issue
from reportgen.model.project import Project
from reportgen.model.read import KINDS, record_of
from reportgen.model.unit import Unit
from reportgen.model.values import Gap, Text
from reportgen.model.whole import Whole
from reportgen.model.workspace import Report
from reportgen.profile.records import Profile
from reportgen.render.scopes import template_context
from reportgen.source import parse


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that the data would not print as it stands in the table."""

    cell: Cell
    text: str
    printed: str
    published: dict[str, str] | None = None
    """What goes into the file as 公布值."""


@dataclass(frozen=True, slots=True)
class Home:
    """Whose project it is to be, and how its figures print."""

    unit: str
    year: int
    profile: Profile


def settle(draft: Draft, reading: Reading, home: Home) -> tuple[list[Difference], list[Issue]]:
    """Complete a draft: scores, then whatever else differs; and what the files' own grammar has against it."""
    _settle_scores(draft, _facts(draft, home)[0])
    facts, issues = _facts(draft, home)
    differences = list(_differences(draft, reading, facts))
    if published := [each.published for each in differences if each.published]:
        draft.keys[PUBLISHED] = published
    return differences, issues


def _facts(draft: Draft, home: Home) -> tuple[Facts, list[Issue]]:
    """What the draft would give, were it alone in its year."""
    text = data_text(draft.content(), "")
    parsed = parse(text.encode(), draft.name or NAME)
    assert parsed.tree is not None, (text, parsed.issues)
    record, issues = record_of(parsed.tree, KINDS[draft.kind], draft.kind)
    keys = parse(unit_text(home.unit, home.year, str(home.profile.name)).encode(), "单位")
    assert keys.tree is not None, keys.issues
    unit, _ = record_of(keys.tree, Unit, "单位")
    projects, whole = (record,) if isinstance(record, Project) else (), record if isinstance(record, Whole) else None
    report = Report(home.unit, home.year, unit, projects, whole, None, None, None, ())
    return compute(report, home.profile), [*parsed.issues, *issues]


# --- scores -------------------------------------------------------------------------------------------


def _settle_scores(draft: Draft, facts: Facts) -> None:
    """A score that the rule does not give was judged by hand where a deviation says why; else it is only compared."""
    for row in draft.rows:
        indicator = _computed(row, facts.projects[0])
        score, points = decimal_in(row.score), decimal_in(row.keys.get("分值", ""))
        if score is None or indicator is None:
            continue
        ours = indicator.score
        if isinstance(ours, Gap) and row.keys.get("方向") == "定性" and score == points:
            row.keys["评价"] = "达成"
        elif isinstance(ours, Gap) or (ours.value != score and row.keys.get("偏差") and points and score <= points):
            row.keys["得分"] = {"值": number_in(row.score)}


def _computed(row: Row, project: ProjectFacts) -> IndicatorFacts | None:
    members = [each for each in project.indicators if each.second_key == row.second]
    return members[row.number] if row.number < len(members) else None


# --- the table printed again --------------------------------------------------------------------------


AMOUNTS = (
    *COLUMNS,
    "预算数",
    "总额",
    "财政拨款",
    "其他资金",
    "任务总额",
    "任务财政拨款",
    "任务其他资金",
    "年末结转结余",
)
_UNKNOWN, _BLANK = "算不出", "（空）"
_LEVELS = ("一级", "二级")
"""Often told in the first row of a group only."""


def _differences(draft: Draft, reading: Reading, facts: Facts) -> Iterator[Difference]:
    """Every cell that would print otherwise, each value once."""
    remarked = {found.cell for found, _ in draft.unplaced}
    told: set[tuple[str, str]] = set()
    for found in reading.found:
        spots = [_spot(name, found, draft, facts) for name in found.names]
        values = [spot for spot in spots if spot is not None]
        if len(values) < len(spots) or found.names[0].path.startswith(("格式.", TOTAL)) or found.cell in remarked:
            continue
        position, value = values[0]
        pairs = zip((each for _, each in values), found.names, strict=True)
        printed = "".join(_printed(each, name, facts.styles) for each, name in pairs)
        is_blank = found.text in NOTHING and (not value or found.names[0].last in _LEVELS)
        if dense(printed) == dense(found.text) or is_blank or (position, found.text) in told:
            continue
        told.add((position, found.text))
        yield from _difference(found, printed, position, value, draft, facts)


def _difference(
    found: Found, printed: str, position: str, value: Value, draft: Draft, facts: Facts
) -> Iterator[Difference]:
    """Another figure becomes a 公布值; 100 and 100.00 are the same, and how rows are counted says nothing."""
    number = number_in(found.text)
    if not isinstance(value, Figure | Gap) or not number:
        yield Difference(found.cell, found.text, printed or _BLANK)
        return
    if isinstance(value, Figure) and value.is_counter:
        return
    last = found.names[-1].last
    typed = number + ("%" if last == "执行率" else draft.keys["金额单位"] if last in AMOUNTS else "")
    if isinstance(value, Gap) or verdict(value, typed, facts.styles) != "相同":
        named = resolve(facts, position, _current(facts)) is value
        shown = _UNKNOWN if isinstance(value, Gap) else f"计算得 {printed}"
        yield Difference(
            found.cell, found.text, shown if named else printed, _published(position, typed) if named else None
        )


def _published(position: str, typed: str) -> dict[str, str]:
    return {"位置": position, "值": typed}


def _spot(name: Name, found: Found, draft: Draft, facts: Facts) -> tuple[str, Value] | None:
    """The name of the value that a tag prints, and the value; None where it cannot be told."""
    roots: dict[str, Any] = template_context(facts, _current(facts))
    paths = {root: root for root in roots}
    for variable, source, number in found.rounds:
        member = _member(source, number, roots, draft, facts)
        if member is None:
            return None
        label = next(iter(member_names(member)), str(number + 1))
        paths[variable] = f"{'项目.指标' if source in ROWS else source}[{label}]"
        roots[variable] = member
    root, _, rest = name.path.partition(".")
    if root not in roots or not rest:
        return None
    value = value_at(name.path, roots)
    return (f"{paths[root]}.{rest}", value) if isinstance(value, PRINTING) else None


def _current(facts: Facts) -> ProjectFacts | None:
    """The project of the draft; that of a whole unit has none."""
    return facts.projects[0] if facts.projects else None


def _member(source: str, number: int, roots: Mapping[str, Any], draft: Draft, facts: Facts) -> Any:
    """The record that a round of a loop was about; None for a row of which nothing was understood."""
    if source == DUTIES:
        return None  # its indicators stand in the projects' files
    if source not in ROWS:
        members = value_at(source, roots)
        return members[number] if isinstance(members, tuple) and number < len(members) else None
    row = draft.order[source][number]
    if row is None or source != SHARED:
        return row and _computed(row, facts.projects[0])
    levels = Levels(facts.profile)
    alike = [
        each
        for each in facts.projects[0].goal_rows
        if levels.second(str(each.first_level), str(each.second_level)) == row.second
    ]
    name = row.keys.get("名称", "").rstrip("。.；;")
    return next((each for each in alike if name in str(each.name).split("；")), None)


def _printed(value: Value, name: Name, styles: FigureStyles) -> str:
    """A value as its tag prints it in a cell."""
    if isinstance(value, Figure):
        if name.style in ("元", "万元") and value.kind == "金额":
            return styles.in_money_unit(value, "元" if name.style == "元" else "万元")
        return styles.number_alone(value) if name.style == "数" else styles.in_cell(value)
    if isinstance(value, Gap):
        return ""
    return value.text if isinstance(value, Text) else styles.joined(value.parts)
