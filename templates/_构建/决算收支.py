"""Sections 一 to 七 of 决算公开说明: totals, income, spending, the general budget, basic and project spending."""

from __future__ import annotations

from lxml import etree

from gb9704 import SECTION, SUBSECTION, TEXT
from ooxml import loop, paragraph, w
from 决算句子 import UNIT, changed, text


def sections(income_chart: etree._Element, spending_chart: etree._Element) -> list[etree._Element]:
    """All seven, with their two charts."""
    return [
        *_totals(),
        *_income(income_chart),
        *_spending(spending_chart),
        *_fiscal(),
        *_general(),
        *_basic(),
        *_project_spending(),
    ]


def _totals() -> list[etree._Element]:
    none = "{{% if not {0} %}}不存在此项内容。{{% endif %}}"
    other = (
        "{% if 决算.其他收入.决算 %}其他收入{{ 决算.其他收入.决算|元 }}{% if 决算.其他收入.比上年.比率说法 %}，"
        "较上年{{ 决算.其他收入.比上年.比率说法 }}{% endif %}{% if 决算.其他收入.比上年.原因 %}，变动原因："
        "{{ 决算.其他收入.比上年.原因 }}{% endif %}。{% endif %}"
    )
    with_last = "与上年决算相比"
    return [
        paragraph("一、收入支出决算总体情况说明", SECTION),
        text(
            f"{UNIT}收入、支出决算总计{{{{ 决算.总计.决算 }}}}。"
            + changed("决算.总计.比年初预算", "与年初预算相比", "收、支总计")
            + changed("决算.总计.比上年", with_last, "收、支总计")
            + "其中："
        ),
        paragraph("（一）收入决算总计{{ 决算.总计.决算 }}。包括：", SUBSECTION),
        text("1.本年收入决算合计{{ 决算.本年收入.决算 }}。" + changed("决算.本年收入.比上年", with_last) + other),
        text(
            "2.使用非财政拨款结余和专用结余{{ 决算.使用非财政拨款结余.决算 }}。"
            + none.format("决算.使用非财政拨款结余.决算")
        ),
        text(
            "3.年初结转和结余{{ 决算.年初结转.决算 }}。"
            + "{% if not 决算.年初结转.决算 and not 决算.年初结转.比上年.说法 %}不存在此项内容。{% endif %}"
            + changed("决算.年初结转.比上年", with_last)
        ),
        paragraph("（二）支出决算总计{{ 决算.支出总计.决算 }}。包括：", SUBSECTION),
        text("1.本年支出决算合计{{ 决算.本年支出.决算 }}。" + changed("决算.本年支出.比上年", with_last)),
        text("2.结余分配{{ 决算.结余分配.决算 }}。" + none.format("决算.结余分配.决算")),
        text("3.年末结转和结余{{ 决算.年末结转.决算 }}。" + none.format("决算.年末结转.决算")),
    ]


def _shares() -> etree._Element:
    return text("本年{{ 行.名称 }}{{ 行.决算 }}，占{{ 行.占比 }}{% if loop.last %}。{% else %}；{% endif %}")


def _figure(caption: str) -> etree._Element:
    centred = w("ind", firstLine=0, firstLineChars=0), w("jc", val="center")
    return paragraph(caption, TEXT, *centred)


def _income(chart: etree._Element) -> list[etree._Element]:
    return [
        paragraph("二、收入决算情况说明", SECTION),
        text(f"{UNIT}本年收入决算合计{{{{ 决算.本年收入.决算 }}}}，其中："),
        *loop("行 in 决算.收入", _shares()),
        chart,
        _figure("图1　收入决算图"),
    ]


def _spending(chart: etree._Element) -> list[etree._Element]:
    return [
        paragraph("三、支出决算情况说明", SECTION),
        text(f"{UNIT}本年支出决算合计{{{{ 决算.本年支出.决算 }}}}，其中："),
        *loop("行 in 决算.支出类型", _shares()),
        chart,
        _figure("图2　支出决算图"),
    ]


def _fiscal() -> list[etree._Element]:
    each = "{{ 类.名称 }}{{ 类.决算 }}，占{{ 类.占比 }}{% if not loop.last %}；{% endif %}"
    # With what is left the list adds up to the total that it belongs to.
    left = "决算.财政拨款年末结转"
    carried = (
        f"{{% if {left}.决算 %}}；年末财政拨款结转和结余{{{{ {left}.决算 }}}}，占{{{{ {left}.占比 }}}}{{% endif %}}"
    )
    return [
        paragraph("四、财政拨款收入支出决算总体情况说明", SECTION),
        text(
            f"{UNIT}财政拨款收入、支出决算总计{{{{ 决算.财政拨款.决算 }}}}"
            f"{{% if 决算.财政拨款类 %}}，其中：{{% for 类 in 决算.财政拨款类 %}}{each}{{% endfor %}}"
            f"{carried}{{% endif %}}。"
            + changed("决算.财政拨款.比年初预算", "与年初预算相比", "收、支总计")
            + changed("决算.财政拨款.比上年", "与上年决算相比", "收、支总计")
        ),
    ]


def _general() -> list[etree._Element]:
    name = "决算.一般公共预算"
    row = (
        "{{ loop.index }}.{{ 项.款 }}（款）{{ 项.名称 }}（项）。年初预算{{ 项.年初预算 }}，支出决算{{ 项.决算 }}"
        "{% if 项.年初预算 %}，完成年初预算的{{ 项.完成年初预算率 }}{% endif %}。"
        "{% if 项.比年初预算.原因 %}决算数与年初预算数的差异原因：{{ 项.比年初预算.原因 }}。{% endif %}"
    )
    return [
        paragraph("五、一般公共预算财政拨款支出决算情况说明", SECTION),
        text(
            f"{UNIT}一般公共预算财政拨款支出决算{{{{ {name}.决算 }}}}"
            f"{{% if {name}.年初预算 %}}。与年初预算{{{{ {name}.年初预算 }}}}相比，完成年初预算的"
            f"{{{{ {name}.完成年初预算率 }}}}{{% endif %}}。{{% if 决算.一般公共预算类 %}}其中：{{% endif %}}"
        ),
        *loop(
            "类 in 决算.一般公共预算类",
            paragraph("（{{ loop.index|中文数 }}）{{ 类.名称 }}（类）", SUBSECTION),
            text("{{ 类.名称 }}（类）决算数为{{ 类.决算 }}，与年初预算相比，{{ 类.比年初预算.说法 }}。其中："),
            *loop("项 in 类.项", text(row)),
        ),
    ]


def _listed(group: str) -> str:
    each = "{{ 款.名称 }}{{ 款.决算 }}{% if not loop.last %}、{% endif %}"
    return f"{{% if {group}.明细 %}}主要包括：{{% for 款 in {group}.明细 %}}{each}{{% endfor %}}。{{% endif %}}"


def _basic() -> list[etree._Element]:
    return [
        paragraph("六、一般公共预算财政拨款基本支出决算情况说明", SECTION),
        text(f"{UNIT}一般公共预算财政拨款基本支出决算{{{{ 决算.基本支出.决算 }}}}，其中："),
        text("（一）人员经费{{ 决算.人员经费.决算 }}。" + _listed("决算.人员经费")),
        text("（二）公用经费{{ 决算.公用经费.决算 }}。" + _listed("决算.公用经费")),
    ]


def _project_spending() -> list[etree._Element]:
    return [
        paragraph("七、一般公共预算财政拨款项目支出决算情况说明", SECTION),
        text(
            f"{UNIT}一般公共预算财政拨款项目支出决算{{{{ 决算.项目支出.决算 }}}}"
            "{% if 决算.项目支出类 %}，其中：{% else %}。{% endif %}"
        ),
        *loop(
            "类 in 决算.项目支出类",
            text("（{{ loop.index|中文数 }}）{{ 类.名称 }}{{ 类.决算 }}。" + _listed("类") + "{{ 类.说明 }}"),
        ),
    ]
