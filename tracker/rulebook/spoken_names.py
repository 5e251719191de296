"""Spoken names: how the names of divisions are read, all of them as an earlier run kept it, else one by one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tracker.rulebook.kept import is_worth_keeping, kept
from tracker.rulebook.readings import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.readings import Readings

__all__ = ["SpokenNames"]


class SpokenNames:
    """The readings of names in full, without their endings, and of aliases.

    To read one name the dictionary of readings is loaded, which takes longer than reading a report. What it gives for
    all of them is little, and is kept.
    """

    def __init__(self, readings: Readings, divisions: Divisions, endings: Sequence[str]) -> None:
        self._readings, self._divisions, self._endings = readings, divisions, endings

    def of(self, name: str) -> Reading:
        """Give how a name is read."""
        known = self._known.get(name)
        return self._readings.of(name, place=True) if known is None else Reading(known)

    def initials(self, character: str) -> str:
        """Give the first letters of the syllables that a name may begin with where this character begins it."""
        return self._initials.get(character, "") if self._known else self._readings.initials(character)

    @cached_property
    def _known(self) -> dict[str, tuple[str, ...]]:
        """The syllables of every name, none in a first run, which asks for a few."""
        if not is_worth_keeping():
            return {}
        made_of = (self._divisions.checksum_of_forms, self._endings, self._readings.made_of)
        return kept("spoken names", made_of, self._read_all)

    def _read_all(self) -> dict[str, tuple[str, ...]]:
        forms = [*self._divisions.forms(), *self._endings]
        return {form: self._readings.of(form, place=True).syllables for form in forms}

    @cached_property
    def _initials(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for form, syllables in self._known.items():
            found[form[0]] = found.get(form[0], "") + syllables[0][:1]
        return found
