"""The tree: texts exactly as typed, places that point at them, and laws that hold for any input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportgen.issues import Where
from reportgen.source import Mapping, Node, Scalar, Sequence, events, parse, read
from reportgen.source.control import INVISIBLE
from reportgen.source.words import BLANK

PROJECT = """\
# yaml-language-server: $schema=../../../.schema/项目.json
文件: 项目
编码: "01"
空:
资金:
  财政拨款: {年初预算: 80.00, 全年预算: '80.00'}
预期目标: |
  一是：开展工作。

  二是：其他。

说明: >-
  甲
  乙
指标:
  - 名称: 甲 # 注释
    单位: '%'
  - []
  - {}
"""


def where(line: int, column: int) -> Where:
    return Where("甲.yaml", line, column)


def tree_of(text: str | bytes) -> Mapping:
    parsed = parse(text if isinstance(text, bytes) else text.encode(), "甲.yaml", headed=False)
    assert parsed.issues == ()
    assert parsed.tree is not None
    return parsed.tree


def texts(node: Node | None) -> Any:
    """The bare texts of a tree."""
    if isinstance(node, Mapping):
        return {key: texts(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [texts(item) for item in node.items]
    return node.text if node else None


def test_texts_are_kept_exactly_as_typed() -> None:
    assert texts(tree_of(PROJECT)) == {
        "文件": "项目",
        "编码": "01",
        "空": "",
        "资金": {"财政拨款": {"年初预算": "80.00", "全年预算": "80.00"}},
        "预期目标": "一是：开展工作。\n\n二是：其他。",
        "说明": "甲 乙",
        "指标": [{"名称": "甲", "单位": "%"}, [], {}],
    }


def test_nothing_is_taken_for_a_number_a_date_or_a_yes() -> None:
    text = "甲: 0601\n乙: 12:30\n丙: NO\n丁: 2021-01-31\n戊: ~\n己: 1e3\n庚: 0x1\n"
    assert texts(tree_of(text)) == {
        "甲": "0601",
        "乙": "12:30",
        "丙": "NO",
        "丁": "2021-01-31",
        "戊": "~",
        "己": "1e3",
        "庚": "0x1",
    }


def test_every_node_knows_its_place() -> None:
    tree = tree_of(PROJECT)
    assert tree.where == where(2, 1)
    assert tree.keys["资金"] == where(5, 1)
    assert tree.entries["空"] == Scalar("", where(4, 3), plain=True)
    funds = tree.entries["资金"]
    assert isinstance(funds, Mapping)
    assert funds.where == where(6, 3)
    amounts = funds.entries["财政拨款"]
    assert isinstance(amounts, Mapping)
    assert (amounts.where, amounts.keys["全年预算"]) == (where(6, 10), where(6, 23))
    assert amounts.entries["年初预算"] == Scalar("80.00", where(6, 16), plain=True)
    assert amounts.entries["全年预算"] == Scalar("80.00", where(6, 29), plain=False)
    assert tree.entries["预期目标"].where == where(7, 7)
    rows = tree.entries["指标"]
    assert isinstance(rows, Sequence)
    assert [rows.where, *(row.where for row in rows.items)] == [
        where(16, 3),
        where(16, 5),
        where(18, 5),
        where(19, 5),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_byte_marks_and_line_ends_move_no_place(
    end: str, mark: bytes, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LOADER", getattr(yaml, loader))
    assert tree_of(mark + PROJECT.replace("\n", end).encode()) == tree_of(PROJECT)


def test_a_mended_colon_moves_no_place() -> None:
    parsed = parse("文件：项目\n甲：{乙：1, 丙：'2', 丁: 3}\n".encode(), "甲.yaml")
    assert parsed.tree is not None
    assert parsed.tree.entries["文件"].where == where(1, 4)
    row = parsed.tree.entries["甲"]
    assert isinstance(row, Mapping)
    assert texts(row) == {"乙": "1", "丙": "2", "丁": "3"}
    assert list(row.keys.values()) == [where(2, 4), where(2, 9), where(2, 16)]
    assert [value.where for value in row.entries.values()] == [where(2, 6), where(2, 11), where(2, 19)]


def test_of_a_key_written_twice_the_first_value_stays() -> None:
    parsed = parse("甲: 1\n甲: {乙: 2}\n丙: 3\n".encode(), "甲.yaml", headed=False)
    assert texts(parsed.tree) == {"甲": "1", "丙": "3"}


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "项目.yaml"
    path.write_text(PROJECT, encoding="utf-8")
    assert read(path, "甲.yaml") == parse(PROJECT.encode(), "甲.yaml")


# --- laws -----------------------------------------------------------------------------------------------

# Pieces from which YAML that is nearly right grows quickly.
WORDS = ["文件", "名称", "甲", "1,687.40", "2023", "5", "~", ">=5", "''", "!!str", "&a", "*a", "<<", "---", "..."]
SIGNS = [*":：-{}[],，'\"|>%@`#&*!?\\", ": ", "- ", ", ", " # ", "\\x"]
BLANKS = [" ", "\n", "\n\n", "\n  ", "\n    ", "\r\n", "\t", "\u3000", "\xa0", "\x07", "\ufeff"]
nearly_yaml = st.lists(st.sampled_from([*WORDS, *SIGNS, *BLANKS]), max_size=40).map("".join)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_issues(data: bytes) -> None:
    parsed = parse(data, "甲.yaml")
    assert parsed.tree is not None or parsed.issues


@given(nearly_yaml)
def test_any_text_gives_a_tree_or_issues_with_right_places(text: str) -> None:
    data = f"文件: 甲\n{text}"
    parsed = parse(data.encode(), "甲.yaml")
    assert parsed.tree is not None or parsed.issues
    lines = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for issue in parsed.issues:
        if issue.where.line is not None:
            assert 1 <= issue.where.line <= len(lines)
            assert 1 <= (issue.where.column or 0) <= len(lines[issue.where.line - 1]) + 1


@given(nearly_yaml)
def test_a_tree_does_not_depend_on_the_parser(text: str) -> None:
    trees = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(events, "LOADER", loader)
            trees.append(parse(f"文件: 甲\n{text}".encode(), "甲.yaml").tree)
    if None not in trees:
        assert trees[0] == trees[1]


any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(
    lambda text: not INVISIBLE.search(text) and not text.endswith("\n")
)
# Without quotes a colon behind a word, or a blank that only looks like one, is a fault.
plain_text = any_text.filter(lambda text: text and not re.search(rf"[:：?\n{BLANK}]", text))


def trees_of(word: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    # A key that begins with a dash is the slip of a list item without its blank.
    key = word.filter(lambda text: text not in ("", "<<") and "\n" not in text and text[0] not in "-－﹣–—")

    def deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.lists(inner, max_size=3) | st.dictionaries(key, inner, max_size=3)

    return st.dictionaries(key, st.recursive(word, deeper, max_leaves=12), min_size=1, max_size=4)


def dumped(tree: dict[str, Any], flow: bool | None, style: str | None) -> str:
    return yaml.dump(tree, allow_unicode=True, default_flow_style=flow, default_style=style, width=10_000)


FLOWS = st.sampled_from([None, True, False])


@given(trees_of(any_text), FLOWS, st.sampled_from(["'", '"']))
def test_any_tree_of_quoted_texts_reads_back(tree: dict[str, Any], flow: bool | None, style: str) -> None:
    assert texts(tree_of(dumped(tree, flow, style))) == tree


@given(trees_of(plain_text), FLOWS, st.sampled_from([None, "|"]))
def test_any_tree_of_bare_texts_reads_back(tree: dict[str, Any], flow: bool | None, style: str | None) -> None:
    assert texts(tree_of(dumped(tree, flow, style))) == tree


@given(trees_of(plain_text), FLOWS)
def test_every_place_points_at_the_text(tree: dict[str, Any], flow: bool | None) -> None:
    lines = dumped(tree, flow, None).split("\n")
    for node in scalars(tree_of("\n".join(lines))):
        if node.plain:
            assert node.where.line is not None
            assert node.where.column is not None
            assert lines[node.where.line - 1][node.where.column - 1 :].startswith(node.text)


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
        return
    for each in node.entries.values() if isinstance(node, Mapping) else node.items:
        yield from scalars(each)
