"""The line an issue speaks of: the caret stands under the value on every console."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from reportgen.cli.excerpt import WIDEST, Excerpts
from reportgen.issues import Where

NAME = "data/甲/2023/乙.yaml"


def excerpt(root: Path, line: str, column: int, encoding: str = "utf-8") -> tuple[str, str]:
    """The two lines shown of a place."""
    path = root / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"文件: 项目\n{line}\n", encoding="utf-8")
    shown = Excerpts(root, encoding).of(Where(NAME, 2, column))
    assert shown is not None
    source, caret = shown.split("\n")
    return source, caret


def cells(text: str, *, wide_ambiguous: bool = False) -> list[str]:
    """What a terminal draws, cell by cell: a wide sign fills two, a combining one none."""
    drawn: list[str] = []
    for sign in text:
        if unicodedata.combining(sign):
            continue
        wide = unicodedata.east_asian_width(sign) in ("F", "W", *(("A",) if wide_ambiguous else ()))
        drawn += [sign, sign] if wide else [sign]
    return drawn


def under_caret(shown: tuple[str, str], *, wide_ambiguous: bool = False) -> str:
    source, caret = shown
    return cells(source, wide_ambiguous=wide_ambiguous)[len(caret) - 1]


def test_the_whole_form(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "项目名称: 培训, 得分: 12", 15) == (
        "    2 | 项目名称: 培训, 得分: 12",
        "      |                       ^",
    )


LINES = [
    ("得分: 12", "1"),
    ("  名称: 参训人次，Ａ级（甲）, 得分: 12", "1"),
    ("ｱｲｳ半角片假名: 12", "1"),
    ("名称: “引号”·间隔—破折号…, 得分: 12", "1"),
    ("名称: e\u0301tude, 得分: 12", "1"),
    ("名称:\u3000全角空格 得分: 12", "1"),
    ("名称: 😀, 得分: 12", "1"),
    ("名称: 合计", "合"),
]


@pytest.mark.parametrize(("line", "sign"), LINES)
def test_the_caret_stands_under_the_value(tmp_path: Path, line: str, sign: str) -> None:
    assert under_caret(excerpt(tmp_path, line, line.index(sign) + 1)) == sign


def test_signs_that_a_chinese_console_draws_wide(tmp_path: Path) -> None:
    line = "名称: “引号”·间隔—破折号…, 得分: 12"
    shown = excerpt(tmp_path, line, line.index("1") + 1, "gbk")
    assert under_caret(shown, wide_ambiguous=True) == "1"


def test_a_sign_that_the_console_cannot_show(tmp_path: Path) -> None:
    line = "名称: 😀, 得分: 12"
    source, caret = excerpt(tmp_path, line, line.index("1") + 1, "gbk")
    assert source == "    2 | 名称: ?, 得分: 12"
    assert under_caret((source, caret), wide_ambiguous=True) == "1"


def test_what_nobody_sees_is_shown_and_moves_no_cursor(tmp_path: Path) -> None:
    source, _ = excerpt(tmp_path, "名称:\t甲\x1b[2J\u200b\u202e乙\xa0丙", 1)
    assert source == "    2 | 名称: 甲?[2J??乙 丙"


@pytest.mark.parametrize("place", [0, 60, 119, 250])
def test_of_a_long_line_the_part_around_the_place(tmp_path: Path, place: int) -> None:
    line = "".join(f"甲{number:03d}" for number in range(80))
    source, caret = excerpt(tmp_path, line, place + 1)
    assert len(cells(source)) <= WIDEST + len("    2 | ")
    assert under_caret((source, caret)) == line[place]
    assert source.startswith("    2 | ...") == (place > 100 or place == 60)


def test_a_line_as_long_as_a_book(tmp_path: Path) -> None:
    source, caret = excerpt(tmp_path, "长" * 500_000 + "12", 500_001)
    assert (source[-6:], caret[-1]) == ("长长长长12", "^")


@pytest.mark.parametrize(
    "where",
    [
        Where(NAME),
        Where(NAME, 9, 1),
        Where(NAME, 1, 99),
        Where("data/甲/2023/没有.yaml", 1, 1),
        Where("../外面.yaml", 1, 1),
        Where("data/甲", 1, 1),
        Where("（内置）templates/内蒙古-2023/格式.yaml", 1, 1),
    ],
)
def test_nothing_to_show(tmp_path: Path, where: Where) -> None:
    excerpt(tmp_path / "根", "甲: 1", 1)
    (tmp_path / "外面.yaml").write_text("密: 1\n", encoding="utf-8")
    assert Excerpts(tmp_path / "根").of(where) is None


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    excerpt(tmp_path, "甲: 1", 1)
    (tmp_path / NAME).write_bytes("文件: 项目\n".encode("gbk"))
    assert Excerpts(tmp_path).of(Where(NAME, 1, 1)) is None
