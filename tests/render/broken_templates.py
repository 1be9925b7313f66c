"""Templates with one fault each, as clerks make them: what is wrong with each is told in tests/golden/模板差错.txt."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from tests.word import W_SPACE, make_docx, paragraph, table

LOOP, END = "{%tr for 指标 in 项目.指标 %}", "{%tr endfor %}"
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
GOOD = make_docx(paragraph("{{ 项目.名称 }}"))

NESTED = "".join(
    paragraph(text)
    for text in ("{%p for 甲 in 项目.指标 %}", "{%p if 甲.偏差 %}", "{{ 甲.偏差 }}", "{%p endif %}", "{%p endfor %}")
)
"""A loop of which nothing may be left, whatever its list holds."""


def text_box(inside: str) -> str:
    """A text box as Word writes it: once for new programs, once for old ones."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{_CHOICE}">'
        f'<mc:Choice Requires="wps"><w:drawing>{content}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def cell(inside: str) -> str:
    """A table of one cell."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"


def repacked(changed: Mapping[str, str], without: tuple[str, ...] = ()) -> bytes:
    """The good template with other parts."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(stream, "w") as new:
        kept = {name: old.read(name).decode() for name in old.namelist() if name not in without}
        for name, text in {**kept, **changed}.items():
            new.writestr(name, text)
    return stream.getvalue()


def story(kind: str, root: str, inside: str) -> bytes:
    """The good template with a footer, footnotes or endnotes."""
    return repacked({f"word/{kind}.xml": f'<w:{root} xmlns:w="{W_SPACE}">{inside}</w:{root}>'})


def note(text: str) -> str:
    return f'<w:footnote w:id="1">{paragraph(text)}</w:footnote>'


def chart_alone(alt: str) -> bytes:
    """A picture with an alternative text."""
    picture = f'<wp:docPr xmlns:wp="wp" id="1" name="图" descr="{alt}"/>'
    return make_docx(f"<w:p><w:r><w:drawing>{picture}</w:drawing></w:r></w:p>")


BROKEN: dict[str, bytes] = {
    "名字写错": make_docx(paragraph("得分 {{ 项目.总粉 }} 分")),
    "名字不在这种文档里": make_docx(paragraph("{{ 决算.总计.决算 }}")),
    "循环外用循环变量": make_docx(table((LOOP,), ("甲",), (END,)) + paragraph("{{ 指标.名称 }}")),
    "条件里的名字写错": make_docx(paragraph("{% if 项目.编号 %}甲{% endif %}")),
    "格式没有的标题": make_docx(table(("{{ 格式.资金列.年初 }}",))),
    "文本框里的名字写错": make_docx(text_box(paragraph("{{ 单位.名 }}"))),
    "单元格里的文本框": make_docx(cell(text_box(paragraph("{{ 单位.名 }}")))),
    "页眉里的名字写错": make_docx(paragraph("甲"), paragraph("{{ 单位.名 }}")),
    "页脚里的名字写错": story("footer1", "ftr", paragraph("第{{ 页 }}页")),
    "脚注里的名字写错": story("footnotes", "footnotes", note("注：{{ 项目.总粉 }}")),
    "尾注里没有配对": story("endnotes", "endnotes", note("{% if 项目.编码 %}甲").replace("footnote", "endnote")),
    "没有名字": make_docx(paragraph("{{ }}")),
    "名字没有写完": make_docx(paragraph("{{ 项目. }}")),
    "中文句号": make_docx(paragraph("{{ 项目。名称 }}")),
    "全角竖线": make_docx(paragraph("{{ 项目.年初预算｜元 }}")),
    "看不见的字符": make_docx(paragraph("{{ 项\u200b目.名称 }}")),
    "三个括号": make_docx(paragraph("{{{ 项目.名称 }}}")),
    "一个括号": make_docx(paragraph("{ 项目.名称 }")),
    "引号没有写完": make_docx(paragraph("{% if 项目.名称 == '甲 %}{% endif %}")),
    "没有这种标签": make_docx(paragraph("{% set 甲 = 1 %}")),
    "别处的合并标签": make_docx(paragraph("{% vm %}")),
    "循环没有 in": make_docx(
        paragraph("{%p for 指标 项目.指标 %}") + paragraph("{{ 指标.名称 }}") + paragraph("{%p endfor %}")
    ),
    "tr 前面有空格": make_docx(table(("{% tr for 指标 in 项目.指标 %}",), ("{{ 指标.名称 }}",), (END,))),
    "循环的名字写错": make_docx(
        table(
            ("{%tr for 指标 in 项目.指表 %}",),
            ("{% 合并 指标.一级 %}{{ 指标.名称 }}",),
            ("{{ loop.previtem.名称 }}",),
            (END,),
        )
    ),
    "endfor 带名字": make_docx(paragraph("{%p for 甲 in 项目.指标 %}") + paragraph("{%p endfor 甲 %}")),
    "行标签不在表格里": make_docx(paragraph(LOOP) + paragraph(END)),
    "循环没有结束": make_docx(table((LOOP,), ("{{ 指标.名称 }}",))),
    "多一个结束": make_docx(paragraph("甲{% endif %}")),
    "结束写成别的": make_docx(paragraph("{% if 项目.编码 %}甲{% endfor %}")),
    "整段的条件在句中结束": make_docx(paragraph("{%p if 项目.编码 %}") + paragraph("甲{% endif %}")),
    "循环跨两张表": make_docx(table((LOOP,), ("甲",)) + paragraph("") + table((END,))),
    "条件从文本框到正文": make_docx(text_box(paragraph("{% if 项目.编码 %}甲")) + paragraph("{% endif %}")),
    "两个 else": make_docx(paragraph("{% if 项目.编码 %}{% else %}{% else %}{% endif %}")),
    "循环里的 else": make_docx(
        paragraph("{%p for 甲 in 项目.指标 %}") + paragraph("{%p else %}") + paragraph("{%p endfor %}")
    ),
    "算式": make_docx(paragraph("{{ 项目.年初预算 / 10000 }}")),
    "函数": make_docx(paragraph("{{ 项目.名称.upper() }}")),
    "没有的过滤器": make_docx(paragraph("{{ 项目.年初预算|圆 }}")),
    "四层循环": make_docx(
        "".join(paragraph("{%p for 甲 in 项目.指标 %}") for _ in range(4))
        + "".join(paragraph("{%p endfor %}") for _ in range(4))
    ),
    "全角花括号": make_docx(paragraph("｛｛ 项目.名称 ｝｝")),
    "全角百分号": make_docx(paragraph("{％ if 项目.编码 ％}")),
    "少一个括号": make_docx(paragraph("名称 {{ 项目.名称 }")),
    "标签分在两段": make_docx(paragraph("{{ 项目") + paragraph(".名称 }}")),
    "标签分在两格": make_docx(table(("{{ 项目", ".名称 }}"))),
    "注释没有写完": make_docx(paragraph("{# 甲")),
    "合并不在循环里": make_docx(table(("{% 合并 指标.一级 %}甲",))),
    "合并别的名字": make_docx(table((LOOP,), ("{% 合并 项目.名称 %}甲",), (END,))),
    "一格两个合并": make_docx(table((LOOP,), ("{% 合并 指标.一级 %}{% 合并 指标.二级 %}甲",), (END,))),
    "循环标签旁边有标签": make_docx(table((LOOP + "{{ 指标.名称 }}",), (END,))),
    "循环标签旁边的格里有字": make_docx(table((LOOP, "合计"), ("甲", "乙"), (END, ""))),
    "循环一个值": make_docx(table(("{%tr for 甲 in 项目.总分 %}",), ("乙",), (END,))),
    "印一个列表": make_docx(paragraph("{{ 项目.指标 }}")),
    "单元格可能变空": make_docx(cell(NESTED)),
    "页眉可能变空": make_docx(paragraph("甲"), NESTED),
    "图片说明里的标签": chart_alone("{{ 项目.名称 }}"),
    "图表标题里的标签": repacked({"word/charts/chart1.xml": '<c xmlns:a="a"><a:t>{{ 单位.名称 }}</a:t></c>'}),
    "文档属性里的标签": repacked({"docProps/core.xml": "<core><title>{{ 单位.名称 }}</title></core>"}),
    "批注里的标签": story("comments", "comments", paragraph("{{ 甲 }}")),
    "删除了的文字里的标签": make_docx("<w:p><w:del><w:r><w:delText>{{ 项目.总粉 }}</w:delText></w:r></w:del></w:p>"),
    "域代码里的标签": make_docx("<w:p><w:r><w:instrText> REF {{ 项目.名称 }} </w:instrText></w:r></w:p>"),
    "没有标签": make_docx(paragraph("业务培训经费"), paragraph("二〇二四年")),
    "只有注释": make_docx(paragraph("{# 这里写名称 #}业务培训经费")),
    "不是 Word 文件": "{{ 项目.名称 }}".encode(),
    "空文件": b"",
    "旧版 .doc 改名": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "加了密码": b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
    "锁文件": b"\x05" + bytes(161),
    "压缩包缺了尾巴": GOOD[:-200],
    "没有正文部件": repacked({}, without=("word/document.xml",)),
    "没有部件清单": repacked({}, without=("[Content_Types].xml",)),
    "正文损坏": repacked({"word/document.xml": "<w:document"}),
    "正文没有内容": repacked({"word/document.xml": f'<w:document xmlns:w="{W_SPACE}"/>'}),
    "严格格式": repacked(
        {"word/document.xml": '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body/></document>'}
    ),
    "样式部件损坏": repacked({"word/styles.xml": "<w:styles"}),
    "文档类型声明": repacked({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
    "部件名越界": repacked({"../甲.xml": "<a/>"}),
    "两个同名部件": repacked({"WORD/document.xml": "<a/>"}),
}
