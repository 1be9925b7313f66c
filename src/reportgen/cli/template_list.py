"""``reportgen template list``: the profiles, their documents, and what each inherits."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import click

from reportgen.cli.options import command, echo_json, output_format
from reportgen.cli.report import echo_issues, echo_table
from reportgen.issues import Issue, Where
from reportgen.profile.load import PROFILE_FILE, LoadedProfile, ProfileShelf
from reportgen.profile.records import text_of
from reportgen.source import read

_HEAD = ("文件", "名称", "继承", "说明")
"""Keys that say which profile it is, not what it decides."""
TABLE = "（Excel，没有模板）"
MISSING = "（没有文件）"


@dataclass(frozen=True, slots=True)
class Listed:
    """One document of a profile."""

    document: str
    scope: str
    template: str
    stated_in: str
    """The profile that has the entry under 文档."""
    file_from: str
    """The profile whose folder holds the Word file."""


@command("list", "列出全部格式：各有哪些文档，哪些是继承的。\n\n示例：reportgen template list")
@output_format
@click.pass_obj
def template_list(root: Path, form: str) -> int:
    """A profile that cannot be read is told, the others are listed."""
    shelf = ProfileShelf(root)
    issues: list[Issue] = []
    found: list[dict[str, object]] = []
    for name in shelf.names():
        loaded, faults = shelf.load(name, Where(f"templates/{name}"))
        issues += faults
        if loaded is not None:
            found.append(_described(loaded))
    if form == "json":
        echo_json(found)
    else:
        for each in found:
            _echo(each)
    echo_issues(list(dict.fromkeys(issues)), root, to_stderr=True)
    return 1 if issues else 0


def _described(loaded: LoadedProfile) -> dict[str, object]:
    own, shown = loaded.folders[0]
    parsed = read(own / PROFILE_FILE, f"{shown}/{PROFILE_FILE}")
    keys = [key for key in (parsed.tree.entries if parsed.tree else {}) if key not in _HEAD]
    return {
        "name": own.name,
        "folder": shown,
        "inherits": [folder.name for folder, _ in loaded.folders[1:]],
        "decides": keys,
        "documents": [asdict(each) for each in documents_of(loaded)],
    }


def documents_of(loaded: LoadedProfile) -> list[Listed]:
    """Every document of a profile."""
    listed = []
    for name, plan in loaded.profile.documents.items():
        found = loaded.template(text_of(plan.template)) if plan.template is not None else None
        template = text_of(plan.template) if plan.template is not None else TABLE
        origin = found[0].parent.name if found is not None else MISSING if plan.template is not None else ""
        listed.append(Listed(name, text_of(plan.scope), template, _folder_of(plan.place_of("范围")), origin))
    return listed


def _folder_of(where: Where) -> str:
    return where.file.rpartition("/")[0].rpartition("/")[2]


def _echo(profile: dict[str, object]) -> None:
    name, inherits, decides = (profile[key] for key in ("name", "inherits", "decides"))
    assert isinstance(inherits, list)
    assert isinstance(decides, list)
    above = f"，继承 {' → '.join(inherits)}" if inherits else ""
    click.echo(f"{name}：{profile['folder']}{above}")
    if inherits:
        click.echo(f"  自己写的：{'、'.join(decides) or '无'}")
    documents = profile["documents"]
    assert isinstance(documents, list)
    rows = [
        (f"  {each['document']}", each["scope"], each["template"], _origin(each["stated_in"], name),
         _origin(each["file_from"], name))
        for each in documents
    ]  # fmt: skip
    echo_table([("  文档", "范围", "模板", "文档取自", "模板取自"), *rows])
    click.echo()


def _origin(found: str, own: object) -> str:
    return "自己" if found == own else found
