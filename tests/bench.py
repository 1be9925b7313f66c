"""The benchmark: a 自评表 of 20 indicators, ours beside plain docxtpl in the same run (``make bench``).

Plain docxtpl is used as its documentation recommends: a new DocxTemplate per document, an autoescaping Jinja
environment, a context of ready texts. It renders the lowered .docx, in which our own tags are plain Jinja, and its
document.xml must equal ours after C14N, or the benchmark stops.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from reportgen.compute.build import compute
from reportgen.compute.facts import Facts
from reportgen.compute.tags import Words, tags_of
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.values import Text
from reportgen.model.workspace import read_workspace
from reportgen.output.write import Rendered, write
from reportgen.phrases import Phrase
from reportgen.profile.load import ProfileShelf
from reportgen.render.compile import CompiledTemplate, compile_template, lowered_package
from reportgen.render.document import template_context
from reportgen.render.scopes import PER_PROJECT
from tests.sample import changed, make_workspace
from tests.word import part

ROUNDS = 31
INDICATORS = 20


def sample_of_twenty() -> str:
    """The sample project with 20 indicators."""
    rows = ", ".join(
        f"{{名称: 第{n}项培训任务完成数量, 方向: 大于等于, 目标: {n + 3}, 实际: {n + 4}, 单位: 次, 分值: 0.5}}"
        for n in range(1, INDICATORS - 6)
    )
    return changed({"指标.数量指标": f"[{rows}]"})


def printed(value: Any, facts: Facts) -> Any:
    """A computed record as the plain dicts and texts that a docxtpl user would pass."""
    if isinstance(value, Text):
        return value.text
    if isinstance(value, Figure):
        return facts.styles.in_cell(value)
    if isinstance(value, Phrase):
        return "".join(each if isinstance(each, str) else facts.styles.in_sentence(each) for each in value.parts)
    if isinstance(value, tuple):
        return [printed(each, facts) for each in value]
    if isinstance(value, Words):
        return {key: each.text for key, each in value.items()}
    return {name: printed(getattr(value, tag.field), facts) for name, tag in tags_of(type(value)).items()}


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing to time, called so often in a row that a round takes some milliseconds."""

    name: str
    action: Callable[[], Any]
    calls: int
    compared: bool = False


def timed(stages: Sequence[Stage]) -> list[dict[str, Any]]:
    """The median time of one call of each stage, in milliseconds.

    Every round runs every stage, so that what else the machine does meanwhile falls on all of them alike.
    """
    found: dict[str, list[float]] = {stage.name: [] for stage in stages}
    for stage in stages:
        stage.action()
    gc.collect()
    for _ in range(ROUNDS):
        for stage in stages:
            start = time.perf_counter()
            for _ in range(stage.calls):
                stage.action()
            found[stage.name].append((time.perf_counter() - start) * 1000 / stage.calls)
    medians = {name: statistics.median(times) for name, times in found.items()}
    base = medians[stages[0].name]
    return [
        {
            "name": stage.name,
            "value": medians[stage.name],
            "unit": "ms",
            "ratio_to_docxtpl": base / medians[stage.name] if stage.compared else None,
        }
        for stage in stages
    ]


def main() -> None:
    """Measure and write out/bench.json."""
    with tempfile.TemporaryDirectory() as folder:
        root = make_workspace(Path(folder), sample_of_twenty())
        rows = measure(root)
    rows.append({"name": "峰值内存", "value": _peak_megabytes(), "unit": "MB", "ratio_to_docxtpl": None})
    rows.append({"name": "命令行 --version", "value": _version_milliseconds(), "unit": "ms", "ratio_to_docxtpl": None})
    out = Path("out")
    out.mkdir(exist_ok=True)
    (out / "bench.json").write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for row in rows:
        ratio = "" if row["ratio_to_docxtpl"] is None else f"   docxtpl 的 {row['ratio_to_docxtpl']:.1f} 倍速度"
        print(f"{row['name']:　<24}{row['value']:>10.3f} {row['unit']}{ratio}")


def measure(root: Path) -> list[dict[str, Any]]:
    """Each stage of one document."""
    report = read_workspace(root).reports[0]
    assert report.profile_name is not None
    loaded, issues = ProfileShelf(root).load(report.profile_name.text, report.profile_name.where)
    assert loaded is not None, issues
    facts = compute(report, loaded.profile)
    found = loaded.template("项目支出绩效自评表.docx")
    assert found is not None
    content = found[0].read_bytes()
    template = compile_template(content, Where("bench"), facts, PER_PROJECT)
    assert isinstance(template, CompiledTemplate), template
    context = template_context(facts, facts.projects[0])

    lowered = lowered_package(content)
    environment = jinja2.Environment(autoescape=True)
    environment.filters["文内"] = lambda value: value
    plain = {name: printed(value, facts) for name, value in context.items()}

    def with_docxtpl() -> bytes:
        document = DocxTemplate(BytesIO(lowered))
        document.render(plain, jinja_env=environment, autoescape=True)
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()

    same = canonical(template.render(context)) == canonical(with_docxtpl())
    if not same:
        sys.exit("与 docxtpl 的 document.xml 不同，比较没有意义")

    parts = template.fill(context)
    rendered = [Rendered(report.folder, report.year, "自评表", "自评表", template.render(context))]
    numbers = iter(range(1_000_000))
    return timed(
        [
            Stage("docxtpl：每份新建模板", with_docxtpl, 1),
            Stage("本程序：填充加打包", lambda: template.render(context), 30, compared=True),
            Stage("本程序：填充、校验、打包", lambda: template.render_checked(context), 15, compared=True),
            Stage("其中填充", lambda: template.fill(context), 30),
            Stage("其中打包", lambda: template.packer.pack(parts), 60),
            Stage("读数据", lambda: read_workspace(root), 3),
            Stage("计算", lambda: compute(report, loaded.profile), 10),
            Stage("写文件（新）", lambda: write(rendered, root / f"out{next(numbers)}", "out"), 5),
            Stage(
                "编译模板（每个模板一次）",
                lambda: compile_template(content, Where("bench"), facts, PER_PROJECT),
                1,
            ),
        ]
    )


def canonical(docx: bytes) -> bytes:
    """document.xml after C14N."""
    return etree.tostring(etree.fromstring(part(docx)), method="c14n")


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _version_milliseconds() -> float:
    command = [sys.executable, "-m", "reportgen", "--version"]
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
