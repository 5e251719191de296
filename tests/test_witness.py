"""Witnesses: communiqués, budget and plan reports are read as what they are, and answer what reports leave unsaid."""

from __future__ import annotations

import csv
import os
import re
import unicodedata
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hand_made import card, claim

from tracker import extract, read, read_all
from tracker.comparisons.findings.findings import findings
from tracker.comparisons.gathering.statements import put_in_order
from tracker.comparisons.judging.linking import link
from tracker.comparisons.promises.comparing import compare
from tracker.errors import InputError
from tracker.outputs.files.facts import write_facts
from tracker.reports.reading import build_report, build_reports
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook
from tracker.sources.encoding import decode
from tracker.sources.html import read_html
from tracker.sources.page import declared_charset, page_lines, parse_page
from tracker.sources.reading import read_bytes
from tracker.store.facts import read_facts
from tracker.store.store import open_store

if TYPE_CHECKING:
    from tracker.claims.claim import Claim

DATA = Path(__file__).parent / "data" / "witness"
EXPECTED: dict[str, Any] = read_yaml(DATA / "expected.yaml")
KINDS = ("communique", "copied", "budget", "planned_budget", "plan", "explained_plan")
RULES = default_rulebook()
FOLDER = os.environ.get("TRACKER_WITNESSES", "")
"""A folder of witnesses as people save them, with an inventory.tsv beside them: what is lost is measured on it too."""
WORK_REPORT = """沙湾市2024年政府工作报告
——2024年1月15日在沙湾市第一届人民代表大会第四次会议上
各位代表：
现在，我代表市人民政府，向大会报告政府工作，请予审议。
一、2023年工作回顾
过去一年，粮食产量41.3万吨。
二、2024年工作安排
今年经济社会发展主要预期目标是：地区生产总值增长7%左右，一般公共预算收入增长6%。
"""


def text_of(kind: str) -> str:
    return (DATA / f"{kind}.txt").read_text(encoding="utf-8")


def figures(claims: list[Claim], kind: str) -> list[tuple[object, ...]]:
    return [
        (one.indicator, one.measure, one.value, one.unit, one.period, one.scope)
        for one in claims
        if one.kind == kind and one.indicator
    ]


def stated(line: str) -> tuple[object, ...]:
    indicator, measure, value, unit, period, scope = (*line.split(), None)[:6]
    return (indicator, measure, Decimal(str(value)), unit, period, scope)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_tells_its_kind_its_region_its_year_and_its_day(kind: str) -> None:
    identity = read(DATA / f"{kind}.txt").identity
    assert {name: getattr(identity, name) for name in EXPECTED[kind]["is"]} == EXPECTED[kind]["is"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_figures_of_the_region_are_read(kind: str) -> None:
    claims = extract(DATA / f"{kind}.txt")
    for stands, name in (("actual", "actuals"), ("target", "targets")):
        wanted = [stated(line) for line in EXPECTED[kind][name]]
        assert [one for one in wanted if one not in figures(claims, stands)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_parts_plans_totals_months_and_marks_are_no_figures_of_an_indicator(kind: str) -> None:
    known = {one.value for one in extract(DATA / f"{kind}.txt") if one.indicator and one.base is None}
    assert known.isdisjoint(Decimal(value) for value in EXPECTED[kind]["none"])


@pytest.mark.parametrize("kind", KINDS)
def test_claims_carry_the_document_and_their_ids_its_kind(kind: str) -> None:
    report = read(DATA / f"{kind}.txt")
    for one in extract(report):
        assert one.document == report.identity.document
        assert f"-{one.document}-" in one.id
        assert report.source.text[one.start : one.end] == one.quote


def test_targets_under_a_binding_list_allow_no_tolerance() -> None:
    strengths = {one.indicator: one.strength for one in extract(DATA / "plan.txt") if one.kind == "target"}
    assert strengths == {"gdp": "expect", "retail_sales": "expect", "energy_intensity": "ensure"}


def test_what_a_plan_explains_behind_its_lists_binds_as_the_lists_do() -> None:
    targets = [one for one in extract(DATA / "explained_plan.txt") if one.kind == "target"]
    strengths = {(one.indicator, one.strength) for one in targets if one.indicator in {"gdp", "grain_output"}}
    assert strengths == {("gdp", "expect"), ("grain_output", "ensure")}


def test_what_grows_with_an_expected_level_is_expected_too() -> None:
    told = [one for one in extract(DATA / "explained_plan.txt") if one.kind == "actual" and one.measure == "growth"]
    strengths = {one.indicator: one.strength for one in reversed(told) if one.indicator and one.period == "2025"}
    expected = {indicator for indicator, strength in strengths.items() if strength == "estimate"}
    assert expected == {"gdp", "fixed_asset_investment", "budget_revenue"}


@pytest.mark.parametrize("case", EXPECTED["refused"], ids=lambda case: case["name"])
def test_what_is_none_of_the_kinds_is_refused_by_its_name(case: dict[str, str]) -> None:
    source = read_bytes(case["text"].encode(), "text.txt")
    with pytest.raises(InputError, match=re.escape(case["told"])):
        build_report(source, RULES)


def test_a_table_tells_what_the_prose_leaves_out() -> None:
    told = [one for one in extract(DATA / "tables.html") if "|" in one.quote]
    assert [(one.indicator, one.measure, one.value, one.unit, one.period) for one in told] == [
        ("industrial_value_added", "level", Decimal("71.35"), "亿元", "2025"),
        ("industrial_value_added", "growth", Decimal("6.1"), "%", "2025"),
        ("grain_output", "growth", Decimal("1.8"), "%", "2025"),
    ]
    text = read(DATA / "tables.html").source.text
    assert all(text[one.start : one.end] == one.quote for one in told)


def test_a_table_that_contradicts_the_prose_makes_it_ambiguous() -> None:
    doubtful = {(one.indicator, one.value): one.readings for one in extract(DATA / "tables.html") if one.ambiguous}
    assert doubtful == {("gdp", Decimal("5.4")): ("table: 5.9%",)}
    claims = [claim("target", "gdp growth eq 5.5 %", told=2025, period="2025"), *extract(DATA / "tables.html")]
    found = compare(claims, region="654203", year=2025)[0]
    assert (found.verdict, found.reason) == ("near", "ambiguous")


def test_a_gazette_is_taken_as_its_documents() -> None:
    text = "\n".join((WORK_REPORT, text_of("budget"), text_of("plan")))
    source = read_bytes(text.encode(), "gazette.txt")
    found = build_reports(source, RULES)
    assert [one.identity.document for one in found] == ["work_report", "budget_report", "plan_report"]
    assert build_report(source, RULES).identity.document == "work_report"
    for one in found:
        assert all(text[each.start : each.end] == each.quote for each in extract(one))


def test_a_file_of_one_document_has_one(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(WORK_REPORT, encoding="utf-8")
    assert [one.identity.document for one in read_all(path)] == ["work_report"]


def test_the_store_keeps_a_report_beside_the_witnesses_of_its_year() -> None:
    source = read_bytes(WORK_REPORT.replace("2024", "2023").encode(), "report.txt")
    reports = [build_report(source, RULES), *(read(DATA / f"{kind}.txt") for kind in KINDS)]
    with open_store(":memory:") as store:
        assert [store.add(one, extract(one)) for one in reports] == ["added"] * len(reports)
        assert [one.document for one in store.reports()] == ["work_report"]
        kinds = {one.document for one in store.reports(documents=None)}
        assert kinds == {"work_report", "communique", "budget_report", "plan_report"}
        assert store.text("654203", 2023, document="communique") == text_of("communique")


SILENT = [
    claim("target", "cpi growth approx 2 %", told=2023, period="2023"),
    claim("target", "gdp growth approx 6 % expect", told=2023, period="2023"),
]


def test_a_witness_answers_what_the_next_report_does_not_say() -> None:
    claims = [*SILENT, *extract(DATA / "communique.txt")]
    found = {one.indicator: one for one in compare(claims, region="654203", year=2023)}
    assert (found["cpi"].verdict, found["cpi"].decided_by, found["cpi"].self_reported) == ("met", "communique", False)
    assert (found["gdp"].verdict, found["gdp"].gap) == ("missed", Decimal("-0.8"))
    side = found["gdp"].actual
    assert side is not None
    assert (side.document, side.quote) == ("communique", "比上年增长5.2%")


INDEXED = [
    ("growth approx 2 %", "met", "index", Decimal("-2.4")),
    ("level le 102 %", "met", "index", Decimal("-2.4")),
    ("growth le -1 %", "missed", "index", Decimal("0.6")),
]


@pytest.mark.parametrize(("target", "verdict", "reason", "gap"), INDEXED)
def test_an_index_of_prices_answers_as_the_growth_that_it_is_of(
    target: str, verdict: str, reason: str, gap: Decimal
) -> None:
    claims = [claim("target", f"cpi {target}", told=2024, period="2024"), *extract(DATA / "copied.txt")]
    found = {one.indicator: one for one in compare(claims, region="654203", year=2024)}["cpi"]
    assert (found.verdict, found.reason, found.gap) == (verdict, reason, gap)
    assert found.actual is not None
    assert (found.actual.value, found.actual.quote) == (Decimal("-0.4"), "居民消费价格指数为99.6%")


def test_the_silence_of_the_report_stays_a_finding() -> None:
    from dataclasses import replace

    from tracker.comparisons.gathering.material import ReportText

    cards = [card(2023), card(2024), card(2023, document="communique", source="communique.txt")]
    statements = put_in_order([*SILENT, *extract(DATA / "communique.txt")], "654203", "沙湾市", (), cards, RULES)
    statements = replace(statements, texts={("654203", 2024): ReportText(WORK_REPORT, "2024.txt")})
    comparisons = link(statements, 2023)
    codes = [(one.code, one.indicator) for one in findings(statements, 2023, comparisons)]
    assert ("unsaid", "cpi") in codes
    assert "silent" not in {code for code, _ in codes}


def test_two_targets_that_differ_are_a_finding() -> None:
    own = claim("target", "budget_revenue growth eq 6 % expect", told=2024, period="2024")
    statements = put_in_order([own, *extract(DATA / "budget.txt")], "654203", "沙湾市", (), (), RULES)
    comparisons = link(statements, 2024)
    told = [one for one in findings(statements, 2024, comparisons) if one.code == "targets_differ"]
    assert [[side.value for side in one.sides] for one in told] == [[Decimal(6), Decimal("5.5")]]
    assert all("市本级" not in one.label for one in comparisons)


def test_figures_written_as_facts_are_taken_again(tmp_path: Path) -> None:
    out = StringIO()
    write_facts(extract(DATA / "communique.txt"), RULES, out)
    path = tmp_path / "facts.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    facts = read_facts(path, RULES)
    assert len(facts) == len(list(csv.DictReader(StringIO(out.getvalue()))))
    assert {(one.source_type, one.source_title) for one in facts} == {
        ("communique", "沙湾市2023年国民经济和社会发展统计公报")
    }
    told = {(one.indicator, one.measure, one.period): one.value for one in facts if one.indicator}
    assert told["gdp", "growth", "2023"] == Decimal("5.2")
    assert told["primary_value_added", "level", "2023"] == Decimal("61.20")


@pytest.mark.skipif(not FOLDER, reason="TRACKER_WITNESSES names no folder")
def test_a_page_of_a_folder_loses_no_figure_of_its_text() -> None:
    figure = re.compile(r"\d[\d.]*(?:%|％|亿元|万元|万人|万吨)")
    lost: dict[str, list[str]] = {}
    for path in sorted(Path(FOLDER).glob("*.html")):
        try:
            text = read_html(path.read_bytes()).text
        except InputError:
            continue
        markup = decode(path.read_bytes(), declared_charset(path.read_bytes())).text
        shown = [line.text for line in page_lines(parse_page(markup)) if figure.search(line.text)]
        missing = [line for line in shown if "".join(line.split()) not in "".join(text.split())]
        lost |= {path.name: missing} if missing else {}
    assert lost == {}


@pytest.mark.skipif(not FOLDER, reason="TRACKER_WITNESSES names no folder")
def test_cleaning_a_file_of_a_folder_keeps_its_figures() -> None:
    lost: dict[str, list[str]] = {}
    for path in sorted(path for path in Path(FOLDER).iterdir() if path.suffix in {".html", ".pdf", ".docx"}):
        try:
            report = read(path)
        except InputError:
            continue
        before, after = (
            re.sub(r"[\s|]", "", unicodedata.normalize("NFKC", text))
            for text in (report.source.text, report.clean.text)
        )
        figures = set(re.findall(r"\d[\d.]*(?:%|亿元|万元|万人|万吨)", before))
        missing = sorted(one for one in figures if after.count(one) < before.count(one))
        lost |= {path.name: missing} if missing else {}
    assert lost == {}


@pytest.mark.skipif(not FOLDER, reason="TRACKER_WITNESSES names no folder")
def test_the_files_of_a_folder_are_what_its_inventory_says() -> None:
    wrong: dict[str, tuple[str, str, str]] = {}
    with (Path(FOLDER) / "inventory.tsv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            try:
                identity = read(Path(FOLDER) / row["file"]).identity
                found: tuple[str, str, str] = (identity.document, identity.region, str(identity.report_year))
            except InputError as error:
                found = ("refused", str(error), "")
            wanted = (row["kind"], row["code"], row["year"])
            refused = found[0] == "refused" and (row["kind"] in {"none", "other"} or "an interpretation" in found[1])
            if found != wanted and not refused:
                wrong[row["file"]] = found
    assert wrong == {}
