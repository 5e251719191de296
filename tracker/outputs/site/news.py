"""News: the findings that stand in lists, each with its quotes and the day from which it could be known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.site.address import region_page, text_page
from tracker.outputs.wording.findings import tell_finding
from tracker.outputs.wording.plain import plain
from tracker.rulebook.policy import Language  # noqa: TC001  # what is kept of a region is read with its types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.outputs.site.evidence import Evidence
    from tracker.outputs.site.rows import YearRows
    from tracker.outputs.site.totals import Place
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["News", "Quoted", "news_of"]

_LANGUAGES: tuple[Language, Language] = ("zh", "en")


class Quoted(NamedTuple):
    """A quote with the place that it leads to."""

    clause: str
    """As markup, from its subject on, with the figure marked."""
    href: str
    source: str


class News(NamedTuple):
    """One finding as lists and feeds tell it."""

    id: str
    """Of the element that shows it; the same in every run."""
    key: str
    """What tells it apart from every other finding."""
    region: str
    region_name: str
    year: int
    date: str
    """Day of the report that made it known, ISO 8601; the first of its year where the text gives no day."""
    title: dict[Language, str]
    text: dict[str, str]
    href: str
    quotes: tuple[Quoted, ...]


def news_of(place: Place, one: YearRows, rules: Rulebook) -> Iterator[News]:
    """Give the loud findings of a region and year in the order of telling."""
    for item in one.findings:
        words = rules.findings.codes[item.finding.code]
        if words.weight == "loud":
            yield News(
                id=item.id,
                key=item.finding.id,
                region=place.code,
                region_name=one.review.region_name,
                year=one.review.year,
                date=_date(one),
                title={lang: words.say(lang) for lang in _LANGUAGES},
                text={
                    lang: tell_finding(item.finding, one.review.lines, rules, lang, quotes=False) for lang in _LANGUAGES
                },
                href=f"{region_page(place.code, one.review.year)}#{item.id}",
                quotes=tuple(_quoted(each) for each in item.sides if each.side.quote and each.text and each.mark),
            )


def _quoted(one: Evidence) -> Quoted:
    code, year = one.text or ("", 0)
    return Quoted(str(one.clause or ""), f"{text_page(code, year)}#{one.mark}", plain(one.side.source))


def _date(one: YearRows) -> str:
    """Give the day on which the later of the two reports was delivered; findings need both years to be told."""
    dated = [card.date or f"{card.year:04}-01-01" for card in one.cards]
    return max(dated, default=f"{one.review.year + 1:04}-01-01")
