"""The kinds of slips: where they can happen, what they do, and what in the data contradicts them.

A path is one of a file's values, its steps joined by dots with the numbers of list members left out:
``支出.决算`` is the amount of any row of spending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.dictionary import economics, functions
from reportgen.model.accounts import BUDGET_TYPES, FISCAL, FUNDS
from reportgen.model.project import DIRECTIONS
from tests.mutation.slips import Slip, another_year, number, number_inside, other, swapped_words, with_unit

YEAR = 2023
_INDICATOR = r"指标\.[^.]+\."
_FUNCTIONS = [code for code in functions(YEAR).names if len(code) == 7]
_ECONOMICS = [code for code in economics(YEAR).names if len(code) == 5]
_UNITS = ("次", "人", "天", "个", "元", "万元", "%", "场")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of slip. ``counterpart`` is what else in the data says the same; empty when nothing does."""

    name: str
    file: str
    path: str
    slip: Slip
    counterpart: str = ""
    value: str = ""
    """What the value must look like."""
    adds: str = ""
    """The key that is typed beside the value, which itself stays; empty when the value is changed."""

    def is_at(self, file: str, path: str, text: str) -> bool:
        """Can it happen to this value?"""
        return bool(
            re.search(self.file, file) and re.fullmatch(self.path, path) and re.search(self.value, text, re.DOTALL)
        )


_THIS, _LAST, _OVERVIEW, _PROJECT = "2023/决算", "2022/决算", "2023/概况", "2023/项目/"
_AMOUNT = r"^[0-9.]+$"

KINDS = (
    # 金额
    Kind("收入", _THIS, r"收入\.决算", number, "支出与结转各行"),
    Kind("支出决算数", _THIS, r"支出\.决算", number, "经济分类、收入"),
    Kind("支出年初预算", _THIS, r"支出\.年初预算", number, "公布的预算合计"),
    Kind("结转", _THIS, r"支出\.年[初末]结转", number, "收入、上年年末结转"),
    Kind("经济分类", _THIS, r"经济分类\.决算", number, "支出决算数"),
    Kind("三公预算", _THIS, r"三公\..*全年预算", number, "公布的合计"),
    Kind("采购金额", _THIS, r"采购\..*", number, "公布的合计"),
    Kind("上年决算各行", _LAST, r"(收入|支出|经济分类)\.(决算|年末结转)", number, "上年决算的另一面"),
    Kind("上年的年初预算", _LAST, r"支出\.年初预算", number),
    Kind("上年的三公预算", _LAST, r"三公\..*全年预算", number),
    Kind("项目资金", _PROJECT, r"资金\..*", number, "公布的合计、执行率"),
    Kind("公布的金额", _THIS, r"公布值\.值", number_inside, "算出的数", r"元$"),
    # 编码
    Kind("功能分类编码敲错", _THIS, r"支出\.科目", number, "科目表、名称"),
    Kind("功能分类编码选错", _THIS, r"支出\.科目", other(_FUNCTIONS), "名称"),
    Kind("经济分类编码敲错", _THIS, r"经济分类\.科目", number, "科目表、名称"),
    Kind("经济分类编码选错", _THIS, r"经济分类\.科目", other(_ECONOMICS), "名称"),
    Kind("支出类型", "决算", r"(支出|经济分类)\.类型", other(BUDGET_TYPES), "另一种分类"),
    Kind("资金来源", "决算", r"支出\.资金", other(FUNDS), "收入"),
    Kind("收入来源", "决算", r"收入\.来源", other(FISCAL), "支出的资金"),
    # 单位
    Kind("文件的金额单位", r"决算|项目/", "金额单位", other(("元", "万元")), "公布值、上年、合理的大小"),
    Kind("计量单位", _PROJECT, rf"{_INDICATOR}单位", other(_UNITS), "批复目标"),
    Kind("值里的单位", _PROJECT, rf"{_INDICATOR}(目标|实际)", with_unit("小时"), "计量单位", _AMOUNT),
    Kind("公布值的单位", _THIS, r"公布值\.值", swapped_words(("万元", "元")), "算出的数", r"元$"),
    # 分值与得分
    Kind("分值", _PROJECT, rf"{_INDICATOR}分值", number, "分值标准"),
    Kind("公布的得分", _PROJECT, r"公布值\.值", number, "算出的得分", _AMOUNT),
    Kind("人工得分", _PROJECT, rf"{_INDICATOR}分值", number, "评分规则算出的得分", adds="得分"),
    Kind("评价", _PROJECT, rf"{_INDICATOR}评价", other(("部分达成", "未达成")), "得分、实际与目标的文字"),
    # 指标值
    Kind("目标", _PROJECT, rf"{_INDICATOR}目标", number, "批复目标", _AMOUNT),
    Kind("批复目标", _PROJECT, r"批复目标\.目标", number_inside, "目标", r"[0-9]"),
    Kind("半年目标", _PROJECT, rf"{_INDICATOR}半年目标", number, "", _AMOUNT),
    Kind("实际", _PROJECT, rf"{_INDICATOR}实际", number, "", _AMOUNT),
    # 方向、增减
    Kind("指标方向", _PROJECT, rf"{_INDICATOR}方向", other(DIRECTIONS), "批复目标"),
    Kind("批复目标的符号", _PROJECT, r"批复目标\.目标", swapped_words(("≥", "≤")), "方向", r"^[≥≤]"),
    Kind("人员增减", _OVERVIEW, r"人员\.变动\.影响", other(("增", "减", "无")), "在职人数"),
    Kind("原因里钱的增减", _THIS, r"原因\..*", swapped_words(("增加", "减少")), "差额的正负", r"(收入|费)(增加|减少)$"),
    Kind("原因里别的增减", _THIS, r"原因\..*", swapped_words(("增加", "减少")), "", r"(人次|补助|补贴)(增加|减少)$"),
    # 人数、数量
    Kind("在职人数", _OVERVIEW, r"人员\.(行政人员及工勤|事业人员|上年在职)", number, "人员变动"),
    Kind("变动人数", _OVERVIEW, r"人员\.变动\.人数", number, "在职人数、原因的文字"),
    Kind("编制、退休人数", _OVERVIEW, r"人员\.(编制|退休)", number),
    Kind("三公数量", _THIS, r"三公\.[^.]*(数|人次|批次|保有量)", number, "", r"^[1-9]"),
    Kind("车辆数", _THIS, r"资产\.车辆\.数量", number, "公布的车辆总数"),
    # 年度
    Kind("文件的年度", r"20\d\d/", "年度", another_year, "文件夹", r"2023"),
    Kind("起止年份", _PROJECT, r"(开始|完成)时间", another_year, "", r"2023"),
    Kind("文字里的年度", r"2023/", r"主要工作|绩效管理", another_year, "年度", r"2023"),
)
