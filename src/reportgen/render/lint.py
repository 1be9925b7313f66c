"""Read every tag of a template part and say what is wrong with it, all at once and at its place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.docx.xml import W
from reportgen.issues import Fault, Issue, Where
from reportgen.render import faults
from reportgen.render.emptied import emptied_stories
from reportgen.render.expressions import MAX_LOOP_DEPTH, UNKNOWN, Problem, Scope, Shape, forbidden_in, shape_of
from reportgen.render.tags import (
    MERGE,
    TAG,
    Tag,
    broken_pieces,
    container_of,
    full_width_pieces,
    place_of,
    scan,
    single_braces,
    text_of,
)
from reportgen.source.control import INVISIBLE, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

P = ParamSpec("P")

_STATEMENT = re.compile(r"\{%-?\s*(\w+)(.*?)-?%\}", re.DOTALL)
_SPACED = re.compile(r"\{%-?\s+(tr|tc|p)\s+(.*?)\s*%\}", re.DOTALL)
_VARIABLE = re.compile(r"\{%-?\s*for\s+(\w+)")
_STANDS_FOR = {"tr": "表格的行", "tc": "表格的单元格"}
_UNEXPECTED = re.compile(r"unexpected char (.+) at \d+")
_DOTTED = re.compile(r"\w+(?:\.\w+)+")
_CLOSERS = {"endfor": "for", "endif": "if"}


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong, and the paragraph in which it stands; a fault of the whole file stands in none."""

    issue: Issue
    paragraph: _Element | None = None


@dataclass(slots=True)
class _Open:
    """A block that waits for its end."""

    tag: Tag
    kind: str
    scope: Scope
    has_else: bool = False


@dataclass(slots=True)
class _Walk:
    """The state of one reading: what is wrong so far, which blocks are open."""

    where: Where
    scope: Scope
    parser: Environment
    flaws: list[Flaw] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    known: dict[str, nodes.Template] = field(default_factory=dict)
    """What was read already: forms say the same thing many times."""

    def tell(self, fault: Fault[Concatenate[str, str, P]], tag: Tag, *args: P.args, **kwargs: P.kwargs) -> None:
        """Note what is wrong with a tag."""
        self.flaws.append(Flaw(fault(self.where, tag.place, tag.text, *args, **kwargs), tag.paragraph))


def lint(root: _Element, part: str, where: Where, scope: Scope) -> list[Flaw]:
    """Every fault of a part's tags."""
    walk = _Walk(where, scope, Environment(autoescape=True))
    walk.flaws += _loose_braces(root, part, where, scope)
    for tag in scan(root, part):
        if tag.scope in _STANDS_FOR and next(tag.paragraph.iterancestors(f"{W}{tag.scope}"), None) is None:
            walk.tell(faults.bad_syntax, tag, f"{{%{tag.scope} … %}} 要写在{_STANDS_FOR[tag.scope]}里")
        elif tag.scope:
            _vanishing_text(tag, walk)
        if tag.text.startswith("{#"):
            continue
        if MERGE.fullmatch(tag.text):
            _merge(tag, walk)
        elif tag.text.startswith("{{"):
            _printing(tag, walk)
        else:
            _statement(tag, walk)
    for left in walk.open:
        walk.tell(faults.unbalanced_block, left.tag, f"缺 end{left.kind}")
    for tag in emptied_stories(root, part):
        walk.tell(faults.nothing_left, tag)
    return walk.flaws


def stray_tags(root: _Element, part: str, where: Where, *, has_text: bool) -> Iterator[Issue]:
    """Tags where nothing reads them: in a picture's description, a drawing's text, a document property."""
    for node in root.iter():
        texts = [str(value) for value in node.attrib.values()]
        if node.text and not (has_text and node.tag == f"{W}t"):
            texts.append(node.text)
        for text in texts:
            for match in TAG.finditer(text):
                yield faults.tag_out_of_reach(where, part, match[0])


def _loose_braces(root: _Element, part: str, where: Where, scope: Scope) -> Iterator[Flaw]:
    for paragraph in root.iter(f"{W}p"):
        text = text_of(paragraph)
        if not any(sign in text for sign in "{}｛｝％"):
            continue
        place = place_of(paragraph, root, part)
        for piece in full_width_pieces(text):
            yield Flaw(faults.full_width_braces(where, place, piece), paragraph)
        for piece in (*broken_pieces(text), *single_braces(text, scope)):
            yield Flaw(faults.broken_tag(where, place, piece), paragraph)


def _vanishing_text(tag: Tag, walk: _Walk) -> None:
    """Text that docxtpl would throw away together with the row, cell or paragraph of a tag."""
    holder = tag.paragraph
    if tag.scope != "p":
        holder = next(tag.paragraph.iterancestors(f"{W}{tag.scope}"), tag.paragraph)
    texts = [text_of(paragraph) for paragraph in holder.iter(f"{W}p")]
    rest = "".join(texts).replace(tag.text, "", 1).strip()
    if rest:
        walk.tell(faults.text_would_vanish, tag, rest[:20])


def _parsed(tag: Tag, source: str, walk: _Walk) -> nodes.Template | None:
    """The syntax tree of one tag made complete; a fault when it has none or says what it may not."""
    if source in walk.known:
        return walk.known[source]
    try:
        tree = walk.parser.parse(source)
    except TemplateSyntaxError as error:
        walk.tell(faults.bad_syntax, tag, _in_chinese(error))
        return None
    if what := forbidden_in(tree):
        walk.tell(faults.forbidden, tag, what)
        return None
    walk.known[source] = tree
    return tree


def _in_chinese(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    if "unknown tag" in message:
        return "没有这种标签"
    if told := _UNEXPECTED.match(message):
        sign = ast.literal_eval(told[1])
        return f"有看不见的{name_of(sign)}" if INVISIBLE.match(sign) else f"有不认识的符号“{sign}”"
    if "expected" in message.lower():
        return "缺了一部分"
    return "不成句子"


def _printing(tag: Tag, walk: _Walk) -> None:
    tree = _parsed(tag, tag.plain, walk)
    if tree is None:
        return
    for output in tree.find_all(nodes.Output):
        for expression in output.nodes:
            shape, problems = shape_of(expression, _current(walk))
            _report(tag, problems, walk)
            if shape is not None and (shape.is_list or shape.member is not None):
                walk.tell(faults.not_a_list, tag, tag.text.strip("{} "))


def _statement(tag: Tag, walk: _Walk) -> None:
    match = _STATEMENT.fullmatch(tag.plain)
    word = match[1] if match else ""
    if word in _CLOSERS:
        if match is not None and match[2].strip():
            walk.tell(faults.bad_syntax, tag, f"{word} 后面不能有别的字")
        _close(tag, _CLOSERS[word], walk)
    elif word in ("else", "elif"):
        _middle(tag, word, walk)
    elif word == "for":
        _open_loop(tag, walk)
    elif word == "if":
        tree = _parsed(tag, tag.plain + "{% endif %}", walk)
        _check(tag, tree, walk)
        walk.open.append(_Open(tag, "if", _current(walk)))
    elif spaced := _SPACED.fullmatch(tag.text):
        walk.tell(faults.bad_syntax, tag, f"{spaced[1]} 要紧跟在 {{% 后面，中间没有空格")
        _statement(replace(tag, text=f"{{%{spaced[1]} {spaced[2]} %}}"), walk)
    else:
        hint = "上下合并用 {% 合并 … %}" if word in ("vm", "hm") else "只有 for、if 和 合并"
        walk.tell(faults.bad_syntax, tag, hint)


def _open_loop(tag: Tag, walk: _Walk) -> None:
    tree = _parsed(tag, tag.plain + "{% endfor %}", walk)
    scope = dict(_current(walk))
    loop = next(tree.find_all(nodes.For), None) if tree is not None else None
    if loop is None and (variable := _VARIABLE.match(tag.plain)):
        scope |= {variable[1]: UNKNOWN, "loop": UNKNOWN}
    if loop is not None:
        shape, problems = shape_of(loop.iter, _current(walk))
        _report(tag, problems, walk)
        if shape is not None and not shape.is_list:
            walk.tell(faults.not_a_list, tag, tag.plain.split(" in ")[-1].strip("%} "))
        if not isinstance(loop.target, nodes.Name) or loop.target.name == "loop":
            walk.tell(faults.bad_syntax, tag, "循环变量要是一个词，不能叫 loop")
        else:
            member = Shape(shape.member) if shape is not None and shape.is_list else UNKNOWN
            scope |= {loop.target.name: member, "loop": member}
    walk.open.append(_Open(tag, "for", scope))
    if sum(each.kind == "for" for each in walk.open) > MAX_LOOP_DEPTH:
        walk.tell(faults.forbidden, tag, f"超过{MAX_LOOP_DEPTH}层的循环")


def _middle(tag: Tag, word: str, walk: _Walk) -> None:
    opened = walk.open[-1] if walk.open else None
    if opened is None or opened.kind != "if" or not _belong_together(opened.tag, tag):
        walk.tell(faults.unbalanced_block, tag, "前面同样的地方没有 if")
    elif opened.has_else:
        walk.tell(faults.unbalanced_block, tag, "它前面已经有 else")
    elif word == "else":
        opened.has_else = True
    else:
        _check(tag, _parsed(tag, tag.plain.replace("elif", "if", 1) + "{% endif %}", walk), walk)


def _close(tag: Tag, kind: str, walk: _Walk) -> None:
    if not walk.open:
        walk.tell(faults.unbalanced_block, tag, f"前面没有 {kind}")
        return
    opened = walk.open.pop()
    if opened.kind != kind or not _belong_together(opened.tag, tag):
        said = f"它前面打开的是 {opened.tag.text}（{opened.tag.place}），两头要在同一张表、同一段文字里"
        walk.tell(faults.unbalanced_block, tag, said)


def _belong_together(opening: Tag, other: Tag) -> bool:
    """Both ends of a block of one kind and in one place, or what they enclose is no XML."""
    return opening.scope == other.scope and container_of(opening) is container_of(other)


def _merge(tag: Tag, walk: _Walk) -> None:
    """The group-merge tag: inside a row loop, its name starts with the loop's variable."""
    loop = next((each for each in reversed(walk.open) if each.kind == "for"), None)
    if loop is None or loop.tag.scope != "tr" or next(tag.paragraph.iterancestors(f"{W}tc"), None) is None:
        walk.tell(faults.merge_misplaced, tag, "不在循环的表格行里")
        return
    if _is_second_in_its_cell(tag):
        walk.tell(faults.merge_misplaced, tag, "在这个单元格里是第二个")
        return
    match = MERGE.fullmatch(tag.text)
    path = match[1] if match else None
    if not path:
        return
    variable = loop.tag.plain.split()[2]
    if path.split(".")[0] != variable or not _DOTTED.fullmatch(path):
        walk.tell(faults.merge_misplaced, tag, f"的名字应以“{variable}.”开头")
        return
    _check(tag, _parsed(tag, "{{ " + path + " }}", walk), walk)


def _is_second_in_its_cell(tag: Tag) -> bool:
    cell = next(tag.paragraph.iterancestors(f"{W}tc"))
    return len(MERGE.findall("".join(text_of(each) for each in cell.iter(f"{W}p")))) > 1


def _check(tag: Tag, tree: nodes.Template | None, walk: _Walk) -> None:
    if tree is None:
        return
    for expression in tree.iter_child_nodes():
        targets = [expression.test] if isinstance(expression, nodes.If) else list(expression.iter_child_nodes())
        for target in targets:
            _report(tag, shape_of(target, _current(walk))[1], walk)


def _current(walk: _Walk) -> Scope:
    return walk.open[-1].scope if walk.open else walk.scope


def _report(tag: Tag, problems: list[Problem], walk: _Walk) -> None:
    for each in problems:
        known = "、".join(each.known[:12]) + ("……" if len(each.known) > 12 else "") or "（没有下一级）"
        walk.tell(faults.unknown_name, tag, each.part, each.near, known)
