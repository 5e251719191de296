"""The vocabulary of indicators: ids, names, aliases, direction, and what only looks alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from tracker.misfit import misfit
from tracker.rulebook.kept import kept
from tracker.rulebook.notation import expand
from tracker.rulebook.policy import Wording
from tracker.rulebook.refusal import misfitting, refusal
from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

__all__ = ["Around", "Indicator", "Indicators", "Kinship", "Nature", "load_indicators"]

Direction = Literal["more", "less"]
Nature = Literal["stock", "flow", "rate", "flow_share"]


class Kinship(Wording):
    """What an indicator has to do with another that looks alike: its words explain it, its years bound it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same: bool = False
    """Within the years a figure of the other is one of this; where false, or outside of them, it never is."""
    since: int | None = Field(default=None, alias="from")
    """First year that the words hold for, None for ever before."""
    until: int | None = None
    """Last year that the words hold for, None while they do."""

    def answers(self, year: int) -> bool:
        """Tell whether a figure of the other for a year stands for one of this."""
        return self.same and (self.since or year) <= year <= (self.until or year)


class Indicator(Table):
    """One indicator. ``comparable`` names ids that look alike, and says why they differ or not, and in which years."""

    id: str
    zh: str
    en: str
    direction: Direction
    nature: Nature
    growth: Literal["real", "nominal"]
    aliases: tuple[str, ...]
    percent: Literal["growth"] | None = None
    """What a bare percentage of the indicator is, where it is not its level."""
    index_from: int | None = None
    """From which figure on a bare percentage is an index instead, with the year before as 100 (103%)."""
    units: tuple[str, ...] = ()
    """Only a figure in one of these units is the indicator; any unit where empty."""
    comparable: Mapping[str, Kinship] = {}
    things: tuple[str, ...] = ()
    """What the indicator counts where the words say that it was made: 农村公路 in 新建农村公路, 农村公路提档改造."""


class Around(Table):
    """What may stand around the name of any indicator and leaves it what it is."""

    behind: tuple[str, ...] = ()
    """Words behind a name: 固定资产投资增速, 进出口总额."""
    stock_behind: tuple[str, ...] = ()
    """Those that tell of all there is: they name nothing new behind a name with 新增."""
    deeds: tuple[str, ...] = ()
    """Words of which some in a row, before or behind one of the ``things``, say that it was made: 新建、改造."""
    among_deeds: tuple[str, ...] = ()
    """Words that may stand among these: 新(改)建农村公路, 高标准农田建设任务."""


class Indicators:
    """All indicators, found by id or by the words of a text."""

    def __init__(self, all_: tuple[Indicator, ...], around: Around | None = None) -> None:
        self.all = all_
        around = around or Around()
        self.behind = tuple(sorted((*around.behind, *around.stock_behind), key=len, reverse=True))
        self.stock_behind = frozenset(around.stock_behind)
        self._by_id = {indicator.id: indicator for indicator in all_}
        self._by_alias: dict[str, Indicator] = {}
        for indicator in all_:
            for word in (indicator.zh, *(word for alias in indicator.aliases for word in expand(alias))):
                self._by_alias.setdefault(word, indicator)
        self._by_thing: dict[str, Indicator] = {}
        for indicator in all_:
            for word in (word for thing in indicator.things for word in expand(thing)):
                self._by_thing.setdefault(word, indicator)
        self._thing = re.compile(trie_pattern(tuple(self._by_thing)) if self._by_thing else "(?!)")
        self._deeds, self._among = around.deeds, around.among_deeds
        self._sizes = sorted({len(word) for word in self._by_alias}, reverse=True)
        self._any: re.Pattern[str] | None = None

    @cached_property
    def places(self) -> Mapping[str | None, int]:
        """The place of every indicator in the vocabulary."""
        return {indicator.id: place for place, indicator in enumerate(self.all)}

    def spoken_of(self, words: str, *, least: Decimal = Decimal(0)) -> frozenset[str]:
        """Give the ids of the indicators that some words name with at least so many characters; the longest counts."""
        if self._any is None:
            self._any = _any_of(tuple(self._by_alias))
        names = (found[0] for found in self._any.finditer(words))
        return frozenset(self._by_alias[name].id for name in names if len(name) >= least)

    def get(self, id_: str) -> Indicator | None:
        """Give the indicator of an id, None where the vocabulary has none."""
        return self._by_id.get(id_)

    def begins(self, text: str, at: int) -> bool:
        """Tell whether the name of an indicator begins at an offset of a text."""
        return any(text[at : at + size] in self._by_alias for size in self._sizes)

    def ending(self, words: str) -> str:
        """Give the longest of the words behind a name that some words end in, empty for none."""
        if not words.endswith(self.behind):
            return ""  # most end otherwise, which is quick to see
        return next(one for one in self.behind if words.endswith(one))

    def named(self, words: str, unit: str | None = None) -> Indicator | None:
        """Give the indicator that exactly these words name, None where they name none or the unit is another's."""
        indicator = self._by_alias.get(words) or self._made(words)
        if indicator is None or (unit is not None and indicator.units and not unit.endswith(indicator.units)):
            return None
        return indicator

    def _made(self, words: str) -> Indicator | None:
        """Give the indicator of the thing that words say was made, and nothing else: 新建、改造农村公路."""
        for found in self._thing.finditer(words):
            told = {
                before or behind
                for before in self._deeds_in(words[: found.start()])
                for behind in self._deeds_in(words[found.end() :])
            }
            if True in told:
                return self._by_thing[found[0]]
        return None

    def _deeds_in(self, words: str) -> set[bool]:
        """Tell for each way to cut words into deeds in a row whether one is told; none where they are anything else."""
        reached = {(0, False)}
        for at in range(len(words)):
            for told in {told for place, told in reached if place == at}:
                reached.update((at + len(deed), True) for deed in self._deeds if words.startswith(deed, at))
                reached.update((at + len(word), told) for word in self._among if words.startswith(word, at))
        return {told for place, told in reached if place == len(words)}


@lru_cache(maxsize=2)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Give the pattern of all names: of a thousand, so that only who looks for them in running words has it made."""
    return kept("indicator names", names, lambda: re.compile(trie_pattern(names)))


def load_indicators(documents: list[tuple[str, Any]]) -> Indicators:
    """Read the vocabulary from (file name, content) pairs; raises RulesError naming the file and the entry."""
    found: dict[str, Indicator] = {}
    around = Around()
    for name, document in documents:
        around = _around(name, document) or around
        for entry in _entries(name, document):
            indicator = _indicator(name, entry)
            if indicator.id in found:
                words = "indicator {indicator!r} stands twice; remove or rename one"
                raise refusal(name, words, indicator=indicator.id)
            found[indicator.id] = indicator
    return Indicators(tuple(found.values()), around)


def _around(name: str, document: Any) -> Around | None:
    if not isinstance(document, Mapping) or "around" not in document:
        return None
    try:
        return Around.model_validate(document["around"])
    except ValidationError as error:
        raise misfitting(name, error, "around") from error


def _entries(name: str, document: Any) -> list[Mapping[str, Any]]:
    entries = document.get("indicators") if isinstance(document, Mapping) else None
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise refusal(name, "must hold a list of tables under indicators; see docs/rules.md")
    return entries


def _indicator(name: str, entry: Mapping[str, Any]) -> Indicator:
    try:
        return Indicator.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        told = {"indicator": entry.get("id", "?"), "field": ".".join(map(str, first["loc"])), "why": misfit(first)}
        raise refusal(name, "indicator {indicator!r}, {field}: {why}", **told) from error
