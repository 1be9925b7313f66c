"""The E faults: waivers and levels that do not do what their writer meant."""

from __future__ import annotations

from reportgen.issues import Told, fault


@fault("E101", "warning")
def waiver_unused(code: str, position: str) -> Told:
    """豁免没有用上。

    说明：豁免是为一个已经看过的问题写的；问题改掉了，或写错了地方，豁免还在，以后真的出问题就会被它盖住。
    错例：豁免: [{规则: P206, 理由: 上级追加了任务}]（实际没有超额完成）
    对例：问题改掉以后，把豁免一起删去
    改法：删去这条豁免，或移到出问题的那一处
    """
    place = f"“{position}”" if position else "这里"
    return f"{place}没有 {code} 的问题，豁免没有用上", "删去这条豁免，或移到出问题的那一处"


@fault("E102")
def unknown_rule(code: str, near: str) -> Told:
    """豁免或级别写的规则不存在。

    说明：“豁免”的规则和格式的“检查”都写核对规则的编码；写错一个字，这一条就不起作用。
    错例：豁免: [{规则: P260, 理由: 上级追加了任务}]
    对例：豁免: [{规则: P206, 理由: 上级追加了任务}]
    改法：改成提示的编码；全部编码用 reportgen rules 查看
    """
    meant = f"，是否想写 {near}" if near else ""
    return f"没有规则“{code}”{meant}", "改成正确的编码；全部编码用 reportgen rules 查看"


@fault("E103")
def not_waivable(code: str, why: str) -> Told:
    """这个编码不能豁免。

    说明：只有核对规则的问题可以豁免。文件读不出、模板有错、值没有填，豁免了也印不出文档；总计两边相等、分值合计100分这样
    的恒等式，不相等就是错，没有理由可讲。
    错例：豁免: [{规则: A201, 理由: 系统导出如此}]
    对例：把数改对，不写豁免
    改法：删去这一条，照问题的改法改
    """
    return f"{code}{why}", "删去这一条，照问题的改法改"


@fault("E104")
def waiver_without_reason(code: str) -> Told:
    """豁免没有写理由。

    说明：豁免要让复核的人看得懂为什么可以不改；“无”“—”不是理由，这条豁免不起作用。
    错例：豁免: [{规则: P206, 理由: 无}]
    对例：豁免: [{规则: P206, 理由: 上级年中追加了任务，目标未调整}]
    改法：写明理由，或删去这条豁免
    """
    return f"豁免 {code} 没有写理由", "写明为什么可以不改，或删去这条豁免"


@fault("E105")
def unknown_position(path: str, part: str, near: str) -> Told:
    """豁免的位置不存在。

    说明：“位置”写值的名字，与公布值的位置、模板的标签相同；项目文件里“项目”就是本项目。不写位置，豁免对所在的一行或整个
    文件都起作用。
    错例：豁免: [{规则: P206, 位置: '项目.指标[参训人数].实际', 理由: 上级追加了任务}]
    对例：豁免: [{规则: P206, 位置: '项目.指标[参训人次].实际', 理由: 上级追加了任务}]
    改法：改成提示的名字；全部名字用 reportgen fields 查看
    """
    meant = f"，是否想写“{near}”" if near else ""
    said = f"里的“{part}”" if part != path else ""
    return f"豁免的位置“{path}”{said}不是一个值{meant}", "改成一个值的名字；全部名字用 reportgen fields 查看"


@fault("E106")
def level_too_low(code: str, title: str, level: str) -> Told:
    """恒等式的级别不能降到警告以下。

    说明：格式的“检查”可以改变一条规则的级别；恒等式、核定的数、缺了就印不出文档的，最低是警告。
    错例：检查: {P102: 不查}
    对例：检查: {P102: 警告}
    改法：写“错误”或“警告”，或删去这一行
    """
    return f"{code}（{title}）的级别不能是“{level}”，最低是“警告”", "写“错误”或“警告”，或删去这一行"
