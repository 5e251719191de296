"""The words of the language are rules: code holds none of its own, but for what it tells its readers."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.uncounted
PACKAGE = Path(__file__).parent.parent / "tracker"
CHINESE = re.compile(r"[\u3007\u3400-\u9fff]")
ALLOWED = {
    "outputs/table/docx.py": "names of typefaces",
    "outputs/table/xlsx.py": "names of typefaces",
    "cli": "the examples of the help",
    "sources/frequent.py": "how often characters stand in texts, by which an encoding is known",
    "rulebook/numeral.py": "numerals are signs of a script, as digits are",
    "workshop/proof.py": "a noun that no rule knows",
    "claims/number.py": "numerals and the dash of a range",
    "reports/cleaning.py": "which characters are Chinese",
    "reports/lines.py": "numbers of headings",
    "reports/years.py": "years in numerals",
    "reports/filename.py": "the year of a date",
    "rulebook/announcing.py": "numerals of meetings",
    "rulebook/characters.py": "signs that stand for others",
    "rulebook/evidence.py": "dates and numerals",
    "rulebook/headings.py": "numerals, and years of a heading",
    "rulebook/headline.py": "the year of a date",
    "rulebook/readings.py": "the example of a message",
    "rulebook/units.py": "the word of a rate",
}
"""Rooms and modules whose literals may be Chinese, each with what they are."""
MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def literals(module: Path) -> list[str]:
    """Give the Chinese literals of a module with their lines; documentation and comments are none."""
    return list(_literals(module))


def _literals(module: Path) -> Iterator[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        if is_text and CHINESE.search(str(node.value)):  # type: ignore[attr-defined]  # a constant has a value
            yield f"{node.lineno}: {node.value!r}"  # type: ignore[attr-defined]


def room(module: Path) -> str:
    name = module.relative_to(PACKAGE).as_posix()
    return name if name in ALLOWED else name.partition("/")[0]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_code_holds_no_word_of_the_language(module: Path) -> None:
    assert room(module) in ALLOWED or literals(module) == []


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_allowed_is_needed(name: str) -> None:
    modules = [module for module in MODULES if room(module) == name]
    assert any(literals(module) for module in modules)
