"""SiteTotals: what all regions together have to say of an indicator and year, gathered region by region."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.records.comparison import Comparison, Side  # noqa: TC001  # what is kept of a region is read with its types
from tracker.comparisons.records.review import Totals
from tracker.comparisons.views.league import Entrant, league_of
from tracker.store.card import ReportCard  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.views.league import League
    from tracker.outputs.site.evidence import Evidence
    from tracker.outputs.site.regions import Holding
    from tracker.outputs.site.rows import YearRows
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "LEVELS",
    "Contest",
    "Entry",
    "IndicatorShare",
    "Place",
    "Share",
    "SiteTotals",
    "YearCount",
    "share_of",
    "slim_side",
]

LEVELS = ("nation", "province", "prefecture", "county", "")
"""The levels of regions, the last for one that the divisions do not know."""


class Entry(NamedTuple):
    """A comparison in the league of its indicator."""

    comparison: Comparison
    """Without the figures beside its two sides, and without what its scorecard alone tells of it."""
    id: str
    """Of its row in the scorecard."""
    clauses: tuple[str, str]
    """Of the target and of the actual, as markup in which the figure is marked; empty where there is none."""


class YearCount(NamedTuple):
    """The targets of one region and year by verdict."""

    year: int
    stated: int
    judged: int
    verdicts: dict[str, int]


class Place(NamedTuple):
    """A region with what the lists of regions tell of it."""

    code: str
    name: str
    level: str
    above: tuple[tuple[str, str], ...]
    """Codes and names of the regions above it, the nearest first."""
    counts: tuple[YearCount, ...]
    cards: tuple[ReportCard, ...]

    @property
    def totals(self) -> Totals:
        """The targets of all years, counted."""
        verdicts: Counter[str] = Counter()
        for one in self.counts:
            verdicts.update(one.verdicts)
        stated, judged = (sum(getattr(one, name) for one in self.counts) for name in ("stated", "judged"))
        return Totals(stated=stated, judged=judged, self_reported=0, verdicts=dict(verdicts))


class Contest(NamedTuple):
    """The league of an indicator, year and level, with the entries of its rows by region."""

    league: League
    entries: dict[str, Entry]


class Share(NamedTuple):
    """What one region adds to the site_totals."""

    place: Place
    entries: dict[tuple[str, int], list[Entry]]
    """By indicator and year."""


def share_of(holding: Holding, years: Sequence[YearRows], rules: Rulebook) -> Share:
    """Give what a region adds with all its years."""
    entries: dict[tuple[str, int], list[Entry]] = {}
    for one in years:
        for compared in one.compared_rows:
            if compared.comparison.indicator:
                clauses = (_clause(compared.target), _clause(compared.actual))
                entry = Entry(_slim(compared.comparison), compared.id, clauses)
                entries.setdefault((compared.comparison.indicator, one.review.year), []).append(entry)
    return Share(_place(holding, years, rules), entries)


class IndicatorShare(NamedTuple):
    """An indicator with all regions and years."""

    indicator: str
    entries: dict[int, dict[str, list[Entry]]]
    """By year and region."""
    names: dict[str, str]
    """Of all regions, by code."""
    levels: dict[str, list[str]]
    """Codes of all regions, by level."""
    reported: dict[str, frozenset[int]]
    """Years of the reports of all regions."""

    @property
    def years(self) -> list[int]:
        """The years that have such targets, ascending."""
        return sorted(self.entries)

    def contests(self, year: int, rules: Rulebook) -> list[Contest]:
        """Give the leagues of a year, one for each level that has such a target."""
        entries = self.entries[year]
        stated = {level: codes for level, codes in self.levels.items() if any(code in entries for code in codes)}
        return [self._contest(year, level, codes, rules) for level, codes in stated.items()]

    def _contest(self, year: int, level: str, codes: Sequence[str], rules: Rulebook) -> Contest:
        entries = self.entries[year]
        entrants = [
            Entrant(
                region=code,
                region_name=self.names[code],
                level=level,
                reported=year in self.reported[code],
                comparisons=tuple(one.comparison for one in entries.get(code, ())),
            )
            for code in codes
        ]
        league = league_of(entrants, self.indicator, year, rules, level)
        found = {row.region: _entry_of(row.target, entries[row.region]) for row in league.rows if row.target}
        return Contest(league, found)


class SiteTotals:
    """Gathers what the pages of years, indicators and regions need, and nothing else."""

    def __init__(self, rules: Rulebook, facts: int = 0) -> None:
        self.places: dict[str, Place] = {}
        self.facts = facts
        self._rules = rules
        self._entries: defaultdict[tuple[str, int], dict[str, list[Entry]]] = defaultdict(dict)

    def add(self, share: Share) -> None:
        """Take what a region adds."""
        self.places[share.place.code] = share.place
        for key, entries in share.entries.items():
            self._entries[key][share.place.code] = entries

    @property
    def years(self) -> list[int]:
        """The years that have targets, ascending."""
        return sorted({count.year for place in self.places.values() for count in place.counts})

    @property
    def indicators(self) -> list[str]:
        """The indicators that have targets, in the order of the vocabulary."""
        places = {one.id: at for at, one in enumerate(self._rules.indicators.all)}
        found = {id_ for id_, _ in self._entries}
        return sorted(found, key=lambda id_: (places.get(id_, len(places)), id_))

    def levels(self) -> list[str]:
        """Give the levels of which regions are here, the highest first."""
        found = {place.level for place in self.places.values()}
        return [level for level in LEVELS if level in found]

    def verdicts(self, level: str, year: int | None = None) -> Counter[str]:
        """Count the verdicts of the regions of a level, of one year or of all."""
        counted: Counter[str] = Counter()
        for place in self.places.values():
            for count in place.counts if place.level == level else ():
                counted.update(count.verdicts if year in {None, count.year} else {})
        return counted

    def shares(self) -> Iterator[IndicatorShare]:
        """Give what each indicator adds to the site."""
        names = {code: place.name for code, place in self.places.items()}
        levels: dict[str, list[str]] = {level: [] for level in self.levels()}
        for code, place in self.places.items():
            levels[place.level].append(code)
        reported = {code: frozenset(card.year for card in place.cards) for code, place in self.places.items()}
        for id_ in self.indicators:
            entries = {year: self._entries[key] for key in sorted(self._entries) if key[0] == id_ for year in [key[1]]}
            yield IndicatorShare(id_, entries, names, levels, reported)


def _slim(one: Comparison) -> Comparison:
    """Give a comparison without what no list of regions shows."""
    update = {
        **dict.fromkeys(("vintages", "other_actuals", "mentions", "looked", "section"), ()),
        **{
            name: side and slim_side(side, claim=None)
            for name, side in (("target", one.target), ("actual", one.actual))
        },
    }
    return one.model_copy(update=update)


def slim_side(side: Side, **left_out: None) -> Side:
    """Give a figure without its words and their file, and what else is left out: lists have its clause beside it."""
    quote = None if side.value is not None else side.quote
    return side.model_copy(update={"quote": quote, "source": "", **left_out})


def _place(holding: Holding, years: Sequence[YearRows], rules: Rulebook) -> Place:
    code = holding.dossier.region
    return Place(
        code=code,
        name=holding.dossier.region_name,
        level=rules.divisions.level(code) or "",
        above=tuple((each.code, each.name) for each in rules.divisions.parents(code)),
        counts=tuple(_count(one) for one in years if one.compared_rows),
        cards=tuple(one.card for one in holding.dossier.sources),
    )


def _count(one: YearRows) -> YearCount:
    verdicts: Counter[str] = Counter(each.comparison.verdict for each in one.compared_rows)
    return YearCount(one.review.year, one.totals.stated, one.totals.judged, dict(verdicts))


def _entry_of(target: object, entries: Sequence[Entry]) -> Entry:
    return next(one for one in entries if one.comparison.target is target)


def _clause(side: Evidence | None) -> str:
    return str(side.clause or "") if side else ""
