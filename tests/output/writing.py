"""Documents to write, and what became of them."""

from __future__ import annotations

from pathlib import Path

from reportgen.output.folder import OutFolder
from reportgen.output.write import Outcome, Rendered, write

PATH = "某局/2023/自评表.docx"


def document(content: bytes = b"one", name: str = "自评表") -> Rendered:
    return Rendered("某局", 2023, "自评表", name, content)


def put(root: Path, *documents: Rendered, overwrite: bool = False, plan: bool = False) -> Outcome:
    """A run that writes these."""
    folder = OutFolder(root / "out", "out", plan, overwrite)
    outcome = write(documents or [document()], folder)
    return Outcome(outcome.documents, (*folder.close(), *outcome.issues))


def statuses(outcome: Outcome) -> list[str]:
    return [each.status for each in outcome.documents]


def messages(outcome: Outcome) -> list[str]:
    return [str(issue) for issue in outcome.issues]


KEPT = (
    f"out/{PATH}: 警告 X202 这个文件生成后有人改过（或不是本程序生成的），不覆盖，新的写在旁边：自评表（新）.docx\n"
    "    改法：对照两个文件：要新的，运行 build --overwrite（改过的另存一份）；要改过的，把它移到别处，再运行 build。"
    "详见 reportgen explain X202"
)


LINK = (
    "out/{}: 错误 X205 输出文件夹里的这一处是指向别处的链接，没有写\n"
    "    改法：删去这个链接，再运行 build。详见 reportgen explain X205"
)
