"""The pages of the forms, docs/表样/: each form has one, and what it says of keys, codes and data is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from reportgen.checks import all_rules
from reportgen.cli.manual import all_pages
from reportgen.examine import Selection
from reportgen.issues import LEVEL_WORDS, Where
from reportgen.model.record import Record
from reportgen.model.schema import members_of
from reportgen.pipeline import unknown_names
from reportgen.profile.load import PROFILE_FILE, ProfileShelf
from reportgen.profile.records import Profile

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "表样"
PICTURES = ROOT / "docs" / "images" / "表样"
INDEX = (FOLDER / "说明.md").read_text(encoding="utf-8")
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md") if path.stem != "说明"}
HEADINGS = ["样子", "数据", "选项", "核对", "生成"]
RULES_ONLY = "ABGPW"
"""First letters of codes that only rules have."""

each_page = pytest.mark.parametrize("name", sorted(PAGES))


def shipped() -> dict[str, Profile]:
    """Every profile of this repository."""
    shelf = ProfileShelf(ROOT)
    names = sorted(path.parent.name for path in (ROOT / "templates").glob(f"*/{PROFILE_FILE}"))
    loaded = {name: shelf.load(name, Where("单位.yaml"))[0] for name in names}
    return {name: each.profile for name, each in loaded.items() if each is not None}


def section(name: str, heading: str) -> str:
    """What stands under one heading of a page."""
    return PAGES[name].split(f"\n## {heading}\n")[1].split("\n## ")[0]


def table_rows(text: str) -> list[list[str]]:
    """The cells of each row of the tables, their heads left out."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    rules = [number for number, row in enumerate(rows) if set(row[0]) <= {"-"}]
    return [row for number, row in enumerate(rows) if number not in rules and number + 1 not in rules]


def code_blocks(text: str, language: str) -> list[str]:
    """The lines of the blocks in one language."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def test_every_document_of_every_profile_is_in_the_index() -> None:
    wanted = {
        (document, name, str(plan.scope))
        for name, profile in shipped().items()
        for document, plan in profile.documents.items()
    }
    told = {tuple(row[:3]) for row in table_rows(INDEX) if len(row) == 6}
    assert told == wanted


def test_the_index_names_the_templates_and_the_pages() -> None:
    rows = [row for row in table_rows(INDEX) if len(row) == 6]
    for document, profile, _, template, _, link in rows:
        found = ProfileShelf(ROOT).load(profile, Where("单位.yaml"))[0]
        assert found is not None
        plan = found.profile.documents[document]
        place = found.template(str(plan.template)) if plan.template is not None else None
        assert template == (place[1][len("templates/") :] if place else "不用模板（Excel）")
        assert (place is None) == (plan.template is None)
        match = re.fullmatch(r"\[(.+)\]\((.+)\.md\)", link)
        assert match is not None
        assert match[1] == match[2]
        assert document in PAGES[match[2]]


def test_every_page_is_in_the_index() -> None:
    assert {link[1] for link in re.finditer(r"\]\(([^/)]+)\.md\)", INDEX)} == set(PAGES)


def test_every_link_leads_somewhere() -> None:
    links = [link for text in (INDEX, *PAGES.values()) for link in re.findall(r"\]\(([^)]+\.(?:md|png))\)", text)]
    assert [link for link in links if not (FOLDER / link).exists()] == []


@each_page
def test_a_page_has_its_headings_in_order(name: str) -> None:
    lines = [line for line in PAGES[name].splitlines() if line.startswith("#")]
    assert lines == [f"# {name}", *(f"## {heading}" for heading in HEADINGS)]
    assert PAGES[name].splitlines()[2].endswith("。")


@each_page
def test_a_page_shows_the_form(name: str) -> None:
    assert re.search(r"!\[[^\]]+\]\(\.\./images/表样/[^)]+\.png\)", section(name, "样子"))


def test_pictures_and_pages_belong_together() -> None:
    shown = {each for text in PAGES.values() for each in re.findall(r"\]\(\.\./images/表样/([^)]+)\)", text)}
    assert shown == {path.name for path in PICTURES.iterdir()}
    assert {path.name for path in PICTURES.iterdir() if path.stat().st_size >= 90_000} == set()


def fields_below(record: type[Record], path: list[str]) -> bool:
    """Whether a path of keys leads through a record of the profile."""
    if path[0] not in record.fields():
        return False
    members = members_of(record, path[0])
    return len(path) == 1 or any(fields_below(member, path[1:]) for member in members)


@each_page
def test_every_option_is_a_key_of_the_profile(name: str) -> None:
    keys = [row[0] for row in table_rows(section(name, "选项"))]
    assert keys
    assert all(re.fullmatch(r"`[^`]+`", key) for key in keys)
    assert [key for key in keys if not fields_below(Profile, key.strip("`").split("."))] == []


@each_page
def test_every_value_of_an_option_stands_in_a_profile(name: str) -> None:
    profiles = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").glob(f"*/{PROFILE_FILE}"))
    values = [each for each in re.findall(r"`([^`\n]+)`", section(name, "选项")) if ": " in each]
    assert [value for value in values if value not in profiles] == []


@each_page
def test_every_code_exists_at_the_level_that_is_told(name: str) -> None:
    levels = {page.code: LEVEL_WORDS[page.level] for page in all_pages()}
    told = {row[0]: row[1] for row in table_rows(section(name, "核对"))}
    assert told
    assert told == {code: levels.get(code) for code in told}
    named = set(re.findall(r"\b[A-Z]\d{3}\b", PAGES[name]))
    assert named <= set(levels)
    assert {code for code in named if code[0] in RULES_ONLY} <= {rule.code for rule in all_rules()} | {"W104"}


@each_page
def test_every_example_stands_in_the_data(name: str) -> None:
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "data").rglob("*.yaml")]
    data = {line.split("   #")[0].rstrip() for text in files for line in text.splitlines()}
    lines = code_blocks(section(name, "数据"), "yaml")
    assert lines
    assert [line for line in lines if line not in data] == []


@each_page
def test_every_command_names_what_there_is(name: str) -> None:
    lines = code_blocks(section(name, "生成"), "")
    assert lines
    for line in lines:
        command, options = shlex.split(line)[:2], shlex.split(line)[2:]
        asked: dict[str, list[str]] = {}
        for option, value in zip(options[::2], options[1::2], strict=True):
            asked.setdefault(option, []).append(value)
        assert command == ["reportgen", "build"]
        assert set(asked) <= {"--document", "--unit", "--year", "--project"}
        years = frozenset(int(year) for year in asked.get("--year", ()))
        units, documents, projects = (frozenset(asked.get(f"--{key}", ())) for key in ("unit", "document", "project"))
        assert unknown_names(ROOT, Selection(units, years, documents, projects)) == []
