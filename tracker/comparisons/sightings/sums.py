"""Sums: clauses of a review that tell of things of one kind by their number only: 改扩建道路17条."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.once import once
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.comparisons.sightings.thing_name import Name
    from tracker.rulebook.progress import Sum
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Sums"]

_DEED = 2
"""Characters of the last word of a deed."""


@dataclass(frozen=True)
class Sums:
    """What is told in sum in some clauses, given in plain form."""

    lines: Sequence[str]
    rules: Rulebook

    def of(self, name: Name) -> Sequence[int]:
        """Give the clauses that tell in sum of things such as the list of a name is called, in their order.

        Of a list that is called nothing, those of its kind with the deed that its things share: 6条河流治理.
        """
        if name.group:
            return self._of_kind(name.group)
        deed = name.shared[-_DEED:]
        return [at for at in self._of_kind(name.text) if deed in self.lines[at]] if len(deed) == _DEED else ()

    def _of_kind(self, words: str) -> Sequence[int]:
        """Give the clauses that tell in sum of things which are called as words end."""
        kinds = enumerate(self.rules.progress.sums)
        kind = next((at for at, each in kinds if words.endswith(each.ends)), None)
        return () if kind is None else self._told[kind]

    @once
    def _told(self) -> Mapping[int, Sequence[int]]:
        """The clauses for each kind, by its place in the rules."""
        return {kind: self._holding(each) for kind, each in enumerate(self.rules.progress.sums)}

    def _holding(self, kind: Sum) -> list[int]:
        summed, words = self.rules.progress.summed, f"(?:{trie_pattern(kind.told)})"
        count = f"{summed.number}(?:{trie_pattern(kind.units)})"
        told = re.compile(f"{count}{summed.between}{words}|{words}{count}")
        return [at for at, line in enumerate(self.lines) if told.search(line)]
