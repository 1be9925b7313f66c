"""``reportgen template fields``: the handbook of all tags, to copy from."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import pipeline
from reportgen.cli.handbook import handbook_of, printers_of
from reportgen.cli.handbook_xlsx import NAME, handbook_xlsx
from reportgen.cli.lists import check_suffix, write_list
from reportgen.cli.options import command, filters, read
from reportgen.cli.profiles import load_profile
from reportgen.cli.word_file import word_file
from reportgen.compute.facts import Facts
from reportgen.examine import Selection
from reportgen.model.record import progress_of
from reportgen.profile.load import ProfileShelf


@command(
    "fields",
    "写一本标签手册（.docx 或 .xlsx）：每个可以用的标签，照抄到 Word 里就能用；意思、怎样得出、现在的值、哪些文档印它。"
    "\n\n示例：reportgen template fields 标签手册.xlsx --unit 某局",
)
@click.argument("file", metavar="[文件.docx或.xlsx]", default=f"{NAME}.docx")
@filters
@click.option("--project", default=None, metavar="项目", help="用这个项目的值，默认第一个")
@click.option("--profile", "profiles", multiple=True, metavar="格式", help="只看这个格式的文档，可多次，默认全部")
@click.option("--overwrite", is_flag=True, help="文件已有、又有人改过时，照样覆盖")
@click.pass_obj
def template_fields(
    root: Path,
    file: str,
    units: tuple[str, ...],
    years: tuple[int, ...],
    project: str | None,
    profiles: tuple[str, ...],
    overwrite: bool,
) -> int:
    """Without data there are no present values, all else is there."""
    path = Path(file)
    check_suffix(file, "标签手册")
    names = [load_profile(root, name).folders[0][0].name for name in profiles] or ProfileShelf(root).names()
    selection = Selection(frozenset(units), frozenset(years))
    facts = sorted(pipeline.facts_of(read(root, selection), selection), key=_blank_share)
    handbook = handbook_of(facts, project, printers_of(root, names))
    content = handbook_xlsx(handbook) if path.suffix.lower() == ".xlsx" else word_file(handbook, NAME, root)
    if write_list(path, content, root / "out", NAME, overwrite=overwrite):
        return 1 if isinstance(content, list) else 4
    click.echo(f"{sum(len(group.entries) for group in handbook.groups)} 个标签。{handbook.note}。")
    return 0


def _blank_share(facts: Facts) -> float:
    """How much of a unit and year is still to be filled in: whoever has begun shows nothing yet."""
    filled, whole = (sum(numbers) for numbers in zip(*map(progress_of, facts.report.records), strict=True))
    return 1 - filled / whole if whole else 1.0
