"""The shipped templates: what the builder writes is what is committed, and it names only what exists."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reportgen.docx.package import read_package
from reportgen.issues import Where
from reportgen.profile.load import ProfileShelf

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"


def test_built_equals_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TEMPLATES / "_构建"))
    monkeypatch.delitem(sys.modules, "build", raising=False)
    import build  # type: ignore[import-not-found]

    shipped = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.glob("*/*.docx")}
    assert shipped == set(build.SHIPPED)
    of_examples = {ROOT / "examples" / name: make for name, make in build.EXAMPLES.items()}
    for path, make in ({TEMPLATES / name: make for name, make in build.SHIPPED.items()} | of_examples).items():
        ours, committed = read_package(make()), read_package(path)
        assert [(member.name, member.content) for member in ours.members] == [
            (member.name, member.content) for member in committed.members
        ]


@pytest.mark.parametrize(
    "name", ["内蒙古-2023", "兴安盟-2023", "额尔古纳-2023", "甘肃-2021", "内蒙古-2021", "河北-2021"]
)
def test_every_shipped_profile_loads(name: str, tmp_path: Path) -> None:
    loaded, issues = ProfileShelf(tmp_path).load(name, Where("单位.yaml"))
    assert issues == []
    assert loaded is not None
    plans = loaded.profile.documents.values()
    assert all(loaded.template(str(plan.template)) for plan in plans if plan.template is not None)
