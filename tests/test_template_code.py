from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import pytest
from jinja2 import nodes

import tracker.outputs
from tracker.outputs import template_code
from tracker.outputs.template_code import template_codes
from tracker.outputs.template_engine import Engine, filled_in

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = sorted(Path(tracker.outputs.__file__).parent.rglob("*.j2"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("TRACKER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(template_code, "is_worth_keeping", lambda: True)
    template_codes.cache_clear()
    yield tmp_path / "cache"
    template_codes.cache_clear()


def rendered(source: str, monkeypatch: pytest.MonkeyPatch | None = None) -> str:
    loader = jinja2.DictLoader({"page": source})
    made = jinja2.Environment(loader=loader, autoescape=True, bytecode_cache=template_codes())
    if monkeypatch:
        monkeypatch.setattr(made, "compile", never)
    return made.get_template("page").render(name="<b>")


def never(*_: object) -> None:
    raise AssertionError("compiled again")


def test_a_later_run_compiles_no_template_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = rendered("Hello {{ name }}")
    template_codes.cache_clear()
    assert rendered("Hello {{ name }}", monkeypatch) == first == "Hello &lt;b&gt;"


def test_another_engine_finds_no_code_of_this_one() -> None:
    rendered("Hello {{ name }}")
    loader = jinja2.DictLoader({"page": "Hello {{ name }}"})
    made = Engine(loader=loader, autoescape=True, finalize=filled_in, bytecode_cache=template_codes())
    assert made.get_template("page").render(name="<b>") == "Hello &lt;b&gt;"


def test_a_template_that_was_changed_is_compiled_anew() -> None:
    rendered("Hello {{ name }}")
    assert rendered("Goodbye {{ name }}") == "Goodbye &lt;b&gt;"


@pytest.mark.parametrize("damage", [b"", b"\0", b"nothing of the kind"])
def test_a_damaged_file_is_as_good_as_none(folder: Path, damage: bytes) -> None:
    rendered("Hello {{ name }}")
    for each in folder.iterdir():
        each.write_bytes(damage)
    template_codes.cache_clear()
    assert rendered("Hello {{ name }}") == "Hello &lt;b&gt;"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_no_template_puts_a_constant_through_a_filter_which_would_be_compiled_in_one_language(path: Path) -> None:
    made = jinja2.Environment(autoescape=True)
    filters = made.parse(path.read_text(encoding="utf-8")).find_all(nodes.Filter)
    assert [each.name for each in filters if isinstance(each.node, nodes.Const)] == []
