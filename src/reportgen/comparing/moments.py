"""The moments of a workspace that can be compared: now, a release, the last builds, a revision in git, a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.comparing.revisions import NoRevision, is_revision, revision
from reportgen.inputs import Inputs, take_inputs
from reportgen.model.workspace import is_year
from reportgen.output.files import write_folder
from reportgen.output.folder import OutFolder
from reportgen.output.names import safe_name
from reportgen.output.releases import ReleaseDamaged
from reportgen.output.states import Contents, Sources, StateLost, Tree, tree_of
from reportgen.render.summary import Share
from reportgen.results import Result, earlier

NOW, LAST_BUILD = "现在", "上次生成"
_RESERVED = re.compile(rf"({NOW}|{LAST_BUILD}|(HEAD|@)([~^@].*)?)", re.IGNORECASE)
"""What else is compared is called so; the latest revision of git by HEAD or @."""

UnitYears = Mapping[tuple[str, int], Sources]
"""By the folder of a unit and the year."""


class NoMoment(ValueError):
    """Why there is nothing to compare with, in a clerk's words."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the documents of each unit and year were made from, and what the moment is called."""

    name: str
    sources: UnitYears
    contents: Contents
    passed_over: str = ""
    """What else has this name, in words."""

    def lost(self, what: StateLost) -> NoMoment:
        """What somebody is told when an object is gone or damaged."""
        return NoMoment(
            f"“{self.name}”的数据不完整：{what} 丢了或坏了（存在输出文件夹的 .reportgen/objects 里）；"
            "从备份里恢复 .reportgen，或者与别的发布、git 版本比"
        )


@dataclass(frozen=True)
class Moments:
    """The moments of a workspace, as far as its output folder knows them."""

    root: Path
    folder: OutFolder

    def of(self, name: str = "") -> Moment:
        """The moment of a name; without one the last release, or the last builds."""
        if name == NOW:
            return self._now
        releases = self.folder.releases
        if not name:
            return self._released(names[-1]) if (names := releases.names()) else self._last_built()
        if releases.has(name):
            return replace(self._released(name), passed_over=self._others_called(name))
        if (Path(name) / "data").is_dir():
            return _moment(name, take_inputs(Path(name)))
        return self._revision(name)

    def refused(self, name: str) -> str:
        """Why a release cannot be called so, in a clerk's words; empty where it can."""
        releases = self.folder.releases
        if not name.strip():
            return "发布的名称不能是空的"
        if (possible := safe_name(name, "")) != name:
            return f"发布要存成文件，“{name}”不能做文件名，可用“{possible}”"
        if _RESERVED.fullmatch(name):
            return f"“{name}”在 changes 里另有所指，不能做发布的名称"
        if releases.has(name):
            return f"已有发布“{name}”，换一个名称；已有：{'、'.join(releases.names())}"
        others = self._others_called(name)
        return f"{others}，换一个名称，changes 才知道是哪一个" if others else ""

    def _others_called(self, name: str) -> str:
        if (Path(name) / "data").is_dir():
            return f"有文件夹“{name}”"
        return f"git 里有“{name}”" if is_revision(self.root, name) else ""

    def noted(self, unit: str) -> Result | None:
        """What the last build has found out about a unit as it is now."""
        state, result = self._inputs.states.get(unit), earlier(self.folder, unit)
        return result if result is not None and self.folder.manifest.units[unit].examined == state else None

    def shares_noted(self, unit: str, sources: Sources) -> tuple[Share, ...] | None:
        """What a unit contributes to tables over all units, as the last build has noted it of just these sources."""
        result = self.noted(unit)
        if result is None or any(row.errors for row in result.rows):
            return None
        return result.shares if self._inputs.sources[unit] == sources else None

    @cached_property
    def _inputs(self) -> Inputs:
        return take_inputs(self.root)

    @cached_property
    def _now(self) -> Moment:
        return _moment(NOW, self._inputs)

    def _released(self, name: str) -> Moment:
        contents = self.folder.store.get
        moment = Moment(name, {}, contents)
        try:
            release = self.folder.releases.read(name)
            return Moment(name, _by_year(release.sources, contents), contents)
        except ReleaseDamaged:
            raise moment.lost(StateLost("发布的记录")) from None
        except StateLost as what:
            raise moment.lost(what) from None

    def _last_built(self) -> Moment:
        """For each unit and year the last inputs of its documents that are not the present ones, if there were any."""
        found: dict[tuple[str, int], Sources] = {}
        for unit, record in self.folder.manifest.units.items():
            for year, built in record.built.items():
                now = self._now.sources.get((unit, int(year)))
                states = [built, *([record.before[year]] if year in record.before else [])]
                sources = [state.sources for state in states]
                found[unit, int(year)] = next((each for each in sources if each != now), sources[0])
        if not found:
            why = "".join(f"{issue.message}；" for issue in self.folder.issues)
            raise NoMoment(
                f"{why}还没有发布，也没有更早的生成；先运行 reportgen release 名称，或写出要比的 git 版本，如 HEAD"
            )
        return Moment(LAST_BUILD, found, self.folder.store.get)

    def _revision(self, name: str) -> Moment:
        try:
            with TemporaryDirectory(prefix="reportgen-") as place:
                write_folder(Path(place) / "revision", revision(self.root, name))
                return _moment(name, take_inputs(Path(place) / "revision"))
        except NoRevision as reason:
            releases = self.folder.releases.names()
            known = f"；有发布：{'、'.join(releases)}" if releases else ""
            raise NoMoment(f"找不到“{name}”：不是发布，不是有 data/ 的文件夹，{reason}{known}") from None


def _moment(name: str, inputs: Inputs) -> Moment:
    contents = inputs.contents.get
    return Moment(name, _by_year(inputs.sources, contents), contents)


def _by_year(units: Mapping[str, Sources], contents: Contents) -> dict[tuple[str, int], Sources]:
    return {
        (unit, year): sources
        for unit, sources in units.items()
        for year in sorted(set(_years_in(tree_of(contents, sources.data))))
    }


def _years_in(tree: Tree) -> Iterator[int]:
    """The years that a unit has a folder of: data/<unit>/2023/…"""
    for path in tree:
        year = path.split("/")[2]
        if path.count("/") > 2 and is_year(year):
            yield int(year)
