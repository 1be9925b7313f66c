"""The M faults: a file that is good YAML but not what the form asks for."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.issues import Told, fault

_SHORT = 40
"""So much of a value is shown in a way out."""


def cut(text: str, limit: int = 40) -> str:
    """A typed text as a message quotes it: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit] + "……"


def listed(words: Sequence[str], limit: int = 12) -> str:
    """The first words of a list, as a hint names them."""
    return "、".join(words[:limit]) + ("……" if len(words) > limit else "")


@fault("M101")
def unknown_key(key: str, near: str, known: Sequence[str]) -> Told:
    """不认识的键。

    说明：每个键都必须是表样上的词；写错一个字，那一项就会丢失，所以不认识的键一律报错。
    错例：项目名：口岸经费（应为 项目名称）
    对例：项目名称: 口岸经费
    改法：改成提示中最接近的键；全部的键用 reportgen fields 查看
    """
    if near:
        return f"不认识的键“{cut(key)}”，应为“{near}”", f"把“{cut(key)}”改成“{near}”，或删去这一行"
    return f"不认识的键“{cut(key)}”", f"这里可用的键：{listed(known)}"


@fault("M102")
def not_a_mapping(label: str, found: str) -> Told:
    """应写“键: 值”的地方写成了别的。

    说明：这一项下面应是若干行“键: 值”。
    错例：资金: 80
    对例：资金: {财政拨款: {年初预算: 80}}
    改法：照表样逐项写成“键: 值”
    """
    return f"“{label}”应为若干“键: 值”，这里是{found}", "照示例逐行写成“键: 值”，每行比上一级多缩进两格"


@fault("M103")
def not_a_list(label: str, found: str, single: str) -> Told:
    """应写列表的地方写成了别的。

    说明：这一项可以有多条，每条另起一行，前面写“- ”；只有一条文字的，也可以写在方括号里：原因: ['人员增加']。
    错例：数量指标: {名称: 接待次数}
    对例：数量指标: [{名称: 接待次数}]
    改法：每条另起一行，前加“- ”；一条文字写在方括号里
    """
    if single:
        shown = "…" if len(single) > _SHORT or "\n" in single else single.replace("'", "''")
        return f"“{label}”应为列表，这里是{found}", f"放进方括号，写成“{label}: ['{shown}']”"
    return f"“{label}”应为列表（每条以“- ”开头），这里是{found}", "每一条前面加“- ”，只有一条时也要加"


@fault("M104")
def not_a_value(label: str, found: str) -> Told:
    """应写一个值的地方写成了列表或“键: 值”。

    说明：这一项只有一个值。
    错例：项目名称: [口岸经费]
    对例：项目名称: 口岸经费
    改法：只写值本身；方括号、花括号开头的文字用引号括起来
    """
    return f"“{label}”应为一个值，这里是{found}", "只写值本身；文字以 [ 或 { 开头时用引号括起来"


@fault("M105")
def bad_amount(label: str, text: str, reason: str, advice: str) -> Told:
    """金额写法不对。

    说明：金额只写阿拉伯数字、小数点，可以有千分位逗号，可以在后面带 元 或 万元；不接受全角数字、科学记数法等写法，
    免得读成另一个数。
    错例：全年预算: １６
    对例：全年预算: 16.00
    改法：按提示改写
    """
    return f"“{label}”的金额“{cut(text)}”{reason}", cut(advice, 120)


@fault("M106")
def money_unit_missing(text: str) -> Told:
    """没有写明金额单位。

    说明：元与万元相差一万倍，程序不猜。文件开头写“金额单位: 万元”，或每个金额自带单位。
    错例：资金: {财政拨款: {全年预算: 16}}（文件中没有 金额单位）
    对例：金额单位: 万元
    改法：在文件开头加一行“金额单位: 万元”或“金额单位: 元”
    """
    return f"金额“{cut(text)}”没有单位，本文件也没有写“金额单位”", "在文件开头加一行“金额单位: 万元”（或 元）"


@fault("M107")
def bad_number(label: str, text: str, reason: str, advice: str) -> Told:
    """数字写法不对。

    说明：分值、比例、年度等只写阿拉伯数字与小数点。
    错例：分值: 十
    对例：分值: 10
    改法：按提示改写
    """
    return f"“{label}”的数“{cut(text)}”{reason}", cut(advice, 120)


@fault("M108")
def not_a_choice(label: str, text: str, words: Sequence[str], meant: str) -> Told:
    """不在可选的词之内。

    说明：这一项只能用规定的几个词。
    错例：方向: 不低于
    对例：方向: 大于等于
    改法：从提示列出的词中选一个
    """
    return f"“{label}”写的是“{cut(text)}”，应为其中之一：{'、'.join(words)}", (
        f"多半是“{meant}”，改成这个词" if meant else "从列出的词中选一个"
    )


@fault("M109")
def operator_in_value(label: str, text: str, direction: str, rest: str) -> Told:
    """指标值里写了 ≥、≤ 等符号。

    说明：方向与数分开写，程序才能计算得分，各省的表样也才能各按各的样子印。
    错例：目标: ≥5
    对例：方向: 大于等于
    改法：符号写进“方向”，数写进“目标”
    """
    return f"“{label}”写的是“{cut(text)}”，应只写数", f"分成两项：方向: {direction} 和 {label}: {rest}"


@fault("M110")
def not_a_year(text: str) -> Told:
    """年度不对。

    说明：年度是四位数的公历年份。
    错例：年度: 23
    对例：年度: 2023
    改法：写成四位数
    """
    return f"年度“{text}”不是1949至2100之间的年份", "写成四位数的年份，如 2023"


@fault("M122")
def value_missing(label: str) -> Told:
    """必填的项没有写。

    说明：这一项不写，文档就缺一块；确实不存在的写“无”，暂时不知道的写“待填”（用 build --draft 先看样子）。
    错例：（没有 项目名称）
    对例：项目名称: 口岸经费
    改法：补上这一项
    """
    return f"缺“{label}”", f"补上“{label}: …”"


@fault("M123")
def profile_value(label: str, found: str, expected: str) -> Told:
    """格式里的值不合理。

    说明：小数位数、等级、超额界限等决定整套文档怎样算、怎样印，不合理的值一律不用。
    错例：小数: 60
    对例：小数: 2
    改法：按提示改正
    """
    return f"“{label}”是{cut(found)}，{expected}", "按提示改正 格式.yaml 里的这一项"


@fault("M124")
def indented_too_far(key: str) -> Told:
    """顶格的键多缩进了。

    说明：这个键是文件最外层的，前面有空格就成了上一项的内容。
    错例：资金: 下面写“  执行偏差: …”
    对例：执行偏差: …（顶格）
    改法：删去这一行前面的空格
    """
    return f"“{key}”应顶格写，这里多缩进了", "删去这一行前面的空格；它下面的内容也一起往左移"
