"""``reportgen template new``: a profile that inherits another; only what differs is in its folder."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.chinese import check_known
from reportgen.cli.new_folder import write_new_folder
from reportgen.cli.options import command
from reportgen.cli.profiles import load_profile
from reportgen.editing.blank import scalar
from reportgen.output.names import safe_name
from reportgen.profile.load import PROFILE_FILE, LoadedProfile, ProfileShelf
from reportgen.profile.records import text_of

_SCHEMA = "# yaml-language-server: $schema=../../data/.schema/格式.json\n"
_ADVICE = """
# 只写与 {parent} 不同的项，没有写的都照它。例如（删去行首的 # 再改）：
#合计行: 合计
#数字: {{金额: {{单位: 元}}}}
#文档: {{不要的文档: 不用}}
"""


@command(
    "new",
    "新建一个格式：继承一个已有的，文件夹里只放不同的文件。要改 Word 表样的文档用 --document 写明，它的模板会复制过来；"
    "别的都沿用。\n\n示例：reportgen template new 某县-2024 --from 内蒙古-2023 --document 项目支出绩效自评表",
)
@click.argument("name", metavar="格式名")
@click.option("--from", "parent", required=True, metavar="格式", help="继承哪个格式")
@click.option("--document", "documents", multiple=True, metavar="文档", help="复制这种文档的 Word 模板来改，可多次")
@click.pass_obj
def template_new(root: Path, name: str, parent: str, documents: tuple[str, ...]) -> int:
    """Nothing that exists is touched, and no shipped profile is hidden."""
    if safe_name(name, "") != name or name.startswith("."):
        raise click.UsageError(f"“{name}”不能做文件夹名，可用“{safe_name(name, '').lstrip('.')}”")
    if name in ProfileShelf(root).names() or (root / "templates" / name).exists():
        raise click.UsageError(f"已经有格式“{name}”，换一个名字")
    loaded = load_profile(root, parent)
    copies = _copies(loaded, documents)
    head = f"文件: 格式\n名称: {scalar(name)}\n继承: {scalar(parent)}\n"
    files = {
        PROFILE_FILE: (_SCHEMA + head + _ADVICE.format(parent=parent) + _taken_over(loaded, documents)).encode(),
        **copies,
    }
    after = (
        f"  改 templates/{name} 里的文件\n  reportgen template check {name}    检查\n"
        f"  在 单位.yaml 里写 格式: {{年度: {name}}}，再运行 reportgen build"
    )
    return write_new_folder(root, f"templates/{name}", files, {}, after)


def _copies(loaded: LoadedProfile, documents: tuple[str, ...]) -> dict[str, bytes]:
    """The Word templates to be changed."""
    known = {key: plan for key, plan in loaded.profile.documents.items() if plan.template is not None}
    found: dict[str, bytes] = {}
    for document in documents:
        check_known("文档", document, known)
        file_name = text_of(known[document].template)
        template = loaded.template(file_name)
        if template is None:
            raise click.UsageError(f"文档“{document}”的模板“{file_name}”不存在")
        found[template[0].name] = template[0].read_bytes()
    return found


def _taken_over(loaded: LoadedProfile, documents: tuple[str, ...]) -> str:
    """The entries of documents whose templates are another profile's: from now on their copies are meant."""
    names = {document: text_of(loaded.profile.documents[document].template) for document in documents}
    entries = [
        f"  {scalar(document)}: {{模板: {scalar(name.rpartition('/')[2])}}}\n"
        for document, name in names.items()
        if "/" in name
    ]
    return "".join(["\n文档:\n", *entries]) if entries else ""
