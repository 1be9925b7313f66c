"""The documents of the project are true."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from reportgen.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("生成", ROOT / "docs" / "_构建" / "生成.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["checks.md", "标签手册.md", "编辑器/reportgen.code-snippets"])
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert generator().pages()[name] == (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in COMMANDS if f"`reportgen {name}" not in README] == []


def test_every_make_target_in_the_readme_exists() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    asked = set(re.findall(r"make (\w+)", README))
    assert {"build", "test", "bench"} <= asked
    assert asked <= set(targets)
