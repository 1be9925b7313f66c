"""The parser's errors in Chinese, at the place where the clerk has to look."""

from __future__ import annotations

import pytest
import yaml

from reportgen.source import events, parse
from reportgen.source.scan import scan
from reportgen.source.syntax import impossible_escape, translate
from tests.source.test_faults import HEAD, colon, printed, syntax

ALIGN = "与同级的键左边对齐，下级多缩进两格"
NO_CHILD = "同级的键左边对齐；上一行已经有值，下面就不能再有下级"
WRITE_PAIR = "写成“键: 值”，冒号是半角，后面加一个空格"
CLOSE_QUOTE = "在这段文字末尾补上同样的引号"
ONE_PAIR = "整个值放在一对引号里；值里的引号用中文引号“”"
ALL_QUOTED = "本意是文字时，整个值用引号括起来"
BACKSLASH = ("双引号里的反斜杠写法不对", "改用单引号；反斜杠在单引号里就是它自己")
LONE_DASH = ("值不能只写“-”", "没有内容就删去这个键；要写横线就加引号：'-'")


def start(place: str, value: str, hint: str) -> str:
    return syntax(place, f"值不能以“{value[0]}”开头：“{value}”", hint)


def spaceless(place: str, key: str) -> str:
    found = f"“{key}:”和后面的值之间没有空格，应有一个半角空格"
    return syntax(place, found, f"写成“{key}: ”，冒号后面加一个空格")


def dash(place: str, found: str) -> str:
    return syntax(place, found, "写成“- ”（半角减号加一个空格）")


def hidden(place: str, comment: str, closing: str, name: str) -> str:
    found = f"“{comment}”前面有空格，从“#”起是注释，里面的“{closing}”不算，{name}就没有配对"
    return syntax(place, found, f"值里有“#”就把值用引号括起来；是注释就移到“{closing}”后面")


CASES = [
    ("单位: %\n", start(":2:5", "%", "用引号括起来：'%'")),
    ("甲: {单位: %, 丙: 1}\n", start(":2:9", "%", "用引号括起来：'%'")),
    ("甲:\n  - %是\n", start(":3:5", "%是", "用引号括起来：'%是'")),
    ("甲: @乙 # 丙\n", start(":2:4", "@乙", "用引号括起来：'@乙'")),
    ("甲: `it's`\n", start(":2:4", "`it's`", "用引号括起来：'`it''s`'")),
    ("甲: *重要*\n", start(":2:4", "*重要*", "用引号括起来：'*重要*'")),
    ("甲: &乙\n", start(":2:4", "&乙", "用引号括起来：'&乙'")),
    ("甲: !重要\n", start(":2:4", "!重要", "用引号括起来：'!重要'")),
    ("目标: >=5\n", start(":2:5", ">=5", "分成两个键：方向: 大于等于 和 目标: 5")),
    ("目标: > 5.5\n", start(":2:5", "> 5.5", "分成两个键：方向: 大于 和 目标: 5.5")),
    ("目标: >5\n实际: 6\n", start(":2:5", ">5", "分成两个键：方向: 大于 和 目标: 5")),
    ("甲: {目标: >=5}\n", start(":2:9", ">=5", "分成两个键：方向: 大于等于 和 目标: 5")),
    ("甲: ? 乙\n", start(":2:4", "? 乙", "用引号括起来：'? 乙'")),
    ("得分: -\n", syntax(":2:5", *LONE_DASH)),
    ("甲: {得分: -, 丙: 1}\n", syntax(":2:9", *LONE_DASH)),
    (
        "甲: 乙: 丙\n",
        syntax(":2:5", "值“乙: 丙”里有冒号加空格，会被当成又一个键", "把值用引号括起来：'乙: 丙'"),
    ),
    (
        "甲: 乙:\n",
        syntax(":2:5", "值“乙:”里有冒号加空格，会被当成又一个键", "把值用引号括起来：'乙:'"),
    ),
    ("名称:某局\n性质: 丙\n", spaceless(":2:4", "名称")),
    ("甲:\n  - 名称:某局\n", spaceless(":3:8", "名称")),
    ("甲: {名称:某局, 丙: 1}\n", spaceless(":2:8", "名称")),
    ("格式: {2023:内蒙古-2023}\n", spaceless(":2:11", "2023")),
    ("  性质: 丙\n", syntax(":2:5", "这一行的缩进或写法与上一行不合：“性质: 丙”", NO_CHILD)),
    ("甲: - 乙\n", syntax(":2:4", "这一行的缩进或写法与上一行不合：“甲: - 乙”", NO_CHILD)),
    ("甲:\n    乙: 1\n  丙: 2\n", syntax(":4:3", "这一行的缩进与同级各行没有对齐：“丙: 2”", ALIGN)),
    ("甲:\n  - 乙\n 丙: 2\n", syntax(":4:2", "这一行的缩进与同级各行没有对齐：“丙: 2”", ALIGN)),
    ("性质 行政单位\n甲: 1\n", syntax(":2:1", "这一行没有“键: ”：“性质 行政单位”", WRITE_PAIR)),
    ("甲: '乙\n丙: 丁\n", syntax(":2:4", "这里的引号没有配对：“甲: '乙”", CLOSE_QUOTE)),
    ('甲: "乙\n丙: 丁\n', syntax(":2:4", '这里的引号没有配对：“甲: "乙”', CLOSE_QUOTE)),
    ("甲: '乙'丙\n", syntax(":2:7", "引号后面还有文字“丙”", ONE_PAIR)),
    ("甲: [2021]11号\n", syntax(":2:10", "右括号后面还有文字“11号”", ALL_QUOTED)),
    ("甲: {乙: 1\n丙: 2\n", syntax(":2:4", "这里的大括号“{”没有配对的“}”", "在末尾补上“}”")),
    ("甲: [1, 2\n", syntax(":2:4", "这里的方括号“[”没有配对的“]”", "在末尾补上“]”")),
    ("甲: {乙: 1, 偏差: 2 #样品损坏}\n丙: 1\n", hidden(":2:17", "#样品损坏}", "}", "大括号")),
    ("甲: {乙: 1 # 样品损坏}", hidden(":2:10", "# 样品损坏}", "}", "大括号")),
    ("甲: [乙,\n  丙 #3楼]\n丁: 1\n", hidden(":3:5", "#3楼]", "]", "方括号")),
    ("甲:\n  -{名称: 一}\n  - {名称: 二}\n", dash(":3:3", "“-”和后面的“{”之间没有空格，应有一个半角空格")),
    ("甲:\n  -名称: 一\n   丙: 丁\n", dash(":3:3", "“-”和后面的“名”之间没有空格，应有一个半角空格")),
    ("甲:\n  － {名称: 一}\n", dash(":3:3", "一项开头的“－”不是半角的“-”")),
    ("甲:\n  － 名称: 一\n    丙: 丁\n", dash(":3:3", "一项开头的“－”不是半角的“-”")),
    (
        "甲: {乙: 1 丙: 2}\n",
        syntax(":2:11", "大括号里这个位置应是逗号或“}”", "各项之间写半角逗号，末尾写“}”"),
    ),
    (
        "甲: {乙: 1，丙: 2}\n",
        syntax(
            ":2:11",
            "大括号里用了全角逗号“，”，应为半角逗号加一个空格",
            "把“，”改成“, ”；值里的逗号用引号括起来",
        ),
    ),
    ('甲: "C:\\盘"\n', syntax(":2:7", *BACKSLASH)),
    ('甲: "\\UFFFFFFFF"\n', syntax(":2:5", *BACKSLASH)),
]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "told"), CASES, ids=[case[0] for case in CASES])
def test_what_yaml_cannot_read_is_told_in_chinese(
    text: str, told: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LOADER", getattr(yaml, loader))
    assert printed(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "网址: http://example.com\n",
        "甲:\n  - 上午9:30\n  - http://example.com\n",
        "时间: 12:30\n",
        "甲: {时间: 12:30, 比例: 1:2}\n",
        "比例1:2: 3\n",
        "目标: ≥5\n实际: <5\n数: -5\n区间: 1-2\n横线: ——\n",
        "甲: 50%\n乙: a@b\n丙: -#\n丁: -,\n",
        "甲: >\n  乙\n丙: |-\n  丁\n",
        "甲:\n  —— 名称\n乙: -名称\n",
        "甲: {乙: 1, # 见{3}\n  丙: 2}\n",
        "---\n",
    ],
)
def test_what_yaml_can_read_is_left_alone(text: str) -> None:
    assert printed(text if text != "---\n" else b"---\n" + HEAD.encode()) == []


def test_a_long_value_is_cut_in_the_message() -> None:
    told = syntax(":2:4", f"值不能以“%”开头：“%{'甲' * 39}…”", "用引号括起来")
    assert printed(f"甲: %{'甲' * 100}\n") == [told]


def test_faults_of_every_kind_are_found_at_once() -> None:
    text = "甲：1\n单位: %\n乙: {丙：1, 目标: >=5}\n甲: 2\n"
    assert [found.split(" ")[2] for found in printed(text)] == ["S106", "S109", "S106", "S109", "S111"]


def test_what_was_told_once_is_not_told_again_by_the_parser() -> None:
    assert printed("甲：1\n乙：'丙'丁\n") == [colon(":2:2", "甲"), colon(":3:2", "乙")]
    assert [found.split(" ")[2] for found in printed("甲:\n\u3000乙: 1\n 丙: 2\n")] == ["S107"]


def test_an_error_before_a_doubtful_line_is_told() -> None:
    codes = [found.split(" ")[2] for found in printed("甲: '乙'丙\n丁:\n\u3000戊: 1\n")]
    assert codes == ["S109", "S107"]


def test_a_mended_file_still_has_a_tree() -> None:
    assert parse(f"{HEAD}甲：1\n".encode(), "甲.yaml").tree is not None
    assert parse(f"{HEAD}甲: %\n".encode(), "甲.yaml").tree is None


def test_an_error_without_a_place_is_told_for_the_file() -> None:
    scanned = scan("甲: 1\n", "甲.yaml")
    general = syntax("", "格式不对，读不下去", "检查冒号、引号、括号和缩进")
    assert str(translate(yaml.YAMLError(), scanned)) == general
    assert str(impossible_escape(scanned)) == syntax("", *BACKSLASH)
