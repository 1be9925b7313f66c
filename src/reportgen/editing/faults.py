"""The X3 faults: what keeps a change to the data from being made."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.issues import Told, fault
from reportgen.model.faults import cut, listed


@fault("X301")
def no_such_key(key: str, near: Sequence[str], known: Sequence[str]) -> Told:
    """要改的键没有。

    说明：reportgen set 的路径是文件里的键，一级一级用点连起来；写错的键不会新建。
    错例：reportgen set 口岸经费.yaml 资金.财政拨款.全年决算 16
    对例：reportgen set 口岸经费.yaml 资金.财政拨款.全年执行 16
    改法：改成提示里的键；全部的键看标签手册
    """
    meant = f"，是否想写“{'”“'.join(near)}”" if near else ""
    return f"这里没有键“{cut(key)}”{meant}", f"这里可用的键：{listed(known, 30)}"


@fault("X302")
def no_such_member(name: str, member: str, near: Sequence[str], members: Sequence[str]) -> Told:
    """要改的列表里没有这一条。

    说明：方括号里写第几条，或这一条的名称、编码。列表里没有的不会新建：一条有好几项，请在文件里添。
    错例：支出[2010399].决算（没有这个科目）
    对例：支出[2010301].决算
    改法：改成提示里的名称或序号
    """
    meant = f"，是否想写“{'”“'.join(near)}”" if near else ""
    return f"“{name}”里没有“{cut(member)}”{meant}", f"有：{listed(members, 30)}" if members else "先在文件里添上这一条"


@fault("X303")
def several_members(name: str, member: str, places: Sequence[str]) -> Told:
    """要改的不止一条。

    说明：列表里有几条是这个名称或编码，不知道改哪一条。
    错例：支出[2011301].决算（一般公共预算、其他收入各有一行）
    对例：支出[1].决算
    改法：方括号里改写序号
    """
    return f"“{name}”里有 {len(places)} 条“{cut(member)}”", f"方括号里写序号：{listed(places, 30)}"


@fault("X304")
def not_one_value(name: str, found: str, way_out: str = "路径写到它为止") -> Told:
    """路径没有指到一个值。

    说明：reportgen set 一次改一个值；路径要写到那个值为止，不多也不少。
    错例：reportgen set 口岸经费.yaml 资金.财政拨款 16
    对例：reportgen set 口岸经费.yaml 资金.财政拨款.全年执行 16
    改法：照提示把路径写到一个值
    """
    return f"“{name}”{found}", way_out


@fault("X305")
def cannot_be_put(value: str) -> Told:
    """这个值写不进这个位置。

    说明：写进去以后文件再读一遍，应当只有这一个值不同；怎样写都做不到，就一个字也不改。
    错例：reportgen set 单位.yaml '格式.20: 24' 内蒙古-2023（键里有冒号）
    对例：reportgen set 单位.yaml 格式.2024 内蒙古-2023
    改法：在编辑器里改
    """
    return f"这里写不进“{cut(value)}”：写了以后，文件里别的内容会变", "在编辑器里改这一处"


@fault("X306")
def unreadable_path(path: str) -> Told:
    """路径写法不对。

    说明：路径是键，一级一级用点连起来；列表里的哪一条写在方括号里。
    错例：指标..数量指标[1
    对例：指标.数量指标[1].实际
    改法：照对例改正
    """
    return f"“{cut(path)}”不是路径", "写成 资金.财政拨款.全年执行、支出[3].决算、指标.数量指标[参训人次].实际 的样子"


@fault("X307")
def data_not_written(reason: str) -> Told:
    """数据文件写不进去。

    说明：可能是磁盘满、没有写权限，或文件正被别的程序占用。已有的文件没有动。
    错例：数据文件是只读的
    对例：数据文件可以写
    改法：按提示处理后再运行一次
    """
    return f"文件写不进去：{reason}；已有的文件没有动", "检查位置、磁盘空间和写权限，关闭占用它的程序，再运行一次"


@fault("X311")
def year_exists(folder: str) -> Told:
    """下一年的文件夹已经有了。

    说明：reportgen rollover 只新建，已有的年度文件夹一个字不动，哪怕里面是空的。
    错例：已有 data/某局/2024，又运行 reportgen rollover 2023 2024
    对例：先把 data/某局/2024 移到别处
    改法：不要了就移走那个文件夹，再运行一次
    """
    return f"{folder} 已经有了，没有动它", "不要了就移走这个文件夹，再运行一次"


@fault("X312")
def year_has_errors(year: int, count: int) -> Told:
    """上一年的文件有错误，没有结转。

    说明：文件读不出来、有不认识的键时，结转会漏掉内容，所以先改好。核对规则报的问题不妨碍结转。
    错例：2023/项目/口岸经费.yaml 里写着 项目名：口岸经费
    对例：reportgen check --year 2023 没有 S、M 开头的错误
    改法：先改好上面列出的错误
    """
    return f"{year}年的文件有 {count} 个错误，没有结转", "先改好列出的错误，再运行一次"


@fault("X313")
def cannot_be_carried() -> Told:
    """这个文件结转不了。

    说明：结转只改要改的几处；改完再读一遍，内容应当正好是下一年的。文件的写法太特别、做不到时，就不写。
    错例：一个键跨几行，值里又有以 # 开头的行
    对例：一行一个“键: 值”
    改法：把这个文件改成一行一个“键: 值”，再运行一次
    """
    return "这个文件的写法太特别，结转会改错，没有结转", "改成一行一个“键: 值”，再运行一次"


@fault("X314", "warning")
def not_carried(name: str) -> Told:
    """不是 YAML 的文件没有带到下一年。

    说明：只结转 .yaml 文件；别的文件留在上一年。
    错例：2023/项目/口岸经费.docx
    对例：2023/项目/口岸经费.yaml
    改法：下一年要用的，自己抄过去
    """
    return f"“{name}”不是 .yaml 文件，没有带过来", "下一年要用的，自己抄过去"
