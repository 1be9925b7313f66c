"""``reportgen new`` without arguments: one question after the other, in any number of sittings.

Each answer is kept in a small file until the unit is made, so whoever leaves goes on where they left.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from pathlib import Path

import click

from reportgen.cli.profiles import load_profile
from reportgen.cli.wishes import Wishes, check_name, checked_projects, checked_year, unit_like
from reportgen.editing.blank import TO_FILL
from reportgen.model.workspace import read_workspace
from reportgen.output.files import write_atomic
from reportgen.profile.load import ProfileShelf

KEPT = Path("data") / ".新建.json"
"""Beside the units, not in one: a folder that is half a unit would be reported as a faulty one."""
NONE = "不照"


def interview(root: Path) -> Wishes:
    """Every answer; what was answered in an earlier sitting is not asked again."""
    given = _earlier(root)
    click.echo("按 Ctrl+C 可以停下，答过的下次接着用。")
    for key, ask in _QUESTIONS.items():
        if key not in given:
            given[key] = ask(root, _wishes(given))
            write_atomic(root / KEPT, json.dumps(given, ensure_ascii=False).encode())
    return _wishes(given)


def finished(root: Path) -> None:
    """The unit is made, the answers have done their work."""
    (root / KEPT).unlink(missing_ok=True)


Answer = str | list[str]


def _earlier(root: Path) -> dict[str, Answer]:
    """The answers of an earlier sitting that somebody wants to go on with."""
    try:
        given = json.loads((root / KEPT).read_bytes())
        known = {key: given[key] for key in _QUESTIONS if key in given}
        name = str(known["name"])
        _wishes(known)
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    answer = _choose(f"上次新建“{name}”没有做完", ["接着做", "重新开始"], default="接着做")
    return known if answer == ["接着做"] else {}


def _wishes(given: dict[str, Answer]) -> Wishes:
    """Lists of answers are told from single ones by what a wish holds there."""
    blank = asdict(Wishes())
    for field in fields(Wishes):
        if field.name in given:
            value, is_list = given[field.name], blank[field.name] == ()
            if not isinstance(value, list if is_list else str):
                raise TypeError(field.name)
            blank[field.name] = tuple(value) if is_list else value
    return Wishes(**blank)


def _ask_name(root: Path, _so_far: Wishes) -> Answer:
    return _ask("单位名称（按公章全称，也是文件夹名）", lambda answer: check_name(root, answer))


def _ask_profile(root: Path, _so_far: Wishes) -> Answer:
    while True:
        chosen = _choose("用哪个格式", ProfileShelf(root).names(), notes=_notes(root))[0]
        try:
            load_profile(root, chosen)
        except click.UsageError as error:
            click.echo(error.message)
        else:
            return chosen


def _notes(root: Path) -> list[str]:
    """What each profile says of itself."""
    shelf = ProfileShelf(root)
    notes = []
    for name in shelf.names():
        try:
            notes.append(str(load_profile(root, name).profile.note or ""))
        except click.UsageError:
            notes.append("有错误，不能用")
    return notes


def _ask_year(_root: Path, _so_far: Wishes) -> Answer:
    return _ask("哪个年度", checked_year)


def _ask_documents(root: Path, so_far: Wishes) -> Answer:
    known = list(load_profile(root, so_far.profile).profile.documents)
    return _choose("要生成哪些文档", known, several=True, default="全部")


def _ask_like(root: Path, so_far: Wishes) -> Answer:
    """Which unit to follow, where there is one."""
    units = list(dict.fromkeys(report.folder for report in read_workspace(root).reports))
    while units:
        chosen = _choose("项目、指标照哪个单位的样子（值不照抄）", units, default=NONE)[0]
        if chosen == NONE:
            break
        try:
            unit_like(root, chosen, int(so_far.year))
        except click.UsageError as error:
            click.echo(error.message)
        else:
            return chosen
    return ""


def _ask_projects(_root: Path, so_far: Wishes) -> Answer:
    """How many, and what they are called; another unit's projects come with their names."""
    if so_far.like:
        return []
    number = int(_ask("有几个项目", _check_number, default="1"))
    names: list[str] = []
    while len(names) < number:
        question = f"第 {len(names) + 1} 个项目的名称（还没有就回车）"
        names.append(_ask(question, lambda answer: checked_projects([*names, answer]), default=TO_FILL))
    return names


def _check_number(answer: str) -> None:
    if not (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= 99):
        raise click.UsageError("写 1 到 99 的整数")


_QUESTIONS: dict[str, Callable[[Path, Wishes], Answer]] = {
    "name": _ask_name,
    "profile": _ask_profile,
    "year": _ask_year,
    "documents": _ask_documents,
    "like": _ask_like,
    "projects": _ask_projects,
}
"""What is asked, in this order; an answer may depend on those before it."""


def _ask(question: str, check: Callable[[str], object], default: str = "") -> str:
    """An answer that passes its check; the question comes again until there is one."""
    while True:
        answer: str = click.prompt(question, default=default, show_default=False, prompt_suffix="：").strip()
        if not answer:
            continue
        try:
            check(answer)
        except click.UsageError as error:
            click.echo(error.message)
        else:
            return answer


def _choose(
    question: str,
    options: Sequence[str],
    *,
    notes: Sequence[str] = (),
    several: bool = False,
    default: str = "",
) -> list[str]:
    """One of some options, or several, by number or name; the enter key alone takes the default."""
    click.echo(f"{question}：")
    for number, option in enumerate(options, 1):
        note = notes[number - 1] if notes else ""
        click.echo(f"  {number}  {option}" + (f"  {note}" if note else ""))
    by_answer = {str(number): option for number, option in enumerate(options, 1)} | {each: each for each in options}
    how = ("编号，几个用逗号隔开" if several else "编号") + (f"；回车是“{default}”" if default else "")

    def check(answer: str) -> None:
        for each in _parts(answer, several=several):
            if each not in by_answer and each != default:
                raise click.UsageError(f"没有“{each}”，写 1 到 {len(options)} 的编号")

    answers = _parts(_ask(how, check, default=default), several=several)
    if several and default in answers:
        return []
    return list(dict.fromkeys(by_answer.get(each, each) for each in answers))


def _parts(answer: str, *, several: bool) -> list[str]:
    """The members of an answer, whichever comma stands between them."""
    if not several:
        return [answer]
    return [each.strip() for each in answer.replace("，", ",").replace("、", ",").split(",") if each.strip()]
