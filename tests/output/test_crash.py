"""A run that is killed, or meets a full or read-only disk, at any step: nothing is lost, the next run puts it right."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.output.faulty_disk import FAILURES, FEWEST

ROOT = Path(__file__).parent.parent.parent
NOTHING_WRONG: dict[str, object] = {act: {"steps": True, "problems": []} for act in FEWEST}


def tried(mode: str, folder: Path, stride: int) -> Any:
    """What faulty_disk prints."""
    settings = {"PYTHONPATH": f"src{os.pathsep}.", "REPORTGEN_CACHE": "on", "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "tests.output.faulty_disk", mode, str(folder), str(stride)]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=os.environ | settings)
    return json.loads(done.stdout)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="要用 fork")
def test_some_steps(tmp_path: Path) -> None:
    assert tried("killed", tmp_path, 20) == NOTHING_WRONG


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="要用 fork")
@pytest.mark.parametrize("mode", FAILURES)
def test_every_step(tmp_path: Path, mode: str) -> None:
    assert tried(mode, tmp_path, 1) == NOTHING_WRONG
