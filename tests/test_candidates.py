"""Wherever a figure that may answer a target is shown, its clause runs from the subject on, with the figure marked."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html
from made_tables import REPORTS, RULES, made_dossier, made_table

from tracker.cli.app import main
from tracker.outputs.files.markdown import write_markdown
from tracker.outputs.files.reviews import reviews_listing
from tracker.outputs.files.sheets import sheets
from tracker.outputs.pages.report import write_report
from tracker.outputs.site.site import write_site
from tracker.outputs.terminal.scorecard import render
from tracker.outputs.wording.columns import cell_width
from tracker.outputs.wording.look import Look
from tracker.outputs.wording.plain import MARKS, unmarked

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.comparisons.views.dossier import Dossier

PROMISED, TOLD, FIGURE = "新建老年助餐点20个", "助餐点新建90个", "90个"
_STYLE = re.compile(r"\x1b\[[\d;]*m")
MARKED = TOLD.replace(FIGURE, f"{MARKS[0]}{FIGURE}{MARKS[1]}")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("candidates") / "test.db"


@pytest.fixture(scope="module")
def found(store: Path) -> Dossier:
    """Give the dossier of two reports, of which the second may answer a promise of the first."""
    promise, answer = (path.read_text(encoding="utf-8") for path in REPORTS)
    texts = [
        promise.replace("新建标准化厂房", f"{PROMISED}，新建标准化厂房"),
        answer.replace("社区食堂正在", f"{TOLD}。社区食堂正在"),
    ]
    paths = [store.parent / path.name for path in REPORTS]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    made = made_dossier(store, reports=paths)
    assert [one.verdict for one in made.reviews[0].details if "助餐" in one.label] == ["to_check"]
    return made


def test_the_scorecard_quotes_it(found: Dossier) -> None:
    assert f"「{TOLD}」" in render(found.reviews, RULES, Look(width=200), "all")


@pytest.mark.parametrize(("lang", "told"), [("zh", "「{}」 沙湾市_2025.txt 第10行"), ("en", '"{}" 沙湾市_2025.txt:10')])
@pytest.mark.parametrize("width", [60, 100])
def test_the_explanation_of_a_target_marks_it_and_says_where_it_stands(
    lang: str,
    told: str,
    width: int,
    found: Dossier,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    (claim,) = [one.target.claim for one in found.reviews[0].details if "助餐" in one.label]
    assert main(["explain", str(claim), "--db", str(store), "--lang", lang, "--width", str(width)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(cell_width(_STYLE.sub("", line)) <= width for line in lines)
    shown = " ".join(line.strip() for line in lines)
    assert told.format(TOLD.replace(FIGURE, f"\x1b[1m{FIGURE}\x1b[0m")) in shown


def test_the_report_in_markdown_marks_it(found: Dossier) -> None:
    stream = io.StringIO()
    write_markdown(found, RULES, "zh", stream)
    assert TOLD.replace(FIGURE, f"**{FIGURE}**") in stream.getvalue()


def test_the_page_of_a_report_marks_it(found: Dossier) -> None:
    stream = io.StringIO()
    write_report(found, RULES, "zh", stream)
    assert _marked(html.fromstring(stream.getvalue()), "//span[@class='remark']", "strong")


def test_a_workbook_and_a_listing_quote_it(found: Dossier) -> None:
    cells = [str(cell) for row in next(iter(sheets([found], RULES, "zh"))).rows for cell in row]
    assert any(TOLD in cell for cell in cells)
    assert not any(mark in cell for mark in MARKS for cell in cells)
    listed = [row[-1] for part in reviews_listing([found], RULES, "zh").parts for row in part.rows]
    assert any(MARKED in cell for cell in listed)


def test_the_table_marks_it_and_quotes_its_sentence_once(found: Dossier) -> None:
    table = made_table(found)
    (entry,) = [one for one in table.entries if "助餐点" in one.promise]
    assert [each.quote for each in entry.answers if TOLD in unmarked(each.quote or "")] == [MARKED]


@pytest.mark.usefixtures("found")
def test_the_site_leads_to_it_and_marks_it(store: Path, tmp_path: Path) -> None:
    write_site(str(store), RULES, tmp_path / "site")
    (page,) = (tmp_path / "site" / "texts").glob("*-2024.html")
    assert _marked(html.fromstring(page.read_text(encoding="utf-8")), "//td/q", "b")


def _marked(page: html.HtmlElement, place: str, mark: str) -> bool:
    quotes = [one for one in page.xpath(place) if TOLD in one.text_content()]
    return [[each.text_content() for each in one.iter(mark)] for one in quotes] == [[FIGURE]]
