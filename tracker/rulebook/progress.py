"""Rules of progress: how a review speaks of a named thing, and how far its words say that it has come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, get_args

from pydantic import ValidationError

from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table
from tracker.rulebook.task_kind import Stage
from tracker.rulebook.trie import trie_pattern

__all__ = ["Progress", "ProgressRules", "Steps", "load_progress"]

Progress = Literal["early", "won", "going", "begun", "partly", "built", "alive", "drawn", "done"]
"""How far a thing has come."""
_JOINT = "、"
_STEPS: tuple[Progress, ...] = get_args(Progress)


class Steps(Table):
    """How far a thing has come, by words of a review, from the first steps to the end."""

    short: tuple[str, ...]
    """Words by which it has not come to the end, whatever others say."""
    no_step: tuple[str, ...]
    """Words that hold one of those and tell of no step."""
    held_back: tuple[str, ...]
    """Words beside which a deed, told as it was promised, was not done."""
    dropped: tuple[str, ...]
    """Words by which it is given up."""
    early: tuple[str, ...]
    won: tuple[str, ...]
    going: tuple[str, ...]
    begun: tuple[str, ...]
    partly: tuple[str, ...]
    piece: tuple[str, ...]
    """Words for a piece of a thing, of which alone is done what is told as done beside them."""
    built: tuple[str, ...]
    alive: tuple[str, ...]
    drawn: tuple[str, ...]
    """Words by which a paper is drawn up, and not yet issued."""
    done: tuple[str, ...]


class Kept(Table):
    """What keeps a promise of one stage, and what tells that it is under way."""

    by: tuple[Progress, ...]
    toward: tuple[Progress, ...]


class Route(Table):
    """Roads with a number: their kinds by their letters, and what may stand behind the number besides its kind."""

    letters: Mapping[str, str]
    behind: tuple[str, ...]


class Numbers(Table):
    """Numbers in names, and the words behind them."""

    route: Route
    """Roads that have a number."""
    order: str
    """A regular expression for a number of an order in words, as ``number``."""
    listed: str
    """One for numbers that share a unit, as ``numbers`` and ``unit``."""
    ordered: tuple[str, ...]
    """Words behind numbers of which another is another thing."""
    sessions: tuple[str, ...]
    """Those behind numbers that a review may leave out."""
    parts: tuple[str, ...]
    """Those behind numbers of parts of one thing."""
    stretches: str
    """What tells behind a name that it is only of one part of its length."""


class Sum(Table):
    """Things of one kind: how ends what their list is called, what counts them, and what stands behind the number."""

    ends: tuple[str, ...]
    units: tuple[str, ...]
    told: tuple[str, ...]


class Summed(Table):
    """Regular expressions of what is told in sum: its number, and what may stand between that and the things."""

    number: str
    between: str


class Shares(Table):
    """From which share of agreement on a clause speaks of a thing."""

    sure: float
    told: float
    headed: float
    like: float
    words: float
    run: float
    rare: float


class Likelihood(Table):
    """What each sign counts for or against that a clause speaks of a thing, as logarithms of odds."""

    base: float
    """Where none is there."""
    common: float
    """How rare words are that count nothing."""
    enough: float
    """How much rarer they are in all where more of them count nothing further."""
    rare: float
    share: float
    deed: float
    step: float
    lent: float
    unlent: float
    unheaded: float
    order: float
    before: float
    part: float
    unquoted: float
    near: float
    """From which sum on a clause is to be checked that a sign tells of."""
    check: float
    """From which on one that no sign tells of."""
    sure: float
    """From which on one that is to be checked is the answer."""


class Weights(Table):
    """What a character of a name counts besides how rare it is."""

    plain: float
    head: float


class ProgressRules(Table):
    """The whole of ``progress.yaml``; the file explains every part."""

    told: Steps
    kept: Mapping[Stage, Kept]
    alike: tuple[tuple[str, ...], ...]
    reaching: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    summed: Summed
    sums: tuple[Sum, ...]
    aside: tuple[str, ...]
    throughout: tuple[str, ...]
    quotation: str
    mere: str
    apart: str
    stirring: str
    numbers: Numbers
    weights: Weights
    shares: Shares
    likelihood: Likelihood

    def says(self, words: str) -> frozenset[Progress]:
        """Give how far words say that a thing has come; of what is only prepared no more than that."""
        found = frozenset(self._steps[each[0]] for each in self._told.finditer(words))
        if self._piece.search(words):
            # 主体工程完工: the main building is done, and not the whole
            found = found - {"built", "done"} | {"partly"}
        prepared = "early" in found and found <= {"early", "going"}
        return frozenset({"early"}) if prepared or (found and self._falls_short(words)) else found

    def _falls_short(self, words: str) -> bool:
        return self._short.search(self._no_step.sub("", words)) is not None

    def holds_back(self, words: str) -> bool:
        """Tell whether a deed among words was not done: 未引进, 计划引进."""
        return self._held_back.search(words) is not None

    @cached_property
    def _held_back(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.told.held_back))

    @cached_property
    def _no_step(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.told.no_step))

    def gives_up(self, words: str) -> bool:
        """Tell whether words say that a thing is given up."""
        return self._given_up.search(words) is not None

    @cached_property
    def _given_up(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.told.dropped))

    def keeps(self, stage: Stage, needs: Progress | None) -> frozenset[Progress]:
        """Give the steps that keep a promise; ``needs`` is how far it goes where that is not all the way."""
        steps = frozenset(self.kept[stage].by)
        return steps | set(_STEPS[_STEPS.index(needs) :]) if needs else steps

    def plainly(self, words: str) -> str:
        """Give words with one for all that name one kind of thing, numbers of an order as figures, roads as 国道107."""
        alike = self._alike.sub(lambda found: self._instead[found[0]], words)
        alike = self._route.sub(self._road, alike)
        return self._order.sub(_figured, self._listed.sub(_written_out, alike))

    def road(self, words: str) -> str:
        """Give the road with a number that plain words begin with, empty where there is none: 国道107."""
        found = self._route.match(words)
        return found[0] if found else ""

    @cached_property
    def _route(self) -> re.Pattern[str]:
        roads = self.numbers.route
        kinds, letters = trie_pattern(roads.letters.values()), trie_pattern(roads.letters)
        behind = trie_pattern((*roads.letters.values(), *roads.behind))
        before = rf"(?:(?P<kind>{kinds})(?:{letters})?|(?<![0-9A-Za-z])(?P<letter>{letters}))(?P<number>[0-9]{{3}})"
        return re.compile(rf"{before}(?:{behind})?(?![0-9])|(?<![0-9])(?P<figure>[0-9]{{3}})(?P<road>{kinds})")

    def _road(self, found: re.Match[str]) -> str:
        """Give a road by its kind and its number: 国道107 for 107国道."""
        kind = found["kind"] or found["road"] or self.numbers.route.letters[found["letter"]]
        return f"{kind}{found['number'] or found['figure']}"

    @cached_property
    def ordinal(self) -> re.Pattern[str]:
        """Numbers of which another is another thing."""
        numbers = self.numbers
        behind = rf"{trie_pattern(numbers.sessions)}|(?={trie_pattern(numbers.ordered)})"
        return re.compile(rf"(?<![0-9.])[0-9]{{1,3}}(?:{behind})")

    @cached_property
    def session(self) -> re.Pattern[str]:
        """Numbers that a review may leave out."""
        return re.compile(rf"(?<![0-9.])[0-9]{{1,3}}(?:{trie_pattern(self.numbers.sessions)})")

    @cached_property
    def part(self) -> re.Pattern[str]:
        """Numbers of parts of one thing."""
        return re.compile(rf"(?<![0-9.])[0-9]{{1,2}}(?:{trie_pattern(self.numbers.parts)})")

    @cached_property
    def quoted(self) -> re.Pattern[str]:
        """A quotation within a name."""
        return re.compile(self.quotation)

    @cached_property
    def left_out(self) -> re.Pattern[str]:
        """Words of a name that a review may leave out."""
        return re.compile(self.mere)

    @cached_property
    def stretch(self) -> re.Pattern[str]:
        """What tells that only a part of a length is spoken of."""
        return re.compile(self.numbers.stretches)

    @cached_property
    def set_apart(self) -> re.Pattern[str]:
        """What a review may leave out of a name as it is written."""
        return re.compile(self.apart)

    @cached_property
    def stirred(self) -> re.Pattern[str]:
        """The deeds before and behind what a campaign is about."""
        return re.compile(self.stirring)

    @cached_property
    def step_words(self) -> tuple[str, ...]:
        """Every word that tells of a step."""
        return tuple(self._steps)

    @cached_property
    def _steps(self) -> Mapping[str, Progress]:
        return {word: step for step in _STEPS for word in getattr(self.told, step)}

    @cached_property
    def _told(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self._steps))

    @cached_property
    def _piece(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.told.piece))

    @cached_property
    def told_aside(self) -> re.Pattern[str]:
        """Words right behind a name of a thing that is not spoken of itself."""
        return re.compile(trie_pattern(self.aside))

    @cached_property
    def _short(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.told.short))

    @cached_property
    def _instead(self) -> Mapping[str, str]:
        return {word: row[0] for row in self.alike for word in row}

    @cached_property
    def _alike(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self._instead))

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        return re.compile(self.numbers.listed)

    @cached_property
    def _order(self) -> re.Pattern[str]:
        numbers = self.numbers
        units = trie_pattern((*numbers.ordered, *numbers.sessions, *numbers.parts))
        return re.compile(rf"{numbers.order}(?P<unit>{units})")


def _figured(found: re.Match[str]) -> str:
    from tracker.rulebook.numeral import chinese_number

    number = chinese_number(found["number"])
    return found[0] if number is None else f"{number}{found['unit']}"


def _written_out(found: re.Match[str]) -> str:
    """Give each number of a list with the unit that they share."""
    return _JOINT.join(number + found["unit"] for number in found["numbers"].split(_JOINT))


def load_progress(name: str, content: Mapping[str, Any]) -> ProgressRules:
    """Read the rules from the content of a file; raises RulesError with file and field."""
    try:
        return ProgressRules.model_validate(content)
    except ValidationError as error:
        raise misfitting(name, error) from error
