from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tracker.claims.extraction import extract
from tracker.reports.reading import read
from tracker.rulebook import kept as kept_module
from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.gate import load_whole
from tracker.rulebook.kept import kept, kept_pattern
from tracker.rulebook.pattern_code import from_code, pattern_code
from tracker.rulebook.ready import ReadyRulebook
from tracker.rulebook.rulebook import PARTS, Rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    keep_in(tmp_path / "cache", monkeypatch)
    return tmp_path / "cache"


def keep_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rules be kept in a folder, as in the second run of a program."""
    monkeypatch.setenv("TRACKER_CACHE", str(folder))
    for module in ("kept", "ready", "spoken_names"):
        monkeypatch.setattr(f"tracker.rulebook.{module}.is_worth_keeping", lambda: True)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which every part of the rules is kept."""
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as monkeypatch:
        keep_in(folder, monkeypatch)
        taken(ready())
    return folder


@pytest.fixture(scope="module")
def plain() -> Rulebook:
    """Give the rules as their files have them."""
    return Rulebook((builtin_directory(),))


@pytest.fixture(scope="module")
def again(filled: Path) -> ReadyRulebook:
    """Give the rules as they were kept."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        keep_in(filled, monkeypatch)
        monkeypatch.setattr(Rulebook, "table", lambda *_: never())
        monkeypatch.setattr(Rulebook, "_files", lambda *_: never())
        return taken(ready())


def taken(rules: ReadyRulebook) -> ReadyRulebook:
    for part in PARTS:
        getattr(rules, part)
    return rules


def never() -> Any:
    raise AssertionError("made again")


def ready() -> ReadyRulebook:
    return ReadyRulebook((builtin_directory(),))


def patterns_in(value: object, seen: set[int]) -> Iterator[re.Pattern[str]]:
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        yield value
        return
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    slots = [getattr(value, name, None) for name in getattr(type(value), "__slots__", ())]
    for inner in [*items, *slots, *getattr(value, "__dict__", {}).values()]:
        yield from patterns_in(inner, seen)


@pytest.fixture(scope="module")
def patterns(plain: Rulebook) -> list[re.Pattern[str]]:
    parts = {name: getattr(plain, name) for name in PARTS}
    load_whole(parts)
    return list(patterns_in(parts, set()))


@pytest.mark.uncounted
def test_every_pattern_of_the_rules_is_the_same_by_its_code(patterns: list[re.Pattern[str]]) -> None:
    assert len(patterns) > 200
    for pattern in patterns:
        make, parts = pattern_code(pattern)
        assert make is from_code
        assert make(*parts) == pattern


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL, re.ASCII])
def test_flags_and_names_of_groups_are_kept(flags: int) -> None:
    pattern = re.compile(r"(?P<first>a)|(?P<second>é)(?:x)(y)?", flags)
    make, parts = pattern_code(pattern)
    assert make(*parts) == pattern
    assert make(*parts).groupindex == pattern.groupindex
    assert make(*parts).flags == pattern.flags


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_rules_comes_from_what_was_kept(again: ReadyRulebook, plain: Rulebook, part: str) -> None:
    assert type(getattr(again, part)) is type(getattr(plain, part))


@pytest.mark.uncounted
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_reports_are_read_by_kept_rules_as_by_those_of_the_files(
    path: Path, again: ReadyRulebook, plain: Rulebook
) -> None:
    assert extract(read(path, rulebook=again), again) == extract(read(path, rulebook=plain), plain)


@pytest.mark.uncounted
def test_the_first_run_leaves_a_note_and_the_second_one_keeps_the_rules(tmp_path: Path) -> None:
    environment = {**os.environ, "TRACKER_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "tracker", "extract", str(SEEDS[0])]
    files = []
    for _ in range(3):
        subprocess.run(command, env=environment, check=True, capture_output=True)
        files.append({file.name: file.stat().st_size for file in (tmp_path / "cache").iterdir()})
    first, second, third = files
    assert list(first.values()) == [0]
    assert len(second) > 1
    assert third == second


def shown(rules: Rulebook) -> dict[str, str]:
    divisions = rules.divisions
    found = [one for name in divisions.names(lambda _: True) for one in divisions.tiers(name)[0]]
    return {one.code: divisions.latin.shown(one.name, one.code, divisions) for one in found}


@pytest.mark.usefixtures("folder")
def test_names_in_letters_are_the_same_by_what_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    first = shown(ready())
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "pypinyin", None)
        again = shown(ready())
    plain = Rulebook((builtin_directory(),))
    plain.divisions.latin._spoken(plain.divisions).__dict__["_known"] = {}  # noqa: SLF001  # as in a first run
    assert len(first) > 3000
    assert first == again == shown(plain)


@pytest.mark.usefixtures("folder")
def test_a_region_is_found_by_its_name_in_letters_without_the_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("gaochang", "Gaochang District", "xian", "xi'an", "lüliang", "shawan shi", "aaaa")
    plain, first = Rulebook((builtin_directory(),)).divisions, ready().divisions
    plain.latin._spoken(plain).__dict__["_known"] = {}  # noqa: SLF001  # as in a first run
    first.latin.bearers("gaochang", first)
    asked = {name: plain.latin.bearers(name, plain) for name in names}
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    again = ready().divisions
    assert {name: again.latin.bearers(name, again) for name in names} == asked
    assert [one.code for one in asked["gaochang"]][:1] == ["650402"]


@pytest.mark.usefixtures("folder")
def test_names_are_spelled_without_the_dictionary_where_the_same_ones_were_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = ready().readings.spellings(["重庆市", "六合区", "GDP"], place=True)
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    assert ready().readings.spellings(["GDP", "重庆市", "六合区"], place=True) == first
    assert first["重庆市"] == ("chongqingshi", "cqs", "chóngqìngshì")
    assert first["六合区"][:2] == ("luhequ", "lhq")


def test_what_another_thing_is_made_of_has_another_name(folder: Path) -> None:
    assert kept("rule", "old", lambda: ("old",)) == ("old",)
    assert kept("rule", "new", lambda: ("new",)) == ("new",)
    assert kept("rule", "old", never) == ("old",)
    assert len(list(folder.iterdir())) == 2


def test_rules_that_changed_by_one_character_are_read_anew(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "rules"
    own.mkdir()
    for file in builtin_directory().rglob("*.*"):
        (own / file.relative_to(builtin_directory())).parent.mkdir(exist_ok=True)
        (own / file.relative_to(builtin_directory())).write_bytes(file.read_bytes())
    assert ReadyRulebook((own,)).policy.tolerances
    known = len(list(folder.iterdir()))
    with (own / "units.yaml").open("a", encoding="utf-8") as units:
        units.write("#\n")
    assert ReadyRulebook((own,)).policy.tolerances
    assert len(list(folder.iterdir())) == known + 1


def test_another_program_makes_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("rule", "same", lambda: ("old",))
    monkeypatch.setattr(kept_module, "_program", lambda: "another version")
    assert kept("rule", "same", lambda: ("new",)) == ("new",)
    assert len(list(folder.iterdir())) == 2


class Running:
    """Runs something where it is loaded."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("ran",)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda content: content[: len(content) // 2], id="cut off"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"no pickle", id="no pickle"),
        pytest.param(lambda _: pickle.dumps(Running()), id="one that runs something"),
    ],
)
def test_a_spoiled_file_is_made_anew(
    folder: Path, spoil: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept("rule", "same", lambda: ("kept", "thing"))
    (file,) = folder.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert kept("rule", "same", lambda: ("made", "anew")) == ("made", "anew")
    assert not (tmp_path / "ran").exists()
    assert kept("rule", "same", never) == ("made", "anew")


def test_a_broken_expression_is_told_as_ever() -> None:
    with pytest.raises(re.error, match="missing"):
        kept_pattern("(")
