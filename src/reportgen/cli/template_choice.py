"""Which profiles and templates a command of ``reportgen template`` works on, as a clerk names them.

A profile is named by its folder, one of its documents as 格式/文档, a Word file by its path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import click

from reportgen.cli.chinese import check_known
from reportgen.cli.profiles import load_profile
from reportgen.issues import Where
from reportgen.profile.load import LoadedProfile, ProfileShelf
from reportgen.profile.records import DocumentPlan, text_of
from reportgen.render.inspection import TemplateFile, template_file
from reportgen.render.scopes import SCOPES

_SUFFIX = re.compile(r"\.(do[ct][xm]?|wps|wpt|rtf|odt|pdf|xls[xm]?|et)")
_LIKELY_SCOPES = ("每个项目", "每个单位", "评价报告", "整体支出", "决算")
"""Between them they see every name; the narrower comes first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One document of a profile, or a Word file that belongs to none yet."""

    loaded: LoadedProfile
    document: str
    plan: DocumentPlan | None
    file: TemplateFile


def is_file(root: Path, target: str) -> bool:
    """Is a Word file meant, or a file that was taken for one? No profile is called like a file."""
    return _SUFFIX.fullmatch(Path(target).suffix.lower()) is not None and target not in ProfileShelf(root).names()


def choose(root: Path, target: str, profile: str | None, scope: str | None) -> Choice:
    """What 格式/文档 or the path of a .docx means."""
    if is_file(root, target):
        return _file(root, target, profile, scope)
    name, _, document = target.partition("/")
    loaded = load_profile(root, name)
    with_template = {key: plan for key, plan in loaded.profile.documents.items() if plan.template is not None}
    if not document and len(with_template) != 1:
        raise click.UsageError(f"写明是哪一种文档，如 {name}/{next(iter(with_template), '文档')}")
    document = document or next(iter(with_template))
    check_known("文档", document, with_template)
    file = template_file(loaded, with_template[document])
    if file is None:
        raise click.UsageError(f"文档“{document}”的模板“{text_of(with_template[document].template)}”不存在")
    return Choice(loaded, document, with_template[document], file)


def _file(root: Path, target: str, profile: str | None, scope: str | None) -> Choice:
    """A Word file; one that lies in the folder of a profile has its document there."""
    path = Path(target) if Path(target).is_file() else root / target
    if path.is_dir():
        raise click.UsageError(f"“{target}”是文件夹，写其中的一个 .docx 文件")
    if path.suffix.lower() != ".docx":
        raise click.UsageError(f"“{target}”不是 .docx 文件；在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”")
    if not path.is_file():
        raise click.UsageError(f"没有文件“{target}”")
    if scope is not None:
        check_known("范围", scope, SCOPES)
    home = path.resolve().parent.name
    if profile is None and home not in ProfileShelf(root).names():
        raise click.UsageError(f"“{target}”不在格式的文件夹里，用 --profile 写明照哪个格式")
    loaded = load_profile(root, profile or home)
    for name, plan in loaded.profile.documents.items():
        file = template_file(loaded, plan) if scope is None else None
        if file is not None and file.path.resolve() == path.resolve():
            return Choice(loaded, name, plan, file)
    likely = [
        TemplateFile(loaded.profile, each, path, Where(target), is_guess=True)
        for each in _LIKELY_SCOPES
        if scope is None
    ]
    file = _fitting(likely) if likely else TemplateFile(loaded.profile, str(scope), path, Where(target))
    return Choice(loaded, path.stem, None, file)


def _fitting(likely: list[TemplateFile]) -> TemplateFile:
    """Of several scopes the first in which a file has no fault, else that with the fewest."""
    faultless = next((file for file in likely if not file.faults()), None)
    return faultless or min(likely, key=lambda file: len(file.faults()))
