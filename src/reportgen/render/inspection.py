"""Everything that is wrong with the documents of a profile, told before there is any data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.compute.build import figure_styles, format_facts
from reportgen.docx.package import read_bounded
from reportgen.issues import Issue, Where
from reportgen.profile.load import LoadedProfile
from reportgen.profile.records import ALL_UNITS, DocumentPlan, Profile, text_of
from reportgen.render import faults
from reportgen.render.annotate import annotated
from reportgen.render.compile import compile_for
from reportgen.render.document import unknown_file_name
from reportgen.render.expressions import Shape, caption_keys, root_scope
from reportgen.render.scopes import SCOPES
from reportgen.render.sheets import compile_workbook
from reportgen.render.summary import table_faults


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A Word template with the profile and the scope (范围) that decide which names it sees."""

    profile: Profile
    scope: str
    path: Path
    where: Where
    is_guess: bool = False
    """Nobody said the scope: it is the one that fits."""

    @property
    def names(self) -> Mapping[str, Shape]:
        """The names at the top of it."""
        return root_scope(SCOPES[self.scope].reach, caption_keys(format_facts(self.profile)))

    def faults(self) -> list[Issue]:
        """Everything that is wrong with it; whatever its tags hide shows when it is compiled."""
        try:
            content = read_bounded(self.path)
        except OSError:
            return [faults.not_a_word_file(self.where, "没有读的权限，或文件正被占用", "检查文件的权限")]
        compiled = compile_for(content, self.where, self.names, figure_styles(self.profile))
        return compiled if isinstance(compiled, list) else []

    def annotated(self) -> bytes | None:
        """A copy with a comment at each fault; None when there is none, or the file cannot be read."""
        try:
            return annotated(read_bounded(self.path), self.where, self.names)
        except OSError:
            return None


def template_file(loaded: LoadedProfile, plan: DocumentPlan) -> TemplateFile | None:
    """The Word template of a document; a workbook has none, and the file may be missing."""
    found = loaded.template(text_of(plan.template)) if plan.template is not None else None
    if found is None or text_of(plan.scope) not in SCOPES:
        return None
    return TemplateFile(loaded.profile, text_of(plan.scope), found[0], Where(found[1]))


def document_faults(loaded: LoadedProfile, name: str) -> Iterator[Issue]:
    """What is wrong with one document of a profile: its template or its sheets, and the name of its file."""
    plan = loaded.profile.documents[name]
    if text_of(plan.scope) == ALL_UNITS:
        return  # table_faults tells these
    yield from unknown_file_name(plan, name)
    if plan.sheets:
        scope = root_scope(SCOPES[text_of(plan.scope)].reach, caption_keys(format_facts(loaded.profile)))
        workbook = compile_workbook(plan, name, scope, figure_styles(loaded.profile))
        yield from workbook if isinstance(workbook, list) else []
    elif (file := template_file(loaded, plan)) is None:
        yield faults.template_missing(plan.place_of("模板"), name, text_of(plan.template))
    else:
        yield from file.faults()


def profile_faults(loaded: LoadedProfile) -> Iterator[Issue]:
    """What is wrong with all documents of a profile."""
    for name in loaded.profile.documents:
        yield from document_faults(loaded, name)
    yield from table_faults(loaded.profile)
