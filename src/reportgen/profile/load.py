"""Find a profile, lay it over the one it inherits, read it.

A workspace's ``templates/<name>`` hides the shipped folder of that name whole. Inheritance works on the
source trees, so every value keeps the place where it was typed: mappings are merged key by key, everything
else (lists too) is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.issues import Issue, Where
from reportgen.model import faults, workspace_faults
from reportgen.model.read import record_of
from reportgen.model.record import gaps_of, nearest
from reportgen.model.schema import LEFT_OUT, PARENT
from reportgen.profile.plausible import implausible
from reportgen.profile.records import Profile
from reportgen.source import Mapping, Node, Scalar, read

PROFILE_FILE = "格式.yaml"


@dataclass(frozen=True, slots=True)
class LoadedProfile:
    """A profile and where its Word templates are looked for: its own folder first, then its ancestors'."""

    profile: Profile
    folders: tuple[tuple[Path, str], ...]
    places: tuple[tuple[Path, str], ...]

    def template(self, file_name: str) -> tuple[Path, str] | None:
        """The path of a template and how messages show it; 格式/文件.docx is one of another profile.

        Any other path finds nothing.
        """
        owner, slash, name = file_name.rpartition("/")
        if not _is_plain_name(name):
            return None
        other = _folder_of(owner, self.places)
        folders = self.folders if not slash else (other,) if other else ()
        for folder, shown in folders:
            if (folder / name).is_file():
                return folder / name, f"{shown}/{name}"
        return None


def _is_plain_name(name: str) -> bool:
    """One component of a path that every file system can hold."""
    return name == Path(name).name and not name.startswith(".") and len(name.encode(errors="replace")) <= 255


def _folder_of(profile: str, places: tuple[tuple[Path, str], ...]) -> tuple[Path, str] | None:
    """The folder of a profile; names with a path in them find nothing."""
    if not _is_plain_name(profile):
        return None
    for folder, shown in places:
        if (folder / profile / PROFILE_FILE).is_file():
            return folder / profile, f"{shown}/{profile}"
    return None


def shipped_folder() -> Path:
    """``templates/`` inside the wheel, or at the repository's root for an editable install."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


class ProfileShelf:
    """The profiles that a workspace can use, each loaded once."""

    def __init__(self, root: Path) -> None:
        self._places = ((root / "templates", "templates"), (shipped_folder(), "（内置）templates"))
        self._loaded: dict[str, tuple[LoadedProfile | None, list[Issue]]] = {}

    def names(self) -> list[str]:
        """Every profile there is."""
        found = {
            path.parent.name
            for folder, _ in self._places
            if folder.is_dir()
            for path in folder.glob(f"*/{PROFILE_FILE}")
        }
        return sorted(found)

    def load(self, name: str, where: Where) -> tuple[LoadedProfile | None, list[Issue]]:
        """The profile of this name; ``where`` is the place that asks for it."""
        if name not in self._loaded:
            self._loaded[name] = self._load(name, where)
        return self._loaded[name]

    def _load(self, name: str, where: Where) -> tuple[LoadedProfile | None, list[Issue]]:
        trees, folders, issues = self._chain(name, where)
        if issues:
            return None, issues
        # From the last ancestor down, so that 不用 takes away what any of them has.
        merged = trees[-1]
        slips: list[Issue] = []
        for heir in reversed(trees[:-1]):
            merged = _laid_over(merged, heir, slips)
        if slips:
            return None, slips
        profile, found = record_of(merged, Profile, "格式")
        found += [faults.value_missing(gap.where, gap.label) for gap in gaps_of(profile) if not gap.refused]
        found = found or [*implausible(profile), *_heads(trees, folders)]
        return (None if found else LoadedProfile(profile, tuple(folders), self._places)), found

    def _chain(self, name: str, where: Where) -> tuple[list[Mapping], list[tuple[Path, str]], list[Issue]]:
        """The trees from a profile up to its last ancestor."""
        trees: list[Mapping] = []
        folders: list[tuple[Path, str]] = []
        chain: list[str] = []
        wanted: str | None = name
        while wanted is not None:
            if wanted in chain:
                return trees, folders, [workspace_faults.profile_in_circle(where, [*chain, wanted])]
            chain.append(wanted)
            place = _folder_of(wanted, self._places)
            if place is None:
                near = nearest(wanted, self.names())
                return trees, folders, [workspace_faults.profile_unknown(where, wanted, near, self.names())]
            parsed = read(place[0] / PROFILE_FILE, f"{place[1]}/{PROFILE_FILE}")
            if parsed.tree is None or parsed.issues:
                return trees, folders, list(parsed.issues)
            trees.append(parsed.tree)
            folders.append(place)
            parent = parsed.tree.entries.get(PARENT)
            wanted, where = (parent.text, parent.where) if isinstance(parent, Scalar) else (None, where)
        return trees, folders, []


def _heads(trees: list[Mapping], folders: list[tuple[Path, str]]) -> Iterator[Issue]:
    """Each file says that it is a profile, and of which folder: a copied folder must not pass for the old one."""
    for tree, (folder, _) in zip(trees, folders, strict=True):
        for key, expected in (("文件", "格式"), ("名称", folder.name)):
            stated = tree.entries.get(key)
            if not isinstance(stated, Scalar):
                yield faults.value_missing(tree.where, key)
            elif stated.text != expected:
                yield faults.profile_value(stated.where, key, f"“{stated.text}”", f"应为“{expected}”")


def _laid_over(below: Mapping, above: Mapping, slips: list[Issue]) -> Mapping:
    """One mapping over another, key by key; 不用 takes a key away.

    The order is the lower one's, unless the upper one lists every key that is left.
    """
    entries: dict[str, Node] = dict(below.entries)
    keys = dict(below.keys)
    for key, node in above.entries.items():
        old = entries.get(key)
        if isinstance(node, Scalar) and node.text == LEFT_OUT:
            if old is None:
                slips.append(workspace_faults.nothing_to_leave_out(node.where, key, nearest(key, list(below.entries))))
            entries.pop(key, None)
            continue
        entries[key] = _laid_over(old, node, slips) if isinstance(old, Mapping) and isinstance(node, Mapping) else node
        keys[key] = above.keys[key]
    listed = [key for key in above.entries if key in entries]
    if len(listed) == len(entries):
        entries = {key: entries[key] for key in listed}
    return Mapping(entries, keys, above.where)
