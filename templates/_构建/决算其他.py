"""Sections 八 to 十三 of 决算公开说明: courtesies, other funds, the agency's running, purchases, assets."""

from __future__ import annotations

from lxml import etree

from gb9704 import SECTION, SUBSECTION
from ooxml import paragraph
from 决算句子 import UNIT, changed, text


def sections() -> list[etree._Element]:
    """All six."""
    return [*_courtesies(), *_other_funds(), *_agency()]


def _courtesies() -> list[etree._Element]:
    def part(name: str, caption: str) -> str:
        done = f"{{% if {name}.全年预算 %}}，完成预算的{{{{ {name}.完成全年预算率 }}}}{{% endif %}}"
        return f"{caption}全年预算{{{{ {name}.全年预算 }}}}，支出决算{{{{ {name}.决算 }}}}{done}"

    last = "与上年决算相比"
    parts = "；".join(
        (
            part("三公.因公出国境费", "因公出国（境）费"),
            part("三公.公务用车费", "公务用车购置及运行维护费"),
            part("三公.公务接待费", "公务接待费"),
        )
    )
    return [
        paragraph("八、财政拨款“三公”经费支出决算情况说明", SECTION),
        paragraph("（一）财政拨款“三公”经费支出总体情况说明", SUBSECTION),
        text(
            f"{UNIT}财政拨款“三公”经费{part('三公.合计', '')}。其中：{parts}。"
            "{% if 三公.合计.比全年预算.原因 %}决算与预算差异原因：{{ 三公.合计.比全年预算.原因 }}。{% endif %}"
        ),
        paragraph("（二）财政拨款“三公”经费支出具体情况说明", SUBSECTION),
        text(
            f"{UNIT}财政拨款“三公”经费支出{{{{ 三公.合计.决算 }}}}。因公出国（境）费支出"
            "{{ 三公.因公出国境费.决算 }}，占{{ 三公.因公出国境费.占比 }}；公务用车购置及运行维护费支出"
            "{{ 三公.公务用车费.决算 }}，占{{ 三公.公务用车费.占比 }}；公务接待费支出{{ 三公.公务接待费.决算 }}，"
            "占{{ 三公.公务接待费.占比 }}。其中："
        ),
        text(
            "1.因公出国（境）费支出{{ 三公.因公出国境费.决算 }}，全年出国（境）团组{{ 三公.出国团组数 }}个，"
            "累计{{ 三公.出国人次 }}人次。" + changed("三公.因公出国境费.比上年", last)
        ),
        text("2.公务用车购置及运行维护费支出{{ 三公.公务用车费.决算 }}。其中："),
        text(
            "（1）公务用车购置支出{{ 三公.公务用车购置费.决算 }}。{% if 三公.购置车辆数 %}本年购置公务用车"
            "{{ 三公.购置车辆数 }}辆。{% else %}本单位本年未购置公务用车。{% endif %}"
            + "{% if 三公.公务用车购置费.比上年.差额 %}"
            + changed("三公.公务用车购置费.比上年", last)
            + "{% endif %}"
        ),
        text(
            "（2）公务用车运行维护费支出{{ 三公.公务用车运行维护费.决算 }}"
            "{% if 三公.公务用车运行维护费.决算 %}，主要用于按规定保留的公务用车的燃料费、"
            "维修费、过桥过路费、保险费、安全奖励费用等{% endif %}。截至{{ 单位.年度 }}年12月31日，"
            "使用财政拨款开支的公务用车保有量为{{ 三公.车辆保有量 }}辆。"
            + changed("三公.公务用车运行维护费.比上年", last)
        ),
        text(
            "3.公务接待费支出{{ 三公.公务接待费.决算 }}。其中：国内公务接待支出{{ 三公.国内接待 }}，接待"
            "{{ 三公.国内接待批次 }}批次，{{ 三公.国内接待人次 }}人次；国（境）外公务接待支出{{ 三公.国外接待 }}，接待"
            "{{ 三公.国外接待批次 }}批次，{{ 三公.国外接待人次 }}人次。" + changed("三公.公务接待费.比上年", last)
        ),
    ]


def _other_funds() -> list[etree._Element]:
    def fund(name: str, caption: str, rows: str, table: str) -> str:
        none = f"本年无{caption}收、支、余。"
        each = "{{ 行.名称 }}{{ 行.决算 }}{% if not loop.last %}、{% endif %}"
        listed = f"包括：{{% for 行 in {rows} %}}{each}{{% endfor %}}。"
        return (
            f"{UNIT}{caption}支出决算{{{{ 决算.{name}.决算 }}}}。"
            f"{{% if {rows} %}}{listed}{{% endif %}}{{% if not {table} %}}{none}{{% endif %}}"
        )

    return [
        paragraph("九、政府性基金预算财政拨款支出决算情况说明", SECTION),
        text(fund("政府性基金预算", "政府性基金预算财政拨款", "决算.政府性基金项", "决算.政府性基金行")),
        paragraph("十、国有资本经营预算财政拨款支出决算情况说明", SECTION),
        text(fund("国有资本经营预算", "国有资本经营预算财政拨款", "决算.国有资本项", "决算.国有资本行")),
    ]


def _agency() -> list[etree._Element]:
    share = "授予中小企业合同金额占{0}支出金额的{{{{ 采购.{0}.中小企业占比 }}}}"
    small = "{{% if 采购.{0}.金额 %}}；{0}采购" + share + "{{% endif %}}"
    kinds = "".join(small.format(kind) for kind in ("货物", "工程", "服务"))
    cars = "{{ 车.用途 }}{{ 车.数量 }}辆{% if not loop.last %}、{% endif %}"
    return [
        paragraph("十一、机构运行经费支出决算情况说明", SECTION),
        text(
            f"{UNIT}机构运行经费支出决算{{{{ 决算.机构运行经费.决算 }}}}。"
            + changed("决算.机构运行经费.比上年", "与上年决算相比")
        ),
        paragraph("十二、政府采购支出决算情况说明", SECTION),
        text(
            f"{UNIT}政府采购支出总额{{{{ 采购.合计.金额 }}}}，其中：政府采购货物支出{{{{ 采购.货物.金额 }}}}、"
            "政府采购工程支出{{ 采购.工程.金额 }}、政府采购服务支出{{ 采购.服务.金额 }}。政府采购授予中小企业合同金额"
            "{{ 采购.合计.中小企业 }}，占政府采购支出总额的{{ 采购.合计.中小企业占比 }}，其中：授予小微企业合同金额"
            f"{{{{ 采购.小微企业 }}}}，占政府采购支出总额的{{{{ 采购.小微企业占比 }}}}{kinds}。"
        ),
        paragraph("十三、国有资产占用情况说明", SECTION),
        text(
            "{{ 单位.名称 }}截至{{ 单位.年度 }}年12月31日，共有车辆{{ 资产.车辆总数 }}辆，其中："
            f"{{% for 车 in 资产.车辆 %}}{cars}{{% endfor %}}；单价100万元（含）以上的设备（不含车辆）"
            "{{ 资产.大型设备 }}台（套）。"
        ),
    ]
