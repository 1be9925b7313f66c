"""From the bytes of a finished document to the bytes of a template, proved by filling it again."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from reportgen.compute.facts import Facts
from reportgen.derive.listed import root_views
from reportgen.derive.plan import Action, Loop, Retext, flat
from reportgen.derive.reading import Line, lines_of, part_names
from reportgen.derive.rewrite import rewrite
from reportgen.derive.singles import with_singles
from reportgen.derive.tree import Kind, tree_of
from reportgen.derive.unify import Unifier
from reportgen.derive.views import Views
from reportgen.docx.contents import contents_paragraphs
from reportgen.docx.package import Package, read_package
from reportgen.docx.places import Looks, read_looks
from reportgen.docx.writer import Packer
from reportgen.docx.xml import parse_strict
from reportgen.issues import Issue, Where
from reportgen.render.compile import compile_template, explain_failure
from reportgen.render.compiled import DECLARATION, CompiledTemplate
from reportgen.render.document import CANNOT_BE_MADE
from reportgen.render.expressions import Reach

_STYLES = "word/styles.xml"
_MOST_TRIES = 12
Key = tuple[str, Kind, int]


@dataclass(frozen=True, slots=True)
class Source:
    """What a template is derived from: the document, and the data that it was made of, now and changed."""

    package: Package
    where: Where
    facts: Facts
    reach: Reach
    now: Mapping[str, Any]
    changed: Mapping[str, Any]
    filled: Mapping[str, Any]
    """With something in every place that is zero or empty now, to tell names apart by."""


@dataclass(slots=True)
class Derived:
    """A template, what was done to make it, and how it fills."""

    content: bytes
    actions: tuple[tuple[str, Action], ...]
    compiled: CompiledTemplate | None = None
    issues: list[Issue] = field(default_factory=list)
    undone: list[Line] = field(default_factory=list)
    """Paragraphs of the document that did not come back and were left as they stood."""
    differing: list[tuple[str, str]] = field(default_factory=list)
    """What differs all the same: in the document, in what the template prints."""

    @property
    def is_blank(self) -> bool:
        """Is it no template because nothing was recognised, neither a number nor a name?"""
        tagged = any(
            isinstance(each, Loop) or (isinstance(each, Retext) and each.pattern.pieces) for each in actions_of(self)
        )
        return self.compiled is None and not tagged


def derive(source: Source) -> Derived:
    """The template; what does not come back as it was stays text."""
    lines = lines_of(source.package)
    kept: set[Key] = set()
    undone: list[Line] = []
    for _ in range(_MOST_TRIES):
        derived = _derived(source, kept)
        if derived.compiled is None:
            break
        derived.differing, places = _differences(lines, derived, source)
        fresh = {key for line in places for key in _keys(line, derived.actions)} - kept
        if not derived.differing or not fresh:
            break
        kept |= fresh
        undone += places
    derived.undone = undone
    return derived


def _derived(source: Source, kept: set[Key]) -> Derived:
    """One attempt."""
    package = source.package
    views = root_views(source.now, (source.changed, source.filled), source.facts.styles, source.facts.report.year)
    looks = _looks(package)
    changed: dict[str, bytes] = {}
    actions: list[tuple[str, Action]] = []
    for name in part_names(package):
        root = parse_strict(package.content(name), name)
        found = _of_part(root, looks, views, {(kind, number) for part, kind, number in kept if part == name})
        if found:
            rewrite(found)
            changed[name] = DECLARATION + etree.tostring(root, encoding="unicode").encode()
            actions += ((name, action) for action in found)
    content = Packer(package, list(changed)).pack(changed)
    derived = Derived(content, tuple(actions))
    compiled = compile_template(content, source.where, source.facts, source.reach)
    if isinstance(compiled, CompiledTemplate):
        derived.compiled = compiled
    else:
        derived.issues = compiled
    return derived


def _of_part(root: etree._Element, looks: Looks, views: Views, kept: set[tuple[Kind, int]]) -> Sequence[Action]:
    tree = tree_of(root, looks, list(contents_paragraphs(root)))
    unifier = Unifier(kept)
    actions = unifier.sequence([tree.children], views) or []
    return with_singles(unifier, tree.children, views, actions)


def _looks(package: Package) -> Looks:
    names = {member.name for member in package.members}
    return read_looks(parse_strict(package.content(_STYLES), _STYLES) if _STYLES in names else None)


def _differences(lines: Sequence[Line], derived: Derived, source: Source) -> tuple[list[tuple[str, str]], list[Line]]:
    """What the template prints otherwise than the document did, and which of its lines these are."""
    assert derived.compiled is not None
    try:
        printed = lines_of(read_package(derived.compiled.render_checked(source.now)))
    except CANNOT_BE_MADE as error:
        derived.issues = explain_failure(error, "", source.where)
        return [("", "")], []
    before, after = [line.shown for line in lines], [line.shown for line in printed]
    found: list[tuple[str, str]] = []
    places: list[Line] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            found.append(("\n".join(each[2] for each in before[a:b]), "\n".join(each[2] for each in after[c:d])))
            places += lines[a : max(b, a + 1)]
    return found, places


def _keys(line: Line, actions: Sequence[tuple[str, Action]]) -> list[Key]:
    """What has to stay text for a line to come back: its paragraph, or the loop that it came out of."""
    for part, action in actions:
        if part != line.part:
            continue
        if isinstance(action, Loop):
            nodes = [*action.kept, *action.dropped]
            if any(node.spot.paragraph == line.number for each in nodes for node in each.paragraphs()):
                return [(part, *action.kept[0].key)]
        elif isinstance(action, Retext) and action.node.spot.paragraph == line.number:
            return [(part, *action.node.key)]
    return []


def actions_of(derived: Derived) -> list[Action]:
    """Everything that was done, inside loops too."""
    return list(flat([action for _, action in derived.actions]))


def texts_of(derived: Derived) -> list[Retext]:
    """Every paragraph that got tags."""
    return [action for action in actions_of(derived) if isinstance(action, Retext)]
