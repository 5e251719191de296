"""List pages: the way into the site, its regions, indicators and sources, and the method."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.outputs.site import address as at
from tracker.outputs.site.bars import Bar, Counted, lengths, level_bars, level_name, listing, verdict_shares
from tracker.outputs.site.downloads import offer
from tracker.outputs.site.findings_pages import latest_first, write_findings
from tracker.outputs.site.indicator_pages import IndicatorCount
from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.site.search import search_script
from tracker.rulebook.document_kind import SourceKind
from tracker.store.card import ReportCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.outputs.site.indicator_pages import IndicatorSum
    from tracker.outputs.site.news import News
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.totals import Place, SiteTotals, YearCount
    from tracker.outputs.site.year_pages import Heat
    from tracker.store.facts import Fact

__all__ = ["CitedSource", "cited_sources", "write_front", "write_lists"]

_ON_HOME = 12
_ENOUGH = 0.25
"""Share of the targets of a year that are judged where the year has something to tell."""


_COMPLETENESS = ("full", "abridged", "summary")


class CitedSource(BaseModel):
    """A source outside the store with the number of figures that are taken from it."""

    model_config = ConfigDict(frozen=True)

    title: str
    kind: SourceKind
    url: str | None
    figures: int


class RegionRecord(BaseModel):
    """What the list of regions tells of one."""

    model_config = ConfigDict(frozen=True)

    code: str
    name: str
    level: str
    target_years: tuple[int, ...]
    report_years: tuple[int, ...]
    stated: int
    judged: int
    met: int


def cited_sources(facts: Iterable[Fact]) -> list[CitedSource]:
    """Give the sources of cited facts, by kind and title."""
    counted = Counter((fact.source_type, fact.source_title, at.web_address(fact.source_url)) for fact in facts)
    ordered = sorted(counted, key=lambda key: (key[0] != "communique", key[0], key[1], key[2] or ""))
    return [CitedSource(title=key[1], kind=key[0], url=key[2], figures=counted[key]) for key in ordered]


def write_lists(writer: PageWriter, site_totals: SiteTotals, news: Sequence[News], facts: Sequence[Fact]) -> None:
    """Write the lists of regions, findings and sources, the feeds, and the method."""
    _write_regions(writer, site_totals)
    write_findings(writer, latest_first(news))
    _write_sources(writer, site_totals, cited_sources(facts))
    writer.page("about", at.about_page(), "about")


def write_front(
    writer: PageWriter,
    site_totals: SiteTotals,
    heats: Sequence[Heat],
    indicators: Sequence[IndicatorSum],
    news: Sequence[News],
) -> None:
    """Write the first page, the list of indicators and the search index, for which all else must be known."""
    _write_home(writer, site_totals, heats, latest_first(news))
    counts = [one.told for one in indicators]
    files = offer(writer.folder, counts, IndicatorCount, "lists", "indicators")
    bars = _often_set(writer, indicators)
    writer.page("indicators", at.indicators_page(), "indicators", rows=counts, bars=bars, files=files)
    script = search_script(site_totals.places.values(), [one.id for one in counts], writer.rules)
    writer.folder.write("assets/search.js", script)


def _often_set(writer: PageWriter, indicators: Sequence[IndicatorSum]) -> list[Bar]:
    """Give a bar of verdicts for each of the indicators that are targets most often."""
    often = sorted(indicators, key=lambda one: -one.told.stated)[:_ON_HOME]
    rows = (Counted(writer.indicator(one.told.id), one.verdicts, at.indicator_page(one.told.id)) for one in often)
    return verdict_shares(rows, writer)


def _write_home(writer: PageWriter, site_totals: SiteTotals, heats: Sequence[Heat], news: Sequence[News]) -> None:
    """Write the first page, with the last year of which a good part is judged."""
    counts = [count for place in site_totals.places.values() for count in place.counts]
    told = _telling_year(counts)
    shown = next((heat for heat in heats if heat.year == told), None)
    verdicts: Counter[str] = Counter()
    for count in counts:
        verdicts.update(count.verdicts)
    totals = {
        "regions": len(site_totals.places),
        "reports": sum(len(place.cards) for place in site_totals.places.values()),
        "facts": site_totals.facts,
        "stated": sum(count.stated for count in counts),
        "answered": sum(count.stated for count in counts) - verdicts["pending"] - verdicts["untestable"],
        "waiting": verdicts["pending"],
        "untestable": verdicts["untestable"],
        **{key: verdicts[key] for key in ("met", "missed", "silent")},
    }
    writer.page(
        "home",
        at.home_page(),
        "home",
        totals=list(totals.items()),
        heat_totals=shown.totals if shown else None,
        year=shown.year if shown else None,
        years=[(heat.year, at.year_page(heat.year)) for heat in heats],
        tables=shown.tables if shown else (),
        bars=shown.bars if shown else (),
        files=shown.files if shown else (),
        findings=news[:_ON_HOME],
    )


def _telling_year(counts: Sequence[YearCount]) -> int | None:
    """Give the last year of which enough is judged, else the one of which most is; None where there are no targets."""
    stated, judged = Counter[int](), Counter[int]()
    for count in counts:
        stated[count.year] += count.stated
        judged[count.year] += count.judged
    enough = [year for year in stated if judged[year] >= stated[year] * _ENOUGH]
    return max(enough, default=max(stated, key=lambda year: (judged[year], year), default=None))


def _write_regions(writer: PageWriter, site_totals: SiteTotals) -> None:
    """Write the list of regions, those of a province under its name."""
    groups: dict[tuple[str, str], list[Place]] = {("", ""): []}
    for place in site_totals.places.values():
        chain = [(place.name, place.code), *((name, code) for code, name in place.above)]
        groups.setdefault(chain[-2] if len(chain) > 1 else ("", ""), []).append(place)
    records = [_region_record(place) for place in site_totals.places.values()]
    writer.page(
        "regions",
        at.regions_page(),
        "regions",
        count=len(site_totals.places),
        reports=sum(len(place.cards) for place in site_totals.places.values()),
        groups=[(name, code, places) for (name, code), places in groups.items() if places],
        bars=level_bars(writer, site_totals),
        files=offer(writer.folder, records, RegionRecord, "lists", "regions"),
    )


def _region_record(place: Place) -> RegionRecord:
    return RegionRecord(
        code=place.code,
        name=place.name,
        level=place.level,
        target_years=tuple(count.year for count in place.counts),
        report_years=tuple(card.year for card in place.cards),
        stated=sum(count.stated for count in place.counts),
        judged=sum(count.judged for count in place.counts),
        met=sum(count.verdicts.get("met", 0) for count in place.counts),
    )


def _write_sources(writer: PageWriter, site_totals: SiteTotals, cited: Sequence[CitedSource]) -> None:
    cards = [card for place in site_totals.places.values() for card in place.cards]
    writer.page(
        "sources",
        at.sources_page(),
        "sources",
        cards=cards,
        bars=_completeness(writer, site_totals),
        cited=cited,
        files=offer(writer.folder, cards, ReportCard, "lists", "reports"),
        cited_files=offer(writer.folder, cited, CitedSource, "lists", "cited"),
    )


def _completeness(writer: PageWriter, site_totals: SiteTotals) -> list[Bar]:
    """Give a bar for each level of the reports that are here in full, and of those that are not."""
    counted = {level: Counter[str]() for level in site_totals.levels()}
    for place in site_totals.places.values():
        counted[place.level].update(card.completeness for card in place.cards)
    names = {kind: {lang: writer.say(lang, f"completeness_{kind}") for lang in LANGUAGES} for kind in _COMPLETENESS}
    rows = ({kind: counts[kind] for kind in _COMPLETENESS} for counts in counted.values())
    return lengths(map(Counted, (level_name(writer, level) for level in counted), rows), listing(names))
