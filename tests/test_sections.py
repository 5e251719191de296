"""Sections part what a report looks back on from what it plans, and years from spans of years."""

from __future__ import annotations

import csv
import itertools
import re
from pathlib import Path
from typing import Any

import pytest

from tracker.claims.extraction import extract
from tracker.errors import RulesError
from tracker.reports.cleaning import clean
from tracker.reports.head import opening_end
from tracker.reports.reading import build_report, read
from tracker.reports.sections import cut_sections
from tracker.rulebook.directory import builtin_directory, read_yaml
from tracker.rulebook.evidence import load_evidence
from tracker.rulebook.headings import load_headings
from tracker.rulebook.rulebook import default_rulebook
from tracker.sources.reading import read_source
from tracker.sources.source import Source

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
CORPUS = HERE.parent.parent / "shared" / "corpus"
CASES: list[dict[str, Any]] = read_yaml(HERE / "data/reports/sections.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_a_text_is_cut_as_the_table_says(case: dict[str, Any]) -> None:
    rules, text = default_rulebook(), case["text"]
    sections = cut_sections(text, case["year"], rules)
    assert [[section.kind, section.period] for section in sections] == [wanted[:2] for wanted in case["sections"]]
    assert all(
        text[section.start :].startswith(first)
        for section, (_, _, first) in zip(sections, case["sections"], strict=True)
    )


@pytest.mark.parametrize(
    ("seed", "kinds"),
    [
        ("000_25e86a4098e81626.txt", ["review_year 2023", "plan_year 2024"]),
        ("001_11df4eead27e422e.txt", ["review_year 2021", "plan_year 2022"]),
        (
            "002_78aa3a24179fccbc.txt",
            [
                "review_span 2016-2020",
                "review_year 2020",
                "review_span 2016-2020",
                "plan_span 2021-2025",
                "plan_year 2021",
            ],
        ),
        ("003_28257830f0069df6.txt", ["review_year 2022", "plan_year 2023"]),
        ("004_9960be7bf2e67c06.txt", ["review_year 2023", "plan_year 2024"]),
    ],
)
def test_the_seeds_have_their_sections(seed: str, kinds: list[str]) -> None:
    report = read(SEEDS / seed)
    assert [f"{section.kind} {section.period}" for section in report.sections] == kinds


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_sections_are_in_order_and_do_not_overlap(path: Path) -> None:
    report = read(path)
    assert all(section.start < section.end <= len(report.clean.text) for section in report.sections)
    assert all(first.end <= second.start for first, second in itertools.pairwise(report.sections))


@pytest.mark.parametrize(
    ("seed", "outside"),
    [
        ("001_11df4eead27e422e.txt", "还没有账号"),
        ("002_78aa3a24179fccbc.txt", "咨询电话"),
        ("004_9960be7bf2e67c06.txt", "本帖"),
    ],
)
def test_navigation_and_foot_of_the_seeds_lie_outside(seed: str, outside: str) -> None:
    report = read(SEEDS / seed)
    inside = "".join(report.clean.text[section.start : section.end] for section in report.sections)
    assert outside in report.clean.text
    assert outside not in inside


NEWS = ["某县新增企业30家,增长8% {}", "某县就业5000人 {}", "某县投资增长12% {}"]


@pytest.mark.parametrize("date", ["2026-02-03", "[02-03]", "(2026年2月3日)", "\n2026/02/03"])
def test_a_list_of_news_at_the_end_lies_outside(date: str) -> None:
    rules = default_rulebook()
    report = "一、2030年工作回顾\n过去一年,成效明显。\n二、2031年主要任务\n今年是关键之年,新增就业1万人。\n"
    text = clean(report + "\n".join(news.format(date) for news in NEWS) + "\n网站地图", rules.furniture).text
    sections = cut_sections(text, 2031, rules)
    assert text[sections[-1].start : sections[-1].end] == "今年是关键之年,新增就业1万人。"


def test_one_date_at_the_end_or_two_in_the_middle_end_nothing() -> None:
    rules = default_rulebook()
    text = "一、2030年工作回顾\n成立日2030-02-03\n开工日2030-02-04\n过去一年,成效明显。" + "项目建成。" * 40
    (section,) = cut_sections(text + "\n2031-01-05", 2031, rules)
    assert section.end > len(text)


def test_headings_are_found_inside_a_line_that_holds_the_whole_report() -> None:
    rules = default_rulebook()
    text = "各位代表:请予审议。2030年工作回顾过去一年,成效明显。{}2031年主要任务今年是关键之年。".format(
        "项目建成。" * 600
    )
    sections = cut_sections(text, 2031, rules)
    assert [(section.kind, section.path) for section in sections] == [
        ("review_year", ("2030年工作回顾",)),
        ("plan_year", ("2031年主要任务",)),
    ]


@pytest.mark.parametrize("name", ["sections.yaml", "identity.yaml"])
def test_tables_of_another_shape_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("plans: none\n", encoding="utf-8")
    load = {"sections.yaml": load_headings, "identity.yaml": load_evidence}[name]
    with pytest.raises(RulesError, match=name):
        load((builtin_directory(), tmp_path))


@pytest.mark.uncounted
@pytest.mark.parametrize("seed", ["000", "001", "002", "004"])
@pytest.mark.parametrize("gap", [" ", "  ", ""])
def test_the_claims_of_a_seed_on_one_line_are_of_the_same_periods(seed: str, gap: str) -> None:
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    text = path.read_text(encoding="utf-8-sig")
    assert periods_of(gap.join(text.splitlines())) == periods_of(text)


def periods_of(text: str) -> list[tuple[object, ...]]:
    source = Source(name="text.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    claims = extract(build_report(source, default_rulebook()), default_rulebook())
    return [(one.kind, one.label, one.value, one.unit, one.period) for one in claims]


def test_a_plan_that_looks_back_in_the_middle_of_a_paragraph_goes_on_where_it_looks_ahead() -> None:
    rules = default_rulebook()
    text = (
        "一、2030年工作回顾\n成效明显。\n二、2031年主要任务\n"
        "2031年是关键之年。过去一年,生产总值增长8%。今年新增就业1万人。过去一年的经验要发扬。"
    )
    sections = cut_sections(text, 2031, rules)
    assert [(one.kind, text[one.start : one.end]) for one in sections][1:] == [
        ("plan_year", "2031年是关键之年。"),
        ("review_year", "过去一年,生产总值增长8%。"),
        ("plan_year", "今年新增就业1万人。过去一年的经验要发扬。"),
    ]


def full_texts() -> list[tuple[Path, int]]:
    """The full reports of the corpus, each with its year; none where no corpus lies beside the checkout."""
    listed = CORPUS / "cities" / "identity.tsv"
    if not listed.exists():
        return []
    with listed.open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter="\t") if row["full"] == "yes"]
    others = [
        path for folder in ("provinces", "national", "hailar") for path in sorted((CORPUS / folder).glob("*.txt"))
    ]
    cities = [(CORPUS / "cities" / row["file"], int(row["year"])) for row in rows if row["file"] not in OTHERWISE]
    return cities + [(path, int(path.stem[-4:])) for path in others]


# What the list calls full and is not: the report of 2007 under another year, and the frame of a page without its text.
OTHERWISE = {"保定市_2006.txt", "坪山区_2021.txt"}
TEXTS = full_texts()
EXPECTED = re.compile(r"(?:预期目标|奋斗目标)[^。;\n]{0,12}?(?:是|为|:)[^。\n]{0,40}?\d")
RECALLED = re.compile("去年|年初|完成|确定的|好于")


@pytest.mark.uncounted
@pytest.mark.skipif(not TEXTS, reason="no corpus beside the checkout")
@pytest.mark.parametrize(("path", "year"), TEXTS, ids=lambda value: getattr(value, "stem", ""))
def test_a_full_report_has_a_review_and_a_plan_that_holds_the_expected_targets(path: Path, year: int) -> None:
    rules = default_rulebook()
    text = clean(read_source(path).text, rules.furniture).text
    sections = cut_sections(text, year, rules, opening_end(text, rules.evidence))
    plans = [section for section in sections if section.kind.startswith("plan")]
    assert any(section.kind.startswith("review") and section.period.endswith(str(year - 1)) for section in sections)
    assert any(section.period.startswith(str(year)) for section in plans)
    for found in EXPECTED.finditer(text):
        sentence = re.split("[。\n]", text[max(0, found.start() - 120) : found.start()])[-1]
        inside = any(section.start <= found.start() < section.end for section in plans)
        assert inside or RECALLED.search(sentence), found[0]
