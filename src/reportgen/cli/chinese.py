"""click in Chinese: help pages and complaints about a wrong call."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import click


class ChineseFormatter(click.HelpFormatter):
    """Help pages with Chinese headings, indented by display width."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        del prefix
        self.write(f"用法：{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{heading}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], *_: object, **__: object) -> None:
        listed = list(rows)
        width = max((display_width(first) for first, _ in listed), default=0)
        for first, second in listed:
            self.write(f"  {padded(first, width)}  {second}\n")


class ChineseContext(click.Context):
    formatter_class = ChineseFormatter


class ChineseCommand(click.Command):
    """A command whose help page is Chinese."""

    context_class = ChineseContext

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = ["[选项]"] if any(isinstance(each, click.Option) for each in self.params) else []
        return pieces + [piece for each in self.get_params(ctx) for piece in each.get_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(self, ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)


class ChineseGroup(click.Group):
    """A group whose help page is Chinese."""

    context_class = ChineseContext
    command_class = ChineseCommand

    def summary_of(self, name: str) -> str:
        """One line about a command."""
        raise NotImplementedError(name)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        del ctx
        return ["[选项] 命令 …"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(self, ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl([(name, self.summary_of(name)) for name in self.list_commands(ctx)])
        formatter.write(f"\n各命令的用法：{ctx.command_path} 命令 --help\n")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.UsageError(unknown("命令", args[0], self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)


def _help_option(command: click.Command, ctx: click.Context) -> click.Option:
    option = click.Option(["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, help="显示这个说明")
    option.callback = _show_help
    del command, ctx
    return option


def _show_help(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    rows = [row for each in command.get_params(ctx) if (row := _option_row(each)) is not None]
    if rows:
        with formatter.section("选项"):
            formatter.write_dl(rows)


def _option_row(parameter: click.Parameter) -> tuple[str, str] | None:
    if not isinstance(parameter, click.Option):
        return None
    names = ", ".join(parameter.opts)
    takes = "" if parameter.is_flag or parameter.opts == ["--version"] else f" {parameter.metavar or '值'}"
    return names + takes, parameter.help or ""


def in_chinese(error: click.ClickException) -> str:
    """A wrong call in words, with the way to the help page."""
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "reportgen"
    return f"错误的用法：{_words(error)}\n用法见 {command} --help"


def _words(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        known = [name for each in error.ctx.command.params for name in each.opts] if error.ctx else []
        return unknown("选项", error.option_name, known)
    if isinstance(error, click.MissingParameter):
        what = error.param.human_readable_name if error.param else "参数"
        return f"缺少选项 {error.param.opts[0]}" if isinstance(error.param, click.Option) else f"缺少“{what}”"
    if isinstance(error, click.BadParameter) and error.param is not None:
        is_option = isinstance(error.param, click.Option)
        name = "/".join(error.param.opts) if is_option else f"“{error.param.human_readable_name}”"
        kind = error.param.type
        if isinstance(kind, click.Choice):
            return f"{name} 只能是 {'、'.join(str(each) for each in kind.choices)}"
        if kind.name == "integer":
            return f"{name} 后面要是整数" if is_option else f"{name}要是整数"
        return f"{name}：{error.message}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面缺少值，或不带值"
    if error.message.startswith("Got unexpected extra"):
        return f"多余的参数{error.message.partition('(')[2].rstrip(')').join('“”')}"
    return error.message


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """A word that means nothing here, with the one that was probably meant, or with all."""
    from reportgen.model.record import nearest

    words = list(known)
    close = nearest(name, words)
    others = f"；有：{'、'.join(words)}" if words else ""
    return f"没有{what}“{name}”" + (f"，是否想写“{close}”" if close else others)


def check_known(what: str, name: str, known: Iterable[str]) -> None:
    """A slip of the pen is a wrong call, told with what was probably meant."""
    words = list(known)
    if name not in words:
        raise click.UsageError(unknown(what, name, words))


def display_width(text: str) -> int:
    """Columns of a console: Chinese signs take two."""
    return sum(columns(sign) for sign in text)


def columns(sign: str, *, wide_ambiguous: bool = False) -> int:
    """Columns of one sign; those that Unicode calls ambiguous (“ ” · ×) are wide in the fonts of Chinese consoles."""
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    kind = unicodedata.east_asian_width(sign)
    return 2 if kind in "WF" or (kind == "A" and wide_ambiguous) else 1


def padded(text: str, width: int) -> str:
    """A text filled with blanks to a display width."""
    return text + " " * (width - display_width(text))
