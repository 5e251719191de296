"""Mentions: the names by which a next report is searched, and the words that tell what became of a target."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from tracker.rulebook.saying import Saying

__all__ = ["MentionRules", "Names", "load_mentions"]

_SIGNS = "()（）“”‘’\"'《》 \u3000"


class Names(Table):
    """Names of an indicator besides its aliases."""

    named: tuple[str, ...] = ()
    """Words by which a sentence speaks of it."""
    same: tuple[str, ...] = ()
    """Names under which a figure is one of it, where none stands under its own."""


class Completion(Table):
    """The words of rates of completion: 完成年计划的118.2%."""

    plan: tuple[str, ...]
    """What the targets are of."""
    task: tuple[str, ...]
    """What may have been handed down."""
    verbs: tuple[str, ...]
    handed: tuple[str, ...]
    particle: str
    """The particle that may stand behind the plan: 完成年计划的118%."""

    def split(self, label: str) -> tuple[str, Literal["plan", "task"] | None]:
        """Give what is completed, and what of: 城镇新增就业完成年计划 is the plan of 城镇新增就业.

        Another label stays as it is. A plan of others counts as a task: 完成省定目标.
        """
        for pattern in (self._behind, self._before):
            if found := pattern.search(label):
                own = found["what"] in self.plan and not found["handed"]
                return label[: found.start()] + label[found.end() :], "plan" if own else "task"
        return label, None

    def told_of(self, quote: str) -> Literal["plan", "task"]:
        """Give what a quote tells the completion of: a plan, or what may be a task of others."""
        found = list(self._inside.finditer(quote))
        own = found and found[-1]["what"] in self.plan and not found[-1]["handed"]
        return "plan" if own else "task"

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        verbs, handed, what = self._words
        return re.compile(rf"(?:{verbs})*(?P<handed>{handed})?(?P<what>{what})")

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        verbs, handed, what = self._words
        return re.compile(rf"(?:(?:{verbs})+(?P<handed>{handed})?(?:{verbs})*|^)(?P<what>{what})(?:{self.particle})?$")

    @cached_property
    def _before(self) -> re.Pattern[str]:
        verbs, handed, what = self._words
        return re.compile(rf"^(?:{verbs})+(?P<handed>{handed})?(?P<what>{what})(?:{self.particle})?")

    @property
    def _words(self) -> tuple[str, str, str]:
        return trie_pattern(self.verbs), trie_pattern(self.handed), trie_pattern((*self.plan, *self.task))


class Additions(Table):
    """Indicators that count what a year adds, and the words that tell an addition from what there is in all."""

    indicators: tuple[str, ...]
    addition: tuple[str, ...]
    stock: tuple[str, ...]


class Outcomes(Table):
    """The words of each class of what a sentence says."""

    admitted: tuple[str, ...]
    claimed: tuple[str, ...]
    under_way: tuple[str, ...]


class MentionRules(Table):
    """The whole of ``mentions.yaml``; the file explains every part."""

    outcomes: Outcomes
    denials: tuple[str, ...]
    carried: tuple[str, ...]
    completion: Completion
    alike: tuple[tuple[str, ...], ...]
    ignored: tuple[str, ...]
    whole: tuple[str, ...]
    names: Mapping[str, Names]
    synonyms: tuple[tuple[str, ...], ...]
    bases: tuple[str, ...]
    additions: Additions

    def says(self, clause: str) -> Saying:
        """Give what a clause says: the first class that has a word in it which nothing denies."""
        for saying, pattern in self._sayings:
            if any(not self._denied.search(clause, 0, found.start()) for found in pattern.finditer(clause)):
                return saying
        return "mentioned"

    def goes_on(self, clause: str) -> bool:
        """Tell whether a clause has no subject of its own and goes on with what the one before says."""
        return self._goes_on.match(clause) is not None

    def plainly(self, words: str) -> str:
        """Give words as names are compared: one word for all that are alike, none of those that change nothing."""
        for sign in _SIGNS:  # far quicker than looking every character up
            words = words.replace(sign, "")
        return self._rewritten.sub(lambda found: self._instead[found[0]], words)

    @cached_property
    def _sayings(self) -> tuple[tuple[Saying, re.Pattern[str]], ...]:
        told = self.outcomes
        named: tuple[tuple[Saying, tuple[str, ...]], ...] = (
            ("admitted", told.admitted),
            ("claimed", told.claimed),
            ("under_way", told.under_way),
        )
        return tuple((saying, re.compile(trie_pattern(words))) for saying, words in named)

    @cached_property
    def _denied(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{trie_pattern(self.denials)})$")

    @cached_property
    def _goes_on(self) -> re.Pattern[str]:
        told = self.outcomes
        words = (*self.carried, *told.admitted, *told.claimed, *told.under_way)
        return re.compile(rf"\s*(?:{trie_pattern(words)})")

    @cached_property
    def _instead(self) -> Mapping[str, str]:
        same = {word: row[0] for row in self.alike for word in row}
        return dict.fromkeys(self.ignored, "") | {word: word for word in self.whole} | same

    @cached_property
    def _rewritten(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self._instead))


def load_mentions(name: str, content: Mapping[str, Any]) -> MentionRules:
    """Read the rules from the content of a file; raises RulesError with file and field."""
    try:
        return MentionRules.model_validate(content)
    except ValidationError as error:
        raise misfitting(name, error) from error
