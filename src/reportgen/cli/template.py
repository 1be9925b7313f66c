"""``reportgen template``: work on Word templates; each subcommand is a module of its own."""

from __future__ import annotations

import importlib

import click

from reportgen.cli.chinese import ChineseGroup

SUBCOMMANDS = {
    "from-document": "从去年填好的文档得出模板：认出数据里的数、名称和句子，换成标签",
}
"""Every subcommand with its one-line help; ``from-document`` is in ``template_from_document``."""


class TemplateGroup(ChineseGroup):
    """Subcommands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in SUBCOMMANDS:
            return None
        name = f"template_{cmd_name.replace('-', '_')}"
        command = getattr(importlib.import_module(f"reportgen.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def summary_of(self, name: str) -> str:
        return SUBCOMMANDS[name]


@click.group(
    cls=TemplateGroup,
    help="做 Word 模板。\n\n示例：reportgen template from-document 去年的.docx --unit 某局 --out 模板.docx",
)
def template() -> None:
    """The group itself does nothing."""
