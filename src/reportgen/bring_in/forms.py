"""The forms of all profiles, and which of them a document was filled in by: told by its captions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportgen.bring_in.draft import PROJECT, WHOLE
from reportgen.bring_in.indicators import ROWS
from reportgen.bring_in.levels import Levels
from reportgen.bring_in.measures import NOTHING, NUMBER
from reportgen.bring_in.reading import Form, Reading
from reportgen.bring_in.tables import Block, Contents
from reportgen.bring_in.template import Names, Spot, dense, is_number, read_template, tags_in
from reportgen.bring_in.whole import ROWS as ROWS_OF_WHOLE
from reportgen.compute.build import format_facts
from reportgen.compute.facts import ProfileFacts
from reportgen.compute.names import value_at
from reportgen.docx.package import PackageFault, read_bounded
from reportgen.profile.load import LoadedProfile
from reportgen.profile.records import Profile, text_of

_FAINT = 0.5
"""A block with fewer of the captions of a form is not compared row by row."""
ENOUGH = 0.6
"""A table with fewer of them is no such form."""
_NEAR = 0.8
"""Of several forms only those are compared row by row that have nearly as many captions as the best."""
_MOST_ROWS = 600


@dataclass(frozen=True, slots=True, eq=False)
class KnownForm:
    """A form of a profile, the document that it is in, and the kind of file that it becomes."""

    document: str
    form: Form
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """What can be read by one profile: its forms, and the paragraphs that its templates print outside tables."""

    loaded: LoadedProfile
    forms: tuple[KnownForm, ...]
    paragraphs: tuple[tuple[Spot, ...], ...]
    """Those of each template, in their order."""

    @property
    def profile(self) -> Profile:
        return self.loaded.profile

    def share_in(self, contents: Contents) -> float:
        """A quick look: how many captions of its forms stand in the tables of a document."""
        return sum(max((known.form.share_in(block) for known in self.forms), default=0.0) for block in contents.blocks)

    @property
    def name(self) -> str:
        """The name of the profile."""
        return str(self.profile.name)

    def prints(self, words: str, values: frozenset[str]) -> bool:
        """Is a paragraph the form's own: its words, with nothing between them but values that were read?"""
        for spot in (spot for spots in self.paragraphs for spot in spots):
            texts = spot.exact_texts(words)
            pairs = zip(spot.slots, texts or (), strict=False)
            if texts is not None and all(is_number(names) or dense(text) in values for names, text in pairs):
                return True
        return False


FormsByKey = dict[str, Form]
"""The forms of all profiles: most templates are inherited, and what was read by one need not be read again."""


def library_of(loaded: LoadedProfile, shared: FormsByKey) -> Library:
    """Every form of a project or a whole unit in the templates of a profile."""
    profile, levels = loaded.profile, Levels(loaded.profile)
    known = partial(_constant, format_facts(profile))
    forms: dict[str, KnownForm] = {}
    paragraphs: list[tuple[Spot, ...]] = []
    # The single form before the booklet that holds it.
    for document, plan in sorted(profile.documents.items(), key=lambda each: "项目" not in str(each[1].scope)):
        found = loaded.template(text_of(plan.template)) if plan.template is not None else None
        if found is None:
            continue
        try:
            tables = read_template(read_bounded(found[0]), known)
        except (OSError, PackageFault):
            continue  # build says what is wrong with a template
        paragraphs.append(tuple(spot for each in tables for spot in each.above))
        for each in tables:
            tags = set(tags_in(each.rows))
            kind = PROJECT if "项目.名称" in tags and tags & set(ROWS) else WHOLE if ROWS_OF_WHOLE in tags else ""
            if kind:
                key = f"{each.rows} {levels}"
                form = shared.setdefault(key, Form(tuple(each.rows), partial(_is_unlikely, levels)))
                forms.setdefault(key, KnownForm(document, form, kind))
    return Library(loaded, tuple(forms.values()), tuple(paragraphs))


def _constant(words: ProfileFacts, path: str) -> str | None:
    """What a name of the profile prints in every document; the unit of amounts is read from the table."""
    if not path.startswith("格式.") or path == "格式.金额单位":
        return None
    try:
        return str(value_at(path, {"格式": words}))
    except (KeyError, AttributeError):
        return ""


def _is_unlikely(levels: Levels, names: Names, text: str) -> bool:
    """Words where a number should be; a level that no form has."""
    text = text.strip()
    if len(names) == 1 and names[0].last == "一级":
        return not levels.first(text)
    if len(names) == 1 and names[0].last == "二级":
        return bool(text) and not levels.second("", text)
    if not is_number(names) or text in NOTHING:
        return False
    return NUMBER.match(dense(text)) is None


@dataclass(frozen=True, slots=True)
class Recognised:
    """Blocks of a document as a form: what was read of each form in them."""

    blocks: tuple[Block, ...]
    known: KnownForm
    readings: tuple[Reading, ...]

    @property
    def likeness(self) -> float:
        """The share of the captions that are there."""
        return sum(each.likeness for each in self.readings) / len(self.readings) if self.readings else 0.0


def recognise(blocks: Sequence[Block], forms: Iterable[KnownForm]) -> Recognised | None:
    """The form that some blocks together are most like; None where they are like none at all."""
    block = Block([], [row for each in blocks for row in each.rows])
    if len(block.rows) > _MOST_ROWS:
        return None
    shares = {known: known.form.share_in(block) for known in forms}
    least = max(_FAINT, _NEAR * max(shares.values(), default=0.0))
    likely = [known for known, share in shares.items() if share >= least]
    found = [Recognised(tuple(blocks), each, tuple(each.form.read(block))) for each in likely]
    return max(found, key=lambda each: each.likeness, default=None)


def heading_of(paragraphs: Iterable[str], library: Library) -> dict[str, str]:
    """The year and the name of the unit, where the words outside tables are those of a template."""
    return dict(reversed(list(_told(list(paragraphs), library))))  # what is said first counts


def _told(paragraphs: list[str], library: Library) -> Iterator[tuple[str, str]]:
    for spots in library.paragraphs:
        for at, spot in enumerate(spots):
            paths = [names[0].path for names in spot.slots]
            if "单位.年度" not in paths or not set(paths) <= {"单位.年度", "单位.名称"} or not spot.words:
                continue
            for position, text in enumerate(paragraphs):
                texts = spot.exact_texts(text)
                if texts is None:
                    continue
                yield from ((path, each.strip()) for path, each in zip(paths, texts, strict=True) if each.strip())
                if position and at and [names[0].path for names in spots[at - 1].slots] == ["单位.名称"]:
                    before = spots[at - 1].exact_texts(paragraphs[position - 1])
                    yield from [("单位.名称", before[0].strip())] if before else []
                break
