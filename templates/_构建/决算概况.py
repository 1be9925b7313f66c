"""Part one of 决算公开说明: duties, organisation, staff, the year's work."""

from __future__ import annotations

from lxml import etree

from gb9704 import PART, PORTRAIT_WIDTH, SECTION, SUBSECTION
from ooxml import paragraph
from word_table import Cell, Row, end, head, prose, spread, table
from 决算句子 import text


def part() -> list[etree._Element]:
    members = [
        Row((head("序号"), head("单位名称"), head("单位性质")), 10, repeated=True),
        Row((Cell("{%tr for 行 in 概况.决算单位 %}", 3),)),
        Row((Cell("{{ 行.序号 }}"), prose("{{ 行.名称 }}"), prose("{{ 行.性质 }}")), 10),
        Row((Cell("{%tr endfor %}", 3),)),
    ]
    staff = (
        "本年编制{{ 概况.编制人数 }}人，一般公共预算财政拨款开支人员{{ 概况.在职人数 }}人，其中行政人员及工勤"
        "{{ 概况.行政人员及工勤 }}人，非参公事业人员{{ 概况.事业人员 }}人"
        "{% if 概况.人员变动 %}，{{ 概况.人员变动 }}{% endif %}。退休"
        "{{ 概况.退休人数 }}人{% if 概况.其他人员 %}；{{ 概况.其他人员|成句 }}{% else %}。{% endif %}"
    )
    return [
        paragraph("第一部分　单位概况", PART),
        paragraph("一、主要职能、职责", SECTION),
        paragraph("（一）主要职能", SUBSECTION),
        text("{{ 概况.主要职能|成句 }}"),
        paragraph("（二）主要职责", SUBSECTION),
        text("{{ 概况.主要职责|成句 }}"),
        paragraph("二、单位机构设置及决算单位构成情况", SECTION),
        text("1.{{ 概况.机构设置|成句 }}"),
        text(staff),
        text("{{ 概况.下属单位|成句 }}"),
        text("2.从决算单位构成看，纳入本单位决算编制范围的预算单位共计{{ 概况.决算单位数 }}家，详细情况见下表："),
        table(spread(PORTRAIT_WIDTH, (14, 90, 52)), members),
        end(),
        paragraph("三、{{ 单位.年度 }}年度单位主要工作完成情况", SECTION),
        text("{{ 概况.主要工作|成句 }}"),
    ]
