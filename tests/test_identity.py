"""A report tells whose it is and of which year; what cannot be told is refused in one line."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tracker.errors import InputError, UsageError
from tracker.reports.reading import build_report, read
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook
from tracker.sources.reading import read_source
from tracker.sources.source import Source

if TYPE_CHECKING:
    from tracker.reports.report import Report

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
CORPUS = HERE.parent.parent / "shared" / "corpus"
CASES: list[dict[str, Any]] = read_yaml(HERE / "data/reports/identity.yaml")


def report_of(text: str, region: str | None = None, year: int | None = None) -> Report:
    source = Source(name="text.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    return build_report(source, default_rulebook(), region=region, year=year)


@pytest.mark.parametrize("case", [case for case in CASES if "is" in case], ids=lambda case: case["shows"])
def test_a_report_is_identified_by_its_text(case: dict[str, Any]) -> None:
    found = report_of(case["text"]).identity.model_dump()
    assert {field: found[field] for field in case["is"]} == case["is"]


@pytest.mark.parametrize("case", [case for case in CASES if "refused" in case], ids=lambda case: case["shows"])
def test_a_text_that_cannot_be_identified_is_refused_in_one_line(case: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=re.escape(case["refused"])) as caught:
        report_of(case["text"])
    assert str(caught.value).startswith("text.txt: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("seed", "region", "lineage", "year", "completeness", "script"),
    [
        ("000_25e86a4098e81626.txt", "650402", "650402", 2024, "full", "simplified"),
        ("001_11df4eead27e422e.txt", "654203", "654203", 2022, "abridged", "simplified"),
        ("002_78aa3a24179fccbc.txt", "650100", "650100", 2021, "full", "simplified"),
        ("003_28257830f0069df6.txt", "652300", "652300", 2023, "summary", "simplified"),
        ("004_9960be7bf2e67c06.txt", "620602", "620602", 2024, "full", "traditional"),
    ],
)
def test_the_seeds_are_identified_without_help(  # one argument a column
    seed: str, region: str, lineage: str, year: int, completeness: str, script: str
) -> None:
    found = read(SEEDS / seed).identity
    assert (found.region, found.lineage, found.report_year) == (region, lineage, year)
    assert (found.completeness, found.script) == (completeness, script)


def test_region_and_year_override_what_the_text_says() -> None:
    found = report_of(CASES[0]["text"], region="海拉尔区", year=2023).identity
    assert (found.region, found.report_year) == ("150702", 2023)


@pytest.mark.parametrize("named", ["海拉尔区", "海拉爾區", "150702", " 海拉尔区 "])
def test_a_region_is_named_in_either_script(named: str) -> None:
    assert report_of(CASES[0]["text"], region=named, year=2023).identity.region == "150702"


@pytest.mark.parametrize(
    ("region", "year", "doubts"),
    [
        (None, None, ()),
        ("沙湾县", 2023, ()),
        ("654203", None, ()),
        ("鞍山市", None, ("taken as 鞍山市 (210300), but the text says 沙湾市 (654203)",)),
        (None, 2011, ("taken as the report of 2011, but the text says 2023",)),
        (
            "210300",
            2011,
            (
                "taken as 鞍山市 (210300), but the text says 沙湾市 (654203)",
                "taken as the report of 2011, but the text says 2023",
            ),
        ),
    ],
)
def test_what_is_given_against_the_text_is_taken_with_doubts(
    region: str | None, year: int | None, doubts: tuple[str, ...]
) -> None:
    assert tuple(str(doubt.told) for doubt in report_of(CASES[0]["text"], region, year).doubts) == doubts


def test_a_text_of_other_years_is_not_given_to_a_region_that_it_only_mentions() -> None:
    text = (SEEDS / "001_11df4eead27e422e.txt").read_text(encoding="utf-8")
    older = text.replace("2022", "2011").replace("2021", "2010")
    assert report_of(older, year=2011).identity.lineage == "654203"


def test_a_region_of_several_bearers_is_not_taken_as_an_override() -> None:
    with pytest.raises(
        UsageError,
        match=r"is the name of 2 regions: .* 110105 Beijing Chaoyang 北京市 朝阳区, 220104 Jilin Changchun Chaoyang ",
    ):
        report_of(CASES[0]["text"], region="朝阳区")


def test_a_region_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageError, match="no region is called '无此地'"):
        report_of(CASES[0]["text"], region="无此地")


def test_a_report_without_parts_is_refused() -> None:
    text = "2023年沙湾市政府工作报告\n各位代表:\n现在,我代表市人民政府向大会报告工作。\n谢谢。"
    with pytest.raises(InputError, match="no part of it reviews or plans a year"):
        report_of(text)


NAMED: list[dict[str, Any]] = read_yaml(HERE / "data/reports/file_names.yaml")


@pytest.mark.parametrize("case", [case for case in NAMED if "is" in case], ids=lambda case: case["shows"])
def test_a_file_name_or_a_folder_tells_what_the_text_leaves_open(case: dict[str, Any]) -> None:
    found = report_in(case).identity.model_dump()
    assert {field: found[field] for field in case["is"]} == case["is"]


@pytest.mark.parametrize("case", [case for case in NAMED if "refused" in case], ids=lambda case: case["shows"])
def test_a_file_name_that_the_text_speaks_against_settles_nothing(case: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=re.escape(case["refused"])):
        report_in(case)


@pytest.mark.parametrize("case", [case for case in NAMED if "doubt" in case], ids=lambda case: case["shows"])
def test_a_file_name_against_a_clear_text_is_a_doubt(case: dict[str, Any]) -> None:
    assert [str(doubt.told) for doubt in report_in(case).doubts] == [case["doubt"]]


def report_in(case: dict[str, Any]) -> Report:
    *folders, name = case["file"].split("/")
    around = tuple(reversed(folders))
    source = Source(name=name, folders=around, text=case["text"], format="text", encoding="utf-8", sha256="0" * 64)
    return build_report(source, default_rulebook())


class Row(NamedTuple):
    """A text of the corpus, with what is known of it."""

    path: Path
    region: str
    year: str
    full: bool
    """It is a full report of a division, not a summary, a notice or the report of a zone."""
    named: bool
    """The text says the name of its region."""


def corpus_rows() -> list[Row]:
    """Give all texts of the corpus."""
    places = ("provinces", "national", "hailar")
    plain = [path for place in places for path in sorted((CORPUS / place).glob("*.txt"))]
    rows = [Row(path, path.stem[:-5], path.stem[-4:], full=True, named=True) for path in plain]
    table = CORPUS / "cities/identity.tsv"
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            path = table.parent / row["file"]
            rows.append(Row(path, row["region"], row["year"], row["full"] == "yes", row["named"] == "yes"))
    return rows


@pytest.mark.uncounted
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of further reports is not beside this checkout")
@pytest.mark.parametrize(("told", "least"), [("with names", "0.98"), ("text alone", "0.95")])
def test_reports_of_the_corpus_are_identified_and_none_is_taken_for_another(told: str, least: str) -> None:
    with_name = told == "with names"
    found = {row: identity_of(row.path, with_name=with_name) for row in corpus_rows()}
    assert [(row.path.name, is_now) for row, is_now in found.items() if is_now not in (None, row[1:3])] == []
    asked = [row for row in found if row.full and (with_name or row.named)]
    assert sum(found[row] == row[1:3] for row in asked) >= Decimal(least) * len(asked)


def identity_of(path: Path, *, with_name: bool) -> tuple[str, str] | None:
    """Give region and year of a text, None where it is refused."""
    source = read_source(path)
    if not with_name:
        source = source.model_copy(update={"name": "text.txt", "folders": ()})
    try:
        identity = build_report(source, default_rulebook()).identity
    except InputError:
        return None
    return identity.region_name, str(identity.report_year)
