"""The HTML report: one file, whose links all lead somewhere, that says what the reports say and obeys none of it.

``python tests/test_html_report.py`` writes the snapshots anew.
"""

from __future__ import annotations

import io
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
import yaml
from browser import axe_flaws
from dossiers import RULES, seed_dossiers, worded
from lxml import html

from tracker.claims.claim import Claim
from tracker.claims.extraction import extract
from tracker.comparisons.gathering.material import gather
from tracker.comparisons.views.dossier import Dossier, dossier
from tracker.outputs.pages.report import write_report
from tracker.outputs.wording.plain import plain
from tracker.reports.reading import build_report
from tracker.sources.source import Source
from tracker.store.store import open_store

if TYPE_CHECKING:
    from browser import Visit
    from playwright.sync_api import Page

    from tracker.rulebook.policy import Language

DATA = Path(__file__).parent / "data" / "outputs"
HOSTILE: list[str] = yaml.safe_load((DATA / "hostile.yaml").read_text(encoding="utf-8"))
SNAPSHOTS: list[tuple[Language, int, str]] = [("zh", 2020, "report_zh.html"), ("en", 2021, "report_en.html")]
LANGUAGES: list[Language] = ["zh", "en"]
HARM = "</script></title><script>document.title='harm'</script><img src=x onerror='document.title=1'>'\"&\x1b[31m\u202e"
REPORT = f"""政府工作报告
{HARM}
2020年工作回顾
全市地区生产总值增长5%{HARM}，新增{HARM}就业岗位3万个。
2021年主要工作
今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，“><b>路灯新装300盏，粮食产量20万吨。
"""
"""Every sentence with a figure of it stands beside what would be markup."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Dossier]:
    return seed_dossiers(tmp_path_factory.mktemp("store") / "test.db", "650100", [2020, 2021, 2030])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    with open_store(str(tmp_path_factory.mktemp("store") / "test.db")) as store:
        for year in (2021, 2022):
            text = REPORT.replace("2021", str(year)).replace("2020", str(year - 1))
            source = Source(name=f"{year}{HARM}.txt", text=text, format="text", encoding=None, sha256=f"{year}")
            report = build_report(source, RULES, region="650100", year=year)
            store.add(report, extract(report, RULES), RULES)
        return dossier(store, gather(store, "650100", f"乌市{HARM}", RULES), RULES)


@pytest.fixture(scope="module")
def file(found: dict[int, Dossier], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(written(found[2020], "zh"), encoding="utf-8")
    return path


def written(one: Dossier, lang: Language = "zh") -> str:
    stream = io.StringIO(newline="")
    write_report(one, RULES, lang, stream)
    return stream.getvalue()


def page_of(one: Dossier, lang: Language = "zh") -> html.HtmlElement:
    return html.document_fromstring(written(one, lang))


def shown(one: Dossier, lang: Language) -> str:
    """Give a report without what the snapshot would only repeat: style, script and full texts."""
    bare = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", written(one, lang), flags=re.DOTALL)
    bare = re.sub(r"sha256-[^']+", "sha256", bare)
    return re.sub(r'(<div class="transcript".*?>).*?</div>', r"\1</div>", bare, flags=re.DOTALL)


def quoted(page: html.HtmlElement) -> dict[str, str]:
    """Give the marked text of every claim of a page, all parts of it together."""
    marked: dict[str, str] = {}
    for mark in page.iter("mark"):
        marked[mark.get("data-claim")] = marked.get(mark.get("data-claim"), "") + mark.text_content()
    return marked


@pytest.mark.parametrize(("lang", "year", "name"), SNAPSHOTS)
def test_the_report_is_as_it_was_looked_at(found: dict[int, Dossier], lang: Language, year: int, name: str) -> None:
    assert shown(found[year], lang) == (DATA / name).read_text(encoding="utf-8")


def test_the_same_dossier_gives_the_same_characters(found: dict[int, Dossier]) -> None:
    assert written(found[2021]) == written(found[2021])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("which", [2020, 2021, 2030, "hostile", "worded"])
def test_every_link_leads_to_a_place_of_the_page_and_no_place_stands_twice(
    request: pytest.FixtureRequest, found: dict[int, Dossier], lang: Language, which: int | str
) -> None:
    one = request.getfixturevalue("hostile") if which == "hostile" else found[2021 if which == "worded" else int(which)]
    page = page_of(worded(one, *HOSTILE) if which == "worded" else one, lang)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = [unquote(link[1:]) for link in page.xpath("//a/@href") if link.startswith("#")]
    assert set(inside) <= set(ids)
    assert {link for names in page.xpath("//@aria-labelledby") for link in names.split()} <= set(ids)


def test_every_figure_of_a_report_in_the_store_leads_to_its_sentence_and_back(found: dict[int, Dossier]) -> None:
    one = found[2021]
    page = page_of(one)
    rows = {row.get("id"): row for row in page.xpath("//tr[contains(@class, 'row')][@id]")}
    assert len(rows) == len(one.reviews[0].targets)
    links = [(row, link) for row in rows.values() for link in row.xpath(".//a[@class='quote']")]
    assert links
    for row, link in links:
        mark = page.get_element_by_id(unquote(link.get("href")[1:]))
        assert mark.text_content() in link.text_content()
        back = mark.xpath("following-sibling::a[@class='back']/@href | .//a[@class='back']/@href")
        assert f"#{row.get('id')}" in back


@pytest.mark.parametrize("year", [2020, 2021])
def test_the_marks_of_every_claim_are_its_quote_and_no_word_of_the_text_is_lost(
    found: dict[int, Dossier], year: int
) -> None:
    one = found[year]
    page = page_of(one)
    assert quoted(page) == {claim.id: plain(claim.quote) for claim in one.claims.values()}
    for source, shown_text in zip(one.sources, page.find_class("transcript"), strict=True):
        assert [line.text_content() for line in shown_text.find_class("said")] == [
            plain(line) for line in source.text.split("\n")
        ]


def test_evidence_that_crosses_other_evidence_is_marked_in_parts(found: dict[int, Dossier]) -> None:
    one = found[2021]
    first = next(iter(one.claims.values()))
    text = next(each.text for each in one.sources if each.card.year == first.report_year)
    moved = {"start": first.start + 2, "end": first.end + 3, "quote": text[first.start + 2 : first.end + 3]}
    crossing = Claim.model_validate(first.model_dump() | moved | {"id": "crossing"})
    page = page_of(one.model_copy(update={"claims": {first.id: first, crossing.id: crossing}}))
    assert quoted(page) == {first.id: plain(first.quote), crossing.id: plain(crossing.quote)}
    assert len(page.xpath("//mark[@data-claim='crossing']")) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("year", [2020, 2021, 2030])
def test_headings_leave_out_no_level_and_the_language_is_told(
    found: dict[int, Dossier], lang: Language, year: int
) -> None:
    page = page_of(found[year], lang)
    assert page.get("lang") == {"zh": "zh-Hans", "en": "en"}[lang]
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4")]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {quote.get("lang") for quote in page.iter("q")} <= {"zh"}


def test_the_worst_stands_first_and_every_verdict_has_a_word_and_a_shape(found: dict[int, Dossier]) -> None:
    rows = page_of(found[2020]).xpath("//tr[contains(@class, 'row')]")
    ranks = [int(row.xpath("string(td[1]/@data-key)")) for row in rows]
    assert ranks == sorted(ranks)
    told = [row.xpath("normalize-space(td[1])") for row in rows]
    assert (told[0], told[-1]) == ("✗ 未达标", "✓ 达标")


def test_policy_tolerances_rules_and_checksums_are_told(found: dict[int, Dossier]) -> None:
    said = page_of(found[2020], "en").text_content()
    assert "default-1" in said
    assert "GDP growth 0.3 pp" in said
    assert found[2020].rules in said
    assert all(one.card.sha256 in said for one in found[2020].sources)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_a_report_are_never_markup(hostile: Dossier, lang: Language) -> None:
    assert hostile.claims
    assert any(HARM in one.target.source for review in hostile.reviews for one in review.comparisons)
    text = written(hostile, lang)
    page = html.document_fromstring(text)
    assert not set(text) & {"\x1b", "\u202e"}
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img | //b[not(ancestor::label)] | //@onerror")
    assert HARM.replace("\x1b", " ").replace("\u202e", " ") in page.text_content()
    assert quoted(page) == {claim.id: plain(claim.quote) for claim in hostile.claims.values()}


@pytest.mark.uncounted
@pytest.mark.parametrize("words", [pytest.param([one], id=f"words {at}") for at, one in enumerate(HOSTILE)])
def test_no_text_of_any_field_becomes_an_element_or_an_address(found: dict[int, Dossier], words: list[str]) -> None:
    plainly, page = page_of(worded(found[2021], "文")), page_of(worded(found[2021], *words))
    assert {one.tag for one in page.iter("*")} <= {one.tag for one in plainly.iter("*")} | {"ul", "li"}
    assert {link.partition(":")[0] for link in page.xpath("//a/@href") if not link.startswith("#")} <= {"http", "https"}
    assert not [name for one in page.iter("*") for name in one.attrib if name.startswith("on")]


def test_nothing_may_be_asked_from_elsewhere_and_only_this_script_may_run(found: dict[int, Dossier]) -> None:
    page = page_of(found[2020])
    assert not page.xpath("//link | //img | //iframe | //*[@src] | //*[@style]")
    allowed = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert allowed.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (said,) = page.xpath(f"//{tag}/text()")
        assert f"{tag}-src 'sha256-{b64encode(sha256(said.encode()).digest()).decode()}'" in allowed


def lit(page: Page) -> str:
    return str(page.evaluate("[...document.querySelectorAll('mark.lit')].map(mark => mark.textContent).join('')"))


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_a_quote_leads_to_its_highlighted_sentence_and_back(visit: Visit, file: Path, *, scripted: bool) -> None:
    page = visit(file, java_script_enabled=scripted)
    link = page.locator("tr a.quote").first
    said, row = link.inner_text(), page.locator("tr.row:has(a.quote)").first.get_attribute("id")
    assert not page.locator(".transcript").is_visible()
    link.click()
    mark = page.locator("mark:target")
    mark.wait_for(state="visible")
    assert mark.inner_text() == said.strip("「」")
    assert page.evaluate("document.querySelector('mark:target').getBoundingClientRect().top") < 900
    assert not scripted or lit(page) == mark.inner_text()
    page.locator("mark:target + a.back").first.click()
    assert page.locator("tr:target").get_attribute("id") == row


def test_evidence_that_runs_over_lines_lights_up_in_all_its_parts(
    visit: Visit, tmp_path: Path, hostile: Dossier
) -> None:
    text = next(each.text for each in hostile.sources if each.card.year == 2022)
    first = next(claim for claim in hostile.claims.values() if claim.report_year == 2022)
    end = text.index("\n", first.start) + 5
    longer = first.model_copy(update={"end": end, "quote": text[first.start : end]})
    path = tmp_path / "report.html"
    path.write_text(written(hostile.model_copy(update={"claims": {longer.id: longer}})), encoding="utf-8")
    page = visit(path, longer.id)
    assert lit(page) == plain(longer.quote.replace("\n", ""))
    assert "harm" not in page.title().split("<")[0]


def test_columns_are_sorted_and_verdicts_filtered(visit: Visit, file: Path) -> None:
    page = visit(file)
    page.get_by_role("button", name="差距").click()
    head = page.locator("th[aria-sort]")
    assert (head.count(), head.get_attribute("aria-sort")) == (1, "ascending")
    gaps = [one for one in page.locator("td.gap").evaluate_all("all => all.map(one => one.dataset.key)") if one]
    assert gaps[:5] == ["-4.8", "-4.8", "-4.7", "-2.4", "-1.95"]
    page.get_by_role("button", name="差距").click()
    assert head.get_attribute("aria-sort") == "descending"
    page.get_by_role("checkbox", name="未达标").uncheck()
    assert page.locator("tr.row-missed:visible").count() == 0
    assert page.locator("tr.row-met:visible").count() == 2


def test_a_reader_without_a_script_can_filter_and_meets_no_dead_button(visit: Visit, file: Path) -> None:
    page = visit(file, java_script_enabled=False)
    assert page.locator("button").count() == 0
    page.get_by_role("checkbox", name="未再提及").uncheck()
    assert page.locator("tr.row-silent:visible").count() == 0


@pytest.mark.uncounted
@pytest.mark.parametrize(("look", "width"), [("dark", 390), ("light", 1400)])
def test_the_report_is_readable_for_everyone_in_both_looks(visit: Visit, file: Path, look: str, width: int) -> None:
    page = visit(file, width=width, color_scheme=look)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    page.locator(".line:nth-child(n + 100)").evaluate_all("all => all.forEach(one => one.remove())")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper))) < 384) == (look == "dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_flaws(page) == []


@pytest.mark.uncounted
def test_print_is_light_and_leaves_closed_texts_out(visit: Visit, file: Path) -> None:
    page = visit(file, color_scheme="dark")
    short = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.locator("details.text").evaluate_all("all => all.forEach(one => one.open = true)")
    assert len(page.pdf(prefer_css_page_size=True)) > 2 * len(short)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        made = seed_dossiers(Path(folder) / "test.db", "650100", [2020, 2021])
    for lang_, year_, name_ in SNAPSHOTS:
        (DATA / name_).write_text(shown(made[year_], lang_), encoding="utf-8")
