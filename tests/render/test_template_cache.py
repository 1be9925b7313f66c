"""Compiled templates kept from run to run: the same documents without, and nothing trusted that is not ours."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.compute.facts import Facts
from reportgen.issues import Where
from reportgen.render import compile as compiling
from reportgen.render import template_cache as caching
from reportgen.render.compile import compile_template
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.document import template_context
from reportgen.render.expressions import Reach
from reportgen.render.scopes import PER_PROJECT, PER_UNIT
from reportgen.render.template_cache import MOST_FILES, SWITCH, TemplateCache, template_cache
from tests.facts import facts_of, loaded
from tests.word import make_docx, paragraph

pytestmark = pytest.mark.skipif(os.name != "posix", reason="权限和链接按 POSIX 检查")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own, switched on."""
    folder = tmp_path / "cache"
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setattr("sys.platform", "linux")
    return folder


@pytest.fixture
def cache(home: Path) -> TemplateCache:
    found = template_cache()
    assert found is not None
    assert found.folder.is_relative_to(home)
    return found


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    return facts_of(tmp_path)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often a template was really compiled."""
    done: list[bytes] = []
    original = compiling._worked_out

    def counted(*given: object) -> object:
        done.append(b"")
        return original(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(compiling, "_worked_out", counted)
    return lambda: len(done)


def form() -> bytes:
    found = loaded().template("项目支出绩效自评表.docx")
    assert found is not None
    return found[0].read_bytes()


def made(
    facts: Facts,
    cache: TemplateCache | None,
    content: bytes | None = None,
    reach: Reach = PER_PROJECT,
    draft: bool = False,
) -> CompiledTemplate:
    template = compile_template(content or form(), Where("模板.docx"), facts, reach, draft=draft, cache=cache)
    assert isinstance(template, CompiledTemplate), template
    return template


def document(facts: Facts, template: CompiledTemplate) -> bytes:
    return template.render(template_context(facts, facts.projects[0]))


def test_a_kept_template_is_not_compiled_again_and_gives_the_same_bytes(
    facts: Facts, cache: TemplateCache, work: Callable[[], int]
) -> None:
    without = document(facts, made(facts, None))
    first = document(facts, made(facts, cache))
    assert work() == 2
    again = document(facts, made(facts, cache))
    assert work() == 2
    assert without == first == again


def test_what_decides_the_code_decides_the_file(facts: Facts, cache: TemplateCache, work: Callable[[], int]) -> None:
    made(facts, cache)
    made(facts, cache, make_docx(paragraph("{{ 项目.名称 }}")))
    made(facts, cache, make_docx(paragraph("{{ 单位.名称 }}")), PER_UNIT)
    made(facts, TemplateCache(cache.folder, "another program"))
    assert work() == 4
    assert len(list(cache.folder.iterdir())) == 4


def test_drafts_and_faulty_templates_are_not_kept(facts: Facts, cache: TemplateCache) -> None:
    made(facts, cache, draft=True)
    faulty = make_docx(paragraph("{{ 项目.没有的 }}"))
    for _ in range(2):
        assert isinstance(compile_template(faulty, Where("模板.docx"), facts, PER_PROJECT, cache=cache), list)
    assert list(cache.folder.iterdir()) == []


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def altered(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def writable_by_others(file: Path) -> None:
    file.chmod(0o666)


def linked(file: Path) -> None:
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("harm", [cut, altered, emptied, writable_by_others, linked, a_folder])
def test_a_file_that_cannot_be_trusted_is_compiled_anew(
    facts: Facts, cache: TemplateCache, work: Callable[[], int], harm: Callable[[Path], None]
) -> None:
    expected = document(facts, made(facts, cache))
    (file,) = cache.folder.iterdir()
    harm(file)
    assert document(facts, made(facts, cache)) == expected
    assert work() == 2


def test_the_oldest_files_make_room(cache: TemplateCache) -> None:
    for number in range(MOST_FILES + 3):
        cache.keep(f"{number:064}", number)
        os.utime(cache.folder / f"{number:064}", ns=(number, number))
    cache.keep("f" * 64, "newest")
    kept = sorted(int(file.name) for file in cache.folder.iterdir() if file.name != "f" * 64)
    assert kept == list(range(4, MOST_FILES + 3))
    assert cache.load("f" * 64) == "newest"


def test_a_folder_that_cannot_be_written_to_does_no_harm(
    facts: Facts, cache: TemplateCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "write_bytes", refused)
    made(facts, cache)
    assert list(cache.folder.iterdir()) == []


def refused(*_given: object) -> int:
    raise OSError("disk full")


def test_no_cache_where_it_is_switched_off(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "off")
    assert template_cache() is None
    assert not home.exists()


def test_no_cache_in_a_folder_that_others_may_write_to(cache: TemplateCache) -> None:
    cache.folder.chmod(0o777)
    assert template_cache() is None


def test_no_cache_where_a_file_is_in_the_way(home: Path) -> None:
    home.write_text("")
    assert template_cache() is None


@pytest.mark.parametrize(
    ("platform", "variable", "value", "place"),
    [
        ("linux", "XDG_CACHE_HOME", "relative", ".cache"),
        ("linux", "XDG_CACHE_HOME", "/elsewhere", "/elsewhere"),
        ("darwin", "XDG_CACHE_HOME", "/elsewhere", "Library/Caches"),
        ("win32", "LOCALAPPDATA", "/local", "/local"),
        ("win32", "LOCALAPPDATA", "", "AppData/Local"),
    ],
)
def test_each_system_has_its_own_place(
    monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, value: str, place: str
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv(variable, value)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/clerk"))
    assert caching._cache_folder() == Path("/home/clerk") / place
