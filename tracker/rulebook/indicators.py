"""The vocabulary of indicators: ids, names, aliases, direction, and what only looks alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.errors import RulesError
from tracker.rulebook.notation import expand

__all__ = ["Indicator", "Indicators", "load_indicators"]

Direction = Literal["more", "less"]
Nature = Literal["stock", "flow", "rate", "flow_share"]


class Indicator(BaseModel):
    """One indicator. ``comparable`` names ids that look alike and says why they are not the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    zh: str
    en: str
    direction: Direction
    nature: Nature
    growth: Literal["real", "nominal"]
    aliases: tuple[str, ...]
    units: tuple[str, ...] = ()
    """Only a figure in one of these units is the indicator; any unit where empty."""
    comparable: Mapping[str, str] = {}


class Indicators:
    """All indicators, found by id or by the words of a text."""

    def __init__(self, all_: tuple[Indicator, ...]) -> None:
        self.all = all_
        self._by_id = {indicator.id: indicator for indicator in all_}
        self._by_alias: dict[str, Indicator] = {}
        for indicator in all_:
            for word in (indicator.zh, *(word for alias in indicator.aliases for word in expand(alias))):
                self._by_alias.setdefault(word, indicator)

    def get(self, id_: str) -> Indicator | None:
        """Give the indicator of an id, None where the vocabulary has none."""
        return self._by_id.get(id_)

    def named(self, words: str, unit: str | None = None) -> Indicator | None:
        """Give the indicator that exactly these words name, None where they name none or the unit is another's."""
        indicator = self._by_alias.get(words)
        if indicator is None or (unit is not None and indicator.units and not unit.endswith(indicator.units)):
            return None
        return indicator


def load_indicators(documents: list[tuple[str, Any]]) -> Indicators:
    """Read the vocabulary from (file name, content) pairs; raises RulesError naming the file and the entry."""
    found: dict[str, Indicator] = {}
    for name, document in documents:
        for entry in document["indicators"]:
            indicator = _indicator(name, entry)
            if indicator.id in found:
                raise RulesError(f"{name}: indicator {indicator.id!r} stands twice; remove or rename one")
            found[indicator.id] = indicator
    return Indicators(tuple(found.values()))


def _indicator(name: str, entry: Mapping[str, Any]) -> Indicator:
    try:
        return Indicator.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(f"{name}: indicator {entry.get('id', '?')!r}, {where}: {first['msg']}") from error
