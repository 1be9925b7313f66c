"""Documents that other software has written anew."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from reportgen.derive.reading import lines_of
from reportgen.derive.report import summary
from reportgen.docx.package import read_package
from tests.derive.deriving import case
from tests.rendering import OFFICE_MISSING

SAID = {
    "2023 项目支出绩效自评表（口岸经费）": "共 85 个数：85 个换成标签",
    "兴安盟商务口岸局 2023 项目支出绩效自评表汇编": "共 415 个数：415 个换成标签",
    "项目支出绩效评价报告": "共 64 个数：63 个换成标签",
    "绩效目标册": "共 433 个数：433 个换成标签",
    "决算公开说明": "共 1491 个数：1443 个换成标签",
}


@pytest.mark.slow
@pytest.mark.skipif(OFFICE_MISSING is not None, reason=str(OFFICE_MISSING))
def test_what_libreoffice_saved_is_read_as_well(tmp_path: Path) -> None:
    files = []
    for number, ending in enumerate(SAID):
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_bytes(case(ending).content)
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", str(tmp_path / "saved"), *map(str, files)], check=True, timeout=300)
    for number, (ending, words) in enumerate(SAID.items()):
        saved = (tmp_path / "saved" / f"{number}.docx").read_bytes()
        result = case(ending).derived(saved)
        compiled = result.derived.compiled
        assert compiled is not None, result.derived.issues
        printed = compiled.render_checked(result.source.now)
        before, after = ([line.shown for line in lines_of(read_package(each))] for each in (saved, printed))
        assert before == after, ending
        assert (result.derived.differing, result.derived.undone) == ([], [])
        assert summary(result).startswith(words), ending
