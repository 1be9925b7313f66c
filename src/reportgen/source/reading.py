"""From the bytes of a file to its tree and its issues."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from reportgen.issues import Issue, Where, in_order
from reportgen.source import faults
from reportgen.source.decode import LIMIT, decode
from reportgen.source.events import Builder
from reportgen.source.scan import Scanned, scan
from reportgen.source.syntax import impossible_escape, translate
from reportgen.source.tree import Mapping, Node, Parsed, Scalar
from reportgen.source.words import cut

HEAD = "文件"


def read(path: Path, name: str, *, headed: bool = True) -> Parsed:
    """Read a file that messages call ``name``."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        return Parsed(None, (faults.cannot_read(Where(name), _reason(error)),))
    return parse(data, name, headed=headed)


def parse(data: bytes, name: str, *, headed: bool = True) -> Parsed:
    """The tree that the bytes hold; ``headed`` files say in their first key what they are."""
    text = decode(data, name)
    if isinstance(text, Issue):
        return Parsed(None, (text,))
    scanned = scan(text, name)
    builder = Builder(scanned.where)
    issues = list(scanned.issues)
    whole = not scanned.damaged
    try:
        builder.build(scanned.text)
    except yaml.YAMLError as error:
        whole = False
        issues += _syntax_issue(error, scanned)
    except (ValueError, OverflowError):
        # Without its C parser PyYAML lets an impossible \U escape through to chr().
        whole = False
        issues.append(impossible_escape(scanned))
    issues += builder.issues
    tree: Mapping | None = None
    if whole and builder.complete:
        issues += _top_issues(builder.root, name, headed)
        if isinstance(builder.root, Mapping) and (not headed or HEAD in builder.root.entries):
            tree = builder.root
    return Parsed(tree, tuple(in_order(issues)))


def _syntax_issue(error: yaml.YAMLError, scanned: Scanned) -> list[Issue]:
    """The parser's error in Chinese, unless it only echoes what the scan found above it."""
    issue = translate(error, scanned)
    line, unsure = issue.where.line or 0, scanned.unsure_from
    mended = {told.where.line for told in scanned.issues if told.level == "error"}
    echo = line in mended or (unsure is not None and line >= unsure)
    return [] if echo else [issue]


def _top_issues(root: Node | None, name: str, headed: bool) -> list[Issue]:
    """What is wrong with the outermost level."""
    if root is None:
        return [faults.empty(Where(name))]
    if not isinstance(root, Mapping):
        return [faults.not_a_mapping(root.where, _noun(root))]
    first = next(iter(root.keys), "")
    if headed and first != HEAD:
        return [faults.first_key(root.where, cut(first))]
    return []


def _noun(node: Any) -> str:
    return f"文字“{cut(node.text)}”" if isinstance(node, Scalar) else "列表"


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹"
    if isinstance(error, PermissionError):
        return "没有读取权限，或被其他程序占用"
    return "操作系统报告读取出错"
