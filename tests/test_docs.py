"""The documents of the project are true."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from reportgen.cli.main import COMMANDS
from reportgen.issues import Where
from reportgen.render.compile import compile_template
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.scopes import PER_PROJECT
from tests.facts import facts_of
from tests.word import make_docx, paragraph, table

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


def test_every_tag_of_the_guide_can_be_written(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "给新单位建模板.md").read_text(encoding="utf-8")
    section = page.partition("## 标签怎样写")[2].partition("\n## ")[0]
    tags = [code for code in re.findall(r"`([^`]*)`", section) if code.endswith("}") and not code.startswith("{%tr")]
    of_members = [code for code in tags if "指标." in code or "loop" in code]
    alone = [code for code in tags if code not in of_members]
    assert (len(alone), len(of_members)) == (11, 5)
    rows = ("{%tr for 指标 in 项目.指标 %}", *(f"{code}甲" for code in of_members), "{%tr endfor %}")
    body = "".join(map(paragraph, alone)) + table(*((row,) for row in rows))
    found = compile_template(make_docx(body), Where("模板.docx"), facts_of(tmp_path), PER_PROJECT)
    assert isinstance(found, CompiledTemplate), found
