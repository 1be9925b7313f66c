"""``reportgen rules``: every code with its level and its fault."""

from __future__ import annotations

import click

from reportgen.cli.manual import GROUPS, all_pages
from reportgen.cli.options import command, echo_json, output_format
from reportgen.issues import LEVEL_WORDS


@command("rules", "列出全部编码，按组排列。\n\n示例：reportgen rules")
@output_format
def rules(form: str) -> None:
    """Grouped by the first letter."""
    pages = all_pages()
    if form == "json":
        echo_json([{"code": page.code, "level": page.level, "title": page.title} for page in pages])
        return
    for letter, name in GROUPS.items():
        members = [page for page in pages if page.code.startswith(letter)]
        click.echo(f"{letter} {name}")
        for page in members:
            click.echo(f"  {page.code}  {LEVEL_WORDS[page.level]}  {page.title}")
        click.echo()
    click.echo(f"共 {len(pages)} 个编码，用 reportgen explain 编码 看说明。")
