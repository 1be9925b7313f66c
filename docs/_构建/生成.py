"""Write what is generated in docs/: checks.md, 标签手册.md, the snippets for editors. Run by ``make docs``."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen.cli.manual import GROUPS, all_pages, level_words
from reportgen.compute.facts import Facts
from reportgen.compute.tags import Words, tags_of
from reportgen.issues import SECTIONS, Page
from reportgen.model.accounts import Accounts
from reportgen.model.choices import OneOf
from reportgen.model.overview import Overview
from reportgen.model.project import Indicator, Project
from reportgen.model.read import KINDS
from reportgen.model.record import Record
from reportgen.model.schema import members_of, records_below
from reportgen.model.shapes import ListOf
from reportgen.model.unit import Unit
from reportgen.model.whole import Whole
from reportgen.profile.records import Profile

DOCS = Path(__file__).parent.parent
GENERATED = "<!-- 由 make docs 生成，不要手改 -->"


def checks_page() -> str:
    """The manual pages of every code."""
    pages = sorted(all_pages(), key=lambda page: page.code)
    lines = [
        "# 检查手册",
        "",
        GENERATED,
        "",
        "每条问题都有编码；`reportgen explain 编码` 在命令行里显示同样的内容。",
        "",
    ]
    for letter, name in GROUPS.items():
        members = [page for page in pages if page.code.startswith(letter)]
        if members:
            lines += [f"## {letter} {name}", ""]
            for page in members:
                lines += _page(page)
    return "\n".join(lines).rstrip() + "\n"


def _page(page: Page) -> list[str]:
    lines = [f"### {page.code} {page.title}", "", f"级别：{level_words(page)}", ""]
    for name in SECTIONS:
        if name in page.sections:
            text = page.sections[name]
            body = ["```yaml", text, "```"] if name.endswith("例") else [text]
            lines += [f"**{name}**", "", *body, ""]
    return lines


def handbook_page() -> str:
    """Every key of the data files and every name a template may use."""
    lines = [
        "# 标签手册",
        "",
        GENERATED,
        "",
        "先是数据文件里可以写的键，再是模板里可以用的标签。`reportgen fields 项目` 列出标签和它们现在的值。",
        "",
        "## 数据文件里的键",
        "",
        "带 * 的必填。",
        "",
    ]
    seen: set[type[Record]] = set()
    for record_type in (Unit, Project, Whole, Accounts, Overview, Profile):
        lines += _records(record_type, seen)
    lines += [
        "## 模板里的标签",
        "",
        "在 Word 里写成 `{{ 项目.名称 }}`；列表用 `{%tr for 指标 in 项目.指标 %}` 逐行取。"
        "别的写法见[标签怎样写](给新单位建模板.md#标签怎样写)。",
        "",
    ]
    lines += _tags(Facts, "", set())
    return "\n".join(lines).rstrip() + "\n"


def _title(record_type: type) -> str:
    return (record_type.__doc__ or record_type.__name__).strip()


def _records(record_type: type[Record], seen: set[type[Record]]) -> list[str]:
    if record_type in seen:
        return []
    seen.add(record_type)
    lines = [f"### {_title(record_type)}", "", "| 键 | 意思 |", "| --- | --- |"]
    lines += [f"| {key.key}{'*' if key.needed else ''} | {key.meaning} |" for key in record_type.keys.values()]
    lines.append("")
    for member in members_of(record_type):
        lines += _records(member, seen)
    return lines


def _tags(record_type: type, prefix: str, seen: set[type]) -> list[str]:
    seen.add(record_type)
    lines = [f"### {prefix or '顶层'}", "", "| 名字 | 意思 | 怎样得出 |", "| --- | --- | --- |"]
    below: list[tuple[type, str]] = []
    for name, tag in tags_of(record_type).items():
        path = f"{prefix}.{name}" if prefix else name
        kind = "（列表）" if tag.is_list else "（标题表，键由格式决定）" if tag.member is Words else ""
        lines.append(f"| {path} | {tag.meaning}{kind} | {tag.formula} |")
        if tag.member is not None and tag.member is not Words and tag.member not in seen:
            below.append((tag.member, name if tag.is_list else path))
    lines.append("")
    for member, path in below:
        if member not in seen:
            lines += _tags(member, path, seen)
    return lines


def snippets() -> str:
    """What VS Code inserts for a new member of a list: its mandatory keys, with the choices of each."""
    found: dict[str, dict[str, object]] = {}
    for top in KINDS.values():
        for record_type in records_below(top, {}):
            for key, shape in record_type.shapes().items():
                if isinstance(shape, ListOf) and isinstance(shape.member, type):
                    title = "指标" if shape.member is Indicator else key
                    body = _inserted(shape.member)
                    found.setdefault(
                        title, {"scope": "yaml", "prefix": title, "body": body, "description": _title(shape.member)}
                    )
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _inserted(record_type: type[Record]) -> list[str]:
    shapes = record_type.shapes()
    keys = [key for key, is_needed in record_type.fields().items() if is_needed]
    lines = []
    for number, key in enumerate(keys, 1):
        shape = shapes[key]
        stop = f"${{{number}|{','.join(shape.words)}|}}" if isinstance(shape, OneOf) else f"${{{number}:待填}}"
        lines.append(f"{'  ' if lines else '- '}{key}: {stop}")
    return lines


def pages() -> dict[str, str]:
    """Every generated page by file name."""
    return {
        "checks.md": checks_page(),
        "标签手册.md": handbook_page(),
        "编辑器/reportgen.code-snippets": snippets(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(text, encoding="utf-8")
