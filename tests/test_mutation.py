"""Of a thousand slips in data that agrees with itself, those that something contradicts are told."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from reportgen import pipeline
from reportgen.examine import Selection
from tests.mutation.kinds import KINDS, Kind

CLEAN = Path(__file__).parent.parent / "examples" / "clean"
GOLDEN = Path(__file__).parent / "golden" / "改错一处.txt"
SLIPS, LEAST = 1000, 0.95
Path_ = tuple[str | int, ...]
Place = tuple[str, Path_, str]

# The documents are left out: what they would say of a gap, rules have said before.
PROFILE = """
文件: 格式
名称: 只核对
继承: 额尔古纳-2023
文档:
  项目支出绩效自评表: 不用
  项目支出绩效自评表汇编: 不用
  决算公开说明: 不用
  项目支出绩效评价报告: 不用
  决算公开表: 不用
"""


def leaves(tree: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Each typed value of a file."""
    if isinstance(tree, str):
        yield path, tree
        return
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield from leaves(value, (*path, key))


def plain(path: Path_) -> str:
    """A path without the numbers of list members."""
    return ".".join(step for step in path if isinstance(step, str))


def changed(tree: Any, path: Path_, text: str) -> Any:
    """The tree with another value in one place."""
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = changed(copy[path[0]], path[1:], text) if len(path) > 1 else text
    return copy


class Workspace:
    """The clean example, in which one value at a time is changed and put back."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(CLEAN / "data", root / "data")
        (root / "templates" / "只核对").mkdir(parents=True)
        (root / "templates" / "只核对" / "格式.yaml").write_text(PROFILE, encoding="utf-8")
        self.root = root
        self.trees: dict[str, Any] = {}
        for file in sorted(root.glob("data/**/*.yaml")):
            text = file.read_text(encoding="utf-8").replace("额尔古纳-2023", "只核对")
            file.write_text(text, encoding="utf-8")
            # Texts only; S506 asks for safe_load, which would turn them into numbers.
            self.trees[file.relative_to(root).as_posix()] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only

    def places(self, kind: Kind) -> list[Place]:
        """Where a kind of slip can happen."""
        return [
            (file, path, text)
            for file, tree in self.trees.items()
            for path, text in leaves(tree)
            if kind.is_at(file, plain(path), text)
        ]

    def told(self, place: Place, text: str, adds: str) -> bool:
        """Is the slip reported, as an error or a warning?"""
        name, path, _ = place
        path = (*path[:-1], adds) if adds else path
        file = self.root / name
        before = file.read_bytes()
        tree = changed(self.trees[name], path, text)
        file.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
        try:
            return self.is_told()
        finally:
            file.write_bytes(before)

    def is_told(self) -> bool:
        """Does anything at all stand in the way?"""
        return any(issue.level != "note" for issue in pipeline.check(self.root, Selection()).issues)


@pytest.mark.slow
def test_slips_that_something_contradicts_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rewrite_golden: bool
) -> None:
    workspace, chance = Workspace(tmp_path), Random(20231231)
    assert not workspace.is_told()
    places = {kind: workspace.places(kind) for kind in KINDS}
    assert [kind.name for kind, found in places.items() if not found] == []
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed: list[str] = []
    for number in range(SLIPS):
        kind = KINDS[number % len(KINDS)]
        place = chance.choice(places[kind])
        text = kind.slip(chance, place[2])
        told = workspace.told(place, text, kind.adds)
        tried[kind.name] += 1
        caught[kind.name] += told
        if kind.counterpart and not told:
            missed.append(f"{kind.name}：{place[0]} {'.'.join(map(str, place[1]))} {place[2]} → {text}")
    made = table(tried, caught)
    with capsys.disabled():
        print("", made, *missed, sep="\n")
    if rewrite_golden:
        GOLDEN.write_text(f"{made}\n", encoding="utf-8")
    doubled = [kind.name for kind in KINDS if kind.counterpart]
    assert sum(caught[name] for name in doubled) >= LEAST * sum(tried[name] for name in doubled), missed
    assert f"{made}\n" == GOLDEN.read_text(encoding="utf-8")


def table(tried: Counter[str], caught: Counter[str]) -> str:
    """What was tried and what was told, kind by kind."""
    rows = [f"{kind.name}　{caught[kind.name]}/{tried[kind.name]}　{kind.counterpart or '（没有）'}" for kind in KINDS]
    doubled = [kind.name for kind in KINDS if kind.counterpart]
    sums = sum(caught[name] for name in doubled), sum(tried[name] for name in doubled)
    return "\n".join([*rows, f"有另一处可对的：{sums[0]}/{sums[1]}"])
