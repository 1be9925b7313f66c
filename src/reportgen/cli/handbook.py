"""Every tag that a template may use, list by list: what the handbook of ``template fields`` shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from reportgen.cli.fields import shown
from reportgen.compute.facts import Facts
from reportgen.compute.names import member_names
from reportgen.compute.tags import Named, Tag, Words, tags_of
from reportgen.docx.package import PackageFault, read_package
from reportgen.figures import FigureStyles
from reportgen.issues import Where
from reportgen.model.values import Text
from reportgen.profile.load import ProfileShelf
from reportgen.render.inspection import template_file
from reportgen.render.outline import Outline, outline_of, outline_of_table
from reportgen.source.control import INVISIBLE


@dataclass(frozen=True, slots=True)
class TagEntry:
    """One tag."""

    tag: Annotated[Text, Named("标签", "照抄到 Word 里的标签")]
    meaning: Annotated[Text, Named("意思", "它是什么")]
    formula: Annotated[Text, Named("怎样得出", "公式；录入的为空")]
    value: Annotated[Text, Named("现在的值", "照文字里的样子印")]
    documents: Annotated[Text, Named("文档", "哪些文档印它，括号里是模板所在的格式")]


@dataclass(frozen=True, slots=True)
class TagGroup:
    """The tags of one root, or of the members of one list."""

    name: Annotated[Text, Named("名称", "如 项目.指标")]
    usage: Annotated[Text, Named("写法", "怎样循环")]
    entries: Annotated[tuple[TagEntry, ...], Named("标签", "这一组的标签")]


@dataclass(frozen=True, slots=True)
class Handbook:
    """The whole handbook."""

    note: Annotated[Text, Named("说明", "值取自哪个单位、年度")]
    groups: Annotated[tuple[TagGroup, ...], Named("组", "各组标签")]


Printers = Mapping[str, Sequence[str]]
"""The documents that print each name."""


def handbook_of(units: Sequence[Facts], project: str | None, printers: Printers) -> Handbook:
    """All tags, with values of the first of these that has what a root stands for."""
    groups: list[TagGroup] = []
    used: dict[str, None] = {}
    for name, tag in tags_of(Facts).items():
        having = [facts for facts in units if getattr(facts, tag.field)]
        facts = next(iter([*having, *units]), None)
        if facts is not None:
            used[f"{facts.report.folder} {facts.report.year} 年"] = None
        value = getattr(facts, tag.field, None)
        maker = _Maker(printers, facts.styles if facts is not None else None, project)
        groups += maker.groups(tag, value, name, name, _usage_of_root(tag))
    note = f"现在的值取自 {'、'.join(used)}" if used else "没有数据，所以没有现在的值"
    return Handbook(_text(note), tuple(groups))


def _usage_of_root(tag: Tag) -> str:
    if not tag.is_list:
        return "直接写"
    loop = _loop(tag.name, tag.name)
    return f"每个{tag.name}一份的文档里直接写；一个单位一份的文档里写在 {loop} 里"


def _loop(variable: str, path: str) -> str:
    return f"{{%tr for {variable} in {path} %}} … {{%tr endfor %}}"


@dataclass(frozen=True, slots=True)
class _Maker:
    """What the groups of one root share."""

    printers: Printers
    styles: FigureStyles | None
    project: str | None

    def groups(self, tag: Tag, value: Any, path: str, prefix: str, usage: str) -> Iterator[TagGroup]:
        """The group of a root or of a list, then those of the lists in it.

        ``path`` is the full name, ``prefix`` what stands before a name in a tag: a loop's variable in a list.
        """
        record = self._member(value) if tag.is_list else value
        lists: list[tuple[Tag, Any, str, str]] = []
        entries = tuple(self._entries(tag.member, record, path, prefix, lists))
        yield TagGroup(_text(path), _text(usage), entries)
        for below, members, full, written in lists:
            yield from self.groups(below, members, full, below.name, _loop(below.name, written))

    def _entries(
        self, kind: type | None, record: Any, path: str, prefix: str, lists: list[tuple[Tag, Any, str, str]]
    ) -> Iterator[TagEntry]:
        """The printing names of a record and of the records in it; the lists are put aside."""
        if kind is Words:
            for key, text in (record or Words()).items():
                yield self._entry("标题", "", text, f"{path}.{key}", f"{prefix}.{key}")
            return
        for name, tag in tags_of(kind).items() if kind is not None else ():
            value, full, written = getattr(record, tag.field, None), f"{path}.{name}", f"{prefix}.{name}"
            if tag.is_list:
                lists.append((tag, value, full, written))
            elif tag.member is not None:
                yield from self._entries(tag.member, value, full, written, lists)
            else:
                yield self._entry(tag.meaning, tag.formula, value, full, written)

    def _entry(self, meaning: str, formula: str, value: Any, path: str, written: str) -> TagEntry:
        documents = "、".join(self.printers.get(path, ()))
        texts = (f"{{{{ {written} }}}}", meaning, formula, shown(value, self.styles), documents)
        return TagEntry(*map(_text, texts))

    def _member(self, members: Any) -> Any:
        """The member whose values are shown: the project asked for, else the first."""
        named = (each for each in members or () if self.project and self.project in member_names(each))
        return next(named, next(iter(members or ()), None))


def _text(words: str) -> Text:
    """Words as a file for Office can hold them, in one line."""
    return Text(INVISIBLE.sub("�", " ".join(words.split())))


def printers_of(root: Path, profiles: Sequence[str]) -> Printers:
    """Which documents of some profiles print each name: the document, and the profile whose folder holds its file."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    shelf = ProfileShelf(root)
    for name in profiles:
        loaded, _ = shelf.load(name, Where(f"templates/{name}"))
        for document, plan in loaded.profile.documents.items() if loaded is not None else ():
            assert loaded is not None
            file = template_file(loaded, plan)
            home = file.path.parent.name if file is not None else plan.where.file.split("/")[-2]
            outline = outline_of_table(plan) if plan.template is None else _outline(file.path if file else None)
            for path in outline.fields if outline is not None else ():
                found.setdefault(path, {}).setdefault(document, {})[home] = None
    return {
        path: [f"{document}（{'、'.join(homes)}）" for document, homes in documents.items()]
        for path, documents in found.items()
    }


def _outline(path: Path | None) -> Outline | None:
    """What a template prints; one that cannot be read prints nothing (``template check`` tells)."""
    try:
        return outline_of(read_package(path)) if path is not None else None
    except (PackageFault, OSError):
        return None
