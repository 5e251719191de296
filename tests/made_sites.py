"""Sites for tests: that of the seeds, and one of texts and facts that mean harm."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html
from made_once import made_once, seed_store

from tracker.claims.extraction import extract
from tracker.outputs.site.site import write_site
from tracker.reports.reading import read
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.facts import Fact
from tracker.store.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.store.writing import WritableStore

__all__ = ["RULES", "embedded_pages", "hostile_site", "html_pages", "page_of", "provinces_site", "seed_site"]

RULES = default_rulebook()
HARM = "<script>alert(4)</script>\"'><img src=x onerror=alert(5)>"


def seed_site() -> Path:
    """Give the site of the seeds."""
    return made_once("site", lambda folder: write_site(seed_store(folder.with_suffix(".db")), RULES, folder))


def hostile_site() -> Path:
    """Give the site of a report and a fact whose words try to become markup."""
    return made_once("hostile", lambda folder: _write(_take_hostile, folder))


def provinces_site() -> Path:
    """Give the site of the targets of three provinces for two years, the first answered; one is in words."""
    return made_once("provinces", lambda folder: _write(_take_provinces, folder))


def _write(take: Callable[[WritableStore], None], folder: Path) -> None:
    place = str(folder.with_suffix(".db"))
    with open_store(place) as store:
        take(store)
    write_site(place, RULES, folder)


def _take_provinces(store: WritableStore) -> None:
    for code, name in (("130000", "河北省"), ("410000", "河南省"), ("140000", "山西省")):
        for kind, period, value in (("target", "2023", 5), ("actual", "2023", 6), ("target", "2024", 6)):
            store.add_facts([_fact(code, name, kind, period, value)])
    words = {"indicator": "resident_income", "label": "居民收入同步增长", "measure": "qualitative", "comparator": None}
    in_words = _fact("140000", "山西省", "target", "2024", 0).model_copy(update={**words, "value": None, "unit": None})
    store.add_facts([in_words])


def _fact(code: str, name: str, kind: str, period: str, value: int) -> Fact:
    return Fact.model_validate(
        {
            "region": code, "region_name": name, "kind": kind, "indicator": "gdp", "label": "地区生产总值",
            "period": period, "measure": "growth", "comparator": "eq", "value": Decimal(value), "unit": "%",
            "strength": None, "source_type": "press", "source_title": "某报", "source_url": None,
        }
    )  # fmt: skip


def html_pages(site: Path) -> Iterator[Path]:
    """Give the pages of a site in both languages, and those that both share; but those that others embed."""
    found = (path for folder in ("zh", "en", "texts") for path in (site / folder).rglob("*.html"))
    yield from sorted(path for path in found if path.relative_to(site).parts[1] != "embed")


def embedded_pages(site: Path) -> list[Path]:
    """Give the pages of a site that are for the frames of other pages."""
    return sorted(site.glob("*/embed/*/*.html"))


@cache
def page_of(path: Path) -> html.HtmlElement:
    """Read a page."""
    return html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _take_hostile(store: WritableStore) -> None:
    report = read(Path(__file__).parent / "data" / "site" / "hostile.txt", rulebook=RULES)
    name = f"{HARM}.txt"
    report = report.model_copy(update={"source": report.source.model_copy(update={"name": name})})
    store.add(report, extract(report, RULES))
    fact = Fact(
        region="654203",
        region_name="沙湾市",
        kind="target",
        indicator=None,
        label=HARM,
        period="2022",
        measure="level",
        comparator="eq",
        value=Decimal(3),
        unit=HARM,
        strength=None,
        source_type="press",
        source_title=HARM,
        source_url="javascript:alert(6)",
    )
    store.add_facts([fact])
