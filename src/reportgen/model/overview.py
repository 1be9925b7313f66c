"""The record of a year's overview (概况): duties, organisation, staff, the year's work, performance management."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.choices import OneOf
from reportgen.model.record import Record, as_list, needed, optional
from reportgen.model.values import CountLeaf, Gap, Text, TextLeaf, YearLeaf
from reportgen.model.waiver import WAIVERS, Waivers


class Member(Record):
    """纳入决算编报范围的一个单位"""

    name: TextLeaf = needed("名称", "单位名称")
    nature: TextLeaf = needed("性质", "如 财政拨款的行政单位")


class StaffChange(Record):
    """一项人员变动"""

    kind: TextLeaf = needed("类型", "如 新考录、在职转退休、调出、去世")
    number: CountLeaf = needed("人数", "人数")
    effect: Annotated[Text | Gap, OneOf(("增", "减", "无"))] = needed("影响", "对在职人数：增、减 或 无")


class Staff(Record):
    """人员"""

    posts: CountLeaf = needed("编制", "编制人数")
    officials: CountLeaf = needed("行政人员及工勤", "一般公共预算财政拨款开支的行政人员及工勤")
    institution: CountLeaf = needed("事业人员", "一般公共预算财政拨款开支的非参公事业人员")
    retired: CountLeaf = needed("退休", "退休人数")
    last_year: CountLeaf | None = optional("上年在职", "上年末在职人数；有上年的概况文件时不写")
    changes: Annotated[tuple[StaffChange, ...], as_list] = optional("变动", "本年的人员变动", ())
    others: TextLeaf | None = optional("其他人员", "如 同工同酬4人，招聘18人")


class Overview(Record):
    """概况"""

    kind: TextLeaf = needed("文件", "文件种类，写“概况”")
    unit: TextLeaf | None = optional("单位", "单位名称；写了就须与单位.yaml一致")
    year: YearLeaf = needed("年度", "须与所在年度文件夹一致")
    functions: TextLeaf = needed("主要职能", "主要职能")
    duties: TextLeaf = needed("主要职责", "主要职责")
    organisation: TextLeaf = needed("机构设置", "内设机构、领导职数等")
    subordinate: TextLeaf = needed("下属单位", "下属单位的情况；没有写“本单位无下属单位。”")
    members: Annotated[tuple[Member, ...], as_list] = needed("决算单位", "纳入决算编报范围的单位")
    staff: Staff = needed("人员", "人员情况")
    work: TextLeaf = needed("主要工作", "本年度主要工作完成情况")
    evaluated: TextLeaf = needed("绩效管理", "预算绩效管理工作开展情况")
    conclusion: TextLeaf = needed("评价结论", "单位评价的总体结论，如 评价结果良好")
    report_project: TextLeaf | None = optional("评价报告项目", "写评价报告的项目名称或编码")
    waivers: Waivers = WAIVERS
