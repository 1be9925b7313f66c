"""Splicing: whatever is put in, every other sign of the file stays, and only that one value reads otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.editing.change import Change, change
from reportgen.source import Mapping as MappingNode
from reportgen.source import Node, Scalar
from reportgen.source.editing import SourceText, opened, texts
from reportgen.source.splice import put
from tests.sample import starter

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yaml"))
NAME = "甲.yaml"
BLOCK = """\
# 开头
文件: 项目   # 种类
空:
空二:   # 空着
单: '%'
双: "甲 乙"
段: |
  一是：开展工作。

  二是：其他。

折: >-
  甲
  乙

流: {甲: 1 , 乙: , 丙: '3', 丁: [1, 二], 戊: {}}
列:
  # 说明
  - 名称: 甲 # 注释
    实际: 5
  - {名称: 乙}
  -
  - 丙
多行: 一
  二   # 尾
末: 尾"""


def source_of(text: str | bytes) -> SourceText:
    found = opened(text if isinstance(text, bytes) else text.encode(), NAME)
    assert isinstance(found, SourceText), found
    return found


def leaves(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(node, Scalar):
        yield path, node.text
        return
    children = node.entries.items() if isinstance(node, MappingNode) else enumerate(node.items)
    for step, child in children:
        yield from leaves(child, (*path, step))


def with_value(tree: Any, path: tuple[str | int, ...], value: str) -> Any:
    if not path:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = with_value(tree[path[0]], path[1:], value)
    return copy


def written(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)[1:]


LEAVES = [path for path, _ in leaves(source_of(BLOCK).tree)]
BREAKS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
FORMS = {"UTF-8": ("utf-8", b""), "BOM": ("utf-8", b"\xef\xbb\xbf"), "GBK": ("gbk", b"")}


@pytest.mark.parametrize("line_break", BREAKS.values(), ids=BREAKS)
@pytest.mark.parametrize(("encoding", "mark"), FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("path", LEAVES, ids=written)
def test_every_other_byte_stays_in_any_encoding(
    path: tuple[str | int, ...], encoding: str, mark: bytes, line_break: str
) -> None:
    data = mark + BLOCK.replace("\n", line_break).encode(encoding)
    source = source_of(data)
    spliced = put(source, path, "新的值")
    assert spliced is not None
    (start, end), (_, new_end) = spliced.old, spliced.new
    head, tail = source.text[:start].encode(encoding), source.text[end:].encode(encoding)
    assert spliced.source.data.startswith(mark + head)
    assert spliced.source.data.endswith(tail)
    assert "新的值" in spliced.source.text[start:new_end]
    assert len(spliced.source.text) - new_end == len(source.text) - end
    assert texts(spliced.source.tree) == with_value(texts(source.tree), path, "新的值")


VALUES = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="甲a1 :#'\"{}[],&*!|>%@`-?\n\\=~", max_size=10),
    st.sampled_from(["NO", "0601", "12:30", "~", "1e3", "2023-01-01", "- 甲", "甲: 乙", "甲 #乙", "文件：乙", " ", ""]),
)


@settings(max_examples=120, deadline=None)
@given(path=st.sampled_from(LEAVES), value=VALUES)
def test_any_value_that_is_accepted_changes_nothing_else(path: tuple[str | int, ...], value: str) -> None:
    source = source_of(BLOCK)
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        return
    spliced = put(source, path, value)
    if spliced is None:
        return
    (start, end), (_, new_end) = spliced.old, spliced.new
    assert spliced.source.text[:start] == source.text[:start]
    assert spliced.source.text[new_end:] == source.text[end:]
    assert texts(source_of(spliced.source.data).tree) == with_value(texts(source.tree), path, value)


@settings(max_examples=60, deadline=None)
@given(path=st.sampled_from(LEAVES), value=st.text(alphabet="甲乙ab12 ：:#'\"{},[]%-\n。", min_size=1, max_size=12))
def test_ordinary_words_can_always_be_written(path: tuple[str | int, ...], value: str) -> None:
    assert put(source_of(BLOCK), path, value) is not None


@pytest.mark.parametrize("name", FILES)
def test_every_value_of_the_shipped_data_set_to_itself_leaves_the_bytes(name: str) -> None:
    data = (ROOT / name).read_bytes()
    source = source_of(data)
    for path, text in leaves(source.tree):
        found = change(source, written(path), text)
        assert isinstance(found, Change), (path, found)
        assert found.changed.data == data


@pytest.mark.parametrize("name", FILES)
def test_every_value_of_the_shipped_data_can_be_changed_alone(name: str) -> None:
    source = source_of((ROOT / name).read_bytes())
    for path, _ in leaves(source.tree):
        spliced = put(source, path, "待填")
        assert spliced is not None, path
        (start, end), (_, new_end) = spliced.old, spliced.new
        assert spliced.source.text[:start] + spliced.source.text[new_end:] == source.text[:start] + source.text[end:]
        assert texts(spliced.source.tree) == with_value(texts(source.tree), path, "待填")


PUT = {
    "plain": ("单", "次", "单: '%'", "单: '次'"),
    "a number stays bare": ("空二", "16.50", "空二:   # 空着", "空二: 16.50   # 空着"),
    "a number that begins with nought is quoted": ("空", "0601", "空:", "空: '0601'"),
    "a word that other programs take for a truth value": ("末", "NO", "末: 尾", "末: 'NO'"),
    "a colon is quoted": ("末", "甲: 乙", "末: 尾", "末: '甲: 乙'"),
    "a quote is doubled": ("末", "a: it's", "末: 尾", "末: 'a: it''s'"),
    "nothing at all": ("末", "", "末: 尾", "末: ''"),
    "a comma inside braces": ("流.甲", "1,000", "甲: 1 ,", "甲: '1,000' ,"),
    "an empty value inside braces": ("流.乙", "2", "乙: , 丙", "乙: 2, 丙"),
    "several lines": ("末", "一\n\n二", "末: 尾", "末: |\n  一\n\n  二"),
    "several lines inside braces": ("流.甲", "一\n二", "甲: 1 ,", '甲: "一\\n二" ,'),
    "several lines before a comment": ("空二", "一\n二", "空二:   # 空着", '空二: "一\\n二"   # 空着'),
    "a block stays a block": (
        "段", "三。", "段: |\n  一是：开展工作。\n\n  二是：其他。\n", "段: |\n  三。\n"
    ),
    "a folded block stays folded": ("折", "甲 丙", "折: >-\n  甲\n  乙", "折: >-\n  甲 丙"),
    "a folded block that cannot": ("折", "甲\n丙", "折: >-\n  甲\n  乙", "折: |\n  甲\n  丙"),
    "an empty member": ("列[3]", "丁", "  -\n  - 丙", "  - 丁\n  - 丙"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "value", "old", "new"), PUT.values(), ids=PUT)
def test_a_value_is_written_as_its_place_asks(path: str, value: str, old: str, new: str) -> None:
    source = source_of(BLOCK)
    steps = next(each for each in LEAVES if written(each) == path)
    spliced = put(source, steps, value)
    assert spliced is not None
    assert spliced.source.text == BLOCK.replace(old, new)


ADDED = {
    "between its neighbours": (("空一",), ("文件", "空", "空一", "单"), "空:\n", "空:\n空一: 新\n"),
    "behind a block": (("新",), ("文件", "段", "新", "折"), "二是：其他。\n", "二是：其他。\n新: 新\n"),
    "first of all": (("列", 0, "编码"), ("编码", "名称"), "- 名称: 甲", "- 编码: 新\n    名称: 甲"),
    "behind the comment of its neighbour": (
        ("列", 0, "编码"), ("名称", "编码", "实际"), "甲 # 注释\n", "甲 # 注释\n    编码: 新\n"
    ),
    "at the end of a file without a last break": (("新",), ("末", "新"), "末: 尾", "末: 尾\n新: 新"),
    "inside braces": (("流", "新"), ("甲", "新", "丙"), "{甲: 1 ,", "{甲: 1, 新: 新 ,"),
    "first inside braces": (("流", "新"), ("新", "甲"), "{甲: 1 ,", "{新: 新, 甲: 1 ,"),
    "inside empty braces": (("流", "戊", "新"), ("新",), "戊: {}", "戊: {新: 新}"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "order", "old", "new"), ADDED.values(), ids=ADDED)
def test_a_key_is_added_in_the_order_of_the_form(
    path: tuple[str | int, ...], order: tuple[str, ...], old: str, new: str
) -> None:
    spliced = put(source_of(BLOCK), path, "新", order)
    assert spliced is not None
    assert spliced.source.text == BLOCK.replace(old, new)


def test_keys_that_are_not_there_are_added_together() -> None:
    source = source_of(starter("项目.yaml"))
    spliced = put(source, ("资金", "其他资金"), {"全年预算": "1: 2"}, ("财政拨款", "其他资金"))
    assert spliced is not None
    line = "  财政拨款: {年初预算: 12.00, 全年预算: 10.00, 全年执行: 9.60}\n"
    assert spliced.source.text == source.text.replace(line, line + "  其他资金: {全年预算: '1: 2'}\n")


def test_a_key_without_its_colon_gets_one() -> None:
    spliced = put(source_of("文件: 项目\n流: {甲, 乙: 1}\n"), ("流", "甲"), "2")
    assert spliced is not None
    assert spliced.source.text == "文件: 项目\n流: {甲: 2, 乙: 1}\n"


def test_a_key_that_is_no_word_is_not_added() -> None:
    assert put(source_of("文件: 项目\n流: {甲: 1}\n"), ("流", "a: b"), "2", ("甲", "a: b")) is None


def test_a_file_with_faults_is_not_opened() -> None:
    assert [issue.code for issue in opened("文件：项目\n".encode(), NAME)] == ["S106"]
    assert [issue.code for issue in opened(b"\xff\xfe\x00", NAME)] == ["S103"]
    assert [issue.code for issue in opened(b"\xef\xbb\xbf" * 2 + "文件: 项目".encode(), NAME)] == ["S105"]
