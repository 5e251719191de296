"""The site as files: its links, headings, tables, quotes, feeds and bytes."""

from __future__ import annotations

import csv
import gzip
import re
import shutil
from decimal import Decimal
from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import etree
from made_once import seed_store
from made_sites import HARM, RULES, embedded_pages, hostile_site, html_pages, page_of, seed_site

from tracker.outputs.charts.league_svg import league_marks
from tracker.outputs.site import league_pages
from tracker.outputs.site import site as site_module
from tracker.outputs.site.address import region_page, text_page
from tracker.outputs.site.evidence import promise_id
from tracker.outputs.site.regions import holdings, stored_regions
from tracker.outputs.site.site import write_site
from tracker.store.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.league import League
    from tracker.outputs.charts.league_svg import LeagueMarks
    from tracker.rulebook.rulebook import Rulebook

ATOM = {"a": "http://www.w3.org/2005/Atom"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@pytest.fixture(scope="module")
def site() -> Path:
    return seed_site()


@pytest.fixture(scope="module")
def hostile() -> Path:
    return hostile_site()


@pytest.mark.uncounted
@pytest.mark.parametrize("which", ["site", "hostile"])
def test_every_link_leads_to_a_file_or_a_place_of_the_site(which: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(which)
    lost = []
    for path in [folder / "index.html", *html_pages(folder), *embedded_pages(folder)]:
        for element, _, link, _ in page_of(path).iterlinks():
            if element.tag == "a" and link.startswith(("http://", "https://")):
                continue
            place, fragment = urldefrag(link)
            target = (path.parent / unquote(place)).resolve() if place else path
            found = target.is_file() and (not fragment or _has_id(target, unquote(fragment)))
            lost += [] if found else [f"{path.relative_to(folder)}: {link}"]
    assert not lost[:10]


def test_nothing_is_asked_from_elsewhere(site: Path) -> None:
    for path in html_pages(site):
        asked = page_of(path).xpath("//*[self::script or self::link[@rel='stylesheet'] or self::img or self::iframe]")
        assert not [one for one in asked if re.match(r"[a-z]+:|//", one.get("src") or one.get("href") or "")]
        assert (
            page_of(path)
            .xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
            .startswith("default-src 'none'")
        )


def test_every_page_opens_with_a_sentence_and_a_picture_before_its_table(site: Path) -> None:
    for path in html_pages(site):
        parts = page_of(path).xpath(
            "//p[@class='headline'] | //img[@class='picture'] | //figure[@class='bars'] | //svg[@class='strip']"
            " | //ol[@class='tiles'] | //table"
        )
        kinds = ["table" if one.tag == "table" else "sentence" if one.tag == "p" else "picture" for one in parts]
        opening = [kind for kind, _ in groupby(kinds)][:3]
        told = path.parent.name == "texts" and opening[:1] != ["sentence"]
        assert told or "table" not in kinds or opening == ["sentence", "picture", "table"], path


def test_ids_are_unique_and_headings_leave_out_no_level(site: Path) -> None:
    for path in html_pages(site):
        page = page_of(path)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        levels = [HEADINGS[one.tag] for one in page.iter(*HEADINGS)]
        assert (levels[0], levels.count(1)) == (1, 1), path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_every_page_has_a_title_a_language_a_way_past_the_masthead_and_a_main_part(site: Path) -> None:
    titles = set()
    for path in html_pages(site):
        page = page_of(path)
        assert page.get("lang") == ("en" if path.relative_to(site).parts[0] == "en" else "zh-Hans")
        assert page.xpath("count(//main[@id='main'])") == 1
        assert page.xpath("//body/*[1][self::a[@href='#main']]"), path
        titles.add((page.get("lang"), page.findtext(".//title")))
    assert len(titles) == len(list(html_pages(site)))


def test_both_languages_have_the_same_pages_and_each_leads_to_its_twin(site: Path) -> None:
    names = {lang: {path.relative_to(site / lang) for path in (site / lang).rglob("*.*")} for lang in ("zh", "en")}
    assert names["zh"] == names["en"]
    for path in html_pages(site):
        lang, *rest = path.relative_to(site).parts
        if lang == "texts":
            assert {"../zh/index.html", "../en/index.html"} <= set(page_of(path).xpath("//a/@href"))
            continue
        twin = site.joinpath("en" if lang == "zh" else "zh", *rest)
        (link,) = page_of(path).xpath("//a[@class='switch']/@href")
        assert (path.parent / link).resolve() == twin.resolve()


def test_every_table_says_what_it_is_and_has_a_download_beside_it(site: Path) -> None:
    for path in html_pages(site):
        for table in page_of(path).iter("table"):
            assert table.findtext("caption"), path
            assert all(head.get("scope") in {"col", "row", "rowgroup"} for head in table.iter("th")), path
            if not {"meanings", "pledges"} & set(table.get("class", "").split()):
                offers = "(following::p | preceding::p)[contains(@class, 'downloads')]//a[@download]"
                assert table.xpath(offers), path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_to_embed_is_one_file_that_says_what_the_scorecard_says_and_leads_back_to_it(
    site: Path, lang: str
) -> None:
    card, embedded = (page_of(site / lang / place / "650100-2020.html") for place in ("regions", "embed/regions"))
    told = {
        row.get("id"): row.xpath("string(td[1])") for row in card.xpath("//table[contains(@class, 'card')]/tbody/tr")
    }
    shown = {row.get("id"): row.xpath("string(td[last()])") for row in embedded.xpath("//tbody/tr")}
    assert shown.keys() == told.keys()
    assert all(shown[id_].strip().endswith(verdict) for id_, verdict in told.items())
    assert set(embedded.xpath("//a/@href")) == {"../../regions/650100-2020.html"}
    assert embedded.xpath("string(//p[@class='s'])").startswith(("数字：", "Figures: "))
    assert not embedded.xpath("//script | //link | //img | //@src")


def test_every_picture_has_a_page_to_embed_and_a_link_beside_it(site: Path) -> None:
    pictures = {path.relative_to(site).with_suffix("") for path in site.glob("*/*/*.svg")}
    embedded = {path.relative_to(site) for path in embedded_pages(site)}
    assert pictures == {path.parent.parent.parent / path.parent.name / path.stem for path in embedded}
    linked = {
        (path.parent / link).resolve().relative_to(site)
        for path in html_pages(site)
        for link in page_of(path).xpath("//details//a/@href[contains(., '/embed/')]")
    }
    assert linked == embedded


def test_every_league_has_its_picture_and_its_page_to_embed_also_where_one_region_alone_has_a_target(
    site: Path,
) -> None:
    sizes = []
    for path in sorted((site / "zh" / "indicators").glob("*-20*.html")):
        page = page_of(path)
        leagues = page.xpath("//table[contains(@class, 'league')]")
        pictures = page.xpath("//img[@class='picture']/@src")
        offered = page.xpath("//details//a/@href[contains(., '/embed/')]")
        assert len(leagues) == len(pictures) == len(offered), path
        assert all((path.parent / one).exists() for one in (*pictures, *offered)), path
        sizes += [len(one.findall("tbody/tr")) for one in leagues]
    assert 1 in sizes
    assert max(sizes) > 1


@pytest.mark.uncounted
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_leads_to_the_same_words_in_the_one_text_of_its_report(
    site: Path, tmp_path: Path, lang: str
) -> None:
    checked = 0
    with open_store(seed_store(tmp_path / "seeds.db")) as store:
        for each in holdings(store, RULES, stored_regions(store, RULES)):
            reviews = each.dossier.reviews
            checked += sum(_follow_row(site, lang, one.region, one.year, side) for one, side in _sides(reviews))
    assert checked > 20


def _sides(reviews: Sequence[Review]) -> Iterator[tuple[Comparison, Side]]:
    for review in reviews:
        for one in review.comparisons:
            yield from ((one, side) for side in (one.target, one.actual) if side and side.claim)


def _follow_row(site: Path, lang: str, region: str, year: int, side: Side) -> int:
    """Follow a figure of a scorecard to its text: the quote stands beside it, and at the place that it leads to."""
    card = site / lang / region_page(region, year)
    code, told, *_, end = str(side.claim).split("-")
    text = site / text_page(code, int(told))
    (link,) = page_of(card).xpath(f"//table//td/a[contains(@href, '{told}.html#{end}')]")[:1]
    assert (card.parent / urldefrag(link.get("href"))[0]).resolve() == text.resolve()
    assert _bare(str(side.quote)) in _bare(link.getparent().xpath("string(q)"))
    assert _bare(_at_mark(text, end)) == _bare(str(side.quote))
    return 1


@pytest.mark.uncounted
def test_promises_of_detail_stand_in_the_page_of_their_report_and_lead_to_their_words(
    site: Path, tmp_path: Path
) -> None:
    checked = 0
    with open_store(seed_store(tmp_path / "seeds.db")) as store:
        for each in holdings(store, RULES, stored_regions(store, RULES)):
            for one in (detail for review in each.dossier.reviews for detail in review.details):
                code, told, *_, end = str(one.target.claim).split("-")
                text = site / text_page(code, int(told))
                (link,) = page_of(text).xpath(f"//table//a[@id='{promise_id(end)}']")
                assert link.get("href") == f"#{end}"
                assert _bare(_at_mark(text, end)) == _bare(str(one.target.quote))
                checked += 1
    assert checked > 20


def _at_mark(text: Path, mark: str) -> str:
    """Give the words at a mark with those behind a line end that belong to it."""
    found = page_of(text).xpath(f"//*[@id='{mark}'] | //mark[@data-of='{mark}']")
    return "".join(one.text_content() for one in found)


def _bare(text: str) -> str:
    return "".join(text.split())


def test_the_text_of_a_report_stands_there_word_for_word_and_once(site: Path, tmp_path: Path) -> None:
    with open_store(seed_store(tmp_path / "seeds.db")) as store:
        for card in store.reports():
            page = page_of(site / text_page(card.region, card.year))
            (said,) = page.xpath("//div[@class='transcript']")
            text = store.text(card.lineage, card.year, card.region) or ""
            assert _bare(said.text_content()) == _bare(text)
    assert not list((site / "zh" / "texts").glob("*"))


def test_a_line_of_a_report_has_an_id_where_something_leads_to_it(site: Path) -> None:
    lines, led_to = set(), set()
    for path in [*html_pages(site), *embedded_pages(site)]:
        page, place = page_of(path), path.relative_to(site)
        lines |= {f"{place}#{id_}" for id_ in page.xpath("//div[@class='transcript']/p/@id")}
        links = (urljoin(str(place), href) for href in page.xpath("//a/@href"))
        led_to |= {link for link in links if re.search(r"^texts/[^#]+#L\d+$", link)}
    assert lines == led_to != set()


def test_a_heat_table_tells_missing_reports_from_missing_targets_and_counts_both(site: Path) -> None:
    page = page_of(site / "en" / "years" / "2024.html")
    table = next(one for one in page.xpath("//table[@class='heat']") if "Counties" in one.findtext("caption", ""))
    rows = {row.xpath("string(th)").split()[-1]: row.xpath("td/@class") for row in table.find("tbody")}
    assert set(rows["沙湾市"]) == {"no_report"}
    assert "pending" in rows["高昌区"]
    absent = [int(cell.text) for cell in table.xpath("tfoot/tr[2]/td")]
    assert absent == [sum(row[at].startswith("no_") for row in rows.values()) for at in range(len(absent))]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_league_quotes_each_figure_with_its_subject_as_the_scorecard_of_its_region_does(
    site: Path, lang: str
) -> None:
    checked = 0
    for path in sorted((site / lang / "indicators").glob("*-20*.html")):
        for row in page_of(path).xpath("//table[contains(@class, 'league')]/tbody/tr[td/q]"):
            card, id_ = urldefrag(row.find(".//th/a").get("href"))
            (same,) = page_of(path.parent / card).xpath(f"//tr[@id='{id_}']")
            quoted = [[etree.tostring(q, with_tail=False) for q in found.findall("td/q")] for found in (row, same)]
            assert quoted[0] == quoted[1]
            checked += len(quoted[0])
    assert checked > 20


def test_a_league_has_mean_and_median_and_lists_who_is_missing(site: Path) -> None:
    page = page_of(site / "en" / "indicators" / "gdp-2024.html")
    told = " ".join(page.text_content().split())
    assert re.search(r"mean ?8% n = 2", told)
    assert "Report missing (1): Shawan 沙湾市" in told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_feed_is_atom_with_stable_ids_and_days_from_the_data(site: Path, lang: str) -> None:
    feed = etree.parse(site / lang / "findings.xml").getroot()
    entries = feed.findall("a:entry", ATOM)
    assert entries
    assert feed.findtext("a:author/a:name", namespaces=ATOM)
    ids = [one.findtext("a:id", namespaces=ATOM) for one in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", str(one)) for one in ids)
    updated = [str(one.findtext("a:updated", namespaces=ATOM)) for one in entries]
    assert feed.findtext("a:updated", namespaces=ATOM) == updated[0] == max(updated)
    assert {one[:10] for one in updated} <= {"2021-01-12", "2022-01-24", "2024-01-01", "2023-01-01", "2025-01-01"}
    for one in entries:
        assert one.findtext("a:title", namespaces=ATOM)
        assert one.findtext("a:summary", namespaces=ATOM)
        (link,) = one.findall("a:link[@rel='alternate']", ATOM)
        place, fragment = urldefrag(link.get("href", ""))
        assert _has_id(site / lang / place, fragment)


@pytest.mark.uncounted
def test_a_store_gives_the_same_bytes_again_whoever_does_the_work(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_module, "_FEW", 0)
    write_site(seed_store(tmp_path / "seeds.db"), RULES, tmp_path / "again", processes=2)
    assert _bytes(tmp_path / "again") == _bytes(site)


def test_a_second_run_writes_what_changed_and_gives_the_bytes_of_a_first_one(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = seed_store(tmp_path / "seeds.db")
    shutil.copytree(site, tmp_path / "site")
    again = write_site(place, RULES, tmp_path / "site")
    assert (again.files, again.left > 100) == (0, True)
    assert _bytes(tmp_path / "site") == _bytes(site)
    with open_store(place) as store:
        fact = next(one for one in store.facts() if one.region == "650402" and one.kind == "actual" and one.value)
        store.add_facts([fact.model_copy(update={"value": Decimal(1)})])
    drawn = list[int]()

    def marks(one: League, rules: Rulebook) -> LeagueMarks:
        drawn.append(one.year)
        return league_marks(one, rules)

    monkeypatch.setattr(league_pages, "league_marks", marks)
    changed = write_site(place, RULES, tmp_path / "site")
    assert 0 < changed.files < changed.left
    assert set(drawn) <= {int(fact.period)}
    write_site(place, RULES, tmp_path / "fresh")
    assert _bytes(tmp_path / "site") == _bytes(tmp_path / "fresh")


def test_words_that_try_to_become_markup_stay_words(hostile: Path) -> None:
    pages = {path: page_of(path) for path in [*html_pages(hostile), *embedded_pages(hostile)]}
    for path, page in pages.items():
        assert not page.xpath("//script[not(@src)] | //img[not(@class='picture')] | //*[@onerror] | //*[@onload]"), path
        assert not [link for _, _, link, _ in page.iterlinks() if link.startswith("javascript:")], path
    card = pages[hostile / "zh" / region_page("654203", 2022)].text_content()
    assert HARM in card
    text = page_of(hostile / text_page("654203", 2023)).text_content()
    assert "<script>alert(1)</script>地区生产总值增长7.9%" in text
    assert "{{ 7*7 }}" in text
    assert "<svg onload=alert(3)>" in text


def test_downloads_run_no_formula_and_keep_the_figures(hostile: Path, site: Path) -> None:
    for path in sorted((hostile / "data").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            assert not [cell for row in csv.reader(stream) for cell in row if cell.startswith(("=", "@"))]
    with (site / "data" / "regions" / "650100.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if (row["year"], row["indicator"]) == ("2020", "gdp")]
    assert [(row["target"], row["actual"], row["verdict"]) for row in rows] == [("6", "1.2", "missed")]


def test_the_promises_of_detail_are_packed_beside_the_targets_of_the_scorecards(site: Path) -> None:
    with gzip.open(site / "data" / "regions" / "650100-all.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        whole = list(csv.DictReader(stream))
    with (site / "data" / "regions" / "650100.csv").open(encoding="utf-8", newline="") as stream:
        headlines = list(csv.DictReader(stream))
    assert [row for row in whole if row["tier"] == "headline"] == headlines
    assert {row["tier"] for row in whole} == {"headline", "detail"}


def test_an_empty_store_gives_a_site_that_says_so(tmp_path: Path) -> None:
    place = str(tmp_path / "empty.db")
    open_store(place).close()
    assert write_site(place, RULES, tmp_path / "site").regions == 0
    assert "The store holds no targets yet." in page_of(tmp_path / "site" / "en" / "index.html").text_content()
    assert etree.parse(tmp_path / "site" / "en" / "findings.xml").getroot().findtext("a:updated", namespaces=ATOM)


def test_targets_that_nobody_has_answered_are_told_so_and_not_as_none_judged(tmp_path: Path) -> None:
    with open_store(seed_store(tmp_path / "seeds.db")) as store:
        target = next(one for one in store.facts() if one.kind == "target" and one.period == "2024" and one.value)
    with open_store(str(tmp_path / "one.db")) as store:
        store.add_facts([target])
    write_site(str(tmp_path / "one.db"), RULES, tmp_path / "site")
    told = [page_of(tmp_path / "site" / lang / "indicators" / "index.html") for lang in ("zh", "en")]
    assert [page.xpath("string(//p[@class='headline'])") for page in told] == [
        "1 个指标共 1 项目标，都还没有报告作答。",
        "Indicators: 1; targets: 1, not answered yet.",
    ]


@pytest.mark.uncounted
def test_the_site_of_the_seeds_takes_one_line(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    code, out, err = run("site", "public", "--demo")
    assert (code, out) == (0, "")
    assert err.startswith("written: ")
    assert "open public/index.html" in err
    assert (tmp_path / "public" / "zh" / "regions" / "650100-2020.html").is_file()


def test_a_wrong_place_or_store_is_told_in_one_line(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("mine")
    code, _, err = run("site", "letters", "--demo", "--quiet")
    assert (code, err.count("\n")) == (2, 1)
    assert "has other files in it and no site" in err
    code, _, err = run("site", "public", "--db", "none.db")
    assert (code, err.count("\n")) == (2, 1)
    assert not (tmp_path / "public").exists()


def _has_id(path: Path, id_: str) -> bool:
    return path.suffix != ".html" or id_ in _ids(path)


def _ids(path: Path) -> set[str]:
    return set(page_of(path.resolve()).xpath("//@id"))


def _bytes(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}
