"""Which option would have told more: what a derivation says about its own call."""

from __future__ import annotations

from reportgen.derive.plan import Loop, Retext
from reportgen.derive.reading import lines_of
from reportgen.derive.scopes import REPORTED
from reportgen.derive.source import Result

_OF_PROJECTS = ("每个单位", "每个自评单位")
_MOST_OUTSIDE = 3
"""So many paragraphs of a form of one project may name the unit and its year."""


def hint(result: Result) -> str:
    """One line; empty when the call was right as far as can be seen."""
    if name := only_project(result):
        return f"像是只讲一个项目：要每个项目一份，加 --project {name}"
    current, named = result.source.now["项目"], named_project(result)
    if not isinstance(current, tuple) and named and named != str(current.name):
        return f"文档里没有说到“{current.name}”，只说到“{named}”：改成 --project {named}"
    if result.count("有疑", "原样") <= result.count("跟随", "未变"):
        return ""
    if not isinstance(current, tuple):
        advice = "文档要是不只讲这个项目，去掉 --project"
    else:
        advice = f"文档里只说到一个项目，加 --project {named}" if named else "核对 --unit、--year 是不是这份文档的"
    return f"多数的数没有认出：{advice}"


def only_project(result: Result) -> str:
    """The only project that the template tells of, where it tells of nothing else; empty where it does not."""
    if result.scope not in _OF_PROJECTS:
        return ""
    tops = [action for _, action in result.derived.actions]
    loops = [
        each for each in tops if isinstance(each, Loop) and each.is_guess and each.listing.path in ("项目", REPORTED)
    ]
    others = {
        piece.way.leaf.path.partition(".")[0]
        for action in tops
        if isinstance(action, Retext)
        for piece in action.pattern.pieces
        if piece.way.leaf is not None
    }
    if len(loops) != 1 or not others <= {"单位"} or len(tops) > len(loops) + _MOST_OUTSIDE:
        return ""
    (member,) = loops[0].listing.members[0]
    return str(member[0].name)


def named_project(result: Result) -> str:
    """The only project whose name stands in the document; empty where there is none, or more than one."""
    text = "\n".join(line.text for line in lines_of(result.source.package))
    said = {name for each in result.source.facts.projects if (name := str(each.name)) in text}
    whole = [name for name in said if not any(name != other and name in other for other in said)]
    return whole[0] if len(whole) == 1 else ""
