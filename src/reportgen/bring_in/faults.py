"""The R faults: what an import could not read, place or write."""

from __future__ import annotations

from reportgen.issues import Told, fault
from reportgen.model.faults import cut


@fault("R101")
def unreadable(reason: str, advice: str) -> Told:
    """要导入的文件打不开。

    说明：要导入的表必须是没有加密、没有损坏的 .docx 文件；旧的 .doc、.wps 先在 Word 或 WPS 里另存为 .docx。
    错例：reportgen import 自评表.doc
    对例：reportgen import 自评表.docx
    改法：按提示重新保存
    """
    return f"文件打不开：{reason}", advice


@fault("R102")
def no_form(nearest: str, share: str, has_tables: bool) -> Told:
    """文件里没有认得的自评表或目标表。

    说明：程序把文件里的表格与各个格式的模板逐格对照，标题相符不到六成的不读，免得把数放错地方。
    错例：导入一份合同
    对例：导入用内置格式填的自评表，或按自己 templates/ 里的模板填的表
    改法：确实是自评表、目标表的，先照它做一个模板放进 templates/，再导入
    """
    if not has_tables:
        return "文件里没有表格，没有可以读的", "换成有自评表、目标表的文档；成段的文字照着写进数据文件"
    like = f"，最像的是格式 {nearest}，标题相符 {share}" if nearest else ""
    return (
        f"没有认得的自评表或目标表{like}",
        "用 --profile 指定格式；没有合适的，先照这张表做一个模板，见 docs/导入旧表.md",
    )


@fault("R103")
def year_unknown() -> Told:
    """不知道是哪一年度的表。

    说明：年度从表题下面的“（2023年度）”或封面读；有的表样不印年度。
    错例：导入没有印年度的目标表，又没有写 --year
    对例：reportgen import 目标表.docx --year 2021
    改法：加上 --year 年度
    """
    return "表上没有印年度", "加上 --year 年度，如 --year 2021"


@fault("R104")
def unit_unknown() -> Told:
    """不知道是哪个单位的表。

    说明：单位从封面或“实施单位”一格读；有的表样没有这些。
    错例：导入没有印单位的目标表，又没有写 --unit
    对例：reportgen import 目标表.docx --unit 某县教育局
    改法：加上 --unit 单位，写 data/ 里的文件夹名或单位名称
    """
    return "表上没有印单位", "加上 --unit 单位，写 data/ 里的文件夹名或单位名称"


@fault("R105")
def name_unknown() -> Told:
    """表里没有项目名称。

    说明：项目文件用项目名称做文件名，别的文件也用它来指这个项目，所以不能没有。
    错例：“项目名称”旁边的一格是空的
    对例：“项目名称”旁边写着 口岸经费
    改法：在表里填上项目名称，再导入
    """
    return "“项目名称”一格是空的，没有导入这张表", "在表里填上项目名称，再导入"


@fault("R106")
def already_there(project: str, file: str) -> Told:
    """这个年度已经有同名的项目。

    说明：导入从不覆盖已有的文件，也不写第二个同名的项目；同一项目的目标表和自评表写在一个项目文件里。
    错例：data/某局/2023/项目/口岸经费.yaml 已有，又导入口岸经费的自评表
    对例：用 --out 写到别的文件夹，比较之后再合到一起
    改法：留着原来的就不必导入；要看表里写的，用 --out 写到别的文件夹
    """
    return f"“{project}”已经在 {file} 里，没有写", "要看这张表写的，用 --out 写到别的文件夹，再与原来的比较"


@fault("R107", "warning")
def other_profile(unit_file: str, year: int, stated: str, found: str) -> Told:
    """单位.yaml 里这一年度的格式不是导入时用的。

    说明：导入从不改已有的 单位.yaml；生成文档用的是它写的格式。
    错例：格式: {2023: 内蒙古-2023}，导入的是 2021 年度的表
    对例：格式: {2021: 内蒙古-2021, 2023: 内蒙古-2023}
    改法：在 单位.yaml 的“格式”里加上或改正这一年度
    """
    said = f"写的是 {stated}" if stated else "没有写"
    return f"{unit_file} 里 {year} 年度的格式{said}，这张表用的是 {found}", f"在“格式”里写 {year}: {found}"


@fault("R111", "warning")
def not_placed(place: str, text: str) -> Told:
    """表里有一处文字没有对应的键。

    说明：表样在这里没有值，或这一行、这一格是表样里没有的；文字列在这里和文件末尾，不会悄悄丢掉。
    错例：自评表下面多了一行“填表人：张某某”
    对例：只有表样里的行
    改法：要紧的内容写进合适的键，不要紧的把文件末尾的那一行删去
    """
    return f"{place}的“{cut(text)}”没有对应的键，没有导入", "要紧的写进合适的键，然后删去文件末尾的这一行"


@fault("R112", "warning")
def not_understood(place: str, text: str, why: str) -> Told:
    """表里有一个值读不懂。

    说明：这一格应是某个键的值，但写法读不出来，所以没有导入。
    错例：分值一格写“十分”
    对例：分值一格写 10
    改法：照表里的意思把值写进文件
    """
    return f"{place}的“{cut(text)}”{why}，没有导入", "照表里的意思写进文件，然后删去文件末尾的这一行"


@fault("R113", "warning")
def other_caption(place: str, text: str, expected: str) -> Told:
    """表里的标题与表样不同。

    说明：程序按表样的位置读这一行、这一格；标题不同，可能是换了说法，也可能是另外的内容。
    错例：表样是“全年执行数”，表里是“全年支出”
    对例：两处标题相同
    改法：看一眼这一行、这一列的值有没有放错
    """
    return f"{place}是“{cut(text)}”，表样这里是“{cut(expected)}”", "看一眼这一行、这一列的值有没有放错"


@fault("R114", "warning")
def row_missing(words: str) -> Told:
    """表里缺表样里的一行。

    说明：表样里有、这张表里没有的行，它的值没有导入；要填的键留着没有写，check 会指出来。
    错例：自评表没有“总分”一行
    对例：表样里的行都在
    改法：补上缺的值
    """
    return f"表里没有表样的“{cut(words)}”一行", "这一行的值没有导入，缺的请补上"


@fault("R115", "warning")
def published_differs(place: str, found: str, computed: str, position: str) -> Told:
    """表里的数与按数据计算的不同。

    说明：得分、总分、执行率、合计由程序计算；表里印的写成“公布值”，check 会一直指出这个差别，直到改正其中一个。
    错例：表里总分 100，各项得分加起来是 99.4
    对例：表里总分 99.4
    改法：核对表里的数与导入的数据；表里错的，改正后删去这条公布值
    """
    return (
        f"{place}是 {found}，按导入的数据{computed}，记为公布值（{position}）",
        "核对是表里错了，还是导入的数据不全",
    )


@fault("R116", "warning")
def prints_otherwise(place: str, found: str, printed: str) -> Told:
    """这一格照导入的数据印出来会不一样。

    说明：导入以后，程序照数据把表再印一遍，逐格与原表比较；不一样的列在这里。
    错例：指标性质一格是“正向”，方向是“小于等于”，照数据印“反向”
    对例：印出来的与原表相同
    改法：看是原表写错了，还是导入的键要改
    """
    return (
        f"{place}是“{cut(found)}”，照导入的数据会印“{cut(printed)}”",
        "看是原表写错了，还是导入的键要改",
    )


@fault("R117", "note")
def direction_guessed(count: int, first: str) -> Told:
    """表样没有指标方向，写成了“等于”。

    说明：有的表样只印目标的数，不印 ≥、≤；印出来不受影响，评分规则受方向影响。
    错例：年度指标值一格只有 95%
    对例：年度指标值一格是 ≥95%
    改法：知道方向的，把“等于”改成 大于等于、小于等于
    """
    return f"{count} 个指标的方向表上没有，写成“等于”，第一个是“{cut(first)}”", "知道方向的，改成 大于等于、小于等于"


@fault("R120", "note")
def of_projects(count: int) -> Told:
    """整体支出的表里有各项目的指标。

    说明：履职部分的三级指标印的是各项目的指标，写在项目文件里；从这张表只导入职能、重点工作和项目的名称。
    错例：只导入部门整体预算绩效目标表，没有项目文件
    对例：各项目的目标表也导入
    改法：再导入各项目的自评表或目标表
    """
    return (
        f"表里 {count} 行指标属于各项目，没有从这里导入",
        "再导入各项目的自评表或目标表，“项目”写的名称要与项目文件一致",
    )


@fault("R118", "note")
def words_outside(count: int, first: str) -> Told:
    """表格以外有文字。

    说明：只导入表格里的内容；表题、年度、封面以外的段落没有读。
    错例：表后面有一段“填表说明”
    对例：文件里只有表题和表格
    改法：要紧的内容写进合适的键
    """
    return f"表格以外有 {count} 段文字没有导入，第一段是“{cut(first)}”", "要紧的内容写进合适的键"


@fault("R119", "note")
def other_tables(count: int) -> Told:
    """文件里还有别的表格。

    说明：只读自评表和目标表，其余的表格（目录、清单、公开表）不读。
    错例：决算公开说明里的公开01–09表
    对例：文件里只有自评表、目标表
    改法：不用改；确实是自评表的，用 --profile 指定格式
    """
    return f"另有 {count} 处表格不是认得的自评表、目标表，没有读", "确实是的话，用 --profile 指定格式"
