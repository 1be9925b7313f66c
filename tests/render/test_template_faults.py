"""Faults of templates: part, table, row, cell or paragraph, the tag, and the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.issues import Where
from reportgen.render.compile import compile_template
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.scopes import PER_PROJECT
from tests.facts import facts_of
from tests.word import make_docx, paragraph, table

WHERE = Where("templates/某格式/表.docx")
LOOP = "{%tr for 指标 in 项目.指标 %}"
END = "{%tr endfor %}"


def faults(tmp_path: Path, body: str, header: str | None = None) -> list[str]:
    compiled = compile_template(make_docx(body, header), WHERE, facts_of(tmp_path), PER_PROJECT)
    return [] if isinstance(compiled, CompiledTemplate) else [str(issue) for issue in compiled]


def told(code: str, message: str, hint: str) -> str:
    return f"{WHERE}: 错误 {code} {message}\n    改法：{hint}。详见 reportgen explain {code}"


def test_a_good_template_has_none(tmp_path: Path) -> None:
    rows = table(("名称", "得分"), (LOOP,), ("{{ 指标.名称 }}", "{{ 指标.得分 }}"), (END,))
    condition = paragraph("{% if 项目.编码 %}编码 {{ 项目.编码 }}{% elif 项目.名称 %}无{% else %}无{% endif %}")
    assert faults(tmp_path, paragraph("{{ 项目.名称 }}") + condition + rows) == []


PROJECT_NAMES = (
    "名称、编码、主管部门、实施单位、开始时间、完成时间、资金用途、预期目标、目标、完成情况、年初预算、全年预算……"
)
INDICATOR_NAMES = "序号、组内序号、一级、一级分值、二级、名称、描述、性质、方向、目标、半年目标、半年目标值……"


def test_an_unknown_name_in_a_paragraph(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("得分 {{ 项目.总粉 }} 分")) == [
        told(
            "T201",
            "段落“得分 {{ 项目.总粉 }} 分”：标签 {{ 项目.总粉 }} 里的“总粉”不存在，是否想写“总分”",
            f"在 Word 里改正这个标签；这里可用：{PROJECT_NAMES}",
        )
    ]


def test_an_unknown_name_in_a_table_cell(tmp_path: Path) -> None:
    rows = table(("名称", "得分"), (LOOP,), ("{{ 指标.名称 }}", "{{ 指标.得份 }}"), (END,))
    assert faults(tmp_path, rows) == [
        told(
            "T201",
            "第1个表格第3行第2格：标签 {{ 指标.得份 }} 里的“得份”不存在，是否想写“得分”",
            f"在 Word 里改正这个标签；这里可用：{INDICATOR_NAMES}",
        )
    ]


def test_an_unknown_name_in_a_header(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("正文"), paragraph("{{ 单位.名 }}")) == [
        told(
            "T201",
            "页眉段落“{{ 单位.名 }}”：标签 {{ 单位.名 }} 里的“名”不存在，是否想写“名称”",
            "在 Word 里改正这个标签；这里可用：名称、年度、性质、预算级次、联系人、联系电话",
        )
    ]


def test_a_caption_that_the_profile_does_not_have(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("{{ 格式.资金列.年初 }}")) == [
        told(
            "T201",
            "段落“{{ 格式.资金列.年初 }}”：标签 {{ 格式.资金列.年初 }} 里的“年初”不存在，是否想写“年初预算数”",
            "在 Word 里改正这个标签；这里可用：年初预算数、全年预算数、全年执行数、分值、执行率、得分",
        )
    ]


def test_a_loop_variable_outside_its_loop(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("{{ 指标.名称 }}")) == [
        told(
            "T201",
            "段落“{{ 指标.名称 }}”：标签 {{ 指标.名称 }} 里的“指标”不存在",
            "在 Word 里改正这个标签；这里可用：单位、项目、绩效、格式",
        )
    ]


def test_a_name_split_over_runs_is_still_one_tag(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("{", "{ 项目.", "名称 }", "}")) == []


def test_a_tag_that_is_no_sentence(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("{{ 项目. }}")) == [
        told(
            "T202",
            "段落“{{ 项目. }}”：标签 {{ 项目. }} 写法不对（缺了一部分）",
            "照 {{ 项目.名称 }}、{% if 项目.编码 %} 的样子改写",
        )
    ]


def test_docxtpls_own_merge_tag_leads_to_ours(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("{% vm %}")) == [
        told(
            "T202",
            "段落“{% vm %}”：标签 {% vm %} 写法不对（上下合并用 {% 合并 … %}）",
            "照 {{ 项目.名称 }}、{% if 项目.编码 %} 的样子改写",
        )
    ]


def test_a_loop_without_its_end(tmp_path: Path) -> None:
    assert faults(tmp_path, table((LOOP,), ("{{ 指标.名称 }}",))) == [
        told("T203", f"第1个表格第1行第1格：标签 {LOOP} 没有配对，缺 endfor", "补上缺的那个标签，或删去多的这个")
    ]


def test_an_end_without_its_loop(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("{% endif %}")) == [
        told("T203", "段落“{% endif %}”：标签 {% endif %} 没有配对，前面没有 if", "补上缺的那个标签，或删去多的这个")
    ]


def test_a_row_loop_that_ends_as_a_paragraph(tmp_path: Path) -> None:
    rows = table((LOOP,), ("{{ 指标.名称 }}",)) + paragraph("{%p endfor %}")
    assert faults(tmp_path, rows) == [
        told(
            "T203",
            f"段落“{{%p endfor %}}”：标签 {{%p endfor %}} 没有配对，它前面打开的是 {LOOP}（第1个表格第1行第1格），"
            "两头要在同一张表、同一段文字里",
            "补上缺的那个标签，或删去多的这个",
        )
    ]


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("{{ 项目.年初预算 * 2 }}", "算式"),
        ("{{ -项目.年初预算 }}", "算式"),
        ("{{ 项目.名称.upper() }}", "函数调用"),
        ("{{ 项目['名称'] }}", "方括号取值"),
        ("{{ 项目.名称|safe }}", "过滤器“|safe”"),
        ("{{ 项目.名称 is string }}", "is 判断"),
        ("{{ [1, 2] }}", "这种写法"),
        ("{% if 项目.总分 > 90 %}{% endif %}", "大小比较"),
        ("{% if 项目.总分 == 100 %}{% endif %}", "数字"),
        ("{% if '甲' in 项目.名称 %}{% endif %}", "大小比较"),
    ],
)
def test_what_a_template_may_not_do(tmp_path: Path, tag: str, what: str) -> None:
    hint = "只用名字、for、if 和 |数、|万元、|元、|中文数、|成句；计算由程序完成"
    words = tag if len(tag) <= 16 else tag[:16] + "…"
    first = tag.removesuffix("{% endif %}")
    assert faults(tmp_path, paragraph(tag)) == [told("T204", f"段落“{words}”：标签 {first} 里不能用{what}", hint)]


@pytest.mark.parametrize(
    "tag", ["{% set 甲 = 1 %}", "{% include '甲' %}", "{% macro 甲() %}", "{% import 'os' as 甲 %}"]
)
def test_statements_beyond_for_and_if(tmp_path: Path, tag: str) -> None:
    words = tag if len(tag) <= 16 else tag[:16] + "…"
    assert faults(tmp_path, paragraph(tag)) == [
        told(
            "T202",
            f"段落“{words}”：标签 {tag} 写法不对（只有 for、if 和 合并）",
            "照 {{ 项目.名称 }}、{% if 项目.编码 %} 的样子改写",
        )
    ]


def test_too_many_loops_inside_each_other(tmp_path: Path) -> None:
    loops = "".join(paragraph("{%p for 指标 in 项目.指标 %}") for _ in range(4))
    ends = "".join(paragraph("{%p endfor %}") for _ in range(4))
    assert faults(tmp_path, loops + paragraph("{{ 指标.名称 }}") + ends) == [
        told(
            "T204",
            "段落“{%p for 指标 in 项目…”：标签 {%p for 指标 in 项目.指标 %} 里不能用超过3层的循环",
            "只用名字、for、if 和 |数、|万元、|元、|中文数、|成句；计算由程序完成",
        )
    ]


@pytest.mark.parametrize(
    "typed", ["｛｛ 项目.名称 ｝｝", "{｛ 项目.名称 ｝}", "｛% if 项目.编码 %｝", "{％ if 项目.编码 ％}"]
)
def test_full_width_braces(tmp_path: Path, typed: str) -> None:
    messages = faults(tmp_path, paragraph(typed))
    assert messages == [
        told(
            "T205",
            f"段落“{typed}”：“{typed}”用了全角括号或百分号，不会被当作标签",
            "切换到英文输入法，改成半角的 {{ }} 或 {% %}",
        )
    ]


def test_half_a_tag(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("名称 {{ 项目.名称 }")) == [
        told(
            "T206",
            "段落“名称 {{ 项目.名称 }”：标签没有写完整：“名称 {{ 项目.名称 }”",
            "补全标签两头的括号，并放在同一段里",
        )
    ]


def test_a_merge_outside_a_row_loop(tmp_path: Path) -> None:
    assert faults(tmp_path, table(("{% 合并 指标.一级 %}{{ 项目.名称 }}",))) == [
        told(
            "T207",
            "第1个表格第1行第1格：标签 {% 合并 指标.一级 %} 不在循环的表格行里",
            "放在循环行的单元格里，写成 {% 合并 循环变量.名字 %}",
        )
    ]


def test_a_merge_by_something_else_than_the_loops_variable(tmp_path: Path) -> None:
    assert faults(tmp_path, table((LOOP,), ("{% 合并 项目.名称 %}甲",), (END,))) == [
        told(
            "T207",
            "第1个表格第2行第1格：标签 {% 合并 项目.名称 %} 的名字应以“指标.”开头",
            "放在循环行的单元格里，写成 {% 合并 循环变量.名字 %}",
        )
    ]


def test_text_beside_a_row_tag_would_vanish(tmp_path: Path) -> None:
    rows = table((f"{LOOP}{{{{ 指标.名称 }}}}",), (END,))
    assert faults(tmp_path, rows) == [
        told(
            "T210",
            f"第1个表格第1行第1格：标签 {LOOP} 所在的整行（段）会被替换，旁边的“{{{{ 指标.名称 }}}}”会丢失",
            "让这个标签独占一行（段）",
        )
    ]


def test_a_loop_over_a_value(tmp_path: Path) -> None:
    rows = table(("{%tr for 甲 in 项目.总分 %}",), ("乙",), (END,))
    assert faults(tmp_path, rows) == [
        told(
            "T212",
            "第1个表格第1行第1格：标签 {%tr for 甲 in 项目.总分 %} 里的“项目.总分”不能这样用",
            "for … in 后面写列表，{{ }} 里写一个值",
        )
    ]


def test_a_list_that_is_printed(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("{{ 项目.指标 }}")) == [
        told(
            "T212",
            "段落“{{ 项目.指标 }}”：标签 {{ 项目.指标 }} 里的“项目.指标”不能这样用",
            "for … in 后面写列表，{{ }} 里写一个值",
        )
    ]


def test_all_faults_at_once(tmp_path: Path) -> None:
    body = paragraph("{{ 项目.甲 }}{{ 项目.乙 }}") + paragraph("｛｛ 丙 ｝｝") + paragraph("{% if 项目.编码 %}")
    assert [message.partition("错误 ")[2][:4] for message in faults(tmp_path, body)] == ["T205", "T201", "T201", "T203"]


@pytest.mark.parametrize(
    ("content", "reason", "hint"),
    [
        (b"", "这不是 .docx 文件，或文件已损坏", "在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "这是加密的文件，或旧版 .doc、.wps 改了后缀",
            "在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”",
        ),
    ],
)
def test_a_file_that_is_no_template(tmp_path: Path, content: bytes, reason: str, hint: str) -> None:
    found = compile_template(content, WHERE, facts_of(tmp_path), PER_PROJECT)
    assert isinstance(found, list)
    assert [str(issue) for issue in found] == [told("T209", f"模板打不开：{reason}", hint)]


def stray(part: str, tag: str) -> str:
    return told(
        "T213", f"部件 {part} 里的标签 {tag} 不在文字中，不会被替换", "把标签移到正文、表格、页眉或页脚的文字里"
    )


@pytest.mark.parametrize("tag", ["{{ 项目.名称 }}", "{{ loop.__class__ }}", "{% set 甲 = 1 %}"])
def test_a_tag_that_nothing_would_replace(tmp_path: Path, tag: str) -> None:
    picture = f'<w:p><w:r><w:drawing><wp:docPr xmlns:wp="wp" id="1" name="图" descr="{tag}"/></w:drawing></w:r></w:p>'
    assert faults(tmp_path, picture) == [stray("word/document.xml", tag)]
    drawing = f'<w:p><w:r><w:drawing><a:t xmlns:a="a">{tag}</a:t></w:drawing></w:r></w:p>'
    assert faults(tmp_path / "图形", drawing) == [stray("word/document.xml", tag)]


def test_a_block_that_ends_in_another_place(tmp_path: Path) -> None:
    body = table(("{% if 项目.编码 %}甲",)) + paragraph("乙{% endif %}")
    assert faults(tmp_path, body) == [
        told(
            "T203",
            "段落“乙{% endif %}”：标签 {% endif %} 没有配对，它前面打开的是 {% if 项目.编码 %}（第1个表格第1行第1格），"
            "两头要在同一张表、同一段文字里",
            "补上缺的那个标签，或删去多的这个",
        )
    ]


def test_a_row_loop_over_two_tables(tmp_path: Path) -> None:
    body = table((LOOP,), ("{{ 指标.名称 }}",)) + paragraph("") + table((END,))
    (message,) = faults(tmp_path, body)
    assert message.startswith(f"{WHERE}: 错误 T203 第2个表格第1行第1格：标签 {END} 没有配对，它前面打开的是 {LOOP}")


def test_a_second_else(tmp_path: Path) -> None:
    assert faults(tmp_path, paragraph("{% if 项目.编码 %}{% else %}{% else %}{% endif %}")) == [
        told(
            "T203",
            "段落“{% if 项目.编码 %}{%…”：标签 {% else %} 没有配对，它前面已经有 else",
            "补上缺的那个标签，或删去多的这个",
        )
    ]


def test_a_loop_variable_named_loop(tmp_path: Path) -> None:
    rows = table(("{%tr for loop in 项目.指标 %}",), ("乙",), (END,))
    (message,) = faults(tmp_path, rows)
    assert "写法不对（循环变量要是一个词，不能叫 loop）" in message


@pytest.mark.parametrize(
    ("cell", "complaint"),
    [
        ("{% 合并 指标.一级 %}{% 合并 指标.二级 %}甲", "在这个单元格里是第二个"),
        ("{% 合并 指标.一级 or 指标.二级 %}甲", "的名字应以“指标.”开头"),
    ],
)
def test_merges_of_another_form(tmp_path: Path, cell: str, complaint: str) -> None:
    found = faults(tmp_path, table((LOOP,), (cell,), (END,)))
    assert {message.partition("错误 ")[2][:4] for message in found} == {"T207"}
    assert complaint in found[0]


def test_a_cell_inside_a_content_control(tmp_path: Path) -> None:
    cell = f"<w:tc>{paragraph('{{ 项目.总粉 }}')}</w:tc>"
    body = (
        "<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>"
        f"{cell}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    (message,) = faults(tmp_path, body)
    assert message.startswith(f"{WHERE}: 错误 T201 第1个表格第1行第1格：标签 {{{{ 项目.总粉 }}}} 里的“总粉”不存在")
