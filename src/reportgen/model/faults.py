"""The M faults: a file that is good YAML but not what the form asks for."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.issues import Told, fault


def _listed(words: Sequence[str], limit: int = 12) -> str:
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
        return f"不认识的键“{key}”，应为“{near}”", f"把“{key}”改成“{near}”，或删去这一行"
    return f"不认识的键“{key}”", f"这里可用的键：{_listed(known)}"


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
def not_a_list(label: str, found: str) -> Told:
    """应写列表的地方写成了别的。

    说明：这一项可以有多条，每条前面写“- ”。
    错例：数量指标: {名称: 接待次数}
    对例：数量指标: [{名称: 接待次数}]
    改法：每条前加“- ”
    """
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
    return f"“{label}”的金额“{text}”{reason}", advice


@fault("M106")
def money_unit_missing(text: str) -> Told:
    """没有写明金额单位。

    说明：元与万元相差一万倍，程序不猜。文件开头写“金额单位: 万元”，或每个金额自带单位。
    错例：资金: {财政拨款: {全年预算: 16}}（文件中没有 金额单位）
    对例：金额单位: 万元
    改法：在文件开头加一行“金额单位: 万元”或“金额单位: 元”
    """
    return f"金额“{text}”没有单位，本文件也没有写“金额单位”", "在文件开头加一行“金额单位: 万元”（或 元）"


@fault("M107")
def bad_number(label: str, text: str, reason: str, advice: str) -> Told:
    """数字写法不对。

    说明：分值、比例、年度等只写阿拉伯数字与小数点。
    错例：分值: 十
    对例：分值: 10
    改法：按提示改写
    """
    return f"“{label}”的数“{text}”{reason}", advice


@fault("M108")
def not_a_choice(label: str, text: str, words: Sequence[str]) -> Told:
    """不在可选的词之内。

    说明：这一项只能用规定的几个词。
    错例：方向: 不低于
    对例：方向: 大于等于
    改法：从提示列出的词中选一个
    """
    return f"“{label}”写的是“{text}”，应为其中之一：{'、'.join(words)}", "从列出的词中选一个"


@fault("M109")
def operator_in_value(label: str, text: str, direction: str, rest: str) -> Told:
    """指标值里写了 ≥、≤ 等符号。

    说明：方向与数分开写，程序才能计算得分，各省的表样也才能各按各的样子印。
    错例：目标: ≥5
    对例：方向: 大于等于
    改法：符号写进“方向”，数写进“目标”
    """
    return f"“{label}”写的是“{text}”，应只写数", f"分成两项：方向: {direction} 和 {label}: {rest}"


@fault("M110")
def not_a_year(text: str) -> Told:
    """年度不对。

    说明：年度是四位数的公历年份。
    错例：年度: 23
    对例：年度: 2023
    改法：写成四位数
    """
    return f"年度“{text}”不是1949至2100之间的年份", "写成四位数的年份，如 2023"


@fault("M111")
def not_where_it_belongs(label: str, found: str, expected: str, folder: str) -> Told:
    """文件里的单位或年度与所在文件夹不一致。

    说明：文件复制到别的文件夹后忘了改，会把一个单位的数印到另一个单位、另一年的文档里。
    错例：年度: 2022（文件在 2023 文件夹内）
    对例：年度: 2023
    改法：改正文件中的值，或把文件移到正确的文件夹
    """
    return (
        f"“{label}”是“{found}”，所在文件夹{folder}应为“{expected}”",
        "改正这个值，或把文件移到它该在的文件夹",
    )


@fault("M112")
def unknown_file_kind(text: str, near: str, known: Sequence[str]) -> Told:
    """不认识的文件种类。

    说明：文件是什么由“文件:”一行决定，与文件名无关。
    错例：文件: 项日
    对例：文件: 项目
    改法：改成提示列出的种类之一
    """
    return f"不认识的文件种类“{text}”，应为：{_listed(known)}", f"改成“文件: {near or known[0]}”"


@fault("M113")
def wrong_file_kind(found: str, expected: str) -> Told:
    """文件放错了地方。

    说明：单位文件夹下只有一个 单位.yaml；年度文件夹下放项目等文件。
    错例：单位.yaml 里写着 文件: 项目
    对例：文件: 单位
    改法：改正“文件:”一行，或把文件移到它该在的文件夹
    """
    return f"这里应是“文件: {expected}”，却是“文件: {found}”", "改正“文件:”一行，或把文件移到它该在的文件夹"


@fault("M114")
def unit_file_missing(folder: str) -> Told:
    """单位文件夹里没有 单位.yaml。

    说明：data/ 下每个文件夹是一个单位，必须有 单位.yaml。
    错例：data/某局/2023/…（没有 data/某局/单位.yaml）
    对例：data/某局/单位.yaml
    改法：新建 单位.yaml，写明名称与格式
    """
    return f"单位文件夹“{folder}”里没有 单位.yaml", "新建 单位.yaml，至少写 文件、名称、格式 三项"


@fault("M115")
def profile_not_named(year: str, known: Sequence[str]) -> Told:
    """单位.yaml 没有说这一年用哪个格式。

    说明：各年度的表样可能不同，格式按年度写在 单位.yaml 里。
    错例：格式: {2022: 内蒙古-2023}（却有 2023 文件夹）
    对例：格式: {2022: 内蒙古-2023, 2023: 内蒙古-2023}
    改法：在“格式”里加上这一年
    """
    return f"“格式”里没有{year}年", f"在“格式”里加上“{year}: 格式名”；可用的格式：{_listed(known)}"


@fault("M116")
def profile_unknown(name: str, near: str, known: Sequence[str]) -> Told:
    """没有这个格式。

    说明：格式是 templates/ 下的一个文件夹，内有 格式.yaml。
    错例：格式: {2023: 内蒙古2023}
    对例：格式: {2023: 内蒙古-2023}
    改法：改成已有的格式名
    """
    return f"没有格式“{name}”" + (f"，是否想写“{near}”" if near else ""), f"可用的格式：{_listed(known)}"


@fault("M117")
def profile_in_circle(chain: Sequence[str]) -> Told:
    """格式的继承绕成了圈。

    说明：一个格式不能直接或间接地继承自己。
    错例：甲 继承 乙，乙 继承 甲
    对例：甲 继承 乙
    改法：删去其中一处“继承”
    """
    return f"格式的继承绕成了圈：{' → '.join(chain)}", "删去其中一处“继承”"


@fault("M118")
def project_twice(name: str, other: str) -> Told:
    """两个项目文件同名。

    说明：项目以名称（或编码）区分；复制文件后忘了改名，会漏掉一个项目。
    错例：两个文件都写 项目名称: 口岸经费
    对例：项目名称各不相同
    改法：改正其中一个的名称，或删去多余的文件
    """
    return f"项目“{name}”已在 {other} 中", "改正其中一个的项目名称（编码），或删去多余的文件"


@fault("M119")
def not_a_year_folder(folder: str) -> Told:
    """单位文件夹下有不是年度的文件夹或多余的文件。

    说明：单位文件夹下只有 单位.yaml 与四位数的年度文件夹；放在别处的文件不会被读到，所以报错而不忽略。
    错例：data/某局/2023年/
    对例：data/某局/2023/
    改法：文件夹改名为四位数的年度，多余的文件移走
    """
    return f"“{folder}”不是四位数的年度文件夹，里面的内容没有读", "改名为四位数的年度，或移到 data/ 之外"


@fault("M120")
def no_data(folder: str) -> Told:
    """没有找到数据。

    说明：工作文件夹里要有 data/，每个单位一个文件夹。
    错例：在别的文件夹里运行 reportgen
    对例：reportgen -C 工作文件夹 check
    改法：换到有 data/ 的文件夹，或用 reportgen new 新建一个单位
    """
    return (
        f"{folder} 里没有单位",
        "换到有 data/ 的文件夹运行（或用 -C 指明），或先运行 reportgen new 单位名 --demo",
    )


@fault("M121", "warning")
def file_not_read(name: str) -> Told:
    """数据文件夹里有不是 YAML 的文件。

    说明：只读 .yaml 文件；其他文件不会进入任何文档，所以提醒一声。
    错例：data/某局/2023/项目/口岸经费.docx
    对例：data/某局/2023/项目/口岸经费.yaml
    改法：移到 data/ 之外，或把内容录入 YAML
    """
    return f"“{name}”不是 .yaml 文件，没有读", "把内容录入 .yaml 文件，或把它移到 data/ 之外"


@fault("M122")
def value_missing(label: str) -> Told:
    """必填的项没有写。

    说明：这一项不写，文档就缺一块；确实不存在的写“无”，暂时不知道的写“待填”（用 build --draft 先看样子）。
    错例：（没有 项目名称）
    对例：项目名称: 口岸经费
    改法：补上这一项
    """
    return f"缺“{label}”", f"补上“{label}: …”"
