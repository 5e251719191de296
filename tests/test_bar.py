from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hand_made import side
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.outputs.charts.bar import draw_bar
from tracker.outputs.charts.plot import PlottedYear, draw_plot
from tracker.outputs.charts.scale import Axis, Scale, axis_of, scale_of
from tracker.outputs.charts.sparkline import draw_sparkline
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES = default_rulebook()


def scale(indicator: str, target: str, actual: str | None) -> Scale:
    sides = [side(actual)] if actual else []
    axis = axis_of([side(target)], sides, indicator, RULES)
    assert axis is not None
    return scale_of(axis, side(target), sides[0] if sides else None, indicator, RULES)


BARS = [
    ("gdp", "growth approx 6 %", "growth eq 1.2 %", "⠶⠶       ⢀| ", "==       :| "),
    ("gdp", "growth approx 6 %", "growth eq 5.8 %", "⠶⠶⠶⠶⠶⠶⠶⠶⠶⢶| ", "==========| "),
    ("gdp", "growth approx 6 %", "growth eq 0.1 %", "⠆        ⢀| ", "=        :| "),
    ("gdp", "growth approx 6 %", "growth eq 0 %", "         ⢀| ", "         :| "),
    ("gdp", "growth approx 6 %", None, "?        ⢀| ", "?        :| "),
    ("retail_sales", "growth approx 8 %", "level eq 500 亿元", "?        ⢀| ", "?        :| "),
    ("urban_jobs", "level ge 13 万人", "level eq 136000 人", "⠶⠶⠶⠶⠶⠶⠶⠶⠶⢶|⠆", "==========|="),
    ("surveyed_unemployment", "level le 5.5 %", "level eq 5.2 %", "⠶⠶⠶⠶⠶⠶⠶⠶⠶⠆|⡀", "==========|:"),
    ("energy_intensity", "growth le -3 %", "growth eq -1 %", " |⡀     ⠰⠶⠶0", " |:     ===0"),
    ("energy_intensity", "growth le -3 %", "growth eq -3.1 %", " ⠰|⡶⠶⠶⠶⠶⠶⠶⠶0", " =|========0"),
    ("gdp", "growth range 6~8 %", "growth eq -3.1 %", "  ⠶⠶0   ⢀|| ", "  ==0   :|| "),
]


@pytest.mark.parametrize(("indicator", "target", "actual", "drawn", "plain"), BARS)
def test_a_bar_goes_from_zero_to_the_actual_and_has_a_mark_at_the_target(
    indicator: str, target: str, actual: str | None, drawn: str, plain: str
) -> None:
    found = scale(indicator, target, actual)
    assert (draw_bar(found, 12), draw_bar(found, 12, ascii_=True)) == (drawn, plain)


FIGURES = st.decimals(-1000, 1000, places=1)


@given(FIGURES, FIGURES, st.integers(min_value=6, max_value=40))
def test_a_bar_has_its_width_and_passes_the_mark_only_where_the_actual_does(
    target: Decimal, actual: Decimal, cells: int
) -> None:
    found = scale("gdp", f"growth ge {target} %", f"growth eq {actual} %")
    drawn, plain = draw_bar(found, cells), draw_bar(found, cells, ascii_=True)
    assert cell_len(drawn) == len(drawn) == len(plain) == cells
    assert {character for character in drawn if unicodedata.east_asian_width(character) == "A"} == set()
    assert set(plain) <= set(" =:|0")
    filled = [at for at, character in enumerate(plain) if character == "="]
    if target > 0:
        assert any(at > plain.index("|") for at in filled) == (actual > target)
    if target < 0:
        assert any(at < plain.index("|") for at in filled) == (actual < target)


AXIS = Axis(low=Decimal(0), high=Decimal(8), step=Decimal(1), unit="%", measure="growth")
FALLS = Axis(low=Decimal(-8), high=Decimal(0), step=Decimal(1), unit="%", measure="growth")

SPARKLINES = [
    ("8 6 4 2 0", AXIS, "⣿⣶⣤⣀⣀", "#=-__"),
    ("- 8 - - 1 -", AXIS, " ⣿  ⣀ ", " #  _ "),
    ("-8 -4 -1 - 0", FALLS, "⣿⣤⣀ ⣀", "#-_ _"),
]


@pytest.mark.parametrize(("figures", "axis", "drawn", "plain"), SPARKLINES)
def test_a_sparkline_has_a_cell_a_year_and_a_gap_where_there_is_no_figure(
    figures: str, axis: Axis, drawn: str, plain: str
) -> None:
    values = [None if figure == "-" else Decimal(figure) for figure in figures.split()]
    assert draw_sparkline(values, axis) == drawn
    assert draw_sparkline(values, axis, ascii_=True) == plain


def plotted(years: Mapping[int, tuple[str | None, str | None]], width: int, *, ascii_: bool) -> list[str]:
    plotted_years = {}
    for year, (target, actual) in years.items():
        wanted, reached = (side(words) if words else None for words in (target, actual))
        plotted_years[year] = PlottedYear(scale_of(AXIS, wanted, reached, "gdp", RULES), "", "?")
    lines = draw_plot(plotted_years, AXIS, width, lambda value: f"{value:f}%", ascii_=ascii_)
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_a_plot_has_columns_that_stand_on_zero_and_targets_across_them() -> None:
    years = {
        2020: ("growth approx 6 %", "growth eq 4 %"),
        2021: ("growth range 3~5 %", None),
        2023: (None, "growth eq 8 %"),
    }
    assert plotted(years, 60, ascii_=True) == [
        "8%                        ##",
        "                          ##",
        "6%  ----                  ##",
        "           ----           ##",
        "4%   ##                   ##",
        "     ##    ----           ##",
        "2%   ##                   ##",
        "0%   ##     ?             ##",
        "    2020   2021   2022   2023",
    ]


def test_a_plot_that_is_too_wide_keeps_the_last_years() -> None:
    years = dict.fromkeys(range(2001, 2026), ("growth eq 5 %", "growth eq 5 %"))
    lines = plotted(years, 60, ascii_=False)
    assert lines[-1].split() == [str(year) for year in range(2018, 2026)]
    assert max(map(cell_len, lines)) <= 60
