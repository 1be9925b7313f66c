"""``reportgen template``: the commands for whoever makes templates and profiles."""

from __future__ import annotations

import click

from reportgen.cli.lazy import LazyGroup

SUBCOMMANDS = {
    "list": "列出全部格式：各有哪些文档，哪些是继承的",
    "new": "新建一个格式：继承一个已有的，只放不同的文件",
    "from-document": "从去年填好的文档得出模板：认出数据里的数、名称和句子，换成标签",
    "check": "检查模板的每一个标签",
    "fields": "写一本标签手册：每个标签的意思、公式、现在的值、哪些文档印它",
    "preview": "用一个单位的数据，或示例数据，看一个模板印出来的样子",
    "diff": "比较两个模板或格式：多了、少了哪些文档、标签、章节",
}
"""Every subcommand with its one-line help; its code is in the module ``template_<name>``."""


@click.group(
    cls=LazyGroup,
    summaries=SUBCOMMANDS,
    prefix="template_",
    help="做模板和格式用的命令。\n\n示例：reportgen template check",
)
def template() -> None:
    """Each works on the profiles of a workspace."""
