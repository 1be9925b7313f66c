"""项目支出绩效评价报告: a part of 决算公开说明, and a document of its own."""

from __future__ import annotations

from lxml import etree

from clean_package import docx
from gb9704 import SECTION, TEXT, TITLE, portrait_section
from ooxml import loop, paragraph, w

FORM = "项目支出绩效评价报告"


def build() -> bytes:
    """The template as a .docx."""
    inside = loop("项目 in 绩效.评价报告", *report())
    return docx(FORM, w("document", w("body", *inside, portrait_section())), booklet=True)


def problems(execution: str, indicator: str) -> str:
    """Why points were lost, a sentence for each loss, as a reason may hold any other sign; 无 where none were.

    ``execution`` and ``indicator`` are the words before a reason.
    """
    return (
        f"{{% if 项目.执行偏差 %}}{execution}{{{{ 项目.执行偏差|成句 }}}}{{% endif %}}"
        f"{{% for 指标 in 项目.扣分指标 %}}{indicator}{{{{ 指标.偏差|成句 }}}}{{% endfor %}}"
        "{% if not 项目.扣分指标 and not 项目.执行偏差 %}无。{% endif %}"
    )


def report(heading: str = SECTION) -> list[etree._Element]:
    """The report on 项目, from the same facts as its self-evaluation; inside a book its headings stand lower."""
    indicator = (
        "{{ loop.index }}.{{ 指标.二级 }}：{{ 指标.名称 }}，年度指标值{{ 指标.目标值 }}，"
        "实际完成值{{ 指标.实际 }}{{ 指标.单位 }}，得分{{ 指标.得分 }}。"
    )
    lost = problems("预算执行：", "{{ 指标.名称 }}：")
    return [
        paragraph("{{ 项目.名称 }}绩效评价报告", TITLE, *(_on_its_own() if heading != SECTION else [])),
        paragraph("（{{ 单位.年度 }}年度）", TEXT, w("ind", firstLine=0, firstLineChars=0), w("jc", val="center")),
        _text("项目名称：{{ 项目.名称 }}"),
        _text("主管部门：{{ 项目.主管部门 }}"),
        _text("实施单位：{{ 项目.实施单位 }}"),
        paragraph("一、单位职能和机构情况", heading),
        _text("{{ 概况.主要职能|成句 }}"),
        _text("{{ 概况.机构设置|成句 }}"),
        paragraph("二、年度预算执行情况", heading),
        _text(
            "年初预算{{ 项目.年初预算 }}，全年预算{{ 项目.全年预算 }}，实际执行{{ 项目.全年执行 }}，"
            "执行率{{ 项目.执行率 }}，执行得分{{ 项目.执行得分 }}。"
        ),
        paragraph("三、绩效目标完成情况及分析", heading),
        _text("预期目标：{{ 项目.预期目标|成句 }}"),
        _text("完成情况：{{ 项目.完成情况|成句 }}"),
        *loop("指标 in 项目.指标", _text(indicator)),
        paragraph("四、评价结论", heading),
        _text("综合得分{{ 项目.总分 }}，评价结果为“{{ 项目.等级 }}”。"),
        paragraph("五、存在的问题和改进措施", heading),
        _text(f"{lost}{{% if 项目.改进措施 %}}{{{{ 项目.改进措施|成句 }}}}{{% endif %}}"),
    ]


def _on_its_own() -> list[etree._Element]:
    """Inside a book: on a page of its own, and in the table of contents."""
    return [w("pageBreakBefore"), w("outlineLvl", val=1)]


def _text(words: str) -> etree._Element:
    return paragraph(words, TEXT)
