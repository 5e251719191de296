"""Charts: figures lie where they should, missing ones nowhere, and every picture says in words what it shows.

``python tests/test_svg.py`` writes the snapshots anew.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
import yaml
from dossiers import RULES, seed_dossiers
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from made_once import seed_store

from tracker.comparisons.gathering.material import gather
from tracker.comparisons.gathering.statements import statements_of
from tracker.comparisons.records.course import Reached
from tracker.comparisons.views.history import History, history, subject_of
from tracker.outputs.charts.bullet_svg import axes_of, bullet_of, sparkline_of
from tracker.outputs.charts.history_svg import history_svg
from tracker.store.store import read_store

if TYPE_CHECKING:
    from browser import Visit

    from tracker.comparisons.records.comparison import Comparison
    from tracker.rulebook.policy import Language

DATA = Path(__file__).parent / "data" / "outputs"
HOSTILE: list[str] = yaml.safe_load((DATA / "hostile.yaml").read_text(encoding="utf-8"))
SVG = "{http://www.w3.org/2000/svg}"
SNAPSHOTS: list[tuple[str, Language, str]] = [
    ("urban_jobs", "zh", "history_urban_jobs.zh.svg"),
    ("gdp", "en", "history_gdp.en.svg"),
]


def histories(place: Path) -> dict[str, History]:
    with read_store(seed_store(place)) as store:
        statements = statements_of(gather(store, "650100", "乌鲁木齐市", RULES), RULES)
    named = {name: subject_of(name, statements) for name in ("urban_jobs", "gdp")}
    return {name: history(statements, *subject, {}) for name, subject in named.items() if subject}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, History]:
    return histories(tmp_path_factory.mktemp("store") / "test.db")


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Comparison]:
    one = seed_dossiers(tmp_path_factory.mktemp("store") / "test.db", "650100", [2020])[2020]
    return {each.indicator or each.label: each for each in one.reviews[0].comparisons}


def drawn(one: History, lang: Language = "zh") -> etree._Element:
    return etree.fromstring(history_svg(one, RULES, lang).encode())


@pytest.mark.parametrize(("name", "lang", "file"), SNAPSHOTS)
def test_a_history_is_drawn_as_it_was_looked_at(
    found: dict[str, History], name: str, lang: Language, file: str
) -> None:
    assert history_svg(found[name], RULES, lang) == (DATA / file).read_text(encoding="utf-8")


def test_a_history_says_in_words_what_it_shows(found: dict[str, History]) -> None:
    picture = drawn(found["urban_jobs"])
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "title told"
    said = picture.findtext(f"{SVG}desc")
    assert said is not None
    assert "2021: 城镇新增就业：2021年目标 13万人，实际 10.74万人，差距 -2.26万人：未达标" in said


@pytest.mark.parametrize(
    ("lang", "name", "source"),
    [
        ("zh", "乌鲁木齐市（650100）", "数字：各级政府工作报告及所引来源"),
        ("en", "Urumqi 乌鲁木齐市 (650100)", "Figures: government work reports and cited sources."),
    ],
)
def test_a_history_names_its_region_and_its_sources_in_the_language_of_its_reader(
    found: dict[str, History], lang: Language, name: str, source: str
) -> None:
    picture = drawn(found["gdp"], lang)
    said = [text.strip() for text in picture.itertext() if text.strip()]
    assert said[0].startswith(name)
    assert source in " ".join(said)


def test_a_year_without_an_actual_has_its_target_and_no_point(found: dict[str, History]) -> None:
    one = found["urban_jobs"]
    reached = [row for row in one.rows if row.actual and row.comparison and row.comparison.verdict != "pending"]
    unasked = [row for row in one.rows if row.comparison is None]
    asked = [row for row in one.rows if row.comparison]
    picture = drawn(one)
    legend = 1
    assert len(picture.findall(f".//{SVG}circle")) == len(reached) + len(unasked) + legend
    assert len(picture.findall(f".//{SVG}path[@class='target']")) == len(asked) + legend
    assert len(asked) > len(reached)


def test_a_history_of_nothing_is_a_picture_that_says_so(found: dict[str, History]) -> None:
    picture = drawn(found["gdp"].model_copy(update={"rows": (), "prospects": (), "findings": ()}))
    assert "没有关于它的目标或实际数" in "".join(picture.itertext())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_report_are_never_markup_of_a_picture(found: dict[str, History], words: str) -> None:
    plainly = drawn(found["gdp"])
    picture = drawn(found["gdp"].model_copy(update={"label": words, "region_name": words}))
    assert [one.tag for one in picture.iter()] == [one.tag for one in plainly.iter()]


def test_a_bar_reaches_its_figure_and_the_tolerance_lies_on_the_side_that_is_near(
    compared: dict[str, Comparison],
) -> None:
    axes = axes_of(compared.values(), RULES)
    jobs = bullet_of(compared["urban_jobs"], axes, RULES, "zh")
    assert jobs
    assert jobs.bar
    assert jobs.band
    assert jobs.bar[0] + jobs.bar[1] > jobs.marks[0]
    assert jobs.band[0] + jobs.band[1] == jobs.marks[0]
    assert (jobs.low, jobs.high) == ("0", "14万人")
    unemployed = bullet_of(compared["registered_unemployment"], axes, RULES, "zh")
    assert unemployed
    assert unemployed.band
    assert unemployed.band[0] == unemployed.marks[0]


def test_what_is_not_mentioned_has_a_target_and_no_bar_and_what_is_not_comparable_no_picture(
    compared: dict[str, Comparison],
) -> None:
    unseen = compared["retail_sales"].model_copy(update={"verdict": "silent", "actual": None})
    axes = axes_of([*compared.values(), unseen], RULES)
    silent = bullet_of(unseen, axes, RULES, "zh")
    assert silent
    assert (silent.bar, len(silent.marks)) == (None, 1)
    assert bullet_of(compared["foreign_trade"], axes, RULES, "zh") is None


figures = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False)


@given(target=figures, actual=figures, other=figures)
def test_comparisons_of_an_indicator_share_one_scale_and_never_leave_it(
    compared: dict[str, Comparison], target: Decimal, actual: Decimal, other: Decimal
) -> None:
    def with_figures(goal: Decimal, reached: Decimal) -> Comparison:
        one = compared["gdp"]
        assert one.actual
        sides = {"target": one.target.model_copy(update={"value": goal})}
        return one.model_copy(update=sides | {"actual": one.actual.model_copy(update={"value": reached})})

    two = [with_figures(target, actual), with_figures(other, actual)]
    axes = axes_of(two, RULES)
    assert len(axes) == 1
    first, second = (bullet_of(one, axes, RULES, "en") for one in two)
    assert first
    assert second
    assert first.bar == second.bar
    assert first.marks <= second.marks if target <= other else first.marks >= second.marks
    for one in (first, second):
        assert all(6 <= at <= 214 for at in (*one.marks, one.zero, *(one.bar or ())[:1], *(one.band or ())[:1]))
        assert one.bar
        assert one.bar[0] + one.bar[1] <= Decimal("214.1")


def test_a_line_of_years_has_no_dot_for_a_year_without_a_figure(compared: dict[str, Comparison]) -> None:
    one = compared["urban_jobs"]
    assert one.actual
    course = [Reached(year=year, side=one.actual) for year in (2015, 2016, 2018)]
    axes = axes_of([one], RULES)
    line = sparkline_of(one, course, axes, RULES, "zh")
    assert line
    assert [line.first, line.last, len(line.dots), len(line.lines)] == [2015, 2020, 4, 1]
    assert "2018 13.6万人" in line.told
    assert sparkline_of(one, course[:1], axes, RULES, "zh") is None


@pytest.mark.uncounted
@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_browser_shows_a_history_in_both_looks(
    visit: Visit, found: dict[str, History], tmp_path: Path, look: str
) -> None:
    path = tmp_path / "history.svg"
    path.write_text(history_svg(found["gdp"], RULES, "zh"), encoding="utf-8")
    page = visit(path, color_scheme=look)
    paper = page.evaluate("getComputedStyle(document.querySelector('.paper')).fill")
    assert paper == ("rgb(253, 252, 249)" if look == "light" else "rgb(21, 24, 27)")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        made = histories(Path(folder) / "test.db")
    for name_, lang_, file_ in SNAPSHOTS:
        (DATA / file_).write_text(history_svg(made[name_], RULES, lang_), encoding="utf-8")
