"""``reportgen new`` as a clerk meets it: the files it makes, what is asked, what is still to fill in."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest

from reportgen.cli.main import run
from tests.sample import make_workspace

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "新建"
STEPS = "\n下一步：\n  reportgen check            列出还要填的\n  reportgen build --draft    先看样子\n"


class Call:
    """The outcome of a command, and the files of the workspace afterwards."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = run(["-C", str(root), *arguments])
        self.out, self.err = capsys.readouterr()
        found = (path for path in sorted((root / "data").rglob("*.yaml")) if path.is_file())
        self.files = {path.relative_to(root / "data").as_posix(): path.read_text(encoding="utf-8") for path in found}


def new(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Call:
    call = Call(root, capsys, "new", *arguments)
    assert (call.status, call.err) == (0, "")
    return call


def compare(name: str, call: Call, rewrite: bool) -> None:
    """What was said, and the files of the new unit, beside the golden text."""
    files = (f"==== {file}\n{text}" for file, text in call.files.items() if file.startswith("某局/"))
    text = call.out + "\n" + "\n".join(files)
    path = GOLDEN / f"{name}.txt"
    if rewrite:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", ["内蒙古-2021", "额尔古纳-2023", "河北-2021", "甘肃-2021"])
def test_the_files_of_a_new_unit_and_its_drafts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], profile: str, rewrite_golden: bool
) -> None:
    call = new(tmp_path, capsys, "某局", "--profile", profile, "--year", "2024")
    compare(profile, call, rewrite_golden)
    stubs = "\n".join(line for text in call.files.values() for line in text.splitlines() if "$schema" not in line)
    assert set(re.findall("[A-Za-z_]{2,}", stubs)) <= {"reportgen", "check", "yaml"}
    drafts = Call(tmp_path, capsys, "build", "--draft")
    made = drafts.out.count("新生成  out/草稿/")
    counted = re.findall(r"^某局 +2024 +(\d+) +\d+ +\d+ +(\d+)$", drafts.out, re.M)
    assert [(errors, str(made)) for errors in re.findall(r"发现 (\d+) 个错误", drafts.out)] == counted
    to_fill = sum(map(int, re.findall(r"待填 (\d+) 处", call.out)))
    filled, whole = map(int, re.findall(r"某局 2024 +已填 (\d+)/(\d+)", Call(tmp_path, capsys, "check").out)[0])
    assert whole - filled == to_fill


def test_one_document_needs_only_its_own_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = new(
        tmp_path, capsys, "某局", "--profile", "额尔古纳-2023", "--year", "2024", "--document", "项目支出绩效自评表",
        "--project", "口岸经费", "--project", "待填", "--project", "甲/乙",
    )  # fmt: skip
    assert call.out == (
        "新建  data/某局/单位.yaml  待填 0 处\n"
        "新建  data/某局/2024/项目/1-口岸经费.yaml  待填 59 处\n"
        "新建  data/某局/2024/项目/2-项目.yaml  待填 60 处\n"
        "新建  data/某局/2024/项目/3-甲／乙.yaml  待填 59 处\n" + STEPS
    )
    assert "项目名称: 甲/乙   # 项目全称\n" in call.files["某局/2024/项目/3-甲／乙.yaml"]


def test_a_unit_like_another_one_has_its_rows_and_none_of_its_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rewrite_golden: bool
) -> None:
    make_workspace(tmp_path)
    call = new(tmp_path, capsys, "某局", "--year", "2025", "--like", "演示单位")
    compare("照样", call, rewrite_golden)


def test_what_is_still_to_fill_in_is_told_file_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(tmp_path, capsys, "某局", "--profile", "内蒙古-2023", "--year", "2024")
    project = tmp_path / "data/某局/2024/项目/1-项目.yaml"
    text = project.read_text(encoding="utf-8").replace("项目名称: 待填", "项目名称: 口岸经费")
    project.write_text(text, encoding="utf-8")
    assert Call(tmp_path, capsys, "check").out.endswith(
        "\n单位  年度  错误  警告  待填  文档\n某局  2024  59    0     59    1\n\n"
        "发现 59 个错误、0 个警告、0 条提示。\n\n"
        "某局 2024                        已填 7/66\n"
        "data/某局/2024/项目/1-项目.yaml  已填 4/63\n"
    )


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


def answer(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{each}\n" for each in answers)))


PROFILES = (ROOT / "tests/golden/新建/格式.txt").read_text(encoding="utf-8")


def test_questions_are_asked_in_any_number_of_sittings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "a/b", "某局", "7", "内蒙古-2023")
    call = Call(tmp_path, capsys, "new")
    assert call.status == 130
    assert call.out == (
        "按 Ctrl+C 可以停下，答过的下次接着用。\n"
        "单位名称（按公章全称，也是文件夹名）：“a/b”不能做文件夹名，可用“a／b”\n"
        "单位名称（按公章全称，也是文件夹名）：" + PROFILES + "编号：没有“7”，写 1 到 6 的编号\n编号：哪个年度："
    )
    assert not (tmp_path / "data/某局").exists()

    answer(monkeypatch, "", "2024", "1，1", "2", "口岸经费", "")
    call = Call(tmp_path, capsys, "new")
    assert call.status == 0
    assert call.out == (
        "上次新建“某局”没有做完：\n  1  接着做\n  2  重新开始\n编号；回车是“接着做”："
        "按 Ctrl+C 可以停下，答过的下次接着用。\n"
        "哪个年度：要生成哪些文档：\n  1  项目支出绩效自评表\n  2  项目自评汇总表\n编号，几个用逗号隔开；回车是“全部”："
        "有几个项目：第 1 个项目的名称（还没有就回车）：第 2 个项目的名称（还没有就回车）："
        "新建  data/某局/单位.yaml  待填 0 处\n"
        "新建  data/某局/2024/项目/1-口岸经费.yaml  待填 59 处\n"
        "新建  data/某局/2024/项目/2-项目.yaml  待填 60 处\n" + STEPS
    )
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == [".schema", "某局"]


HINT = "\n答过的已经记下，再运行 reportgen new 接着做。\n已中断\n"
GO_ON = "上次新建“某局”没有做完：\n  1  接着做\n  2  重新开始\n编号；回车是“接着做”："
MAY_STOP = "按 Ctrl+C 可以停下，答过的下次接着用。\n"


def test_every_answer_is_kept_when_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "某局", "内蒙古-2023", "2024", "", "3", "口岸经费", "培训费")
    call = Call(tmp_path, capsys, "new")
    assert (call.status, call.err) == (130, HINT)
    answer(monkeypatch, "", "宣传费")
    call = Call(tmp_path, capsys, "new")
    assert call.status == 0
    assert call.out == (
        GO_ON + MAY_STOP + "第 3 个项目的名称（还没有就回车）："
        "新建  data/某局/单位.yaml  待填 0 处\n"
        "新建  data/某局/2024/项目/1-口岸经费.yaml  待填 59 处\n"
        "新建  data/某局/2024/项目/2-培训费.yaml  待填 59 处\n"
        "新建  data/某局/2024/项目/3-宣传费.yaml  待填 59 处\n" + STEPS
    )


def test_an_answer_that_is_right_no_more_is_asked_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "某局", "内蒙古-2023", "2024")
    assert Call(tmp_path, capsys, "new").status == 130
    kept = tmp_path / "data/.新建.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace("内蒙古-2023", "撤了的"), encoding="utf-8")
    (tmp_path / "data/某局").mkdir()
    answer(monkeypatch, "")
    call = Call(tmp_path, capsys, "new")
    assert call.status == 130
    assert call.out.startswith(GO_ON + "data/某局 已经有了，换一个名字或先移走它\n没有格式“撤了的”")
    assert call.out.endswith(MAY_STOP + "单位名称（按公章全称，也是文件夹名）：")
    assert json.loads(kept.read_bytes())["year"] == "2024"


@pytest.mark.parametrize("names", [["甲", "甲"], ["甲", "乙", "丙"]], ids=["twice", "too many"])
def test_projects_that_cannot_be_are_asked_for_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    (tmp_path / "data").mkdir()
    known = {"name": "某局", "number": "2", "names": names}
    (tmp_path / "data/.新建.json").write_text(json.dumps(known), encoding="utf-8")
    answer(monkeypatch)
    assert Call(tmp_path, capsys, "new").out == MAY_STOP + "单位名称（按公章全称，也是文件夹名）："


def test_a_unit_to_follow_is_offered_where_there_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path)
    (tmp_path / "data/.新建.json").write_text('{"name": "半个", "year": 5}', encoding="utf-8")
    answer(monkeypatch, "某局", "3", "2024", "", "1")
    call = Call(tmp_path, capsys, "new")
    assert call.out.endswith(
        "项目、指标照哪个单位的样子（值不照抄）：\n  1  演示单位\n编号；回车是“不照”："
        "新建  data/某局/单位.yaml  待填 0 处\n"
        "新建  data/某局/2024/项目/1-业务培训经费.yaml  待填 21 处\n" + STEPS
    )
    assert not (tmp_path / "data/.新建.json").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    call = Call(tmp_path, capsys, "new", "某局", "--demo")
    assert (call.status, call.out) == (4, "")
    assert call.err == (
        "data/某局: 错误 X307 文件写不进去：应为文件夹（或文件）的地方已有别的东西；已有的文件没有动\n"
        "    改法：检查位置、磁盘空间和写权限，关闭占用它的程序，再运行一次。详见 reportgen explain X307\n"
    )
