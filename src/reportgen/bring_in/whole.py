"""What was read of a form of a whole unit as the keys of its file: tasks, duties, goals, indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportgen.bring_in.draft import WHOLE, Draft, number_in, said, the
from reportgen.bring_in.indicators import keys_of
from reportgen.bring_in.measures import Directions
from reportgen.bring_in.reading import Found, Reading
from reportgen.bring_in.template import dense
from reportgen.model.whole import LastYear
from reportgen.profile.records import Profile, text_of

DUTIES, ROWS = "整体.履职行", "整体.指标行"
_WHOLE, _LAST = "整体.", "整体.上年."
_TEXTS = ("联系人", "联系电话", "编制人数", "实有人数", "单位职能")
TOTAL = "整体.资金总额"
"""Typed as 批复资金总额; computed from what stands in other files."""


def draft_of_whole(reading: Reading, profile: Profile, year: int) -> Draft:
    """A file 整体支出 to be."""
    draft = Draft({"文件": WHOLE, "年度": str(year)}, kind=WHOLE)
    draft.keys["金额单位"] = _money_unit(reading, profile)
    draft.keys |= {key: text for key in _TEXTS if (text := said(reading.text(_WHOLE + key)))}
    last = dict(_last_year(reading, draft))
    found = {
        "批复资金总额": _amount(next((each for each in reading.found if each.names[0].path == TOTAL), None), draft),
        "上年预算执行": last if any(last.values()) else {},
        "任务": [_task(row, draft) for row in reading.rows("整体.任务") if _has_name(row)],
        "总体目标": [found.text for row in reading.rows("整体.总体目标") if (found := the(row, "内容")) and found.text],
        "履职": _duties(reading.rows(DUTIES)),
        "指标": _indicators(reading.rows(ROWS), Directions.of(profile), draft),
    }
    draft.keys |= {key: value for key, value in found.items() if value}
    return draft


def _money_unit(reading: Reading, profile: Profile) -> str:
    stated = (each.text for each in reading.found if each.names[0].path == "格式.金额单位" and each.text)
    behind = "万元" if "万元" in reading.text(TOTAL) else ""
    return next(stated, "") or behind or text_of(profile.numbers.money.unit) or "万元"


def _amount(found: Found | None, draft: Draft) -> str:
    """An amount as the file takes it; 无 for a dash, empty where nothing was read."""
    if found is None:
        return ""
    text = dense(found.text).removesuffix(draft.keys["金额单位"])
    if number := number_in(text):
        return number
    if said(found.text):
        draft.unplaced.append((found, "不是金额"))
        return ""
    return "无" if text else ""


def _last_year(reading: Reading, draft: Draft) -> Iterator[tuple[str, str]]:
    for found in reading.found:
        key = found.names[0].path.removeprefix(_LAST)
        if found.names[0].path.startswith(_LAST) and key in LastYear.fields():
            yield key, _amount(found, draft)


def _has_name(row: list[Found]) -> bool:
    name = the(row, "名称")
    return name is not None and bool(said(name.text))


def _task(row: list[Found], draft: Draft) -> dict[str, str]:
    """A task with its own amounts; that some come from a project's file the form does not tell."""
    keys = {key: _amount(the(row, key), draft) for key in ("财政拨款", "其他资金")}
    name = the(row, "名称")
    typed = {key: amount for key, amount in keys.items() if amount and (key == "财政拨款" or amount.strip("0."))}
    return {"名称": name.text if name else "", **typed}


def _duties(rows: Sequence[list[Found]]) -> list[dict[str, Any]]:
    """Each duty with its works and their projects, once; the indicators belong to the projects' files."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for row in rows:
        duty, work, project = (cell.text if (cell := the(row, name)) else "" for name in ("职能", "重点工作", "项目"))
        if said(duty):
            found.setdefault(duty, {})[work, project] = None
    return [
        {"职能": duty, "重点工作": [{"内容": work, "项目": project} for work, project in works]}
        for duty, works in found.items()
    ]


def _indicators(rows: Sequence[list[Found]], directions: Directions, draft: Draft) -> dict[str, dict[str, list[Any]]]:
    """The unit's own indicators under the levels as printed; a level of empty rows is kept."""
    found: dict[str, dict[str, list[Any]]] = {}
    first = second = ""
    for row in rows:
        own = [each for each in row if each.names[0].path.startswith(f"{each.rounds[-1][0]}.")]
        names = (said(cell.text) if (cell := the(own, name)) else "" for name in ("一级", "二级"))
        first, second = (told or before for told, before in zip(names, (first, second), strict=True))
        members = found.setdefault(first, {}).setdefault(second, [])
        if _has_name(own):
            members.append(keys_of(own, directions, draft))
    return found
