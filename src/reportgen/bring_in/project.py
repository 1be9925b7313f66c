"""What was read of a form as the keys of a project file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.bring_in.draft import FUNDS, NAME, WEIGHTS, Draft, decimal_in, number_in, said, the
from reportgen.bring_in.indicators import ROWS, read_indicators
from reportgen.bring_in.levels import Levels
from reportgen.bring_in.reading import Found, Reading
from reportgen.bring_in.template import dense
from reportgen.compute.funds import COLUMNS, EXECUTION
from reportgen.model.project import Funds, Project, Weights
from reportgen.model.values import Number
from reportgen.profile.records import FundLine, Profile, text_of

_PROJECT = "项目."
_AMOUNT = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)(万?元)?")
_NOT_TEXTS = ("目标", FUNDS, WEIGHTS)


def draft_of(reading: Reading, profile: Profile, year: int, unit: str) -> Draft:
    """A project file to be; ``unit`` is the name of the unit that it is for."""
    draft = Draft({"文件": "项目", "年度": str(year), **dict(_texts(reading, unit))})
    draft.keys["金额单位"] = _money_unit(reading, profile)
    draft.keys[FUNDS] = _funds(reading, profile, draft)
    if plan := list(_plan(reading, draft)):
        draft.keys["支出计划"] = plan
    goals = [said(found.text) for row in reading.rows("项目.目标") if (found := the(row, "内容"))]
    if any(goals):
        draft.keys["目标"] = [goal for goal in goals if goal]
    if weights := _weights(reading, profile):
        draft.keys[WEIGHTS] = weights
    read_indicators(reading, profile, draft)
    return draft


def _texts(reading: Reading, unit: str) -> Iterator[tuple[str, str]]:
    """The texts of the head; a department that is the unit itself need not be said."""
    for found in reading.found:
        path = found.names[0].path
        key = path.removeprefix(_PROJECT)
        key = NAME if key == "名称" else key
        text = said(found.text)
        if found.rounds or not path.startswith(_PROJECT) or key not in Project.fields() or key in _NOT_TEXTS:
            continue
        if text and not (key in ("主管部门", "实施单位") and text == unit):
            yield key, "".join(text.splitlines()) if key == NAME else text


def _money_unit(reading: Reading, profile: Profile) -> str:
    """The unit that the table states, at its head or behind an amount; else the profile's."""
    stated = (each.text for each in reading.found if each.names[0].path == "格式.金额单位" and each.text)
    behind = _AMOUNT.fullmatch(dense(reading.text("项目.预算数")))
    return next(stated, "") or (behind[2] if behind else "") or text_of(profile.numbers.money.unit) or "万元"


def _amount(found: Found | None, profile: Profile, draft: Draft) -> str | None:
    """An amount as the file takes it; None where the cell says nothing, or nothing that is an amount."""
    if found is None:
        return None
    text, zero = dense(found.text), profile.numbers.money.zero
    if zero is not None and text == dense(text_of(zero)):
        return "0"
    if match := _AMOUNT.fullmatch(text):
        unit = match[2] if match[2] != draft.keys["金额单位"] else None
        return match[1].replace(",", "") + (unit or "")
    if said(found.text):
        draft.unplaced.append((found, "不是金额"))
    return None


def _funds(reading: Reading, profile: Profile, draft: Draft) -> dict[str, dict[str, str]]:
    """The amounts by source; the row of totals is left to be computed, unless it is all there is."""
    sources: dict[str, dict[str, str]] = {}
    whole: dict[str, str] = {}
    for row in reading.rows("项目.资金行"):
        line = _line(row, profile, draft)
        if line is None:
            continue
        cells = {column: the(row, column) for column in COLUMNS}
        amounts = {key: _amount(cell, profile, draft) for key, cell in cells.items()}
        typed = {key: amount for key, amount in amounts.items() if amount is not None}
        if line.sources:
            sources[str(line.sources[0])] = typed
        else:
            whole = typed
    size = next((each for each in reading.found if each.names[0].path == "项目.预算数"), None)
    if (amount := _amount(size, profile, draft)) is not None:
        whole.setdefault("年初预算", amount)
    # A source without money says nothing but that the form has a row for it.
    told = {source: typed for source, typed in sources.items() if not all(map(_is_zero, typed.values()))}
    if not told:
        return {"财政拨款": whole or next(iter(sources.values()), {})}
    return {source: told[source] for source in Funds.fields() if source in told}


def _line(row: list[Found], profile: Profile, draft: Draft) -> FundLine | None:
    """The fund row of the profile that a row of the table is, by its name."""
    name = the(row, "名称")
    if name is None or not said(name.text):
        return None
    lines = {dense(text_of(line.name)): line for line in profile.fund_lines}
    if (line := lines.get(dense(name.text))) is None:
        draft.unplaced += [
            (each, "表样没有这一资金行") for each in row if said(each.text) and each.names[0].last != "金额单位"
        ]
    return line


def _is_zero(amount: str) -> bool:
    return not amount.rstrip("万元").strip("-0.")


def _plan(reading: Reading, draft: Draft) -> Iterator[dict[str, str]]:
    """The spending plan: its dates stand in one row, its shares in the next."""
    for cells in reading.rows("项目.支出计划"):
        until, share = the(cells, "截止"), the(cells, "比例")
        if until is None or share is None or not said(share.text):
            continue
        if number := number_in(share.text):
            yield {"截止": until.text, "比例": number}
        else:
            draft.unplaced.append((share, "不是百分比"))


def _weights(reading: Reading, profile: Profile) -> dict[str, str]:
    """The weights that the form prints and the profile sets otherwise."""
    levels = Levels(profile)
    rows = [row for source in ROWS for row in reading.rows(source)]
    points = (the(row, "分值") for row in reading.rows("项目.资金行"))
    printed = {EXECUTION: next((each.text for each in points if each and number_in(each.text)), "")}
    for row in rows:
        first, weight = the(row, "一级"), the(row, "一级分值")
        if first is not None and weight is not None and said(first.text):
            printed.setdefault(levels.first(first.text), weight.text)
    found: dict[str, str] = {}
    for key in Weights.fields():
        standard, ours = profile.weights.get(key), decimal_in(printed.get(key, ""))
        if ours and isinstance(standard, Number) and standard.value != ours:
            found[key] = number_in(printed[key])
    return found
