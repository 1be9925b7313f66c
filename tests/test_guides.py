"""The pages for clerks are true: each command in them is run, and prints what they show."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reportgen.cli.main import cli
from tests.guides import LEFT_OUT, ROOT, Block, Replay, steps_of

GENERATED = {"checks.md", "标签手册.md", "architecture.md"}
"""Pages that are written by a program, or for programmers."""
GUIDES = {path.name: path for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
GUIDES = {name: path for name, path in GUIDES.items() if name not in GENERATED}

NOT_RUN: dict[str, str] = {
    "make test": "is what runs this",
    "make bench": "for programmers",
    "make docs": "for programmers",
    "make templates": "for programmers",
    "make golden": "for programmers",
    "reportgen template preview 某县-2024/项目支出绩效自评表 --unit 某局 --pdf": "needs LibreOffice",
    "reportgen template preview 新表.docx --profile 某县-2024 --demo --png": "needs LibreOffice and poppler",
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


def test_the_way_from_an_empty_folder_is_shown_whole() -> None:
    assert [block for block in blocks_of("从空文件夹到全套文件.md") if LEFT_OUT in block.lines] == []


# ---- what pages say of commands in their sentences, and where they lead

PAGES = [*GUIDES.values(), *sorted((ROOT / "docs" / "表样").glob("*.md")), *sorted(ROOT.glob("examples/*/说明.md"))]
_NO_COMMAND = {"命令", "…"}
"""Words that stand for a command."""


def commands_in(text: str) -> Iterator[list[str]]:
    """The words after ``reportgen`` wherever a page has them between backquotes."""
    for found in re.findall(r"`reportgen ([^`\n]+)`", text):
        words = shlex.split(found)
        yield words[2:] if words[0] == "-C" else words


def unknown_in(words: list[str]) -> list[str]:
    """What is no command, and no option of it."""
    command: click.Command = cli
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            return [words[0]]
        command, words = found, words[1:]
    known = {name for parameter in command.get_params(click.Context(command)) for name in parameter.opts}
    return [word for word in words if word.startswith("-") and word not in known]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_in_sentences_exist(page: Path) -> None:
    asked = [words for words in commands_in(page.read_text(encoding="utf-8")) if words[0] not in _NO_COMMAND]
    assert [(words, unknown_in(words)) for words in asked if unknown_in(words)] == []


def anchors_of(page: Path) -> set[str]:
    """The headings of a page as links write them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        if name.startswith("http"):
            continue
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            lost.append(link)
    assert lost == []


def test_every_guide_is_named_in_the_readme() -> None:
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    assert sorted(pages - set(re.findall(r"\]\(([^)#\s]+)", text_of("README.md")))) == []
