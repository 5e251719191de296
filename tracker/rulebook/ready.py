"""Ready rules: the built-in rulebook, whose parts come as an earlier run kept them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.rulebook.kept import is_worth_keeping, kept
from tracker.rulebook.rulebook import PARTS, Rulebook

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ReadyRulebook"]

_TOGETHER = (("lexicon", "marks"), ("phrases", "literals"), ("tasks", "progress", "surroundings"))
"""Parts that hold pieces of each other, which must stay the same pieces."""


class ReadyRulebook(Rulebook):
    """Rules that are known to be whole: each part is taken with all its patterns, or made, and kept for later runs."""

    def __init__(self, directories: tuple[Path, ...]) -> None:
        super().__init__(directories)
        self.plain = Rulebook(directories)
        """The rules as their files have them; all parts are made here."""


class _Ready:
    """Takes the place of a part until it is asked for; then the part itself stands in the rulebook."""

    def __init__(self, name: str) -> None:
        self._names = next((names for names in _TOGETHER if name in names), (name,))
        self._name = name

    def __get__(self, rules: ReadyRulebook | None, owner: type) -> Any:
        if rules is None:
            return self
        made_of = (rules.checksum, [str(directory) for directory in rules.directories])
        parts = kept("+".join(self._names), made_of, lambda: _made(rules.plain, self._names))
        rules.__dict__.update(parts)
        return parts[self._name]


def _made(plain: Rulebook, names: tuple[str, ...]) -> dict[str, Any]:
    from tracker.rulebook.gate import load_whole

    parts = {name: getattr(plain, name) for name in names}
    if is_worth_keeping():
        load_whole(parts)
    return parts


for _name in PARTS:
    setattr(ReadyRulebook, _name, _Ready(_name))
