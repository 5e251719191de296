"""The site in a real browser: search, sorting, languages, quotes, and what axe says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import axe_flaws
from made_sites import hostile_site, provinces_site, seed_site

if TYPE_CHECKING:
    from pathlib import Path

    from browser import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.uncounted
PAGES = [
    "zh/index.html",
    "en/years/2024.html",
    "zh/regions/index.html",
    "en/regions/650100.html",
    "zh/regions/650100-2020.html",
    "texts/650402-2024.html",
    "en/indicators/index.html",
    "en/indicators/gdp.html",
    "zh/indicators/gdp-2024.html",
    "en/changes/index.html",
    "zh/changes/2022.html",
    "en/findings/index.html",
    "zh/sources.html",
    "en/about.html",
    "zh/embed/regions/650100-2020.html",
    "en/embed/indicators/gdp-2024-county.html",
]
DARK = ["zh/embed/regions/650100-2020.html", "en/regions/650100.html", "zh/regions/650100-2020.html"]
"""Pages with every colour that there is."""
URUMQI = "zh/regions/650100-2020.html"


@pytest.fixture(scope="module")
def site() -> Path:
    return seed_site()


@pytest.fixture(scope="module")
def provinces() -> Path:
    return provinces_site()


@pytest.fixture(scope="module")
def hostile() -> Path:
    return hostile_site()


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("wlmq", "zh/regions/650100.html"),
        ("Wulumuqi", "zh/regions/650100.html"),
        ("Wū lǔ mù qí", "zh/regions/650100.html"),
        ("Wúlúmúqí", "zh/regions/650100.html"),
        ("Wulu'muqi", "zh/regions/650100.html"),
        ("乌鲁", "zh/regions/650100.html"),
        ("dqsczz", "zh/indicators/gdp.html"),
        ("shiyelü", "zh/indicators/surveyed_unemployment.html"),
    ],
)
def test_a_region_or_indicator_is_found_by_name_pinyin_and_initials(
    visit: Visit, site: Path, typed: str, page: str
) -> None:
    opened = visit(site / "zh" / "index.html")
    opened.get_by_role("combobox").fill(typed)
    opened.get_by_role("option").first.wait_for()
    opened.keyboard.press("Enter")
    opened.wait_for_url(f"**/{page}")


def test_results_are_gone_through_by_keyboard_and_announced(visit: Visit, site: Path) -> None:
    page = visit(site / "en" / "index.html")
    box = page.get_by_role("combobox")
    box.fill("s")
    page.get_by_role("option").first.wait_for()
    count = page.get_by_role("option").count()
    assert box.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("status").text_content() == f"{count} found; use the arrow keys"
    for pressed, at in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", count - 1)]:
        page.keyboard.press(pressed)
        (chosen,) = page.locator("[role=option][aria-selected=true]").all()
        assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant") == f"search-{at}"
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert page.get_by_role("option").count() == 0
    box.fill("qqqq")
    assert page.get_by_role("status").text_content() == "Nothing found"


def test_a_click_takes_a_result(visit: Visit, site: Path) -> None:
    page = visit(site / "en" / "regions" / "654203.html")
    page.get_by_role("combobox").fill("gaochang")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/en/regions/650402.html")


def test_a_scorecard_is_sorted_by_any_column(visit: Visit, site: Path) -> None:
    page = visit(site / URUMQI)
    first = page.locator("table.verdicts tbody tr").first
    assert str(first.locator("th").text_content()).startswith("地区生产总值")
    page.get_by_role("button", name="指标").click()
    names = page.locator("table.verdicts tbody th").all_text_contents()
    page.get_by_role("button", name="指标").click()
    assert page.locator("table.verdicts tbody th").all_text_contents() == names[::-1]
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_the_language_switch_leads_to_the_same_page(visit: Visit, site: Path) -> None:
    page = visit(site / URUMQI)
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/regions/650100-2020.html")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/regions/650100-2020.html")


def test_a_cell_leads_to_both_quotes_and_a_quote_to_the_full_text(visit: Visit, site: Path) -> None:
    page = visit(site / "zh" / "years" / "2020.html")
    page.locator("td.missed a").first.click()
    page.wait_for_url("**/650100-2020.html#gdp-growth")
    assert page.locator("tr:target q").last.text_content() == "预计地区生产总值增长1.2%"
    page.locator("tr:target td:nth-child(4) > a").last.click()
    page.wait_for_url("**/texts/650100-2021.html#*")
    assert page.locator(":target").text_content() == "预计地区生产总值增长1.2%"
    assert _is_in_view(page, ":target")


def test_a_figure_of_a_text_leads_back_to_its_verdict_in_the_language_that_was_read(visit: Visit, site: Path) -> None:
    page = visit(site / URUMQI)
    for lang in ("zh", "en"):
        page.goto((site / lang / "regions" / "650100-2020.html").as_uri())
        page.get_by_role("link", name="1.2%").first.click()
        page.wait_for_url("**/texts/650100-2021.html#*")
        page.locator("a:target").click()
        page.wait_for_url(f"**/{lang}/regions/650100-2020.html#gdp-growth")


def test_the_door_leads_to_the_first_page(visit: Visit, site: Path) -> None:
    visit(site / "index.html").wait_for_url("**/zh/index.html")


@pytest.mark.parametrize(("path", "look"), [*((path, "light") for path in PAGES), *((path, "dark") for path in DARK)])
def test_axe_finds_nothing_serious(visit: Visit, site: Path, path: str, look: str) -> None:
    assert not axe_flaws(visit(site / path, color_scheme=look))


def test_the_open_search_is_fine_with_axe_too(visit: Visit, site: Path) -> None:
    page = visit(site / "zh" / "index.html")
    page.get_by_role("combobox").fill("s")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert not axe_flaws(page)


@pytest.mark.parametrize(("lang", "said"), [("zh", "未设"), ("en", "none")])
def test_a_cell_of_a_target_that_nobody_set_is_read_out_as_such(visit: Visit, site: Path, lang: str, said: str) -> None:
    page = visit(site / lang / "regions" / "650100.html")
    told = page.locator("td.no_target").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert told == f'"·" / "{said}"'


def test_on_a_phone_a_league_has_one_line_a_region_and_elsewhere_the_words_of_the_reports(
    visit: Visit, site: Path
) -> None:
    page = visit(site / "zh" / "indicators" / "gdp-2020.html")
    quote = page.locator(".league q").first
    assert quote.is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert not quote.is_visible()


def test_no_page_is_wider_than_a_phone(visit: Visit, site: Path) -> None:
    page = visit(site / PAGES[0], width=390)
    for path in PAGES:
        page.goto((site / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_verdict_is_cited_by_a_button_with_its_stable_address(visit: Visit, site: Path) -> None:
    page = visit(site / URUMQI)
    button = page.get_by_role("button", name="引用").first
    button.focus()
    page.keyboard.press("Enter")
    told = page.get_by_role("textbox", name="引用").first.input_value()
    assert "地区生产总值" in told
    assert told.endswith("zh/regions/650100-2020.html#gdp-growth")
    assert button.get_attribute("aria-expanded") == "true"
    assert not axe_flaws(page)


@pytest.mark.parametrize("width", [320, 700])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_to_embed_fits_its_frame_and_shows_one_verdict_alone(
    visit: Visit, site: Path, width: int, lang: str
) -> None:
    page = visit(site / lang / "embed/regions/650100-2020.html", width=width, java_script_enabled=False)
    rows = page.locator("tbody tr")
    assert sum(rows.nth(at).is_visible() for at in range(rows.count())) == 13
    box = page.locator("table").bounding_box()
    assert box
    assert box["x"] + box["width"] <= width
    page.goto((site / lang / "embed/regions/650100-2020.html").as_uri() + "#gdp-growth")
    assert [rows.nth(at).get_attribute("id") for at in range(13) if rows.nth(at).is_visible()] == ["gdp-growth"]


def test_the_code_to_embed_has_the_whole_address(visit: Visit, site: Path) -> None:
    page = visit(site / URUMQI)
    page.locator("main > details summary").click()
    code = str(page.locator("a[data-embed] + code").text_content())
    assert f'src="{(site / "zh/embed/regions/650100-2020.html").as_uri()}"' in code


@pytest.mark.parametrize("width", [390, 1280])
def test_a_picture_keeps_its_letters_at_any_width_and_shows_one_verdict_alone(
    visit: Visit, site: Path, width: int
) -> None:
    page = visit(site / "zh/regions/650100-2020.svg", width=width)
    assert page.evaluate("document.documentElement.getBoundingClientRect().width") == width
    rows = "[...document.querySelectorAll('g > svg')].filter((row) => getComputedStyle(row).display !== 'none').length"
    assert page.evaluate(rows) == 13
    page.goto((site / "zh/regions/650100-2020.svg").as_uri() + "#gdp-growth")
    assert page.evaluate(rows) == 1


def test_a_printed_year_lies_on_one_kind_of_sheet_from_its_heading_on(visit: Visit, site: Path) -> None:
    page = visit(site / "zh/years/2020.html")
    page.emulate_media(media="print")
    sheets = "['body', 'header', 'main', '.level'].map((one) => getComputedStyle(document.querySelector(one)).page)"
    body, *inside = page.evaluate(sheets)
    assert body == "heat"
    assert set(inside) <= {"heat", "auto"}


def test_a_button_to_cite_shows_no_sign_of_sorting_and_is_not_printed(visit: Visit, site: Path) -> None:
    page = visit(site / URUMQI)
    assert page.evaluate("getComputedStyle(document.querySelector('button.cite'), '::after').content") == "none"
    page.emulate_media(media="print")
    assert not page.locator("button.cite").first.is_visible()


def test_provinces_are_a_map_that_the_arrow_keys_go_through(visit: Visit, provinces: Path) -> None:
    page = visit(provinces / "zh" / "index.html")
    tiles = page.locator(".tiles")
    assert tiles.locator("li").count() == 34
    page.locator(".tiles a", has_text="河北").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent").startswith("河南")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/regions/410000-2023.html#gdp-growth")


def test_a_year_that_nobody_has_answered_shows_its_targets(visit: Visit, provinces: Path) -> None:
    page = visit(provinces / "zh" / "years" / "2024.html")
    assert "目标 4 项，待答 3 项；没有数字、无法检验 1 项。" in str(page.locator(".headline").first.text_content())
    assert page.locator("table.heat td.pending").first.text_content() == "6%"
    assert page.locator("table.heat td.untestable").first.text_content() == "无数"
    assert page.locator("table.heat tfoot tr").first.locator("td").all_text_contents() == ["3", "1"]
    assert page.get_by_role("link", name="2024 年目标变动").count() == 1
    page.goto((provinces / "zh" / "indicators" / "gdp.html").as_uri())
    assert page.locator("table.list tbody tr").first.locator("td").nth(1).text_content() == "3 待答"


def test_everything_can_be_read_without_scripts(visit: Visit, site: Path) -> None:
    page = visit(site / URUMQI, java_script_enabled=False)
    assert not page.locator("form.search").is_visible()
    page.get_by_role("link", name="预计1.2%").first.click()
    assert page.locator(":target").text_content() == "预计地区生产总值增长1.2%"


def test_the_keyboard_can_go_past_the_masthead(visit: Visit, site: Path) -> None:
    page = visit(site / "en" / "index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_harmful_words_run_nothing(visit: Visit, hostile: Path) -> None:
    for name in (
        "zh/regions/654203-2022.html",
        "texts/654203-2023.html",
        "en/sources.html",
        "zh/findings/index.html",
    ):
        page = visit(hostile / name)
        page.on("dialog", lambda asked: pytest.fail(asked.message))
        if page.get_by_role("combobox").count():
            page.get_by_role("combobox").fill("沙湾")
            page.get_by_role("option").first.wait_for()


def _is_in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    return box is not None and 0 <= box["y"] < 900  # the height of the window
