"""The collection: what the next report says of the set that a promise is an item of, 十件民生实事全面完成."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.linking.collective import Collective, collectives_in, is_done, is_one, opened_by
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.promises.spoken import Spoken
    from tracker.comparisons.records.mention import Mention
    from tracker.comparisons.sightings.search import Search
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Collection"]


class _Told(NamedTuple):
    """A set that a clause of a review names."""

    collective: Collective
    search: Search
    clause: int


@dataclass(frozen=True)
class Collection:
    """The sets that the reviews speak of."""

    searches: Sequence[Search]
    rules: Rulebook

    def completed(self, promise: Spoken) -> Mention | None:
        """Give the sentence by which the whole set that holds a promise is done, None where there is none."""
        statement = promise.statement
        return self.told_of(statement.section, promise.before, statement.region)

    def told_of(self, section: Sequence[str], before: str, code: str) -> Mention | None:
        """Do so for what stands under some headings, behind some words of its paragraph, in the report of a region."""
        rules = self.rules.linking.collectives
        promised = opened_by(section, before, rules)
        if promised is None:
            return None
        region = self.rules.divisions.get(code)
        for told, search, clause in self._told:
            if not is_one(promised, told, region.level if region else None):
                continue
            mention = search.mention(clause)
            if is_done(mention.quote, promised, told, rules):
                return mention.model_copy(update={"says": "claimed"})
        return None

    @once
    def _told(self) -> Sequence[_Told]:
        return tuple(self._named())

    def _named(self) -> Iterator[_Told]:
        for search in self.searches:
            text = search.retrospect.clean.text
            for at, clause in enumerate(search.retrospect.clauses):
                for one in collectives_in(text[clause.start : clause.end], self.rules.linking.collectives):
                    yield _Told(one, search, at)
