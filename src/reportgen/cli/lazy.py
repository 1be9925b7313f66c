"""Groups of commands, each command imported when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from keyword import iskeyword
from typing import Any

import click

from reportgen.cli.chinese import ChineseGroup


class LazyGroup(ChineseGroup):
    """Commands by name with their one-line help.

    The code of each is in the module of its name after a prefix, under the same name; import is in ``import_``.
    """

    def __init__(self, *args: Any, summaries: Mapping[str, str], prefix: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._summaries, self._prefix = summaries, prefix

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in self._summaries:
            return None
        name = self._prefix + cmd_name.replace("-", "_")
        name += "_" if iskeyword(name) else ""
        command = getattr(importlib.import_module(f"reportgen.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def summary_of(self, name: str) -> str:
        return self._summaries[name]
