"""The laws of the house, as tests."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src" / "reportgen").rglob("*.py"))
CODE = {path.relative_to(ROOT / "src" / "reportgen").as_posix(): path.read_text(encoding="utf-8") for path in SOURCES}
BUILDERS = sorted((ROOT / "templates" / "_构建").glob("*.py"))


def places(pattern: str) -> set[str]:
    """The files whose code matches."""
    return {name for name, text in CODE.items() if re.search(pattern, text, re.MULTILINE)}


def test_storeys_import_only_from_below() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command], check=False, capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("pattern", [r"\bfloat\(", r"\bround\(", r"\.quantize\(", r":\.\d+f\b"])
def test_only_money_rounds(pattern: str) -> None:
    assert places(pattern) <= {"money.py"}


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("yaml", "source/"),
        ("click", "cli/"),
        ("docxtpl", "render/"),
        ("docx", "render/"),
        ("xlsxwriter", "render/"),
        ("zipfile", "docx/"),
    ],
)
def test_a_library_has_one_home(library: str, home: str) -> None:
    users = places(rf"^\s*(?:import {library}\b|from {library}[. ])")
    assert {name for name in users if not name.startswith(home)} == set()


def test_no_file_is_longer_than_300_lines() -> None:
    tests = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in BUILDERS}
    assert {name: text.count("\n") for name, text in (CODE | tests).items() if text.count("\n") > 300} == {}


def test_no_drawer_for_odds_and_ends() -> None:
    assert {name for name in CODE if re.search(r"(^|/)(utils?|helpers?|misc|common)\.py$", name)} == set()


def test_nothing_looks_at_the_clock_or_the_locale() -> None:
    # A workbook must state a moment: a constant one. A file put aside is named by the day on which it was changed.
    assert places(r"^\s*(?:import|from) (?:time|datetime|locale|random|uuid)\b") == {
        "output/aside.py",
        "render/workbook.py",
    }
    assert places(r"\b(?:now|today|utcnow|fromtimestamp)\(") == set()


def test_every_module_says_what_it_is_for() -> None:
    assert {name for name, text in CODE.items() if not text.startswith('"""')} == set()
