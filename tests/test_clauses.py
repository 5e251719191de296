"""What is asked over many regions quotes each figure with its subject, in every form, and marks the figure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from lxml import html
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText

from tracker.cli.app import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

REPORT = """沙湾市人民政府工作报告
——{year}年1月10日在沙湾市人民代表大会上

一、{last}年工作回顾
过去一年，地区生产总值{level}亿元，增长{growth}%。

二、{year}年工作安排
今年经济社会发展的主要预期目标是：地区生产总值达到{goal}亿元，增长{target}%左右。
重点做好以下工作：抓好春耕生产。
"""
YEARS = [(2023, 170, "6.1", 180, 7), (2024, 181, "6.4", 190, 6), (2025, 192, "5.8", 200, 5)]
BEFORE, NOW = "地区生产总值达到180亿元，增长[7%]左右", "地区生产总值达到190亿元，增长[6%]左右"
REACHED = "地区生产总值192亿元，增长[5.8%]"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("reports")
    for year, level, growth, goal, target in YEARS:
        told = REPORT.format(year=year, last=year - 1, level=level, growth=growth, goal=goal, target=target)
        (folder / f"沙湾市_{year}.txt").write_text(told, encoding="utf-8")
    assert main(["ingest", str(folder), "--db", str(folder / "test.db"), "--quiet"]) == 0
    return str(folder / "test.db")


@pytest.mark.parametrize(
    ("command", "quoted"),
    [(("changes", "gdp", "--year", "2024"), (BEFORE, NOW)), (("league", "gdp", "--year", "2024"), (NOW, REACHED))],
    ids=["changes", "league"],
)
def test_markdown_pages_and_workbooks_quote_the_subject_and_mark_the_figure(
    store: str, run: Run, tmp_path: Path, command: tuple[str, ...], quoted: tuple[str, str]
) -> None:
    forms = [part for form in ("md", "html", "xlsx") for part in ("--format", f"{form}={tmp_path}/made.{form}")]
    assert run(*command, "--db", store, "--lang", "zh", *forms)[0] == 0
    in_markdown = (tmp_path / "made.md").read_text(encoding="utf-8")
    page = html.fromstring((tmp_path / "made.html").read_text(encoding="utf-8"))
    cells = ["".join(cell.itertext()) for cell in page.findall(".//td")]
    marked = [cell.text for cell in page.findall(".//td//strong")]
    rich = _rich_texts(tmp_path / "made.xlsx")
    for words in quoted:
        assert words.replace("[", "**").replace("]", "**") in in_markdown
        assert any(_plain(words) in cell for cell in cells)
        assert words.partition("[")[2].partition("]")[0] in marked
        assert words in rich


def _plain(words: str) -> str:
    return words.replace("[", "").replace("]", "")


def _rich_texts(path: Path) -> list[str]:
    """Give the cells of a workbook in which something is bold, that in brackets."""
    cells = (cell.value for row in load_workbook(path, rich_text=True).worksheets[0] for cell in row)
    return [
        "".join(part if isinstance(part, str) else f"[{part.text}]" if part.font.b else part.text for part in cell)
        for cell in cells
        if isinstance(cell, CellRichText)
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_terminal_quotes_the_subject(store: str, run: Run, lang: str) -> None:
    _, out, _ = run("changes", "gdp", "--year", "2024", "--db", store, "--lang", lang, "--width", "160")
    assert all(_plain(words) in out for words in (BEFORE, NOW))


def test_the_records_keep_the_least_that_states_the_figure(store: str, run: Run) -> None:
    _, out, _ = run("changes", "gdp", "--year", "2024", "--db", store, "--format", "json")
    found = next(row for row in json.loads(out)["rows"] if row["measure"] == "growth")
    assert (found["before"]["quote"], found["now"]["quote"]) == ("增长7%左右", "增长6%左右")


def test_the_changes_of_a_site_quote_the_subject_and_lead_to_its_place(store: str, run: Run, tmp_path: Path) -> None:
    assert run("site", str(tmp_path / "site"), "--db", store)[0] == 0
    page = html.fromstring((tmp_path / "site" / "zh" / "changes" / "2024.html").read_text(encoding="utf-8"))
    links = [link for link in page.findall(".//td/a") if link.find("q/b") is not None]
    told = ["".join(link.itertext()) for link in links]
    assert {_plain(BEFORE), _plain(NOW)} <= set(told)
    assert {link.findtext("q/b") for link in links} >= {"7%", "6%"}
    for link in links:
        path, _, mark = link.get("href").partition("#")
        report = (tmp_path / "site" / "zh" / "changes" / path).resolve()
        assert html.fromstring(report.read_text(encoding="utf-8")).get_element_by_id(mark) is not None


def test_the_next_run_of_a_site_keeps_the_clauses(store: str, run: Run, tmp_path: Path) -> None:
    pages = []
    for _ in range(2):
        assert run("site", str(tmp_path / "site"), "--db", store)[0] == 0
        pages.append((tmp_path / "site" / "zh" / "changes" / "2024.html").read_bytes())
    assert pages[0] == pages[1]
