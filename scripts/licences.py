"""The packages that the program runs on, with the licences that they declare."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.metadata import Distribution

__all__ = ["Package", "packages"]

_PROGRAM = "target-tracker"
_PARTS = {"": "", "postgresql": "`postgresql`", "cluster": "`cluster`"}
"""The extras that a user may install, with the words for them; development has more."""
_CLASSIFIER = "License :: "
_LONGEST = 60
"""Characters of a licence that is told by its name rather than by its text."""


class Package(NamedTuple):
    """An installed package: its licence, the extra that brings it (empty for the program), and who asks for it."""

    name: str
    licence: str
    extra: str
    asked_by: tuple[str, ...]


def packages() -> list[Package]:
    """Give what is installed for the program and its extras, by name; development tools are left out."""
    found: dict[str, Package] = {}
    for extra, words in _PARTS.items():
        for name, askers in _needed(extra).items():
            found.setdefault(name, Package(name, _licence(distribution(name)), words, tuple(sorted(askers))))
    return sorted(found.values())


def _needed(extra: str) -> Mapping[str, set[str]]:
    """Give the packages that an extra brings, directly or through others, each with those that ask for it."""
    askers: dict[str, set[str]] = {}
    waiting = [(_PROGRAM, frozenset({extra}))]
    while waiting:
        asker, extras = waiting.pop()
        for asked in _requirements(asker, extras):
            name = canonicalize_name(asked.name)
            if name not in askers:
                waiting.append((name, frozenset(asked.extras) or frozenset({""})))
            askers.setdefault(name, set()).add(asker)
    return askers


def _requirements(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    for told in distribution(name).requires or ():
        asked = Requirement(told)
        wanted = asked.marker is None or any(asked.marker.evaluate({"extra": extra}) for extra in {"", *extras})
        if wanted and _is_installed(asked.name):
            yield asked


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _licence(package: Distribution) -> str:
    """Give the licence as its package tells it: an expression, a short name, or classifiers."""
    told = package.metadata
    short = next((told[name] for name in ("License-Expression", "License") if name in told), "")
    if short and len(short) <= _LONGEST and "\n" not in short:
        return short
    classified = [each for each in told.get_all("Classifier") or () if each.startswith(_CLASSIFIER)]
    return ", ".join(each.rpartition(" :: ")[2] for each in classified)
