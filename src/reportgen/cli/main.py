"""The entry point: what a call means for the exit status.

0 done · 1 the data has errors · 2 wrong call · 3 our bug · 4 done, but files were left unwritten
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from reportgen import __version__
from reportgen.cli.chinese import in_chinese
from reportgen.cli.lazy import LazyGroup

WRONG_CALL, OUR_BUG, INTERRUPTED = 2, 3, 130

COMMANDS = {
    "build": "核对数据，生成没有错误的单位的全部文档",
    "check": "核对数据，列出全部问题，不生成文档",
    "watch": "盯着数据和模板，保存就重新生成，说哪些问题改好了",
    "explain": "说明一个编码的问题：依据、错例、对例、改法",
    "rules": "列出全部编码",
    "fields": "列出模板里可以用的名字、意思和现在的值",
    "trace": "追查文档里的一个数从哪里来，文件里的一个值印在哪里",
    "changes": "列出两个时候的数据印出来有哪些不同，每处由哪个改动引起",
    "release": "记下现在的数据，以后可以与它比",
    "import": "把填好的自评表、目标表读回成项目文件",
    "schema": "输出数据文件的 JSON Schema，供编辑器补全",
    "new": "新建一个单位",
    "set": "改数据文件里的一个值，别的一个字不动",
    "template": "做模板和格式：列出、新建、从旧文档得出、检查、标签手册、预览、比较",
    "rollover": "从今年的文件新建明年的文件夹",
}
"""Every command with its one-line help; its code is in the module of its name."""


@click.group(
    cls=LazyGroup,
    summaries=COMMANDS,
    help="reportgen：从 YAML 数据生成预算绩效与决算公开文档，并核对每一个数。\n\n示例：reportgen check",
)
@click.option("-C", "folder", metavar="文件夹", default=".", help="工作文件夹（里面有 data/），默认当前文件夹")
@click.version_option(__version__, "--version", prog_name="reportgen", message="%(prog)s %(version)s", help="显示版本")
@click.pass_context
def cli(ctx: click.Context, folder: str) -> None:
    """All commands work on one workspace."""
    root = Path(folder)
    if not root.is_dir():
        raise click.UsageError(f"没有文件夹“{folder}”")
    ctx.obj = root


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its status."""
    _survive_any_console()
    # A run of seconds makes little garbage and many records: looking for garbage less often saves a tenth of it.
    gc.set_threshold(100_000)
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit status."""
    try:
        status = cli.main(args=arguments, prog_name="reportgen", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit:
        return 0  # click has met a closed pipe itself, and has silenced the streams
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return WRONG_CALL
    except click.ClickException as error:
        click.echo(in_chinese(error), err=True)
        return WRONG_CALL
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough (reportgen check | head): nothing more may be written, not even at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        import traceback

        traceback.print_exc()
        click.echo("程序缺陷，不是数据错误。请把上面的内容和 reportgen --version 的输出发给维护者。", err=True)
        return OUR_BUG
    return status if isinstance(status, int) else 0


def _survive_any_console() -> None:
    """A console that cannot show a sign shows a question mark instead of stopping us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
