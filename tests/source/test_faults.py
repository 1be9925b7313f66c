"""Each fault of a source file, told whole: the place, what was found, the way out."""

from __future__ import annotations

import errno
import inspect
from pathlib import Path

import pytest

from reportgen.issues import SECTIONS, Fault, Page, pages_of
from reportgen.source import Mapping, Scalar, faults, parse, read

HEAD = "文件: 项目\n"


def printed(text: str | bytes, *, line_two: bool = True) -> list[str]:
    """Every issue of a file as a clerk reads it; texts follow a right first line."""
    data = text if isinstance(text, bytes) else ((HEAD if line_two else "") + text).encode()
    return [str(issue) for issue in parse(data, "甲.yaml").issues]


def issue(place: str, code: str, message: str, hint: str) -> str:
    return f"甲.yaml{place}: 错误 {code} {message}\n    改法：{hint}。详见 reportgen explain {code}"


def colon(place: str, key: str) -> str:
    message = f"“{key}”后面是全角冒号“：”，应为半角冒号加一个空格"
    return issue(place, "S106", message, f"写成“{key}: ”")


def blank(place: str, position: str, name: str) -> str:
    return issue(place, "S107", f"{position}有{name}，应为半角空格", "删去它，用英文输入法敲半角空格")


def tab(place: str) -> str:
    return issue(place, "S108", "这里有制表符（Tab），应为半角空格", "删去 Tab，改敲半角空格")


def syntax(place: str, message: str, hint: str) -> str:
    return issue(place, "S109", message, hint)


def reference(place: str, found: str) -> str:
    return issue(place, "S110", f"不能用引用写法“{found}”", "把内容直接写在这里；本意是文字时加引号")


def twice(place: str, key: str, first: int) -> str:
    return issue(place, "S111", f"“{key}”写了两次，第 {first} 行已经有了", "留下对的一个，删去另一个")


WIDE, UNBREAKABLE = "全角空格（U+3000）", "不间断空格（U+00A0）"


# --- the file as a whole --------------------------------------------------------------------------------


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    [found] = read(tmp_path / "无.yaml", "甲.yaml").issues
    hint = "确认文件存在、没有被其他程序占用，并有读取权限"
    assert str(found) == issue("", "S101", "文件读不出来：文件不存在", hint)


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    assert [found.message for found in read(tmp_path, "甲.yaml").issues] == ["文件读不出来：这是文件夹"]


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EACCES, "文件读不出来：没有读取权限，或被其他程序占用"),
        (errno.EIO, "文件读不出来：操作系统报告读取出错"),
    ],
)
def test_a_file_that_the_system_refuses_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(Path, "open", refuse)
    assert [found.message for found in read(tmp_path / "甲", "甲.yaml").issues] == [message]


def test_a_file_over_two_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.yaml"
    path.write_bytes(b"#" * 2_000_001)
    hint = "按项目拆成几个文件，或把误放的文件移出 data 文件夹"
    told = issue("", "S102", "文件超过 2 MB，应不大于 2 MB", hint)
    assert [str(found) for found in read(path, "甲.yaml").issues] == [told]


SAVE_AS = "用记事本打开，“另存为”时编码选 UTF-8；WPS 里另存为纯文本，编码选 Unicode (UTF-8)，再把扩展名改回 .yaml"


def test_a_gbk_file_is_recognised() -> None:
    message = "文件编码应为 UTF-8，这里是 GBK（记事本里叫“ANSI”）"
    assert printed("# ab\r\n文件: 项目".encode("gbk")) == [issue(":2:1", "S103", message, SAVE_AS)]


def test_a_utf_16_file_is_recognised() -> None:
    message = "文件编码应为 UTF-8，这里是 UTF-16（记事本里叫“Unicode”）"
    assert printed("文件: 项目".encode("utf-16")) == [issue("", "S103", message, SAVE_AS)]


@pytest.mark.parametrize("data", [b"\x80\x80\x80", b"PK\x03\x04\xff\xff", b"a\xff"])
def test_other_bytes_are_no_chinese_text(data: bytes) -> None:
    [found] = parse(data, "甲.yaml").issues
    assert found.code == "S103"
    assert found.message == "文件编码应为 UTF-8，这里不是中文文本编码，可能不是文本文件"


@pytest.mark.parametrize("text", ["", "\n \n", "\t", "# 还没有填\n", "\ufeff"])
def test_a_file_without_content_is_empty(text: str) -> None:
    told = issue("", "S104", "文件里没有内容，应以“文件:”开头", "填写内容；不需要这个文件就删去")
    assert printed(text.encode()) == [told]


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "控制字符 U+0000"),
        ("\x1b", "控制字符 U+001B"),
        ("\x0c", "控制字符 U+000C"),
        ("\x85", "控制字符 U+0085"),
        ("\u200b", "零宽空格 U+200B"),
        ("\u2028", "行分隔符 U+2028"),
        ("\ufeff", "零宽的字节序标记 U+FEFF"),
        ("\ufffd", "乱码占位符 U+FFFD"),
        ("\uffff", "控制字符 U+FFFF"),
    ],
)
def test_an_invisible_character_is_told_with_its_name(char: str, name: str) -> None:
    hint = "把光标移到这里，删去这个字符，或把这一行重新输入"
    told = issue(":2:6", "S105", f"有看不见的字符：{name}", hint)
    assert printed(f"名称: 甲{char}乙\n") == [told]


def test_an_invisible_character_written_as_an_escape_is_told_too() -> None:
    hint = "把光标移到这里，删去这个字符，或把这一行重新输入"
    assert printed('名称: "甲\\x07乙"\n') == [issue(":2:5", "S105", "有看不见的字符：控制字符 U+0007", hint)]


def test_a_file_full_of_control_characters_tells_the_first_hundred_lines() -> None:
    assert len(printed(b"a\x01\n" * 1000)) == 100


def test_a_second_document_is_refused() -> None:
    hint = "分成两个文件；只是分隔线就删去“---”"
    told = issue(":3:1", "S114", "“---”之后又是一份内容，一个文件只能放一份", hint)
    assert printed("名称: 甲\n---\n文件: 单位\n") == [told]


@pytest.mark.parametrize(
    ("text", "found"),
    [("- 甲\n- 乙\n", "列表"), ("甲乙丙\n", "文字“甲乙丙”"), ("'甲\n\n  乙'\n", "文字“甲…”"), ("[甲]", "列表")],
)
def test_the_top_level_is_a_mapping(text: str, found: str) -> None:
    message = f"文件的最外层是{found}，应是一行一个“键: 值”"
    hint = "第一行写“文件: ”，其余内容写在各自的键下面"
    assert printed(text, line_two=False) == [issue(":1:1", "S115", message, hint)]


@pytest.mark.parametrize("text", ["# 注释\n名称: 甲\n文件: 项目\n", "# 注释\n名称: 甲\n"])
def test_the_first_key_says_what_the_file_is(text: str) -> None:
    hint = "把“文件:”一行放在最前面，例如“文件: 项目”"
    told = issue(":2:1", "S116", "第一个键是“名称”，应是“文件”", hint)
    assert printed(text, line_two=False) == [told]


def test_an_empty_mapping_has_no_first_key() -> None:
    [found] = parse(b"{}", "甲.yaml").issues
    assert found.message == "第一个键是“”，应是“文件”"


def test_a_file_that_needs_no_head_may_begin_with_any_key() -> None:
    parsed = parse("名称: 甲\n".encode(), "甲.yaml", headed=False)
    assert parsed.issues == ()
    assert parsed.tree is not None
    assert list(parsed.tree.entries) == ["名称"]


# --- colons, blanks, tabs -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("名称：某局\n", [colon(":2:3", "名称")]),
        ("名称：\n  甲: 1\n", [colon(":2:3", "名称")]),
        ("名称 ：某局\n", [colon(":2:4", "名称")]),
        ("名称： 某局\n", [colon(":2:3", "名称")]),
        ("名称：'某：局'\n", [colon(":2:3", "名称")]),
        ("'名称'：某局\n", [colon(":2:5", "'名称'")]),
        ("甲：1\n乙：2\n丙: 3\n", [colon(":2:2", "甲"), colon(":3:2", "乙")]),
        ("人员:\n  - 名称：x\n    性质：y\n", [colon(":3:7", "名称"), colon(":4:7", "性质")]),
        ("人员:\n  -   - 名称：x\n", [colon(":3:11", "名称")]),
        ("甲: {名称：x, 性质： y, 丙: z}\n", [colon(":2:7", "名称"), colon(":2:13", "性质")]),
        ("甲: {名称: x,\n  性质：y}\n", [colon(":3:5", "性质")]),
        ("甲：{名称：{丙：1}, 丁: 2}\n", [colon(":2:2", "甲"), colon(":2:6", "名称"), colon(":2:9", "丙")]),
        ("甲: [{名称：x}, {名称: y}]\n", [colon(":2:8", "名称")]),
        ("甲：|\n  乙：丙\n丁：戊\n", [colon(":2:2", "甲"), colon(":4:2", "丁")]),
        ("因公出国（境）费：1\n", [colon(":2:9", "因公出国（境）费")]),
        ("甲：1\n甲：2\n", [colon(":2:2", "甲"), twice(":3:1", "甲", 2), colon(":3:2", "甲")]),
    ],
)
def test_a_full_width_colon_behind_a_key(text: str, told: list[str]) -> None:
    assert printed(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "名称: 甲：乙\n",
        "甲: |\n  名称：乙\n\n  丙：丁\n",
        "甲: >-\n  名称：乙\n",
        "人员:\n  - |\n    名称：乙\n",
        "人员:\n  - 丙: |\n      名称：乙\n    丁: 戊\n",
        "# 名称：乙\n甲: 丁 # 名称：乙\n",
        "甲: '名称：乙'\n乙: \"名称：'乙\"\n",
        "甲: '丙\n\n  名称：乙'\n",
        "甲: {乙: '丙\n\n  名称：乙', 丁: 戊}\n",
        "甲: {乙: 名称：丙, 丁: [名称：丙]}\n",
        "甲: 丙\n  名称：乙\n",
        "人员:\n  - '名称：乙'\n  - 一、名称：乙\n  - 名称是这样的，一共有：乙\n",
        "甲: { # 名称：乙\n  乙: 丙}\n",
    ],
)
def test_a_full_width_colon_in_a_text_is_a_text(text: str) -> None:
    assert printed(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲:\n\u3000\u3000乙: 1\n", [blank(":3:1", "行首", WIDE)]),
        ("甲:\n \xa0乙: 1\n", [blank(":3:2", "行首", UNBREAKABLE)]),
        ("甲:\n\u2003乙: 1\n", [blank(":3:1", "行首", "特殊空格（U+2003）")]),
        ("甲:\u3000乙\n", [blank(":2:3", "冒号后面", WIDE)]),
        ("甲: \xa0乙\n", [blank(":2:4", "冒号后面", UNBREAKABLE)]),
        ("甲：\u3000乙\n", [colon(":2:2", "甲"), blank(":2:3", "冒号后面", WIDE)]),
        ("甲:\n  -\u3000乙\n", [blank(":3:4", "“-”后面", WIDE)]),
        ("甲: {乙: 1,\u3000丙:\xa02}\n", [blank(":2:10", "括号里", WIDE), blank(":2:13", "括号里", UNBREAKABLE)]),
        ("甲: {乙: 1,\n\u3000丙: 2}\n", [blank(":3:1", "行首", WIDE)]),
        ("甲: |\n\u3000\u3000乙\n", [blank(":3:1", "行首", WIDE)]),
        (
            "甲:\n\u3000乙: 1\n\u3000丙: 2\n",
            [blank(":3:1", "行首", WIDE), blank(":4:1", "行首", WIDE)],
        ),
    ],
)
def test_a_blank_that_only_looks_like_one(text: str, told: list[str]) -> None:
    assert printed(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲:\n\t乙: 1\n", [tab(":3:1")]),
        ("甲:\n  \t乙: 1\n", [tab(":3:3")]),
        ("甲:\t乙\n", [tab(":2:3")]),
        ("甲: 乙\t丙\t丁\n", [tab(":2:5")]),
        ("甲:\n  -\t乙\n", [tab(":3:4")]),
        ("甲: {乙:\t1, 丙: 2\t3}\n", [tab(":2:7"), tab(":2:15")]),
        ("甲: '乙\t'\t# 丙\n", [tab(":2:8")]),
        ("甲: '乙\n  丙'\t# 丁\n", [tab(":3:5")]),
        ("甲\t乙: 1\n", [tab(":2:2")]),
    ],
)
def test_a_tab_between_words(text: str, told: list[str]) -> None:
    assert printed(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "甲: 乙\t\n\t\n\u3000\n丙: 丁\n",
        "\t# 注释\n\u3000# 注释\n甲: 乙 #\t注释\n",
        "甲: |\n  \u3000\u3000乙\t丙\n\u3000\n  丁\n",
        "甲: '乙\t丙'\n丁: \"戊\t\"\n",
        "甲: '乙\n\t丙'\n",
        "甲: 乙\u3000丙\n",
    ],
)
def test_a_blank_that_does_no_harm(text: str) -> None:
    assert printed(text) == []


# --- what YAML offers and the data do not need ----------------------------------------------------------


def test_anchors_aliases_and_merge_keys_are_refused() -> None:
    text = "甲: &a {乙: 1}\n丙: *a\n丁: {<<: *a}\n"
    assert printed(text) == [
        reference(":2:4", "&a"),
        reference(":3:4", "*a"),
        reference(":4:5", "<<"),
        reference(":4:9", "*a"),
    ]


def test_a_billion_laughs_stay_a_dozen() -> None:
    text = "a0: &a0 [哈]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 9))
    parsed = parse((HEAD + text).encode(), "甲.yaml")
    assert parsed.tree is None
    assert {found.code for found in parsed.issues} == {"S110"}
    assert len(parsed.issues) == 9 + 8 * 9


def test_a_key_written_twice_names_both_lines() -> None:
    assert printed("甲: 1\n乙:\n  丙: 1\n  丁: 2\n  丙: 3\n甲: 2\n") == [
        twice(":6:3", "丙", 4),
        twice(":7:1", "甲", 2),
    ]


def test_a_hundred_thousand_brackets_do_no_harm() -> None:
    told = issue(":1:51", "S112", "层次超过 50 层，应不多于 50 层", "检查括号或“- ”是否敲多了")
    assert printed("[" * 100_000, line_two=False) == [told]
    assert printed("{" * 100_000, line_two=False) == [told]


def test_fifty_levels_are_read() -> None:
    assert printed("甲: " + "[" * 49 + "]" * 49) == []


def test_a_file_of_more_than_two_hundred_thousand_nodes_is_refused() -> None:
    [told] = printed("甲: [" + "1," * 200_000 + "]\n")
    assert told == issue(":2:399995", "S113", "键和值超过 200000 个，应不多于 200000 个", "拆成几个文件")


NO_WORD = "冒号前面不是一个词，应是键名"
NAME_IT = "在冒号前写键名；以冒号、括号或问号开头的文字加引号"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[甲, 乙]: 1\n", ":2:1"),
        ("{甲: 乙}: 1\n", ":2:2"),
        ("? - 甲\n: 1\n", ":2:1"),
        ("? 甲\n: 1\n乙: 2\n", ":2:1"),
    ],
)
def test_a_key_is_a_word(text: str, place: str) -> None:
    assert printed(text) == [issue(place, "S117", NO_WORD, NAME_IT)]


def test_thousands_in_braces_are_told_and_put_together() -> None:
    parsed = parse(f"{HEAD}甲: {{乙: 1,687.40, 丙: 1,234,567万元}}\n".encode(), "甲.yaml")
    assert [str(found) for found in parsed.issues] == [
        issue(":2:8", "S117", "大括号里的 1,687.40 被千分位逗号分成了几段，应不写逗号", "写成“乙: 1687.40”"),
        issue(
            ":2:21",
            "S117",
            "大括号里的 1,234,567万元 被千分位逗号分成了几段，应不写逗号",
            "写成“丙: 1234567万元”",
        ),
    ]
    assert parsed.tree is not None
    amounts = parsed.tree.entries["甲"]
    assert isinstance(amounts, Mapping)
    assert [node.text for node in amounts.entries.values() if isinstance(node, Scalar)] == [
        "1,687.40",
        "1,234,567万元",
    ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "甲: {乙: 12,00, 丙: 1}\n",
            "大括号里的 12,00 被逗号分成了几段，应不写逗号",
            "写成“乙: 1200”；逗号本是小数点的写成“乙: 12.00”",
        ),
        ("甲: {乙: 1,2,3.5万元}\n", "大括号里的 1,2,3.5万元 被逗号分成了几段，应不写逗号", "写成“乙: 123.5万元”"),
    ],
)
def test_a_number_is_put_together_whatever_its_groups(text: str, message: str, hint: str) -> None:
    assert printed(text) == [issue(":2:8", "S117", message, hint)]


@pytest.mark.parametrize(
    "text",
    ["格式: {2021: 内蒙古-2021, 2023: 内蒙古-2023}\n", "甲: {2022: 5,2023: 6, 2024: }\n", "甲: {2022: 5, 2024}\n"],
)
def test_a_year_is_a_key(text: str) -> None:
    assert printed(text) == []


@pytest.mark.parametrize("tag", ["!!str", "!!python/object:os.system", "!x", "!"])
def test_a_tag_is_refused(tag: str) -> None:
    told = issue(":2:4", "S118", f"不能用类型标记“{tag}”", "删去标记；本意是文字时加引号")
    assert printed(f"甲: {tag} 乙\n") == [told]


# --- a # inside a text ----------------------------------------------------------------------------------


def cut_off(place: str, comment: str, left: str, whole: str) -> str:
    message = f"“{comment}”被当成了注释，{left}"
    hint = f"是值的一部分就用引号括起来{whole}；是注释就在“#”后面加一个空格"
    return issue(place, "S119", message, hint).replace("错误", "警告")


ONLY_ONE = "值只到“一中”为止"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲: 一中 #3教学楼\n", [cut_off(":2:7", "#3教学楼", ONLY_ONE, "：'一中 #3教学楼'")]),
        ("甲: 一中 #教学楼\n", [cut_off(":2:7", "#教学楼", ONLY_ONE, "：'一中 #教学楼'")]),
        ("甲: #2锅炉检修\n乙: 1\n", [cut_off(":2:4", "#2锅炉检修", "值是空的", "：'#2锅炉检修'")]),
        (
            "甲:\n  - #2锅炉\n  - 一中 #3楼\n",
            [
                cut_off(":3:5", "#2锅炉", "值是空的", "：'#2锅炉'"),
                cut_off(":4:8", "#3楼", ONLY_ONE, "：'一中 #3楼'"),
            ],
        ),
        ("甲: 乙\n  一中 #3楼\n", [cut_off(":3:6", "#3楼", ONLY_ONE, "：'一中 #3楼'")]),
        ("甲: {乙: 一中 #3楼\n  , 丙: 1}\n", [cut_off(":2:11", "#3楼", ONLY_ONE, "：'一中 #3楼'")]),
        (f"甲: 一中 #3{'楼' * 50}\n", [cut_off(":2:7", f"#3{'楼' * 38}…", ONLY_ONE, "")]),
    ],
)
def test_a_text_that_goes_on_behind_a_number_sign(text: str, told: list[str]) -> None:
    assert printed(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "甲: 一中 # 3教学楼\n",
        "甲: 一中#3教学楼\n",
        "甲: '一中 #3教学楼'\n",
        "甲: '一中' #已核对\n",
        "甲: |\n  一中 #3教学楼\n",
        "#已核对\n甲: 1\n",
        "甲: #万元\n  乙: 1\n",
        "甲: #万元\n\n# 注\n- 乙\n",
        "甲:\n  - #三号\n    乙: 1\n",
        "甲: {乙: 1, #已核对\n  丙: '2' #3楼\n  }\n",
        "甲: {乙: 1} #已核对\n",
    ],
)
def test_a_comment_is_a_comment(text: str) -> None:
    assert printed(text) == []


# --- the manual -----------------------------------------------------------------------------------------


def test_every_fault_of_the_source_has_a_manual_page() -> None:
    pages = pages_of(faults)
    assert [page.code for page in pages] == [f"S{number}" for number in range(101, 120)]
    for page in pages:
        assert page.title
        assert {"说明", "改法"} <= set(page.sections) <= set(SECTIONS)


@pytest.mark.parametrize("page", pages_of(faults), ids=lambda page: page.code)
def test_the_examples_of_the_manual_are_live(page: Page) -> None:
    sections = page.sections
    if "错例" not in sections:
        return
    code = page.code
    alone = code in ("S104", "S115", "S116")
    wrong, right = (_example(sections[name], alone) for name in ("错例", "对例"))
    assert {found.code for found in parse(wrong, "甲.yaml").issues} == {code}
    assert parse(right, "甲.yaml").issues == ()


def _example(body: str, alone: bool) -> bytes:
    return (("" if alone else HEAD) + inspect.cleandoc(body) + "\n").encode()


def test_every_declared_fault_is_a_fault() -> None:
    assert sum(isinstance(value, Fault) for value in vars(faults).values()) == 19
