"""One run at a time in an output folder; whoever comes second is told, and writes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.cli.main import run
from reportgen.cli.watch import follow
from reportgen.examine import Selection
from reportgen.output.lock import LOCK, alone
from tests.sample import UNIT, YEAR, make_workspace

FORM = f"{UNIT}/{YEAR}/项目支出绩效自评表（业务培训经费）.docx"
SAID = (
    "{}: 错误 X211 另一个 reportgen 正在往这个文件夹里写，这一次什么也没有写\n"
    "    改法：等它结束，再运行一次。详见 reportgen explain X211\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / "out").rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("call", "place"),
    [
        (["build"], "out"),
        (["build", "--annotate"], "out"),
        (["release", "初稿"], "out"),
        (["changes", "data/..", "--report", "更正.docx"], "out"),
        (["check", "--report", "核对.xlsx"], "out"),
    ],
)
def test_whoever_comes_second(desk: Path, capsys: pytest.CaptureFixture[str], call: list[str], place: str) -> None:
    with alone(desk / "out") as is_alone:
        assert is_alone
        assert run(call) == 4
        assert SAID.format(place) in capsys.readouterr().err
        assert files(desk) == ["out/.reportgen/lock"]
    assert not (desk / "更正.docx").exists()
    assert run(call) == 0


def test_a_plan_is_in_nobody_s_way(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with alone(desk / "out"):
        assert run(["build", "--plan"]) == 0
    run(["build", "--plan"])
    assert not (desk / "out").exists()


def test_a_watch_waits(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    holder = alone(desk / "out")
    holder.__enter__()
    looks = iter((lambda: None, lambda: holder.__exit__(None, None, None)))

    def wait(_seconds: float) -> None:
        look = next(looks, None)
        if look is None:
            raise KeyboardInterrupt
        look()

    follow(desk, desk / "out", Selection(), wait)
    assert f"新生成  out/{FORM}" in capsys.readouterr().out


def test_the_lock_of_a_run_that_was_killed_is_no_hindrance(desk: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from reportgen.output.lock import alone\n"
        "with alone(Path(sys.argv[1])) as is_alone:\n"
        "    print(is_alone, flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(desk / "out")]
    environment = os.environ | {"PYTHONPATH": str(Path(pipeline.__file__).parent.parent)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"True"
        assert run(["build"]) == 4
        holder.kill()
        holder.wait()
    assert (desk / "out" / LOCK).exists()
    assert run(["build"]) == 0


@pytest.mark.parametrize("is_there", [False, True])
def test_a_run_that_has_nothing_to_write_leaves_nothing_behind(tmp_path: Path, is_there: bool) -> None:
    root = make_workspace(tmp_path, project="名称：某局\n")
    out = root / "深" / "out"
    if is_there:
        out.mkdir(parents=True)
    assert pipeline.build(root, out, Selection()).has_errors
    assert out.exists() == (root / "深").exists() == is_there
    assert list(root.rglob(".reportgen")) == []


def test_a_lock_never_leads_out_of_the_folder(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("别处")
    (desk / "out").mkdir()
    (desk / "out/.reportgen").symlink_to(elsewhere, target_is_directory=True)
    run(["build"])
    assert run(["release", "初稿"]) == 4
    assert list(elsewhere.iterdir()) == []
