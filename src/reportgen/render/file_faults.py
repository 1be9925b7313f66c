"""The T faults of a template file as a whole, whatever its tags say."""

from __future__ import annotations

from reportgen.issues import Told, fault


@fault("T225", "note")
def unused_template() -> Told:
    """文件夹里的模板没有文档用它。

    说明：格式的文件夹里的 .docx，只有写进 格式.yaml 的“文档”（这个格式的，或继承它的格式的）才会生成文档，也才会检查。
    错例：templates/某县-2024 里有 新表.docx，而“文档”里没有一项的模板是它
    对例：文档: {新表: {模板: 新表.docx, 范围: 每个项目, 文件名: '新表（{{ 项目.名称 }}）'}}
    改法：写进 格式.yaml 的“文档”；用不着的，移到别处
    """
    return "没有文档用这个模板，没有检查它", "写进 格式.yaml 的“文档”；用不着的，移到别处"


@fault("T226")
def without_tags() -> Told:
    """模板里没有标签。

    说明：没有一个标签，每份文档都会印得同模板一样；多半是把去年填好的 Word 文件当成了模板，印出来的
    是去年的、别的项目的数。
    错例：把填好的《自评表（某项目）》改名放进格式文件夹
    对例：{{ 项目.名称 }}、{%tr for 指标 in 项目.指标 %}
    改法：在要填的地方写标签；已经填好的文档，用 reportgen template from-document 得出模板
    """
    return (
        "模板里没有一个标签，每份文档都会印成一样的",
        "在要填的地方写标签；填好的文档先用 reportgen template from-document 得出模板",
    )
