"""Own rules: the built-in rulebook with rules of one's own, which make anew the parts whose files they hold."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.rulebook import PARTS, Rulebook, default_rulebook

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["OwnRulebook", "files_of"]

_WORDS = ("lexicon/*.yaml", "phrases/*.yaml", "units.yaml")
_TASKS = ("tasks.yaml", "progress.yaml")
_FILES = {
    **dict.fromkeys(("lexicon", "marks", "phrases", "literals", "stands"), _WORDS),
    **dict.fromkeys(("tasks", "progress", "surroundings"), _TASKS),
    "divisions": ("divisions.csv", "region_aliases.yaml", "places.yaml", "latin_names.yaml", "readings.yaml"),
    "evidence": ("identity.yaml",),
    "furniture": ("furniture.yaml", "characters.yaml"),
    "headings": ("sections.yaml", "plans.yaml"),
    "periods": ("periods.yaml", "plans.yaml"),
}
"""What a part is made of where that is not the one file of its name. Parts that hold pieces of each other are made of
all that any of them is made of: the words before a figure are pieces of the phrases, and must stay the same pieces."""


def files_of(part: str) -> tuple[str, ...]:
    """Give the names of the files that a part of the rulebook is made of, as patterns."""
    return _FILES.get(part, (f"{part}.yaml",))


class OwnRulebook(Rulebook):
    """The built-in rules, extended by a folder; what it does not touch is that of the built-in rules, and whole."""

    def __init__(self, own: Path) -> None:
        super().__init__((builtin_directory(), own))
        self.plain = Rulebook(self.directories)
        """The rules as all files have them; what is touched is made here."""

    @cached_property
    def touched(self) -> tuple[str, ...]:
        """The parts that are made of a file of the folder."""
        own = self.directories[-1]
        return tuple(part for part in PARTS if any(any(own.glob(name)) for name in files_of(part)))


class _Part:
    """Takes the place of a part until it is asked for; then the part itself stands in the rulebook."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, rules: OwnRulebook | None, owner: type) -> Any:
        if rules is None:
            return self
        found = getattr(rules.plain if self._name in rules.touched else default_rulebook(), self._name)
        rules.__dict__[self._name] = found
        return found


for _name in PARTS:
    setattr(OwnRulebook, _name, _Part(_name))
