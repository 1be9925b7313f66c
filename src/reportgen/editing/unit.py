"""A new unit: the files that its documents need, every key explained, to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.editing.asked import PARTS, WORD, Asked, Trial, foreign_levels
from reportgen.editing.blank import TO_FILL, Begun, Blank
from reportgen.editing.like import structure
from reportgen.editing.rollover import NewFile, to_fill
from reportgen.model.accounts import CHANGES
from reportgen.model.project import SECOND_LEVELS, IndicatorTable
from reportgen.model.unit import Unit
from reportgen.model.workspace import UNIT_FILE, Report
from reportgen.output.names import safe_name
from reportgen.profile.load import LoadedProfile
from reportgen.profile.records import Profile, text_of
from reportgen.source import parse
from reportgen.source.editing import SourceText, opened, texts

HEAD = "# 填“待填”的值。行首有 # 的项可以不写，要写就去掉“# ”。还要填什么：reportgen check\n"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a new unit is to be."""

    name: str
    year: int
    documents: frozenset[str]
    projects: tuple[str, ...] = (TO_FILL,)
    """What its projects are called; of a unit that it is to be like, which of them it takes, by default all."""
    like: Mapping[str, tuple[Begun, ...]] | None = None
    """What its files begin with, by their kind, when it is to be like another unit."""


def begin(wish: Wish, loaded: LoadedProfile) -> tuple[NewFile, ...]:
    """The files of a new unit."""
    profile = loaded.profile
    samples = {kind: _begun(kind, WORD, wish.year, profile) for kind in ("单位", *PARTS)}
    asked = Trial(loaded, wish.year, wish.documents, samples).asked()
    foreign = foreign_levels(profile)
    unit = Blank(asked.keys, foreign).text(Unit, _begun("单位", wish.name, wish.year, profile), _head("单位", 1))
    files = [_file(UNIT_FILE, unit)]
    for kind in asked.parts:
        folder = f"{wish.year}/项目" if kind == "项目" else str(wish.year)
        head = _head(kind, folder.count("/") + 2)
        for name, begun in _members(kind, wish, profile, asked):
            # A project that is like another one has indicators where that one has them.
            absent = {
                (IndicatorTable, level) for level in SECOND_LEVELS if level not in begun.get("指标", SECOND_LEVELS)
            }
            blank = Blank(asked.keys - absent, foreign, keeps=wish.like is not None)
            files.append(_file(f"{folder}/{name}", blank.text(PARTS[kind], begun, head)))
    return tuple(files)


def _members(kind: str, wish: Wish, profile: Profile, asked: Asked) -> list[tuple[str, Begun]]:
    """The files of a kind: how each is called, and what it begins with."""
    found = wish.like.get(kind, ()) if wish.like is not None else ()
    named = found or [{"项目名称": name} for name in wish.projects if kind == "项目"] or [{}]
    head = _begun(kind, "", wish.year, profile)
    fixed = {key: value for key, value in head.items() if isinstance(value, str)}
    usual = {key: value for key, value in head.items() if (PARTS[kind], key) in asked.keys}
    members = [{**usual, **begun, **fixed} for begun in named]
    if kind != "项目":
        return [(f"{kind}.yaml", members[0])]
    return [(_project_file(number, each.get("项目名称", TO_FILL)), each) for number, each in enumerate(members, 1)]


def _project_file(number: int, name: str) -> str:
    return safe_name(f"{number}-{'项目' if name == TO_FILL else name}", ".yaml")


def _begun(kind: str, name: str, year: int, profile: Profile) -> Begun:
    """What a file of a kind begins with in a format."""
    if kind == "单位":
        return {"文件": kind, "名称": name, "格式": {str(year): str(profile.name)}}
    begun = {"文件": kind, "年度": str(year), "金额单位": text_of(profile.numbers.money.unit)}
    seconds = {first: {text_of(caption): None for caption in row.values()} for first, row in profile.levels.items()}
    own: dict[str, Begun] = {
        "项目": {"支出计划": [{"截止": text_of(date)} for date in profile.plan_dates]},
        "整体支出": {"指标": seconds, "分项目标": [{"指标": {key: None for row in seconds.values() for key in row}}]},
        "决算": {"原因": {str(each): None for each in profile.reasons_needed if each in CHANGES}},
    }
    return {**begun, **({"项目名称": name} if kind == "项目" and name else {}), **own.get(kind, {})}


def _head(kind: str, depth: int) -> str:
    """The first lines: where an editor finds the schema, and what to do."""
    return f"# yaml-language-server: $schema={'../' * depth}.schema/{kind}.json\n{HEAD}"


def _file(name: str, text: str) -> NewFile:
    data = text.encode()
    parsed = parse(data, name)
    assert parsed.tree is not None, parsed.issues
    return NewFile(name, data, to_fill(parsed.tree))


def structure_of(root: Path, report: Report) -> dict[str, tuple[Begun, ...]]:
    """What a unit that is to be like another one begins with; the other one's files can be read."""
    found: dict[str, tuple[Begun, ...]] = {}
    for record in report.records[1:]:
        kind, file = str(record.value_of("文件")), record.where.file
        source = opened((root / file).read_bytes(), file) if kind in PARTS else None
        if isinstance(source, SourceText):
            found[kind] = (*found.get(kind, ()), structure(type(record), texts(source.tree)))
    return found
