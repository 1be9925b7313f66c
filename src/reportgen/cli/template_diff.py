"""``reportgen template diff``: which tags, sections and captions one template has and another has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from reportgen.cli.options import command, echo_json, output_format
from reportgen.cli.profiles import load_profile
from reportgen.cli.template_choice import choose, is_file
from reportgen.docx.package import PackageFault, read_package
from reportgen.profile.load import LoadedProfile
from reportgen.render.inspection import template_file
from reportgen.render.outline import Outline, outline_of, outline_of_table

_PARTS = {"fields": "标签", "sections": "章节", "captions": "栏目"}
_EMPTY = Outline((), (), ())
_OF_THE_FILE = ("文件", "名称", "继承", "说明", "文档")
"""Keys of a profile that say which it is, or that are compared document by document."""


@command(
    "diff",
    "比较两个格式，或两个模板：多了、少了哪些文档、标签、章节、栏目，格式的哪些项不同。\n\n"
    "示例：reportgen template diff 内蒙古-2021 内蒙古-2023；"
    "reportgen template diff 旧表.docx 某县-2024/项目支出绩效自评表 --profile 某县-2024",
)
@click.argument("old", metavar="旧的")
@click.argument("new", metavar="新的")
@click.option("--profile", default=None, metavar="格式", help="单独的 .docx 照哪个格式")
@output_format
@click.pass_obj
def template_diff(root: Path, old: str, new: str, profile: str | None, form: str) -> None:
    """A profile is compared with a profile, a template with a template."""
    kinds = {_is_template(root, each) for each in (old, new)}
    if len(kinds) > 1:
        raise click.UsageError("两个都写格式，或者两个都写模板（格式/文档 或 文件.docx）")
    if kinds == {True}:
        changes = _compared(_template(root, old, profile), _template(root, new, profile))
        found: dict[str, Any] = {"documents": {new: changes}} if changes else {}
    else:
        found = _profiles(load_profile(root, old), load_profile(root, new))
    if form == "json":
        echo_json(found)
        return
    click.echo("\n".join(_told(found, f"从 {old} 到 {new}")))


def _is_template(root: Path, target: str) -> bool:
    return "/" in target or is_file(root, target)


def _template(root: Path, target: str, profile: str | None) -> Outline:
    return _outline(choose(root, target, profile, None).file.path)


def _outline(path: Path) -> Outline:
    try:
        return outline_of(read_package(path))
    except PackageFault as fault:
        raise click.UsageError(f"“{path.name}”打不开：{fault}") from fault
    except OSError as error:
        raise click.UsageError(f"“{path.name}”打不开：没有读的权限，或文件正被占用") from error


def _compared(old: Outline, new: Outline) -> dict[str, dict[str, list[str]]]:
    """What was added and removed, part by part; nothing for parts that are the same."""
    changes = {}
    for part in fields(Outline):
        before, after = getattr(old, part.name), getattr(new, part.name)
        added, removed = _without(after, before), _without(before, after)
        if added or removed:
            changes[part.name] = {"added": added, "removed": removed}
    return changes


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    known = set(others)
    return [word for word in words if word not in known]


def _profiles(old: LoadedProfile, new: LoadedProfile) -> dict[str, Any]:
    """The documents of two profiles, and the keys that differ."""
    before, after = _outlines(old), _outlines(new)
    documents = {name: _compared(before[name], after[name]) for name in after if name in before}
    found = {
        "added": _without(list(after), list(before)),
        "removed": _without(list(before), list(after)),
        "keys": list(_changed_keys(old, new)),
        "documents": {name: changes for name, changes in documents.items() if changes},
    }
    return {key: value for key, value in found.items() if value}


def _outlines(loaded: LoadedProfile) -> dict[str, Outline]:
    found: dict[str, Outline] = {}
    for name, plan in loaded.profile.documents.items():
        file = template_file(loaded, plan)
        if plan.template is None:
            found[name] = outline_of_table(plan)
        else:
            found[name] = _outline(file.path) if file is not None else _EMPTY
    return found


def _changed_keys(old: LoadedProfile, new: LoadedProfile) -> Iterator[str]:
    """The keys of 格式.yaml with another value, wherever in the line of heirs it was written."""
    for name, key in type(old.profile).keys.items():
        if key.key not in _OF_THE_FILE and getattr(old.profile, name) != getattr(new.profile, name):
            yield key.key


def _told(found: dict[str, Any], way: str) -> Iterator[str]:
    if not found:
        yield f"{way}：没有不同。"
        return
    yield f"{way}（+ 多了，- 少了）："
    for key, words in (("added", "多了文档"), ("removed", "少了文档"), ("keys", "格式里不同的项")):
        if key in found:
            yield f"{words}：{'、'.join(found[key])}"
    for name, changes in found.get("documents", {}).items():
        yield f"{name}"
        for part, words in _PARTS.items():
            for sign, side in (("+", "added"), ("-", "removed")):
                yield from (f"  {sign} {words} {each}" for each in changes.get(part, {}).get(side, ()))
