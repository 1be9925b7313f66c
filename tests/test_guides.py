"""The pages for clerks are true: each command in them is run, and prints what they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guides import ROOT, Block, Replay, steps_of

GENERATED = {"checks.md", "glossary.md", "architecture.md"}
"""Pages that are written by a program, or for programmers."""
GUIDES = {path.name: path for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
GUIDES = {name: path for name, path in GUIDES.items() if name not in GENERATED}

NOT_RUN: dict[str, str] = {
    "make test": "is what runs this",
    "make bench": "for programmers",
    "make docs": "for programmers",
    "make templates": "for programmers",
    "make golden": "for programmers",
}
"""Every command of a page that is not run, and why."""


@pytest.fixture(scope="module", autouse=True)
def templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Pages build the same documents again and again: they share a cache, which is not the user's."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("REPORTGEN_CACHE", raising=False)
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
            environment.setenv(name, str(tmp_path_factory.getbasetemp() / "cache"))
        yield


def text_of(name: str) -> str:
    return GUIDES[name].read_text(encoding="utf-8")


def blocks_of(name: str) -> list[Block]:
    return [step for step in steps_of(text_of(name)) if isinstance(step, Block)]


@pytest.mark.parametrize("name", GUIDES)
def test_a_page_shows_what_its_commands_print(name: str, tmp_path: Path, rewrite_golden: bool) -> None:
    replay = Replay(tmp_path, frozenset(NOT_RUN))
    page = replay.page(text_of(name))
    assert replay.faults == []
    if rewrite_golden:
        GUIDES[name].write_text(page, encoding="utf-8", newline="\n")
    assert page == text_of(name)


def test_no_command_is_passed_over_but_those_that_are_named() -> None:
    typed = {command for name in GUIDES for block in blocks_of(name) for command in block.commands}
    assert [command for command in NOT_RUN if command not in typed] == []
