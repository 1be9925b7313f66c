"""The shipped workspace as a run sees it, examined once for all tests that read it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportgen.examine import Selection, UnitYear, examine
from reportgen.render.document import Job

ROOT = Path(__file__).resolve().parent.parent


@cache
def shipped() -> tuple[UnitYear, ...]:
    """Every shipped unit and year."""
    unit_years, _ = examine(ROOT, Selection(), draft=False)
    return unit_years


def shipped_jobs(suffix: str) -> list[tuple[str, Job, bytes]]:
    """Every shipped document of a kind with its name and its bytes."""
    return [
        (f"{each.report.folder} {each.report.year} {job.file_name}", job, each.finished[job])
        for each in shipped()
        for job in each.jobs
        if job.suffix == suffix
    ]


def shipped_job(name: str) -> Job:
    """The one shipped document whose name ends so."""
    (job,) = (job for suffix in (".docx", ".xlsx") for each, job, _ in shipped_jobs(suffix) if each.endswith(name))
    return job
