"""The M faults of files and folders: what is in the wrong place, missing, or there twice."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.issues import Told, fault
from reportgen.model.faults import cut, listed


@fault("M111")
def not_where_it_belongs(label: str, found: str, expected: str, folder: str) -> Told:
    """文件里的单位或年度与所在文件夹不一致。

    说明：文件复制到别的文件夹后忘了改，会把一个单位的数印到另一个单位、另一年的文档里。
    错例：年度: 2022（文件在 2023 文件夹内）
    对例：年度: 2023
    改法：改正文件中的值，或把文件移到正确的文件夹
    """
    return (
        f"“{label}”写的是“{found}”，{folder}是“{expected}”",
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
    return f"不认识的文件种类“{cut(text)}”，应为：{listed(known)}", f"改成“文件: {near or known[0]}”"


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
    return f"“格式”里没有{year}年", f"在“格式”里加上“{year}: 格式名”；可用的格式：{listed(known)}"


@fault("M116")
def profile_unknown(name: str, near: str, known: Sequence[str]) -> Told:
    """没有这个格式。

    说明：格式是 templates/ 下的一个文件夹，内有 格式.yaml。
    错例：格式: {2023: 内蒙古2023}
    对例：格式: {2023: 内蒙古-2023}
    改法：改成已有的格式名
    """
    return f"没有格式“{name}”" + (f"，是否想写“{near}”" if near else ""), f"可用的格式：{listed(known)}"


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
    """文件或文件夹放在了读不到的地方。

    说明：data/ 下每个文件夹是一个单位，单位文件夹下只有 单位.yaml 与四位数的年度文件夹；放在别处的内容不会被读到，
    所以报错而不忽略。
    错例：data/某局/2023年/口岸经费.yaml
    对例：data/某局/2023/口岸经费.yaml
    改法：文件夹改名为四位数的年度，文件移到年度文件夹里
    """
    return (
        f"“{cut(folder)}”不是四位数的年度文件夹，也不是 单位.yaml，没有读",
        "文件夹改名为四位数的年度，数据文件移到年度文件夹里，别的移到 data/ 之外",
    )


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


@fault("M125")
def file_twice(kind: str, other: str) -> Told:
    """一个年度里有两个同类的文件。

    说明：整体支出等文件一个单位一年只有一个；有两个时无法知道以哪个为准。
    错例：2023/整体支出.yaml 与 2023/整体支出（新）.yaml 都写 文件: 整体支出
    对例：只留一个
    改法：删去多余的文件，或把它移到所属的年度
    """
    return f"这个年度已有“{kind}”文件 {other}", "删去多余的文件，或把它移到它该在的年度文件夹"


@fault("M126")
def reserved_folder(folder: str) -> Told:
    """单位文件夹用了程序自己用的名字。

    说明：输出文件夹里，“全部单位”放汇总表，“草稿”放草稿；单位文件夹也叫这个名字，文件会混在一起。
    错例：data/全部单位/单位.yaml
    对例：data/某局/单位.yaml
    改法：给单位文件夹换一个名字
    """
    return f"单位文件夹不能叫“{folder}”", "给单位文件夹换一个名字，如单位的简称"


@fault("M127")
def nothing_to_leave_out(key: str, near: str) -> Told:
    """格式里“不用”的键，上级格式里没有。

    说明：“不用”去掉继承来的一项；键写错了，就什么也没有去掉。
    错例：文档: {自评表汇编: 不用}（上级格式里叫 项目支出绩效自评表汇编）
    对例：文档: {项目支出绩效自评表汇编: 不用}
    改法：改成上级格式里的键，或删去这一行
    """
    meant = f"，是否想写“{near}”" if near else ""
    return f"“{key}”写了“不用”，上级格式里却没有它{meant}", "改成上级格式里的键，或删去这一行"


@fault("M128", "warning")
def no_projects() -> Told:
    """年度文件夹里没有项目文件。

    说明：整体支出、目标册等要列各项目；一个项目文件也没有，这些地方会是空的。
    错例：2023/ 里只有 整体支出.yaml
    对例：2023/ 里有 整体支出.yaml 和 项目/口岸经费.yaml
    改法：补上项目文件；本年度确实没有项目的，不用管
    """
    return "这个年度没有项目文件", "补上项目文件；本年度确实没有项目的，不用管"


@fault("M129")
def last_year_wrong(year: int, count: int) -> Told:
    """上年的数据有错误，本年与上年的比较靠不住。

    说明：本年的决算与上年比较，上年的数取自上年的文件夹；那里有错误，比较出来的增减也会错，所以先改上年的。
    错例：2022/决算.yaml 里收入总计与支出总计不相等
    改法：运行 reportgen check 年度文件夹所在单位，改好上年的错误
    """
    return f"{year}年的数据有 {count} 个错误，与上年的比较靠不住", f"先改好{year}年的数据；不要比较的，移走那个文件夹"
