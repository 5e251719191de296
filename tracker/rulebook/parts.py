"""Parts: the words that limit a figure to a part of the region, of its firms or of its industries."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PartRules", "load_parts"]

_FIGURE = re.compile(r"\d")
_NAME = r"[\u4e00-\u9fffA-Za-z0-9“”]"


class PartRules(Table):
    """The whole of ``parts.yaml``; the file explains every part."""

    places: tuple[str, ...]
    only_ones: tuple[str, ...]
    city_parts: tuple[str, ...]
    kinds: tuple[str, ...]
    counted: str
    lists: tuple[str, ...]
    before_places: tuple[str, ...]
    not_places: tuple[str, ...]
    owners: tuple[str, ...]
    industries: tuple[str, ...]
    verbs: tuple[str, ...]
    dependents: tuple[str, ...]
    without: tuple[str, ...]
    prices: tuple[str, ...]
    wholes: tuple[str, ...]
    numbering: str

    def without_number(self, clause: str) -> str:
        """Give a clause without the number before it: (三)加快滨河新区建设."""
        found = self._number.match(clause)
        return clause[found.end() :] if found else clause

    def place_or_owner(self, clause: str) -> str | None:
        """Give the part that opens a clause, a place or an owner: 滨河新区 of 加快滨河新区建设; None for none."""
        found = self._subject.match(clause)
        return None if found is None else self._named(found)

    def _named(self, found: re.Match[str]) -> str | None:
        if found["place"] is None:
            return str(found["owner"])
        return str(found["place"]) if self._is_one_place(found) else None

    def _is_one_place(self, found: re.Match[str]) -> bool:
        """Tell whether words name a place that what follows may be about.

        Not 支持景区、酒店合作, which names no certain one, nor 建成甲产业园、乙水库, one thing of several, nor
        新建示范区60万亩, which counts them.
        """
        place, behind = found["place"], found.string[found.end() : found.end() + 1]
        if place in self.only_ones:
            return behind not in self.lists
        if self._no_place.search(place) or behind in self.lists or behind.isdigit():
            return False
        return place not in self.places or found.start("place") == found.start()

    def place_at_end(self, words: str) -> str | None:
        """Give the longest end of names of places that words end with; None for none."""
        if not words.endswith(self.places):
            return None
        return max((place for place in self.places if words.endswith(place)), key=len)

    def is_kind(self, place: str) -> bool:
        """Tell whether words say of what kind a place is or how many they are, and name none: 老旧园区, 6大片区."""
        return self._kind.search(place) is not None

    def carried(self, clause: str) -> str | None:
        """Give the part that a clause, and those behind it, are about; None where it only names one figure's.

        高新产业园地区生产总值增长12% and 省属企业实现… speak of the part, 区本级固定资产投资增长20% of one figure.
        """
        found = self._subject.match(clause)
        if found is None:
            return None
        part = self._named(found)
        if part is None or found["place"]:
            return part
        return part if self._verb.match(clause, found.end()) or not _FIGURE.search(clause) else None

    def industry(self, clause: str) -> str | None:
        """Give the industry that a clause has as its subject: 软件业 of 软件业实现产值17亿元; None for none."""
        found = self._industry.match(clause)
        return found["industry"] if found else None

    def base(self, clause: str) -> str | None:
        """Give the words of a clause that put what follows on another base: 扣除房地产开发投资后; None for none."""
        found = self._without.match(clause)
        return found[0] if found and not self._prices.search(found[0]) else None

    def is_whole(self, words: str) -> bool:
        """Tell whether words are about the region as a whole."""
        return self._whole.search(words) is not None

    @cached_property
    def telling(self) -> re.Pattern[str]:
        """Any word of a part, of a base or of the whole; where none of them stands, no limit is named."""
        return re.compile(trie_pattern((*self.places, *self.owners, *self.without, *self.wholes)))

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return re.compile(self.numbering)

    @cached_property
    def _subject(self) -> re.Pattern[str]:
        before, places, owners = map(trie_pattern, (self.before_places, self.places, self.owners))
        return re.compile(rf"(?:{before})*(?:(?P<owner>{owners})|(?P<place>{_NAME}{{0,8}}?(?:{places})))")

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.verbs))

    @cached_property
    def _industry(self) -> re.Pattern[str]:
        ends, verbs = trie_pattern(self.industries), trie_pattern(self.verbs)
        return re.compile(rf"(?P<industry>{_NAME}{{1,6}}?(?:{ends}))(?:{verbs})")

    @cached_property
    def _without(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{trie_pattern(self.without)})[^,;。]{{1,24}}")

    @cached_property
    def _no_place(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.not_places))

    @cached_property
    def _kind(self) -> re.Pattern[str]:
        return re.compile(rf"{trie_pattern(self.kinds)}|\A(?:{self.counted})")

    @cached_property
    def _prices(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.prices))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.wholes))


def load_parts(name: str, content: Mapping[str, Any]) -> PartRules:
    """Read the rules from the content of a file; raises RulesError with file and field."""
    try:
        return PartRules.model_validate(content)
    except ValidationError as error:
        raise misfitting(name, error) from error
