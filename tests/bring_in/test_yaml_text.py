"""What is written is read back the same, whatever stood in the table."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.bring_in.file_text import data_text
from reportgen.bring_in.yaml_text import scalar, yaml_text
from reportgen.source import Mapping, Node, Scalar, parse
from reportgen.source.control import INVISIBLE

# What is left of a cell's text without its ends and without what nobody sees.
TEXTS = st.one_of(st.text(st.characters(exclude_categories=("Cs",))), st.text("一a1 :-#{}[],|>&*!?'\"\\\n%@：")).map(
    lambda text: INVISIBLE.sub("", text).strip()
)


def plain(node: Node) -> Any:
    """A tree as Python's own mappings, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain(each) for key, each in node.entries.items()}
    return [plain(each) for each in node.items]


def read(text: str) -> Any:
    parsed = parse(text.encode(), "文件", headed=False)
    assert parsed.tree is not None, (text, parsed.issues)
    return plain(parsed.tree)


@given(st.dictionaries(st.sampled_from(("名称", "偏差", "依据", "描述")), TEXTS.filter(bool), min_size=1))
def test_any_text_of_a_cell_comes_back(indicator: dict[str, str]) -> None:
    keys = {"指标": {"数量指标": [indicator]}}
    assert read(yaml_text([keys], frozenset())) == keys


@given(TEXTS.filter(bool))
def test_any_prose_comes_back(text: str) -> None:
    assert read(yaml_text([{"预期目标": text}], frozenset({"预期目标"})))["预期目标"].rstrip("\n") == text


@given(st.text(), st.lists(st.text(), max_size=3))
def test_no_note_becomes_a_key(origin: str, notes: list[str]) -> None:
    assert read(data_text({"文件": "项目"}, origin, notes)) == {"文件": "项目"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("租车费", "租车费"),
        ("≥50%", "'≥50%'"),
        ("2023.1-12", "2023.1-12"),
        ("%", "'%'"),
        ("-5", "'-5'"),
        ("张某: 一次", "'张某: 一次'"),
        ("it's", "'it''s'"),
        ("一\n二", '"一\\n二"'),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, expected: str) -> None:
    assert scalar(text) == expected
