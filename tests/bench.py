"""The benchmark: ours beside plain docxtpl in the same run (``make bench``).

Two documents: a 自评表 of 20 indicators, and the whole 决算公开说明 of a shipped unit (half a megabyte of XML).
Plain docxtpl is used as its documentation recommends: a new DocxTemplate per document, an autoescaping Jinja
environment, a context of ready texts. It renders the lowered .docx, in which our own tags are plain Jinja, and its
document.xml must equal ours after C14N, or the benchmark stops.

Of the large document docxtpl does less than we do: it fills no table of contents and no charts. Its document.xml is
compared after our own filling of the contents, outside the time measured; charts are not compared. Ours are timed
with both. Cold, a process of plain docxtpl that finds its context as JSON stands beside ``reportgen build`` of that one
document, which also reads the workspace, computes and checks, once without and once with its cache of compiled
templates; either may use compiled Python files.

Last, a thousand random units that agree with themselves (tests/consistent) are checked by one command; and 200 units
with six documents each are built: all of them, then after one amount was changed (and what that changed is told by
``changes``), then after nothing was.
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
from reportgen.docx.contents import contents_edits
from reportgen.docx.signs import edited
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.values import Gap, Text
from reportgen.model.workspace import Report, read_workspace
from reportgen.money import chinese_numeral
from reportgen.output.folder import OutFolder
from reportgen.output.write import Rendered, write
from reportgen.phrases import Phrase, closed
from reportgen.profile.load import LoadedProfile, ProfileShelf
from reportgen.render.compile import compile_template
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.document import template_context
from reportgen.render.expressions import Reach
from reportgen.render.scopes import PER_PROJECT, SCOPES
from reportgen.render.work_out import lowered_package
from tests.consistent.units import write_units
from tests.many_units import measure_many
from tests.sample import changed, make_workspace
from tests.word import part

ROUNDS, COLD_ROUNDS = 31, 9
UNITS = 1000
MANY = 200
"""Units of the workspace in which an amount is changed."""
INDICATORS = 20
ROOT = Path(__file__).resolve().parent.parent
LARGE_UNIT, LARGE_YEAR, LARGE = "额尔古纳市外事办", 2023, "决算公开说明"


def sample_of_twenty() -> str:
    """The sample project with 20 indicators."""
    rows = ", ".join(
        f"{{名称: 第{n}项培训任务完成数量, 方向: 大于等于, 目标: {n + 3}, 实际: {n + 4}, 单位: 次, 分值: 0.5}}"
        for n in range(1, INDICATORS - 6)
    )
    return changed({"指标.数量指标": f"[{rows}]"})


# --- what a docxtpl user would pass -------------------------------------------------------------------


class Ready(str):
    """A figure as text: as a cell prints it, with what the filters of a sentence and ``if`` make of it."""

    __slots__ = ("forms", "tells")

    def __new__(cls, cell: str, forms: dict[str, str], tells: bool) -> Ready:
        made = super().__new__(cls, cell)
        made.forms, made.tells = forms, tells
        return made

    def __bool__(self) -> bool:
        return self.tells


def printed(value: Any, facts: Facts) -> Any:
    """A computed record as the plain dicts and texts that a docxtpl user would pass."""
    if value is None or isinstance(value, Gap):
        return ""
    if isinstance(value, Text):
        return value.text
    if isinstance(value, Figure):
        return _ready(value, facts)
    if isinstance(value, Phrase):
        return "".join(each if isinstance(each, str) else facts.styles.in_sentence(each) for each in value.parts)
    if isinstance(value, tuple):
        return [printed(each, facts) for each in value]
    if isinstance(value, Words):
        return {key: each.text for key, each in value.items()}
    return {name: printed(getattr(value, tag.field), facts) for name, tag in tags_of(type(value)).items()}


def _ready(figure: Figure, facts: Facts) -> Ready:
    styles = facts.styles
    forms = {"文内": styles.in_sentence(figure), "数": styles.number_alone(figure)}
    if figure.kind == "金额":
        forms |= {"元": styles.in_money_unit(figure, "元"), "万元": styles.in_money_unit(figure, "万元")}
    return Ready(styles.in_cell(figure), forms, bool(figure))


def _as_json(value: Any) -> Any:
    """For the process of plain docxtpl, which has Ready as well."""
    if isinstance(value, Ready):
        return {"Ready": [str(value), value.forms, value.tells]}
    if isinstance(value, dict):
        return {key: _as_json(each) for key, each in value.items()}
    return [_as_json(each) for each in value] if isinstance(value, list) else value


def plain_environment() -> jinja2.Environment:
    """Jinja as docxtpl recommends it, with filters that pick a ready text."""
    environment = jinja2.Environment(autoescape=True)
    for name in ("文内", "数", "元", "万元"):
        environment.filters[name] = lambda value, name=name: value.forms[name] if hasattr(value, "forms") else value
    environment.filters["中文数"] = lambda value: chinese_numeral(int(value))
    environment.filters["成句"] = closed
    return environment


_PLAIN_PROCESS = """
import json, sys
import jinja2
from docxtpl import DocxTemplate

class Ready(str):
    def __bool__(self):
        return self.tells

def ready(found):
    if "Ready" not in found:
        return found
    cell, forms, tells = found["Ready"]
    made = Ready(cell)
    made.forms, made.tells = forms, tells
    return made

def numeral(number):
    tens, ones = divmod(int(number), 10)
    digits = "零一二三四五六七八九"
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")

template, context, out = sys.argv[1:]
environment = jinja2.Environment(autoescape=True)
for name in ("文内", "数", "元", "万元"):
    environment.filters[name] = lambda value, name=name: value.forms[name] if hasattr(value, "forms") else value
environment.filters["中文数"] = numeral
environment.filters["成句"] = lambda text: text if not text or text.endswith("。") else text + "。"
with open(context, encoding="utf-8") as stream:
    values = json.load(stream, object_hook=ready)
document = DocxTemplate(template)
document.render(values, jinja_env=environment, autoescape=True)
document.save(out)
"""


# --- measuring ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing to time, called so often in a row that a round takes some milliseconds."""

    name: str
    action: Callable[[], Any]
    calls: int
    compared: bool = False


def timed(stages: Sequence[Stage], rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """The median time of one call of each stage, in milliseconds; the first is docxtpl's.

    Every round runs every stage, so that what else the machine does meanwhile falls on all of them alike.
    """
    found: dict[str, list[float]] = {stage.name: [] for stage in stages}
    for stage in stages:
        stage.action()
    gc.collect()
    for _ in range(rounds):
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


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a workspace, compiled by us, and lowered for docxtpl."""

    report: Report
    loaded: LoadedProfile
    facts: Facts
    content: bytes
    reach: Reach
    template: CompiledTemplate
    context: dict[str, Any]
    lowered: bytes
    plain: dict[str, Any]

    def compile(self) -> CompiledTemplate:
        """Compile its template once more."""
        made = compile_template(self.content, Where("bench"), self.facts, self.reach)
        assert isinstance(made, CompiledTemplate), made
        return made

    def with_docxtpl(self) -> bytes:
        """The same document by plain docxtpl."""
        document = DocxTemplate(BytesIO(self.lowered))
        document.render(self.plain, jinja_env=plain_environment(), autoescape=True)
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()

    def compare(self) -> None:
        """Stop where the two differ: then there is nothing to compare."""
        theirs = part(self.with_docxtpl())
        if self.template.contents is not None:
            theirs = edited(theirs, contents_edits(theirs, self.template.contents))
        if canonical(self.template.render(self.context)) != _canonical_part(theirs):
            sys.exit("与 docxtpl 的 document.xml 不同，比较没有意义")


def opened(report: Report, root: Path, template: str, reach: Reach) -> Document:
    """A document of the first project, or of the unit."""
    assert report.profile_name is not None
    loaded, issues = ProfileShelf(root).load(report.profile_name.text, report.profile_name.where)
    assert loaded is not None, issues
    facts = compute(report, loaded.profile)
    found = loaded.template(template)
    assert found is not None
    content = found[0].read_bytes()
    made = compile_template(content, Where("bench"), facts, reach)
    assert isinstance(made, CompiledTemplate), made
    context = template_context(facts, facts.projects[0] if reach.single else None)
    plain = {name: printed(value, facts) for name, value in context.items()}
    document = Document(report, loaded, facts, content, reach, made, context, lowered_package(content), plain)
    document.compare()
    return document


def measure_form(root: Path) -> list[dict[str, Any]]:
    """Each stage of one 自评表."""
    report = read_workspace(root).reports[0]
    form = opened(report, root, "项目支出绩效自评表.docx", PER_PROJECT)
    template, context = form.template, form.context
    parts = template.fill(context)
    rendered = [Rendered(report.folder, report.year, "自评表", "自评表", template.render(context))]
    numbers = iter(range(1_000_000))
    return timed(
        [
            Stage("docxtpl：每份新建模板", form.with_docxtpl, 1),
            Stage("本程序：填充加打包", lambda: template.render(context), 30, compared=True),
            Stage("本程序：填充、校验、打包", lambda: template.render_checked(context), 15, compared=True),
            Stage("其中填充", lambda: template.fill(context), 30),
            Stage("其中打包", lambda: template.packer.pack(parts), 60),
            Stage("读数据", lambda: read_workspace(root), 3),
            Stage("计算", lambda: compute(report, form.loaded.profile), 10),
            Stage("写文件（新）", lambda: written(rendered, root / f"out{next(numbers)}"), 5),
            Stage("编译模板（每个模板一次）", form.compile, 1),
        ]
    )


def written(rendered: Sequence[Rendered], out: Path) -> None:
    """A run that writes documents."""
    folder = OutFolder(out, "out")
    write(rendered, folder)
    folder.close()


def large_document() -> Document:
    """The whole 决算公开说明 of a shipped unit."""
    reports = read_workspace(ROOT).reports
    report = next(each for each in reports if (each.folder, each.year) == (LARGE_UNIT, LARGE_YEAR))
    return opened(report, ROOT, f"{LARGE}.docx", SCOPES["决算"].reach)


def measure_large(large: Document) -> list[dict[str, Any]]:
    """The large document from context to finished bytes."""
    template, context = large.template, large.context
    parts = template.fill(context)
    return timed(
        [
            Stage(f"{LARGE}：docxtpl", large.with_docxtpl, 1),
            Stage(f"{LARGE}：填充加打包", lambda: template.render(context), 5, compared=True),
            Stage(f"{LARGE}：填充、校验、打包", lambda: template.render_checked(context), 5, compared=True),
            Stage("其中填充", lambda: template.fill(context), 5),
            Stage("其中打包", lambda: template.packer.pack(parts), 5),
            Stage("编译模板（每个模板一次）", large.compile, 1),
        ]
    )


def measure_cold(large: Document, folder: Path) -> list[dict[str, Any]]:
    """The large document from the start of a process to the file."""
    (folder / "模板.docx").write_bytes(large.lowered)
    (folder / "数据.json").write_text(json.dumps(_as_json(large.plain), ensure_ascii=False), encoding="utf-8")
    plain = [
        sys.executable,
        "-c",
        _PLAIN_PROCESS,
        *(str(folder / name) for name in ("模板.docx", "数据.json", "出.docx")),
    ]
    numbers = iter(range(1_000_000))

    def ours(cache: str) -> None:
        wanted = ["--unit", LARGE_UNIT, "--year", str(LARGE_YEAR), "--document", LARGE]
        out = ["--out", str(folder / f"out{next(numbers)}")]
        _run([sys.executable, "-m", "reportgen", "-C", str(ROOT), "build", *wanted, *out], REPORTGEN_CACHE=cache)

    return timed(
        [
            Stage(f"{LARGE}：docxtpl，新进程", lambda: _run(plain), 1),
            Stage(f"{LARGE}：reportgen build，新进程", lambda: ours("off"), 1, compared=True),
            Stage("同上，模板编译过（缓存）", lambda: ours("on"), 1, compared=True),
            Stage("其中启动 Python", lambda: _run([sys.executable, "-c", ""]), 1),
            Stage("其中导入", lambda: _run([sys.executable, "-c", "import reportgen.cli.build"]), 1),
            Stage("docxtpl 的导入", lambda: _run([sys.executable, "-c", "import docxtpl"]), 1),
        ],
        COLD_ROUNDS,
    )


def measure_thousand(folder: Path) -> list[dict[str, Any]]:
    """A thousand random units without a fault, checked by one command: time and memory."""
    write_units(folder, UNITS)
    command = [sys.executable, "-m", "reportgen", "-C", str(folder), "check"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_environment())
    # Of this one process; what the others took does not count.
    _, status, used = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit("随机生成的单位应当没有错误")
    name = f"核对 {UNITS} 个单位（各两个年度）"
    return [
        {"name": name, "value": elapsed, "unit": "s", "ratio_to_docxtpl": None},
        {"name": "其中处理器时间", "value": used.ru_utime + used.ru_stime, "unit": "s", "ratio_to_docxtpl": None},
        {"name": "峰值内存", "value": used.ru_maxrss / 1024, "unit": "MB", "ratio_to_docxtpl": None},
    ]


def _run(command: Sequence[str], **settings: str) -> None:
    environment = _environment() | settings
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def _environment() -> dict[str, str]:
    """An installed program has compiled Python files beside it, whatever a developer's shell says."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Measure and write out/bench.json."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measure_form(make_workspace(Path(folder), sample_of_twenty()))
    rows.append({"name": "峰值内存", "value": _peak_megabytes(), "unit": "MB", "ratio_to_docxtpl": None})
    rows.append({"name": "命令行 --version", "value": _version_milliseconds(), "unit": "ms", "ratio_to_docxtpl": None})
    large = large_document()
    rows += measure_large(large)
    with tempfile.TemporaryDirectory() as folder:
        rows += measure_cold(large, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        rows += measure_thousand(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        rows += measure_many(Path(folder), MANY)
    out = Path("out")
    out.mkdir(exist_ok=True)
    (out / "bench.json").write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for row in rows:
        ratio = "" if row["ratio_to_docxtpl"] is None else f"   docxtpl 的 {row['ratio_to_docxtpl']:.1f} 倍速度"
        print(f"{row['name']:　<24}{row['value']:>10.3f} {row['unit']}{ratio}")


def canonical(docx: bytes) -> bytes:
    """document.xml after C14N."""
    return _canonical_part(part(docx))


def _canonical_part(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


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
