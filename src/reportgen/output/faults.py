"""The X2 faults: what keeps a document from being written."""

from __future__ import annotations

from reportgen.issues import Told, fault


@fault("X201")
def manifest_damaged(reason: str, aside: str) -> Told:
    """输出清单损坏。

    说明：out/.reportgen/manifest.json 记着每个文件写出时的样子，用来认出哪些文件后来有人改过。清单读不出来时，
    build 把它改名留着，从头记起：已有的文件，内容与这次生成的一样的照认，不一样的当作有人改过，不覆盖，新的写在旁边。
    错例：手工改过 manifest.json
    对例：不动 out/.reportgen
    改法：运行 build；没有人改过的文件，用 build --overwrite 换成新的
    """
    return (
        f"输出清单读不出来（{reason}），build 把它改名为 {aside}，从头记起；内容与这次生成的不同的文件都当作有人改过",
        "再运行一次 build；没有人改过的文件，用 build --overwrite 换成新的",
    )


@fault("X202", "warning")
def edited_kept(newer: str) -> Told:
    """文件有人改过，没有覆盖。

    说明：这个文件与上次生成时不同，或不是本程序生成的；人改过的内容比重新生成更要紧，所以保留，新的写在旁边。
    错例：在 Word 里改了 out 中的文档，又运行 build
    对例：改数据或模板，不改 out 中的文档
    改法：对照两个文件；要新的，运行 build --overwrite，改过的另存一份；要改过的，把它移到别处，再运行 build
    """
    return (
        f"这个文件生成后有人改过（或不是本程序生成的），不覆盖，新的写在旁边：{newer}",
        "对照两个文件：要新的，运行 build --overwrite（改过的另存一份）；要改过的，把它移到别处，再运行 build",
    )


@fault("X203")
def not_written(reason: str) -> Told:
    """文件写不进去。

    说明：可能是磁盘满、没有写权限，或文件正被别的程序打开。已有的文件没有动。
    错例：out 文件夹是只读的
    对例：out 文件夹可以写
    改法：按提示处理后重新运行
    """
    return f"文件写不进去：{reason}；已有的文件没有动", "检查位置、磁盘空间和写权限，关闭占用它的程序，再运行一次"


@fault("X204")
def same_name(name: str) -> Told:
    """两个文档同名。

    说明：两个文档会写到同一个文件里（不分大小写），后一个会盖掉前一个，所以都不写。
    错例：格式.yaml 的文件名写成“自评表”，而范围是每个项目
    对例：文件名: 自评表（{{ 项目.名称 }}）
    改法：在 格式.yaml 的“文件名”里加上 {{ 项目.名称 }} 等，使各文档不同名
    """
    return f"不止一个文档叫“{name}”", "在 格式.yaml 的“文件名”里加上 {{ 项目.名称 }}，使各文档不同名"


@fault("X205")
def link_leads_out() -> Told:
    """输出文件夹里有指向别处的链接。

    说明：程序只在输出文件夹之内写文件；链接会把文件写到别处。
    错例：out/某局 是指向 /home 的符号链接
    对例：out/某局 是普通文件夹
    改法：删去这个链接
    """
    return "输出文件夹里的这一处是指向别处的链接，没有写", "删去这个链接，再运行 build"


@fault("X206")
def still_open(lock: str) -> Told:
    """文件还开着。

    说明：Word、WPS、LibreOffice 打开文档时会在旁边放一个 ~$ 或 .~ 开头的文件；这时写入，打开它的人一保存就会盖掉新的。
    错例：文档开着就运行 build
    对例：关闭文档再运行
    改法：关闭它；确实没有打开的，删去提示里说的那个文件
    """
    return f"文件正开着（旁边有 {lock}），没有写", "关闭它，再运行一次"


@fault("X207")
def office_missing() -> Told:
    """没有安装 LibreOffice，不能生成 PDF。

    说明：build --pdf 用 LibreOffice 把写好的文档转成 PDF；Word 文件不受影响。
    错例：在没有 LibreOffice 的电脑上运行 build --pdf
    对例：装好 LibreOffice 再运行，或在 Word 里另存为 PDF
    改法：安装 LibreOffice，或在 Word 里另存为 PDF
    """
    return "没有安装 LibreOffice，PDF 没有生成", "安装 LibreOffice，或在 Word 里另存为 PDF"


@fault("X208")
def not_converted(reason: str) -> Told:
    """一个文档没有转成 PDF。

    说明：Word 文件已经写好，只是 PDF 没有；多半是 LibreOffice 出了问题。
    错例：转换时 LibreOffice 崩溃
    对例：再运行一次
    改法：再运行一次，或在 Word 里另存为 PDF
    """
    return f"没有转成 PDF：{reason}", "再运行一次，或在 Word 里另存为 PDF"


@fault("X209", "note")
def edited_moved(name: str) -> Told:
    """改过的文件另存了一份。

    说明：build --overwrite 用新的盖掉有人改过的文件之前，先把它改名留着，名字里是它最后改动的日子。
    错例：自评表.docx 有人改过，运行 build --overwrite
    对例：自评表.docx 是新的，改过的在 自评表（改动于2026-03-05）.docx
    改法：用不着的，删去另存的那一份
    """
    return f"这个文件有人改过，换成新的；改过的另存为：{name}", "用不着的，删去另存的那一份"


@fault("X211")
def in_use() -> Told:
    """输出文件夹正在用。

    说明：另一个 reportgen 正在往这个输出文件夹里写。两个同时写，会把对方写的当作有人改过，所以后来的什么也不写。
    前一个就是被强行结束的，也不用清理什么。
    错例：watch 正在重新生成，又在另一个窗口里运行 build
    对例：等前一个结束再运行
    改法：等它结束，再运行一次；要同时生成两份，用 --out 写到不同的文件夹
    """
    return "另一个 reportgen 正在往这个文件夹里写，这一次什么也没有写", "等它结束，再运行一次"


@fault("X212")
def manifest_not_read(reason: str) -> Told:
    """输出清单这一次读不了。

    说明：系统不让读 out/.reportgen/manifest.json，不知道哪些文件有人改过，所以什么也不写。
    错例：清单正被别的程序占用，或没有读它的权限
    对例：清单可以读
    改法：按提示处理后重新运行
    """
    return f"输出清单这一次读不了：{reason}；什么也没有写", "关闭占用它的程序，检查权限，再运行 build"


@fault("X221", "warning")
def report_kept() -> Told:
    """核对报告、手册、预览等有人改过，没有覆盖。

    说明：命令写的单独的文件与上次写出时不同（例如在 check --report 的核对报告里填了“处理结果”），或不是本程序
    写的，所以保留。
    错例：在核对报告里填了处理结果，又用同一个文件名运行 check --report
    对例：换一个文件名，如 核对报告-2.docx
    改法：换一个文件名；确实不要了，加 --overwrite
    """
    return "这个文件写出后有人改过（或不是本程序写的），没有覆盖", "换一个文件名；不要旧的了，加 --overwrite"


@fault("X222")
def painter_missing() -> Told:
    """没有安装 pdftoppm，不能画出图片。

    说明：template preview --png 用 poppler 的 pdftoppm 把 PDF 的每一页画成图片；Word 文件和 PDF 不受影响。
    错例：在没有 poppler 的电脑上运行 template preview --png
    对例：装好 poppler（poppler-utils）再运行，或看 PDF
    改法：安装 poppler，或看 PDF
    """
    return "没有安装 pdftoppm，图片没有生成", "安装 poppler（poppler-utils），或看 PDF"
