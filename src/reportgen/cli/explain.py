"""``reportgen explain``: the manual page of a code."""

from __future__ import annotations

import difflib
from dataclasses import asdict

import click

from reportgen.cli.manual import all_pages, page_text
from reportgen.cli.options import command, echo_json, output_format


@command("explain", "说明一个编码的问题：说明、依据、错例、对例、改法。\n\n示例：reportgen explain P203")
@click.argument("code", metavar="编码")
@output_format
def explain(code: str, form: str) -> None:
    """Codes are read in any case."""
    pages = {page.code: page for page in all_pages()}
    page = pages.get(code.upper())
    if page is None:
        close = difflib.get_close_matches(code.upper(), pages, n=1, cutoff=0.5)
        near = f"，是否想写“{close[0]}”" if close else ""
        raise click.UsageError(f"没有编码“{code}”{near}；全部编码用 reportgen rules 查看")
    if form == "json":
        echo_json(asdict(page))
    else:
        click.echo(page_text(page))
