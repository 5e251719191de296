"""Addresses: where each page and file of a site lies; names from data never lead out of their folder.

Pages are named below the folder of their language, which is the same for both. What both languages share, texts
and downloads, is named below the top of the site.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

__all__ = [
    "about_page",
    "anchor",
    "changes_page",
    "data_file",
    "embed_page",
    "feed_file",
    "findings_page",
    "home_page",
    "indicator_page",
    "indicators_page",
    "kept_file",
    "kept_leagues_file",
    "picture",
    "region_page",
    "regions_page",
    "slug",
    "sources_page",
    "text_page",
    "web_address",
    "year_page",
]

_PLAIN = re.compile(r"(?!(?:con|prn|aux|nul|index|com\d|lpt\d)$)[a-z0-9][a-z0-9_-]{0,63}")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def home_page() -> str:
    """Give the first page."""
    return "index.html"


def about_page() -> str:
    """Give the page about method and policy."""
    return "about.html"


def sources_page() -> str:
    """Give the page of reports and cited sources."""
    return "sources.html"


def year_page(year: int) -> str:
    """Give the heat table of a year."""
    return f"years/{year:04}.html"


def regions_page() -> str:
    """Give the list of regions."""
    return "regions/index.html"


def region_page(code: str, year: int | None = None) -> str:
    """Give the page of a region over the years, or its scorecard of one year."""
    return f"regions/{slug(code)}{_of(year)}.html"


def text_page(code: str, year: int) -> str:
    """Give the text of a report; it is shared by both languages."""
    return f"texts/{slug(code)}{_of(year)}.html"


def indicators_page() -> str:
    """Give the list of indicators."""
    return "indicators/index.html"


def indicator_page(id_: str, year: int | None = None) -> str:
    """Give the page of an indicator over the years, or its league of one year."""
    return f"indicators/{slug(id_)}{_of(year)}.html"


def findings_page(year: int | None = None) -> str:
    """Give the findings of a year, or the page that lists the years."""
    return f"findings/{'index' if year is None else f'{year:04}'}.html"


def changes_page(year: int | None = None) -> str:
    """Give what changed from the targets of the year before to those of a year, or the page that lists the years."""
    return f"changes/{'index' if year is None else f'{year:04}'}.html"


def picture(page: str, form: str = "svg") -> str:
    """Give the picture of a page, which can be shown on other pages, too."""
    return f"{page.removesuffix('.html')}.{form}"


def embed_page(page: str) -> str:
    """Give the table of a page as a page of its own that others can embed."""
    return f"embed/{page}"


def kept_file(code: str) -> str:
    """Give what a run keeps of a region for the next one."""
    return f"kept/{slug(code)}.json.zlib"


def kept_leagues_file(indicator: str) -> str:
    """Give what a run keeps of the leagues of an indicator for the next one."""
    return f"kept/leagues/{slug(indicator)}.json"


def feed_file() -> str:
    """Give the Atom feed."""
    return "findings.xml"


def data_file(kind: str, name: str, year: int | None = None, form: str = "csv") -> str:
    """Give a file to download."""
    return f"data/{slug(kind)}/{slug(name)}{_of(year)}.{slug(form)}"


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """Give a name as it is where every file system takes it, else a name made from its checksum."""
    return name if _PLAIN.fullmatch(name) else f"x{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def anchor(*parts: str) -> str:
    """Give the id of an element from the names of what it shows."""
    return "-".join(slug(part) for part in parts)


def web_address(url: str | None) -> str | None:
    """Give an address that a reader can follow, None for anything but http and https."""
    return url if url and _WEB.match(url) else None


def _of(year: int | None) -> str:
    return "" if year is None else f"-{year:04}"
