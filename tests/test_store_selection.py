"""What one indicator and year rest on is found without reading the rest, and gives the same league."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_once import seed_store
from made_reports import a_claim, a_report

from tracker.comparisons.gathering.material import gather_all
from tracker.comparisons.gathering.selection import gather_indicator
from tracker.comparisons.gathering.statements import statements_of
from tracker.comparisons.views.league import league
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.facts import Fact
from tracker.store.store import Store, open_store, read_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracker.comparisons.gathering.material import Material
    from tracker.comparisons.views.league import League

    Run = Callable[..., tuple[int, str, str]]

RULES = default_rulebook()
SEEDS = Path(__file__).parent.parent / "seeds"
YEAR = 2015
# A region of its own; one under two codes; two that merged; one that was taken over by another.
CODES = ("654203", "654223", "650100", "650400", "650402", "652101", "110101", "110103", "310106", "310108")
INDICATORS = ("gdp", "gdp_per_capita", "urban_income", "rural_income", "resident_income", "budget_revenue", "cpi", None)
NAMES = {code: RULES.divisions.find(code)[0].name for code in CODES}


def leagues(store: Store, indicator: str, year: int) -> tuple[League, League]:
    """Give the league from all that is stored, and from what was looked up."""

    def drawn(materials: Iterable[Material]) -> League:
        return league((statements_of(each, RULES, above=()) for each in materials), indicator, year, RULES)

    return drawn(gather_all(store, RULES)), drawn(gather_indicator(store, RULES, indicator, year))


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with read_store(seed_store(tmp_path_factory.mktemp("store") / "seeds.db")) as store:
        yield store


@pytest.mark.uncounted
@pytest.mark.parametrize("year", range(2019, 2026))
@pytest.mark.parametrize("indicator", ["gdp", "urban_income", "industrial_value_added_above_scale", "urban_jobs"])
def test_the_league_of_the_seeds_is_the_same(seeds: Store, indicator: str, year: int) -> None:
    full, looked_up = leagues(seeds, indicator, year)
    assert looked_up == full


@st.composite
def stored(draw: st.DrawFn) -> tuple[list[tuple[str, int, list[dict[str, Any]]]], list[Fact]]:
    """Draw reports of some regions and years with claims about the years around them, and cited facts."""
    figures = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["target", "actual"]),
            "indicator": st.sampled_from(INDICATORS),
            "measure": st.sampled_from(["growth", "level", "change"]),
            "tier": st.sampled_from(["headline", "detail"]),
            "value": st.integers(1, 9).map(str),
            "unit": st.sampled_from(["%", "亿元", "元"]),
            "period": st.sampled_from([*map(str, range(YEAR - 2, YEAR + 3)), "2011-2015"]),
            "label": st.sampled_from(["地区生产总值", "全市居民收入"]),
        }
    )
    places = st.tuples(st.sampled_from(CODES), st.integers(YEAR - 1, YEAR + 3), st.lists(figures, max_size=5))
    reports = draw(st.lists(places, max_size=10, unique_by=lambda place: place[:2]))
    facts = draw(st.lists(st.tuples(st.sampled_from(CODES), figures), max_size=4))
    return reports, [a_fact(code, figure, number) for number, (code, figure) in enumerate(facts)]


def a_fact(code: str, figure: dict[str, Any], number: int) -> Fact:
    told = {name: figure[name] for name in ("kind", "indicator", "label", "measure", "value", "unit", "period")}
    source = {"source_type": "communique", "source_title": f"公报{number}", "source_url": None, "strength": None}
    return Fact.model_validate(told | source | {"region": code, "region_name": NAMES[code], "comparator": "eq"})


@settings(max_examples=60)
@given(stored(), st.sampled_from(["gdp", "resident_income", "cpi"]))
def test_the_league_of_any_store_is_the_same(
    given_: tuple[list[tuple[str, int, list[dict[str, Any]]]], list[Fact]], indicator: str
) -> None:
    reports, facts = given_
    with open_store(":memory:") as store:
        for code, year, figures in reports:
            who: dict[str, Any] = {"region": code, "region_name": NAMES[code], "report_year": year}
            report = a_report(f"{code} {year}", **who, lineage=RULES.divisions.lineage(code))
            told = [a_claim(id=f"{code}-{year}-{at}", start=at, **who, **one) for at, one in enumerate(figures)]
            store.add(report, told)
        store.add_facts(facts)
        full, looked_up = leagues(store, indicator, YEAR)
    assert looked_up == full


def test_a_later_report_tells_that_the_area_was_another_though_it_is_about_other_indicators() -> None:
    who: dict[str, Any] = {"region": "310106", "region_name": "静安区"}
    with open_store(":memory:") as store:
        for year, indicator, kind in ((YEAR, "gdp", "target"), (YEAR + 2, "cpi", "actual")):
            claim = a_claim(**who, report_year=year, period=str(YEAR), indicator=indicator, kind=kind)
            store.add(a_report(str(year), **who, lineage="310106", report_year=year), [claim])
        full, looked_up = leagues(store, "gdp", YEAR)
    assert looked_up == full
    assert full.rows[0].verdict == "not_comparable"


def test_the_command_reads_no_other_indicator(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    claims = Store.claims

    def watched(self: Store, *lineages: Any, **narrow: Any) -> object:
        asked.append(narrow.get("indicators"))
        return claims(self, *lineages, **narrow)

    run("ingest", *sorted(SEEDS.glob("*.txt")))
    monkeypatch.setattr(Store, "claims", watched)
    code, out, _ = run("league", "gdp", "--year", "2020", "--format", "csv")
    assert (code, out.count("\n")) == (0, 6)
    assert asked
    assert None not in asked
