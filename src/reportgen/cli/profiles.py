"""The profiles that a command names."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.chinese import check_known
from reportgen.issues import Where
from reportgen.profile.load import LoadedProfile, ProfileShelf


def load_profile(root: Path, name: str) -> LoadedProfile:
    """A profile that is known to be right; what is wrong with one is told by ``template check``."""
    shelf = ProfileShelf(root)
    check_known("格式", name, shelf.names())
    loaded, issues = shelf.load(name, Where(f"templates/{name}"))
    if loaded is None:
        raise click.UsageError(f"格式“{name}”有 {len(issues)} 处错误，先用 reportgen template check {name} 查看")
    return loaded
