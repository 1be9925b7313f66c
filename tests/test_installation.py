"""A wheel in an empty environment and an empty folder: what a new user does first."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_profiles_and_starter_but_no_builders(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    inside = {name for name in names if name.startswith(("reportgen/templates/", "reportgen/starter/"))}
    shipped = [path for folder in ("templates", "src/reportgen/starter") for path in (ROOT / folder).rglob("*")]
    expected = {
        f"reportgen/{path.relative_to(ROOT).as_posix().removeprefix('src/reportgen/')}"
        for path in shipped
        if path.suffix in (".yaml", ".docx") and "_构建" not in path.parts
    }
    assert len(expected) >= 5
    assert inside == expected


def test_a_new_user_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "环境"
    venv.create(environment, with_pip=True)
    folder = "Scripts" if sys.platform == "win32" else "bin"
    run(environment / folder / "python", "-m", "pip", "install", "-q", str(wheel), cwd=tmp_path)
    work = tmp_path / "工作"
    work.mkdir()
    command = environment / folder / "reportgen"
    run(command, "new", "演示单位", "--demo", cwd=work)
    run(command, "check", cwd=work)
    run(command, "build", cwd=work)
    assert [path.relative_to(work).as_posix() for path in (work / "out").rglob("*.docx")] == [
        "out/演示单位/2023/项目支出绩效自评表（业务培训经费）.docx"
    ]
