"""Findings pages: the latest findings, those of every year, and the feeds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.outputs.site import address as at
from tracker.outputs.site.bars import Bar, Counted, lengths, number
from tracker.outputs.site.downloads import offer_packed
from tracker.outputs.site.feed import atom_feed
from tracker.outputs.site.pages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.outputs.site.news import News
    from tracker.outputs.site.pages import PageWriter

__all__ = ["latest_first", "write_findings"]

_ON_INDEX = 40
_KINDS = 10
"""Kinds of findings that a picture shows, the most frequent."""


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


def latest_first(news: Sequence[News]) -> list[News]:
    """Give findings by the day on which they could be known, the last first."""
    return sorted(news, key=lambda one: (one.date, one.year), reverse=True)


def write_findings(writer: PageWriter, news: Sequence[News]) -> None:
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


def _counted(news: Sequence[News]) -> dict[str, object]:
    return {"count": len(news), "regions": len({one.region for one in news}), "bars": _kinds(news)}


def _kinds(news: Sequence[News]) -> list[Bar]:
    """Give a bar for each kind of finding, the most frequent first."""
    titles = {one.title["zh"]: one.title for one in news}
    often = Counter(one.title["zh"] for one in news).most_common(_KINDS)
    return lengths((Counted(titles[name], {"found": count}) for name, count in often), number)


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
