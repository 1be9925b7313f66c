"""Names are looked up when a template is compiled, not each time it is filled.

A name's meaning follows from the types of the computed records, so ``指标.得分`` can be compiled to the attribute
behind it. That is the fastest lookup there is, and also the safest: what was not found among the declared names
is not in the compiled code. Whatever cannot be resolved (lint has reported it) goes through the sandbox.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from reportgen.compute.tags import tags_of
from reportgen.render.expressions import LOOP_NAMES, Scope, Shape, shape_of

_DIRECT = "direct"
"""The attribute that a syntax node gets: how Python reaches the value."""


def resolve_names(tree: nodes.Node, scope: Scope) -> None:
    """Write beside every attribute of a syntax tree how Python reaches it."""
    if isinstance(tree, nodes.For):
        resolve_names(tree.iter, scope)
        shape, _ = shape_of(tree.iter, scope)
        member = Shape(shape.member if shape else None)
        assert isinstance(tree.target, nodes.Name)
        inner = {**scope, tree.target.name: member, "loop": member}
        for child in tree.body:
            resolve_names(child, inner)
        return
    if isinstance(tree, nodes.Getattr):
        _resolve(tree, scope)
    for child in tree.iter_child_nodes():
        resolve_names(child, scope)


def _resolve(node: nodes.Getattr, scope: Scope) -> None:
    if isinstance(node.node, nodes.Name) and node.node.name == "loop":
        if node.attr in LOOP_NAMES:
            setattr(node, _DIRECT, f".{node.attr}")
        return
    owner, _ = shape_of(node.node, scope)
    if owner is None or owner.is_list:
        return
    if owner.captions is not None:
        setattr(node, _DIRECT, f"[{node.attr!r}]")
    elif owner.member is not None and node.attr in (tags := tags_of(owner.member)):
        setattr(node, _DIRECT, f".{tags[node.attr].field}")


class DirectNames(CodeGenerator):
    """Jinja's code generator, reaching resolved names directly, printing with one call, and yielding UTF-8."""

    def write_commons(self) -> None:
        """The printing function as a local name."""
        super().write_commons()
        self.writeline("finalize = environment.finalize")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """``指标.得分`` as ``l_1_指标.score``."""
        direct = getattr(node, _DIRECT, None)
        if direct is None:
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(direct)

    def _output_const_repr(self, group: Iterable[Any]) -> str:
        """The XML of the template as the bytes that will be in the file."""
        return repr("".join(group).encode())

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """``finalize(value)`` gives a string already, no ``str`` around it; and what a filter gives is finished."""
        self.write("(" if isinstance(node, nodes.Filter) else "finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(").encode()")
