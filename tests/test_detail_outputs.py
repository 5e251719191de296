"""Promises of detail stand under the report's own sections, worst first, with counts and the total of the report."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from made_tables import REPORTS, RULES, YEAR, made_dossier
from rich.cells import cell_len

from tracker.comparisons.views.tiers import by_section, chosen, counts_of, whole_totals
from tracker.outputs.files.markdown import write_markdown
from tracker.outputs.files.sheets import sheets
from tracker.outputs.pages.report import write_report
from tracker.outputs.site.site import write_site
from tracker.outputs.terminal.scorecard import render
from tracker.outputs.wording.counts import section_title, tell_counts
from tracker.outputs.wording.look import Look

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.comparisons.views.dossier import Dossier

SECTIONS = [
    "夯实产业底座，壮大县域经济 / 做强园区",
    "夯实产业底座，壮大县域经济 / 做优农业",
    "补齐民生短板，增进百姓福祉",
]
NAMES = {"headline": "地区生产总值", "detail": "棉花机采率"}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return made_dossier(tmp_path_factory.mktemp("store") / "test.db")


def shown(found: Dossier, tier: Any = "all", **look: Any) -> list[str]:
    return render(found.reviews, RULES, Look(**look), tier).splitlines()


def test_the_sections_of_a_scorecard_are_those_of_the_report_in_its_order(found: Dossier) -> None:
    lines = shown(found, width=120)
    places = [next(at for at, line in enumerate(lines) if line.startswith(f"{title}：")) for title in SECTIONS]
    assert places == sorted(places)


@pytest.mark.parametrize(("tier", "there", "missing"), [("headline", 1, 0), ("detail", 0, 1), ("all", 1, 1)])
def test_a_scorecard_shows_the_tier_that_is_asked_for(found: Dossier, tier: Any, there: int, missing: int) -> None:
    text = "\n".join(line for line in shown(found, tier, width=120) if not line.strip().startswith("查找："))
    rows = [line for line in text.splitlines() if re.match(r"\S+ [✗~?!/:>\".\-✓]", line)]
    assert [any(NAMES[name] in row for row in rows) for name in ("headline", "detail")] == [there, missing]
    tiers = {one.tier for one in chosen(found.reviews[0], tier)}
    assert tiers == ({"headline", "detail"} if tier == "all" else {tier})


def test_rows_of_a_section_stand_worst_first_and_are_counted_in_its_head(found: Dossier) -> None:
    for section, promises in by_section(found.reviews[0].details):
        told = "、".join(
            f"{words.zh} {count}" for words in RULES.policy.verdicts if (count := counts_of(promises).get(words.id))
        )
        assert f"{section_title(section, 'zh')}：{told}" in shown(found, width=160)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_total_is_that_of_the_whole_report(found: Dossier, lang: Any) -> None:
    totals = whole_totals(found.reviews[0])
    assert totals.stated == len(found.reviews[0].targets) == sum(totals.verdicts.values())
    last = next(line for line in shown(found, lang=lang, width=200) if line.startswith(("全报告", "whole report")))
    assert str(totals.stated) in last
    assert tell_counts(totals, RULES, lang) in last


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(found: Dossier, lang: Any, width: int) -> None:
    assert max(map(cell_len, shown(found, lang=lang, width=width, quotes=True))) <= width


def test_what_waits_for_the_next_report_is_counted_beside_the_targets_and_listed_alone(tmp_path: Path) -> None:
    waiting = made_dossier(tmp_path / "test.db", reports=REPORTS[:1])
    assert any("棉花机采率" in line for line in shown(waiting, "detail", width=120))
    assert not any("棉花机采率" in line for line in shown(waiting, "all", width=120))
    assert any(line.startswith(f"{SECTIONS[0]}：待验 2") for line in shown(waiting, "all", width=120))


def test_the_report_folds_the_promises_by_section_and_its_filter_counts_all(found: Dossier) -> None:
    stream = io.StringIO()
    write_report(found, RULES, "zh", stream)
    page = html.fromstring(stream.getvalue())
    titles = [" ".join(one.text_content().split()) for one in page.xpath("//details/summary/h4")]
    assert [title for title in titles if title.startswith(tuple(SECTIONS))] == [
        f"{title} {len(promises)}"
        for title, (_, promises) in zip(SECTIONS, by_section(found.reviews[0].details), strict=True)
    ]
    rows = page.xpath("//tr[contains(@class, 'row')]")
    assert len(rows) == len(found.reviews[0].targets)
    counts = page.xpath("//label[@class='total']/b/text()")
    assert sum(map(int, counts)) == len(rows)


def test_markdown_and_workbook_hold_every_promise(found: Dossier) -> None:
    stream = io.StringIO()
    write_markdown(found, RULES, "zh", stream)
    first, *_ = sheets([found], RULES, "zh")
    for one in found.reviews[0].targets:
        assert one.label in stream.getvalue()
        assert any(one.label in row for row in first.rows)
    assert all(f"## {title}" in stream.getvalue() for title in SECTIONS)


def test_the_page_of_a_report_tells_each_promise_by_section_and_links_it_to_both_texts(tmp_path: Path) -> None:
    found = made_dossier(tmp_path / "test.db")
    write_site(str(tmp_path / "test.db"), RULES, tmp_path / "site")
    page = html.parse(tmp_path / "site" / "texts" / f"654203-{YEAR}.html").getroot()
    (block,) = page.xpath("//table[@class='pledges'][1]")
    titles = [" ".join(one.text_content().split()) for one in block.xpath(".//th[@scope='rowgroup']")]
    assert [title.rpartition(" ")[0] for title in titles] == SECTIONS
    targets = block.xpath(".//td/a[starts-with(@id, 'p')]")
    assert len(targets) == len(found.reviews[0].details)
    assert all(page.xpath(f"//*[@id='{one.get('href')[1:]}']") for one in targets)
    assert block.xpath(f".//td//a[contains(@href, '{YEAR + 1}.html#')]")
