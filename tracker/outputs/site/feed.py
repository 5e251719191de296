"""The feed: the latest findings as an Atom document, with ids and days that come from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.outputs.site.news import News
    from tracker.rulebook.policy import Language

__all__ = ["atom_feed"]

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LATEST = 200
_NO_CHARACTERS = {0xFFFE: " ", 0xFFFF: " "}
"""What no XML may hold, besides the characters that steer."""
_NO_DAY = "1949-10-01"
"""Day of a feed that has nothing to tell."""


def atom_feed(news: Sequence[News], lang: Language, title: str, author: str, pages: tuple[str, str]) -> bytes:
    """Give the latest findings of a site; ``pages`` are the feed's own address and that of the page it stands for."""
    from lxml import etree

    latest = sorted(news, key=lambda one: (one.date, one.key), reverse=True)[:_LATEST]
    feed = etree.Element(f"{{{_ATOM}}}feed", {_LANG: "zh-Hans" if lang == "zh" else "en"}, nsmap={None: _ATOM})
    _add(feed, "title", title)
    _add(feed, "id", _urn(f"feed/{lang}"))
    _add(feed, "updated", _instant(latest[0].date if latest else _NO_DAY))
    _add(_add(feed, "author", ""), "name", author)
    _add(feed, "link", "", rel="self", type="application/atom+xml", href=pages[0])
    _add(feed, "link", "", rel="alternate", type="text/html", href=pages[1])
    for one in latest:
        _add_entry(feed, one, lang)
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _add_entry(feed: object, one: News, lang: Language) -> None:
    entry = _add(feed, "entry", "")
    _add(entry, "title", labelled(f"{one.region_name} {one.year}", one.title[lang], lang))
    _add(entry, "id", _urn(f"finding/{one.key}"))
    _add(entry, "updated", _instant(one.date))
    _add(entry, "link", "", rel="alternate", type="text/html", href=one.href)
    # what was escaped is plain again without its marks
    quotes = " ".join(f"「{Markup(quote.clause).striptags()}」" for quote in one.quotes)  # noqa: S704
    _add(entry, "summary", f"{one.text[lang]} {quotes}".strip())


def _add(parent: object, name: str, text: str, **attributes: str) -> object:
    from lxml import etree

    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = plain(text).translate(_NO_CHARACTERS) or None
    return made


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"target-tracker/{name}").urn


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
