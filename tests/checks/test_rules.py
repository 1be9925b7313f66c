"""Every rule: documented, and its own examples are live."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.checks import Rule, all_rules
from reportgen.examine import Selection
from reportgen.issues import Issue
from tests.sample import make_changed_workspace, make_workspace

GOLDEN = Path(__file__).parent.parent / "golden" / "规则.txt"
RULES = all_rules()


def issues_of(root: Path) -> list[Issue]:
    return list(pipeline.check(root, Selection()).issues)


def test_the_sample_is_clean(tmp_path: Path) -> None:
    assert issues_of(make_workspace(tmp_path)) == []


def test_every_rule_file_is_found() -> None:
    folder = Path(pipeline.__file__).parent / "checks"
    files = {path.stem for path in folder.glob("*.py") if re.match(r"[a-z]\d{3}_", path.name)}
    assert {rule.check.__module__.rpartition(".")[2] for rule in RULES} == files
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_has_a_manual_page(rule: Rule) -> None:
    assert rule.page.title
    assert {"说明", "错例", "改法"} <= set(rule.page.sections)
    assert not rule.page.sections["改法"].endswith("。")
    assert [name for name, text in rule.page.sections.items() if "\n" in text and not name.endswith("例")] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_wrong_example_is_reported(rule: Rule, tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, rule.page.sections["错例"])
    assert rule.code in {issue.code for issue in issues_of(root)}


@pytest.mark.parametrize("rule", [rule for rule in RULES if "对例" in rule.page.sections], ids=lambda rule: rule.code)
def test_right_example_is_not_reported(rule: Rule, tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, rule.page.sections["对例"])
    assert rule.code not in {issue.code for issue in issues_of(root)}


def test_whole_messages_of_the_wrong_examples(tmp_path: Path, rewrite_golden: bool) -> None:
    texts = []
    for rule in RULES:
        root = make_changed_workspace(tmp_path / rule.code, rule.page.sections["错例"])
        found = [str(issue) for issue in issues_of(root) if issue.code == rule.code]
        texts += [f"== {rule.code}", *found]
    text = "\n".join(texts) + "\n"
    if rewrite_golden:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
