"""The T faults: what is wrong in a Word template, and where in it."""

from __future__ import annotations

from reportgen.issues import Told, fault


@fault("T201")
def unknown_name(place: str, tag: str, part: str, near: str, known: str) -> Told:
    """标签里的名字不存在。

    说明：模板里只能用 reportgen fields 列出的名字；写错的名字不会印成空白，而是报错。
    错例：{{ 项目.总粉 }}
    对例：{{ 项目.总分 }}
    改法：改成提示的名字；全部名字用 reportgen fields 查看
    """
    meant = f"，是否想写“{near}”" if near else ""
    return f"{place}：标签 {tag} 里的“{part}”不存在{meant}", f"在 Word 里改正这个标签；这里可用：{known}"


@fault("T202")
def bad_syntax(place: str, tag: str, reason: str) -> Told:
    """标签写法不对。

    说明：标签是 {{ 名字 }}、{% if 名字 %}、{%tr for 甲 in 名字 %} 这几种写法。
    错例：{{ 项目. }}
    对例：{{ 项目.名称 }}
    改法：照示例改写
    """
    return f"{place}：标签 {tag} 写法不对（{reason}）", "照 {{ 项目.名称 }}、{% if 项目.编码 %} 的样子改写"


@fault("T203")
def unbalanced_block(place: str, tag: str, expected: str) -> Told:
    """循环或条件没有配对。

    说明：每个 for 要有 endfor，每个 if 要有 endif，不能交叉；表格行用 {%tr …%}，两头要一致。
    错例：{%tr for 指标 in 项目.指标 %} 之后没有 {%tr endfor %}
    对例：{%tr for 指标 in 项目.指标 %} … {%tr endfor %}
    改法：补上或删去一个标签
    """
    return f"{place}：标签 {tag} 没有配对，{expected}", "补上缺的那个标签，或删去多的这个"


@fault("T204")
def forbidden(place: str, tag: str, what: str) -> Told:
    """模板里用了不允许的写法。

    说明：模板只放名字、循环、条件；计算在程序里做，好让每个数都能追到出处。模板也不能调用任何东西，所以别人给的模板
    可以放心打开。
    错例：{{ 项目.年初预算 * 2 }}
    对例：{{ 项目.年初预算 }}
    改法：只用名字、for、if 与 |数、|万元、|元、|中文数、|成句
    """
    return f"{place}：标签 {tag} 里不能用{what}", "只用名字、for、if 和 |数、|万元、|元、|中文数、|成句；计算由程序完成"


@fault("T205")
def full_width_braces(place: str, text: str) -> Told:
    """标签的花括号是全角的。

    说明：全角花括号不是标签，会原样印在文档里。
    错例：｛｛ 项目.名称 ｝｝
    对例：{{ 项目.名称 }}
    改法：切换到英文输入法，改成半角花括号
    """
    return (
        f"{place}：“{text}”用了全角括号或百分号，不会被当作标签",
        "切换到英文输入法，改成半角的 {{ }} 或 {% %}",
    )


@fault("T206")
def broken_tag(place: str, text: str) -> Told:
    """标签没有写完整。

    说明：一个标签的两头必须在同一段文字里，中间不能换段。
    错例：{{ 项目.名称 }
    对例：{{ 项目.名称 }}
    改法：补全括号
    """
    return f"{place}：标签没有写完整：“{text}”", "补全标签两头的括号，并放在同一段里"


@fault("T207")
def merge_misplaced(place: str, tag: str, reason: str) -> Told:
    """合并标签放错了地方。

    说明：{% 合并 指标.一级 %} 写在循环行的单元格里，表示同一组的这个单元格上下合并；名字要以循环变量开头。
    错例：在没有循环的行里写 {% 合并 指标.一级 %}
    对例：{%tr for 指标 in 项目.指标 %} 的下一行里写 {% 合并 指标.一级 %}{{ 指标.一级 }}
    改法：把标签移到循环行的单元格里
    """
    return f"{place}：标签 {tag} {reason}", "放在循环行的单元格里，写成 {% 合并 循环变量.名字 %}"


@fault("T208")
def template_missing(document: str, file_name: str) -> Told:
    """没有模板文件。

    说明：格式.yaml 的“模板”要是格式文件夹（或它继承的格式文件夹）里的 .docx 文件；别的格式的写 格式/文件名。
    错例：模板: 自评表.doc
    对例：模板: 项目支出绩效自评表.docx
    改法：改正文件名，或把模板放进格式文件夹
    """
    return f"文档“{document}”的模板“{file_name}”不存在", "改正文件名，或把 .docx 模板放进格式文件夹"


@fault("T209")
def not_a_word_file(reason: str, advice: str) -> Told:
    """模板文件打不开。

    说明：模板必须是没有加密、没有损坏的 .docx 文件。
    错例：把 .doc 改名为 .docx
    对例：在 Word 里另存为 .docx
    改法：按提示重新保存
    """
    return f"模板打不开：{reason}", advice


@fault("T210")
def text_would_vanish(place: str, tag: str, text: str) -> Told:
    """整行、整段标签旁边的文字会丢失。

    说明：{%tr … %} 所在的整行、{%p … %} 所在的整段都会换成标签本身，同一行（段）里的其他文字印不出来。
    错例：{%tr for 指标 in 项目.指标 %}{{ 指标.名称 }}（在同一行里）
    对例：{%tr for 指标 in 项目.指标 %} 独占一行
    改法：让标签独占一行（段）
    """
    return f"{place}：标签 {tag} 所在的整行（段）会被替换，旁边的“{text}”会丢失", "让这个标签独占一行（段）"


@fault("T211")
def cannot_render(reason: str) -> Told:
    """模板不能生成文档。

    说明：标签逐个看都对，合在一起却生成不了，多半是循环的起止不在同一张表或同一层里。
    错例：{%tr for %} 在一张表里，{%tr endfor %} 在另一张表里
    对例：循环的起止标签在同一张表里
    改法：检查循环、条件的起止位置
    """
    return f"模板不能生成文档：{reason}", "检查循环、条件的起止标签是否在同一张表、同一层里"


@fault("T212")
def not_a_list(place: str, tag: str, name: str) -> Told:
    """循环的对象不是列表，或要印的不是一个值。

    说明：for … in 后面要是列表（如 项目.指标）；{{ }} 里要是一个能印的值（如 指标.名称）。
    错例：{%tr for 指标 in 项目.总分 %}
    对例：{%tr for 指标 in 项目.指标 %}
    改法：换成列表（循环）或其中的一个值（印出）
    """
    return f"{place}：标签 {tag} 里的“{name}”不能这样用", "for … in 后面写列表，{{ }} 里写一个值"


@fault("T213")
def tag_out_of_reach(part: str, tag: str) -> Told:
    """标签写在了读不到的地方。

    说明：标签只能写在正文、表格、文本框、页眉、页脚、脚注的文字里；图片的替换文字、图形里的艺术字、文档属性、批注里的标签
    不会被替换。
    错例：图片的替换文字里写 {{ 项目.名称 }}
    对例：图片下面的一段文字里写 {{ 项目.名称 }}
    改法：把标签移到文字里
    """
    return f"部件 {part} 里的标签 {tag} 不在文字中，不会被替换", "把标签移到正文、表格、页眉或页脚的文字里"


@fault("T214")
def unknown_file_name_part(document: str, name: str, near: str, known: str) -> Told:
    """文件名里的名字不存在。

    说明：文件名只能用固定的几个名字。
    错例：文件名: 自评表（{{ 项目.名 }}）
    对例：文件名: 自评表（{{ 项目.名称 }}）
    改法：改成可用的名字
    """
    meant = f"，是否想写“{near}”" if near else ""
    return f"文档“{document}”的文件名里的“{name}”不存在{meant}", f"可用的名字：{known}"


@fault("T215")
def same_file_name(document: str, name: str) -> Told:
    """两个文档同名。

    说明：几个文档会写到同一个文件里（不分大小写，不能用的符号换成全角的），后一个会盖掉前一个，所以都不写。
    错例：范围是每个项目，文件名却写成“自评表”
    对例：文件名: 自评表（{{ 项目.名称 }}）
    改法：在文件名里用 {{ 项目.名称 }} 或 {{ 项目.编码 }}，使各文档不同名
    """
    return f"文档“{document}”里不止一个叫“{name}”", "在“文件名”里用 {{ 项目.名称 }} 或 {{ 项目.编码 }}，使各文档不同名"


@fault("T216", "note")
def nothing_to_make(document: str, missing: str) -> Told:
    """格式里的一种文档没有可做的对象。

    说明：范围是“每个自评项目”的文档只给填了自评的项目做，范围是“整体支出”的只给有整体支出文件的单位做；年初只有
    目标、还没有自评时，这样是对的。
    改法：要这种文档的，补上数据；格式里不要它的，在自己的格式里写“文档: {名称: 不用}”
    """
    return f"《{document}》没有生成：{missing}", "要这种文档的，补上数据；不要的，在格式的“文档”里写“不用”"


@fault("T223", "warning")
def parts_missing(document: str, missing: str) -> Told:
    """一种文档要的数据只有一部分。

    说明：有了“文件: 决算”，就要做决算公开说明；它还要概况，和决算里的三公、采购、资产，缺一样就不生成。
    错例：年度文件夹里有 决算.yaml，没有 概况.yaml
    改法：补上缺少的部分；没有发生的写 0
    """
    return f"《{document}》没有生成，缺少{missing}", "补上缺少的部分；没有发生的写 0"


@fault("T217")
def unknown_column(document: str, caption: str, name: str, near: str, known: str) -> Told:
    """表格的一栏取的名字不存在。

    说明：范围是“全部单位”的文档是一张表格，每个项目一行，每一栏取一个名字的值，名字与模板标签相同。
    错例：表格: {执行率: 项目.执行}
    对例：表格: {执行率: 项目.执行率}
    改法：改成可用的名字；reportgen fields 项目 列出全部
    """
    meant = f"，是否想写“{near}”" if near else ""
    return f"文档“{document}”的“{caption}”栏取的“{name}”不存在或不是一个值{meant}", f"可用的名字：{known}"


@fault("T218", "warning")
def summary_left_out(document: str, units: str) -> Told:
    """汇总表没有生成，因为有的单位不全。

    说明：汇总表少一个单位，看的人不会知道；所以应当列入的单位有错误、或有项目还没有自评时，整张表都不写。
    改法：先改正提示里的单位，再生成
    """
    return f"《{document}》没有生成，原有的也没有更新：{units}", "改好这些单位的数据后再生成"


@fault("W104")
def value_to_print_missing(document: str, label: str, cause: str, way: str) -> Told:
    """文档要印的一项没有填。

    说明：有的项录入时可以不写，但格式里的文档要印它，或要用它计算；不写就会印成空白，所以不生成。
    错例：整体支出.yaml 没有写 基本支出，而部门整体预算绩效目标表要印资金总额
    对例：基本支出: 522.28
    改法：补上这一项；为零的写 0，没有的写“无”，原因照提示写；不要这种文档的，在格式的“文档”里写“不用”
    """
    what = f"“{label}”，要用的“{cause}”没有填" if cause and cause != label else f"“{label}”，没有填"
    return f"《{document}》要印{what}", way or "补上这一项；确实为零的写 0，不存在的写“无”"


@fault("T219", "note")
def summary_not_asked(document: str) -> Told:
    """汇总表没有生成，因为这次只生成一部分。

    说明：汇总表要列全部单位、全部项目，用 --unit 或 --project 只生成一部分时不做；一个年度只有一个单位有自评时也不做。
    改法：不带 --unit、--project 再生成一次
    """
    return f"《{document}》没有生成：它要列全部单位，至少两个单位有自评", "不带 --unit、--project 再生成一次"


@fault("T220")
def tables_differ(document: str, other: str) -> Told:
    """几个格式里的同一张汇总表不一样。

    说明：一张汇总表列各单位的项目，各单位的格式里它的栏目和文件名要一样。
    错例：两个格式的 项目自评汇总表 栏目不同
    对例：都继承同一个格式的 项目自评汇总表
    改法：改成一样的，或给其中一个另起名字
    """
    return f"文档“{document}”的栏目或文件名与格式“{other}”的不一样", "改成一样的，或给其中一个另起名字"


@fault("T224")
def nothing_left(place: str, tag: str) -> Told:
    """单元格（页眉、脚注、文本框）里的段落可能全都不印。

    说明：{%p if … %} 之间的段落，条件不成立时都不印；单元格、页眉、脚注、文本框里一段也不剩，Word 会说文件损坏。一层的
    条件、循环由程序补一个空段；条件里面又全是条件的，程序补不了。
    错例：单元格里只有 {%p for 甲 in 项目.指标 %}、{%p if 甲.偏差 %}、一段文字、{%p endif %}、{%p endfor %}
    对例：循环里的那一段写成 {% if 甲.偏差 %}{{ 甲.偏差 }}{% endif %}
    改法：里面的条件写成不带 p 的 {% if … %}，或在两个标签之外留一个空段
    """
    return (
        f"{place}：标签 {tag} 之内又全是条件，都不成立时这里一段也不剩，Word 会说文件损坏",
        "里面的条件写成不带 p 的 {% if … %}，或在标签之外留一个空段",
    )
