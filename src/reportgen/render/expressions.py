"""What a tag may say, and whether its names exist: checked on the syntax tree, before any data is seen."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import nodes

from reportgen.compute.facts import Facts, ProfileFacts
from reportgen.compute.tags import Words, tags_of

FILTERS = ("数", "万元", "元", "中文数", "成句", "文内")
LOOP_NAMES = ("index", "index0", "first", "last", "length", "previtem", "nextitem")
MAX_LOOP_DEPTH = 3

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.CondExpr, nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Filter,
)  # fmt: skip
_WORDS: dict[type[nodes.Node], str] = {
    nodes.Call: "函数调用",
    nodes.Getitem: "方括号取值",
    nodes.BinExpr: "算式",
    nodes.UnaryExpr: "算式",
    nodes.Assign: "赋值",
    nodes.Macro: "宏",
    nodes.Include: "引用别的模板",
    nodes.Import: "引用别的模板",
    nodes.FromImport: "引用别的模板",
    nodes.Extends: "引用别的模板",
    nodes.Test: "is 判断",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a name stands for: a record or captions (``member``), a list of them, or a value that prints."""

    member: type | None = None
    is_list: bool = False
    captions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What a document of one scope sees: lists of which it has the current member, and roots that it has not."""

    single: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


VALUE = Shape()
UNKNOWN = Shape()
"""What a faulty loop runs over: nothing more is said of it."""
Scope = Mapping[str, Shape]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a tag: which fault, and its words."""

    kind: str
    part: str
    known: tuple[str, ...] = ()

    @property
    def near(self) -> str:
        """The known name that was probably meant."""
        close = difflib.get_close_matches(self.part, self.known, n=1, cutoff=0.4)
        return close[0] if close else ""


def root_scope(reach: Reach, captions: Mapping[str, tuple[str, ...]]) -> dict[str, Shape]:
    """The names at the top of a document; ``captions`` are the keys of the profile's tables of words."""
    scope = {
        name: Shape(declared.member, declared.is_list and name not in reach.single)
        for name, declared in tags_of(Facts).items()
        if name not in reach.hidden
    }
    return scope | {f"格式.{key}": Shape(Words, captions=words) for key, words in captions.items()}


def forbidden_in(tree: nodes.Node) -> str | None:
    """The first construct of a syntax tree that templates may not use, in words."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            return next((words for kind, words in _WORDS.items() if isinstance(node, kind)), "这种写法")
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            return f"过滤器“|{node.name}”"
        if isinstance(node, nodes.For) and (node.recursive or node.test or node.else_):
            return "带条件的循环"
        if isinstance(node, nodes.Operand) and node.op not in ("eq", "ne"):
            return "大小比较"
        if isinstance(node, nodes.Const) and not isinstance(node.value, str):
            return "数字"
    return None


def loop_depth(tree: nodes.Node) -> int:
    """How deep loops stand inside each other."""
    depths = [loop_depth(child) for child in tree.iter_child_nodes()]
    return max(depths, default=0) + isinstance(tree, nodes.For)


def shape_of(expression: nodes.Node, scope: Scope) -> tuple[Shape | None, list[Problem]]:
    """What an expression stands for; None when a name in it is unknown."""
    found: list[Problem] = []
    return _shape_of(expression, scope, found), found


def _shape_of(node: nodes.Node, scope: Scope, found: list[Problem]) -> Shape | None:
    if isinstance(node, nodes.Name):
        if node.name in scope:
            return _if_known(scope[node.name])
        found.append(Problem("unknown", node.name, tuple(name for name in scope if "." not in name)))
        return None
    if isinstance(node, nodes.Getattr):
        return _attribute(node, scope, found)
    for child in node.iter_child_nodes():
        _shape_of(child, scope, found)
    return VALUE


def _if_known(shape: Shape | None) -> Shape | None:
    return None if shape is UNKNOWN else shape


def _attribute(node: nodes.Getattr, scope: Scope, found: list[Problem]) -> Shape | None:
    if isinstance(node.node, nodes.Name) and node.node.name == "loop":
        return _loop_attribute(node, scope, found)
    if isinstance(node.node, nodes.Name) and (special := scope.get(f"{node.node.name}.{node.attr}")):
        return special
    owner = _shape_of(node.node, scope, found)
    if owner is None:
        return None
    if owner.captions is not None:
        return _known(node.attr, dict.fromkeys(owner.captions, VALUE), found)
    if owner.is_list or owner.member is None:
        found.append(Problem("unknown", node.attr))
        return None
    if (shape := member_shape(node.attr, owner.member)) is None:
        found.append(Problem("unknown", node.attr, tuple(tags_of(owner.member))))
    return shape


def _loop_attribute(node: nodes.Getattr, scope: Scope, found: list[Problem]) -> Shape | None:
    if "loop" not in scope:
        found.append(Problem("unknown", "loop"))
        return None
    member = scope["loop"] if node.attr in ("previtem", "nextitem") else VALUE
    return _if_known(_known(node.attr, dict.fromkeys(LOOP_NAMES, member), found))


def _known(name: str, shapes: Mapping[str, Shape], found: list[Problem]) -> Shape | None:
    if name in shapes:
        return shapes[name]
    found.append(Problem("unknown", name, tuple(shapes)))
    return None


def caption_keys(format_facts: ProfileFacts) -> dict[str, tuple[str, ...]]:
    """The keys of every table of words that the profile offers."""
    tables = {name: getattr(format_facts, each.field) for name, each in tags_of(ProfileFacts).items()}
    return {name: tuple(words) for name, words in tables.items() if isinstance(words, Words)}


def path_shape(path: str, scope: Scope) -> Shape | None:
    """What a plain path of names leads to; None when it is not one, or leads nowhere."""
    first, *rest = path.split(".")
    shape = scope.get(first)
    for name in rest:
        if shape is None or shape.is_list or shape.member is None:
            return None
        shape = member_shape(name, shape.member)
    return shape


def member_shape(name: str, record_type: type) -> Shape | None:
    """What a declared name of a record stands for."""
    tag = tags_of(record_type).get(name)
    return None if tag is None else Shape(tag.member, tag.is_list)
