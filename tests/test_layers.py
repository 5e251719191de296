from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.uncounted
PACKAGE = Path(__file__).parent.parent / "tracker"
FLOW = (
    "sources", "rulebook", "reports", "claims", "tasks", "store", "linking", "comparisons", "checks", "workshop",
    "outputs",
    "cli",
)  # fmt: skip
MODULES = sorted(PACKAGE.rglob("*.py"))
HOUSES = {
    "comparisons": ("records", "sightings", "gathering", "judging", "promises", "findings", "views"),
    "outputs": (
        *("wording", "template_code", "template_engine", "templates", "charts", "files", "terminal", "table", "pages"),
        *("rules", "check", "site"),
    ),
}  # fmt: skip
"""Rooms with rooms of their own, in their order."""
HOUSE_MODULES = [(house, module) for house in HOUSES for module in sorted((PACKAGE / house).rglob("*.py"))]


@cache
def imported(module: Path) -> frozenset[str]:
    """Give the modules of this package that a module imports anywhere in it, as dotted names."""
    return frozenset(_imported(module))


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} imports by dots"
            base = str(node.module)
            yield from (f"{base}.{alias.name}" if base == "tracker" else base for alias in node.names)


def rooms_of(module: Path) -> set[str]:
    parts = [name.split(".") for name in imported(module)]
    return {part[1] for part in parts if part[0] == "tracker" and len(part) > 1 and part[1] in FLOW}


def test_every_folder_of_the_package_is_a_room_of_the_flow() -> None:
    assert {folder.parent.name for folder in PACKAGE.glob("*/__init__.py")} == set(FLOW)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_rooms_before_it(module: Path) -> None:
    room = module.relative_to(PACKAGE).parts[0]
    allowed = FLOW[: FLOW.index(room) + 1] if room in FLOW else FLOW
    assert rooms_of(module) <= set(allowed)


@pytest.mark.parametrize("house", HOUSES)
def test_every_part_of_a_house_is_a_room_of_its_own_flow(house: str) -> None:
    entries = (PACKAGE / house).iterdir()
    parts = {path.stem for path in entries if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts - {"__init__"} == set(HOUSES[house])


@pytest.mark.parametrize(
    ("house", "module"),
    [pytest.param(*each, id=each[1].relative_to(PACKAGE).as_posix()) for each in HOUSE_MODULES],
)
def test_a_room_of_a_house_imports_only_rooms_before_it(house: str, module: Path) -> None:
    rooms, room = HOUSES[house], module.relative_to(PACKAGE / house).parts[0].removesuffix(".py")
    allowed = rooms[: rooms.index(room) + 1] if room in rooms else ()
    dotted = [name.split(".") for name in imported(module) if name.startswith(f"tracker.{house}.")]
    assert {parts[2] for parts in dotted} <= set(allowed)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_but_the_command_line_imports_the_command_line(module: Path) -> None:
    inside = module.relative_to(PACKAGE).parts[0] in {"cli", "__main__.py"}
    assert inside or "cli" not in rooms_of(module)


def test_imports_inside_functions_and_of_the_package_itself_are_seen(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("def f():\n    from tracker import cli\n    import tracker.store.store\n", encoding="utf-8")
    assert rooms_of(module) == {"cli", "store"}
