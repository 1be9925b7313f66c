"""``reportgen new`` without arguments: one question after the other, in any number of sittings.

Each answer is kept in a small file until the unit is made, so whoever leaves goes on where they left.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

import click

from reportgen.cli.chinese import check_known
from reportgen.cli.profiles import load_profile
from reportgen.cli.wishes import Wishes, check_name, checked_projects, checked_year, unit_like
from reportgen.editing.blank import TO_FILL
from reportgen.model.workspace import read_workspace
from reportgen.output.files import write_atomic
from reportgen.profile.load import ProfileShelf

KEPT = Path("data") / ".新建.json"
"""Beside the units, not in one: a folder that is half a unit would be reported as a faulty one."""
NONE = "不照"


Answer = str | list[str]


@dataclass(slots=True)
class _Sitting:
    """What has been answered so far, in this sitting and in earlier ones."""

    root: Path
    given: dict[str, Answer] = field(default_factory=dict)

    @property
    def wishes(self) -> Wishes:
        """The answers as far as they go."""
        return _wishes(self.given)

    def keep(self, key: str, answer: Answer) -> None:
        """Whoever leaves now is not asked this again."""
        self.given[key] = answer
        write_atomic(self.root / KEPT, json.dumps(self.given, ensure_ascii=False).encode())


def interview(root: Path) -> Wishes:
    """Every answer; what was answered in an earlier sitting is not asked again."""
    sitting = _Sitting(root)
    try:
        sitting.given = _earlier(root)
        click.echo("按 Ctrl+C 可以停下，答过的下次接着用。")
        for key, ask in _QUESTIONS.items():
            if key not in sitting.given:
                sitting.keep(key, ask(sitting))
    except (KeyboardInterrupt, click.Abort):
        if sitting.given:
            click.echo("\n答过的已经记下，再运行 reportgen new 接着做。", err=True)
        raise
    return sitting.wishes


def finished(root: Path) -> None:
    """The unit is made, the answers have done their work."""
    (root / KEPT).unlink(missing_ok=True)


def _earlier(root: Path) -> dict[str, Answer]:
    """The answers of an earlier sitting that somebody wants to go on with."""
    try:
        given = json.loads((root / KEPT).read_bytes())
        known = {key: given[key] for key in (*_QUESTIONS, *_PARTS) if key in given}
        name = str(known["name"])
        _wishes(known)
        _check_parts(known)
    except (OSError, ValueError, TypeError, KeyError, click.UsageError):
        return {}
    answer = _choose(f"上次新建“{name}”没有做完", ["接着做", "重新开始"], default="接着做")
    return _still_right(root, known) if answer == ["接着做"] else {}


def _check_parts(known: dict[str, Answer]) -> None:
    """A file that somebody has changed counts for nothing."""
    if "number" in known:
        _check_number(str(known["number"]))
    names = known.get("names", [])
    if not (isinstance(names, list) and all(isinstance(each, str) for each in names)):
        raise TypeError("names")
    checked_projects(names)
    if len(names) > int(str(known.get("number", len(names)))):
        raise ValueError("names")


def _still_right(root: Path, known: dict[str, Answer]) -> dict[str, Answer]:
    """Without the answers that are right no more: a name that is taken by now, a profile that is gone."""
    wishes = _wishes(known)
    checks: dict[str, tuple[Callable[[], object], tuple[str, ...]]] = {
        "name": (lambda: check_name(root, wishes.name), ("name",)),
        "profile": (lambda: _check_profile(root, wishes), ("profile", "documents")),
        "like": (lambda: wishes.like and unit_like(root, wishes.like, checked_year(wishes.year)), ("like", "projects")),
    }
    for key, (check, fall) in checks.items():
        try:
            if key in known:
                check()
        except click.UsageError as error:
            click.echo(error.message)
            known = {each: answer for each, answer in known.items() if each not in fall}
    return known


def _check_profile(root: Path, wishes: Wishes) -> None:
    """There is a profile of this name, and it makes these documents."""
    documents = load_profile(root, wishes.profile).profile.documents
    for document in wishes.documents:
        check_known("文档", document, documents)


def _wishes(given: dict[str, Answer]) -> Wishes:
    """Lists of answers are told from single ones by what a wish holds there."""
    blank = asdict(Wishes())
    for name in (each.name for each in fields(Wishes)):
        if name in given:
            value, is_list = given[name], blank[name] == ()
            if not isinstance(value, list if is_list else str):
                raise TypeError(name)
            blank[name] = tuple(value) if is_list else value
    return Wishes(**blank)


def _ask_name(sitting: _Sitting) -> Answer:
    return _ask("单位名称（按公章全称，也是文件夹名）", lambda answer: check_name(sitting.root, answer))


def _ask_profile(sitting: _Sitting) -> Answer:
    while True:
        chosen = _choose("用哪个格式", ProfileShelf(sitting.root).names(), notes=_notes(sitting.root))[0]
        try:
            load_profile(sitting.root, chosen)
        except click.UsageError as error:
            click.echo(error.message)
        else:
            return chosen


def _notes(root: Path) -> list[str]:
    """What each profile says of itself, and the documents that it makes."""
    notes = []
    for name in ProfileShelf(root).names():
        try:
            profile = load_profile(root, name).profile
            notes.append(f"{profile.note or ''}\n     文档：{'、'.join(profile.documents)}")
        except click.UsageError:
            notes.append("有错误，不能用")
    return notes


def _ask_year(_sitting: _Sitting) -> Answer:
    return _ask("哪个年度", checked_year)


def _ask_documents(sitting: _Sitting) -> Answer:
    known = list(load_profile(sitting.root, sitting.wishes.profile).profile.documents)
    return _choose("要生成哪些文档", known, several=True, default="全部")


def _ask_like(sitting: _Sitting) -> Answer:
    """Which unit to follow, where there is one."""
    units = list(dict.fromkeys(report.folder for report in read_workspace(sitting.root).reports))
    while units:
        chosen = _choose("项目、指标照哪个单位的样子（值不照抄）", units, default=NONE)[0]
        if chosen == NONE:
            break
        try:
            unit_like(sitting.root, chosen, int(sitting.wishes.year))
        except click.UsageError as error:
            click.echo(error.message)
        else:
            return chosen
    return ""


def _ask_projects(sitting: _Sitting) -> Answer:
    """How many, and what they are called; another unit's projects come with their names."""
    if sitting.wishes.like:
        return []
    if "number" not in sitting.given:
        sitting.keep("number", _ask("有几个项目", _check_number, default="1"))
    number, names = int(str(sitting.given["number"])), list(sitting.given.get("names", []))
    while len(names) < number:
        question = f"第 {len(names) + 1} 个项目的名称（还没有就回车）"
        names.append(_ask(question, lambda answer: checked_projects([*names, answer]), default=TO_FILL))
        sitting.keep("names", names)
    return names


_PARTS = ("number", "names")
"""What the answer about projects is put together from: each is kept when it is given."""


def _check_number(answer: str) -> None:
    if not (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= 99):
        raise click.UsageError("写 1 到 99 的整数")


_QUESTIONS: dict[str, Callable[[_Sitting], Answer]] = {
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
