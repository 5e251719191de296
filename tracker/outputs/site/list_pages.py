"""List pages: the way into the site, its regions, indicators, findings and sources, and the method."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.outputs.site import address as at
from tracker.outputs.site.downloads import offer, offer_packed
from tracker.outputs.site.feed import atom_feed
from tracker.outputs.site.indicator_pages import IndicatorCount
from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.site.search import search_script
from tracker.rulebook.document_kind import SourceKind
from tracker.store.card import ReportCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.outputs.site.news import News
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.totals import Place, SiteTotals, YearCount
    from tracker.outputs.site.year_pages import Heat
    from tracker.store.facts import Fact

__all__ = ["CitedSource", "cited_sources", "write_front", "write_lists"]

_ON_HOME = 12
_ON_INDEX = 40
_ENOUGH = 0.25
"""Share of the targets of a year that are judged where the year has something to tell."""


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


class NewsRecord(BaseModel):
    """A finding of the lists, in both languages."""

    model_config = ConfigDict(frozen=True)

    id: str
    region: str
    region_name: str
    year: int
    date: str
    title_zh: str
    title_en: str
    text_zh: str
    text_en: str


def cited_sources(facts: Iterable[Fact]) -> list[CitedSource]:
    """Give the sources of cited facts, by kind and title."""
    counted = Counter((fact.source_type, fact.source_title, at.web_address(fact.source_url)) for fact in facts)
    ordered = sorted(counted, key=lambda key: (key[0] != "communique", key[0], key[1], key[2] or ""))
    return [CitedSource(title=key[1], kind=key[0], url=key[2], figures=counted[key]) for key in ordered]


def write_lists(writer: PageWriter, site_totals: SiteTotals, news: Sequence[News], facts: Sequence[Fact]) -> None:
    """Write the lists of regions, findings and sources, the feeds, and the method."""
    _write_regions(writer, site_totals)
    _write_findings(writer, _latest_first(news))
    _write_sources(writer, site_totals, cited_sources(facts))
    writer.page("about", at.about_page(), "about")


def write_front(
    writer: PageWriter,
    site_totals: SiteTotals,
    heats: Sequence[Heat],
    counts: Sequence[IndicatorCount],
    news: Sequence[News],
) -> None:
    """Write the first page, the list of indicators and the search index, for which all else must be known."""
    _write_home(writer, site_totals, heats, _latest_first(news))
    files = offer(writer.folder, counts, IndicatorCount, "lists", "indicators")
    writer.page("indicators", at.indicators_page(), "indicators", rows=counts, files=files)
    script = search_script(site_totals.places.values(), [one.id for one in counts], writer.rules)
    writer.folder.write("assets/search.js", script)


def _latest_first(news: Sequence[News]) -> list[News]:
    return sorted(news, key=lambda one: (one.date, one.year), reverse=True)


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


def _write_findings(writer: PageWriter, news: Sequence[News]) -> None:
    """Write the page of the latest findings, one for each year, and the feeds."""
    years = sorted({one.year for one in news})
    pages = [(year, at.findings_page(year)) for year in years]
    latest: dict[int, list[News]] = {}
    for one in news[:_ON_INDEX]:
        latest.setdefault(one.year, []).append(one)
    files = {}
    for year in years:
        own = [one for one in news if one.year == year]
        records = [_news_record(one) for one in own]
        files[year] = offer_packed(writer.folder, records, NewsRecord, "findings", f"{year:04}")
        groups = [(year, own, files[year])]
        told = _counted(own)
        writer.page("findings", at.findings_page(year), "findings", year=year, years=pages, groups=groups, **told)
    groups = [(year, latest[year], files[year]) for year in sorted(latest, reverse=True)]
    writer.page("findings", at.findings_page(), "findings", year=None, years=pages, groups=groups, **_counted(news))
    for lang in LANGUAGES:
        title = f"{writer.say(lang, 'site')} · {writer.say(lang, 'findings_title')}"
        addresses = (at.feed_file(), at.findings_page())
        writer.folder.write(
            f"{lang}/{at.feed_file()}", atom_feed(news, lang, title, writer.say(lang, "site"), addresses)
        )


def _counted(news: Sequence[News]) -> dict[str, int]:
    return {"count": len(news), "regions": len({one.region for one in news})}


def _news_record(one: News) -> NewsRecord:
    return NewsRecord(
        id=one.key,
        region=one.region,
        region_name=one.region_name,
        year=one.year,
        date=one.date,
        title_zh=one.title["zh"],
        title_en=one.title["en"],
        text_zh=one.text["zh"],
        text_en=one.text["en"],
    )


def _write_sources(writer: PageWriter, site_totals: SiteTotals, cited: Sequence[CitedSource]) -> None:
    cards = [card for place in site_totals.places.values() for card in place.cards]
    writer.page(
        "sources",
        at.sources_page(),
        "sources",
        cards=cards,
        cited=cited,
        files=offer(writer.folder, cards, ReportCard, "lists", "reports"),
        cited_files=offer(writer.folder, cited, CitedSource, "lists", "cited"),
    )
