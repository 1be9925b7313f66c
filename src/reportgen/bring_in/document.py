"""A whole document: which profile its tables are of, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.bring_in import faults
from reportgen.bring_in.forms import ENOUGH, FormsByKey, Library, Recognised, heading_of, library_of, recognise
from reportgen.bring_in.reading import Reading
from reportgen.bring_in.tables import Block, Contents
from reportgen.bring_in.template import dense
from reportgen.issues import Issue, Where
from reportgen.profile.load import ProfileShelf, shipped_folder

_NEAR = 0.8
"""Only profiles whose forms have nearly as many captions as the best are compared row by row."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document read by the profile that it is most like."""

    library: Library
    likeness: float
    alike: tuple[str, ...]
    """Other profiles whose forms it is just as like."""
    forms: tuple[Recognised, ...]
    heading: dict[str, str]
    other_blocks: int
    other_words: tuple[str, ...]
    """Paragraphs outside its tables that are not the form's."""

    @property
    def readings(self) -> tuple[tuple[str, Reading], ...]:
        """Every form in it, with the kind of file that it becomes."""
        return tuple((form.known.kind, reading) for form in self.forms for reading in form.readings)


def libraries(shelf: ProfileShelf, asked: str | None) -> tuple[list[Library], list[Issue]]:
    """What can be read by the profile that was asked for, or by all; faulty ones are left to build."""
    shared: FormsByKey = {}
    if asked is not None:
        loaded, issues = shelf.load(asked, Where("--profile"))
        return ([library_of(loaded, shared)] if loaded else []), issues
    found = (shelf.load(name, Where(name))[0] for name in shelf.names())
    return [library_of(loaded, shared) for loaded in found if loaded is not None], []


def read_document(contents: Contents, known: Sequence[Library], where: Where) -> list[Read] | Issue:
    """The document by the profile that it is most like; by several that it is just as like, likely ones first."""
    shares = {library: library.share_in(contents) for library in known}
    likely = [library for library, share in shares.items() if share >= _NEAR * max(shares.values())]
    tried = {library: _recognised(contents, library) for library in likely}
    paragraphs = [words for block in contents.blocks for words in block.above] + list(contents.below)
    ranked = sorted(likely, key=lambda each: _rank(each, tried[each], paragraphs))
    best = ranked[0] if ranked else None
    total = _sum(tried[best]) if best else 0.0
    if best is None or not total:
        nearest = max((each.likeness for each in tried[best]), default=0.0) if best else 0.0
        near = best.name if best and nearest else ""
        return faults.no_form(where, near, percent(nearest), has_tables=any(block.rows for block in contents.blocks))
    alike = [each for each in ranked if _sum(tried[each]) == total]
    found: list[Read] = []
    for library in alike:
        forms = [each for each in tried[library] if each.likeness >= ENOUGH]
        read = Read(
            library=library,
            likeness=sum(each.likeness for each in forms) / len(forms),
            alike=tuple(each.name for each in alike if each is not library),
            forms=tuple(forms),
            heading=heading_of(paragraphs, library),
            other_blocks=len(contents.blocks) - sum(len(each.blocks) for each in forms),
            other_words=tuple(_other_words(library, forms, paragraphs)),
        )
        found.append(read)
    return found


def _recognised(contents: Contents, library: Library) -> list[Recognised]:
    """Every form in a document; one that words part in two is put together again."""
    found: list[Recognised] = []
    before: Block | None = None
    for block in contents.blocks:
        alone = recognise([block], library.forms)
        last = found[-1] if found and found[-1].blocks[-1] is before else None
        together = _together(last, block, alone, library) if last is not None else None
        if together is not None:
            found[-1] = together
        elif alone is not None:
            found.append(alone)
        before = block
    return found


def _together(last: Recognised, block: Block, alone: Recognised | None, library: Library) -> Recognised | None:
    """Two blocks as one form, where one of them is none by itself and both together are more like one."""
    likeness = alone.likeness if alone is not None else 0.0
    if min(last.likeness, likeness) >= ENOUGH:
        return None
    together = recognise([*last.blocks, block], library.forms)
    return together if together is not None and together.likeness > max(last.likeness, likeness) else None


def _sum(forms: Iterable[Recognised]) -> float:
    return sum(each.likeness for each in forms if each.likeness >= ENOUGH)


def _other_words(library: Library, forms: Iterable[Recognised], paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs outside tables that a profile's templates do not print."""
    names = [reading.text("项目.名称") for form in forms for reading in form.readings]
    values = frozenset(dense(each) for each in (*names, *heading_of(paragraphs, library).values()))
    return [words for words in paragraphs if not library.prints(words, values)]


def _rank(library: Library, forms: list[Recognised], paragraphs: Sequence[str]) -> tuple[float, int, bool, int, str]:
    """The likest first; then the one with the same titles, the workspace's own, the one that others inherit from."""
    likest = max((each.likeness for each in forms), default=0.0)
    others = len(_other_words(library, forms, paragraphs))
    folders = library.loaded.folders
    is_shipped = folders[0][0].parent == shipped_folder()
    return -(_sum(forms) or likest / 1000), others, is_shipped, len(folders), library.name


def percent(share: float) -> str:
    """A share in whole per cent; 100 only where nothing is missing."""
    return f"{int(share * 100)}%"
