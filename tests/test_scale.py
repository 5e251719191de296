from __future__ import annotations

from decimal import Decimal

import pytest
from hand_made import side
from hypothesis import given
from hypothesis import strategies as st

from tracker.outputs.charts.scale import Axis, axis_of, positions, scale_of, ticks
from tracker.rulebook.rulebook import default_rulebook

RULES = default_rulebook()

AXES = [
    ("gdp", "growth approx 6 %", "growth eq 1.2 %", "0 6 1 %"),
    ("gdp", "growth range 6~6.5 %", "growth eq -3.1 %", "-4 7 1 %"),
    ("energy_intensity", "growth le -3 %", "growth eq -1 %", "-3 0 0.5 %"),
    ("urban_jobs", "level ge 13 万人", "level eq 136000 人", "0 14 2 万人"),
    ("gdp_per_capita", "level eq 43179 元", "level eq 4.5 万元", "0 45000 5000 元"),
    ("surveyed_unemployment", "level le 5.5 %", "level eq 5.2 %", "0 6 1 %"),
    ("retail_sales", "growth approx 8 %", "level eq 500 亿元", "0 8 1 %"),
    ("new_high_tech_firms", "level eq 0 家", "level eq 0 家", "0 1 1 家"),
]


@pytest.mark.parametrize(("indicator", "target", "actual", "wanted"), AXES)
def test_an_axis_has_round_ends_with_zero_and_all_figures_between_them(
    indicator: str, target: str, actual: str, wanted: str
) -> None:
    axis = axis_of([side(target)], [side(actual)], indicator, RULES)
    assert axis is not None
    low, high, step, unit = wanted.split()
    assert (axis.low, axis.high, axis.step, axis.unit) == (Decimal(low), Decimal(high), Decimal(step), unit)


def test_there_is_no_axis_without_a_figure() -> None:
    assert axis_of([side("qualitative")], [], "gdp", RULES) is None


SCALES = [
    ("gdp", "growth approx 6 %", "growth eq 1.2 %", "6 5.7~6 1.2 more"),
    ("gdp", "growth approx 6 % ensure", "growth eq 1.2 %", "6 - 1.2 more"),
    ("urban_jobs", "level ge 13 万人", "level eq 136000 人", "13 12.35~13 13.6 more"),
    ("surveyed_unemployment", "level le 5.5 %", "level eq 5.2 %", "5.5 5.5~5.8 5.2 less"),
    ("energy_intensity", "growth le -3 %", "growth eq -3.1 %", "-3 -3~-2.7 -3.1 less"),
    ("retail_sales", "growth approx 8 %", "level eq 500 亿元", "8 7.6~8 - more"),
    ("gdp", "level eq 3 亿元", "level eq 5 万吨", "3 2.85~3 - more"),
    ("none of these", "growth eq 5 %", "growth eq 4 %", "5 - 4 None"),
]


@pytest.mark.parametrize(("indicator", "target", "actual", "wanted"), SCALES)
def test_a_scale_has_all_figures_in_one_unit_and_leaves_out_what_cannot_be_converted(
    indicator: str, target: str, actual: str, wanted: str
) -> None:
    axis = axis_of([side(target)], [side(actual)], indicator, RULES)
    assert axis is not None
    scale = scale_of(axis, side(target), side(actual), indicator, RULES)
    span = "~".join(f"{end.normalize():f}" for end in scale.tolerance) if scale.tolerance else "-"
    reached = "-" if scale.actual is None else f"{scale.actual.normalize():f}"
    assert f"{scale.target} {span} {reached} {scale.direction}" == wanted


def test_positions_are_fractions_of_the_axis() -> None:
    axis = axis_of([side("growth range 6~6.5 %")], [side("growth eq -4 %")], "gdp", RULES)
    assert axis is not None
    found = positions(scale_of(axis, side("growth range 6~6.5 %"), side("growth eq -4 %"), "gdp", RULES))
    assert [axis.low, axis.high] == [-4, 8]
    assert [found.zero, found.target, found.target_high, found.actual] == [
        Decimal(figure) / 12 for figure in ("4", "10", "10.5", "0")
    ]


FIGURES = st.decimals(-100_000, 100_000, places=2)


@given(st.lists(FIGURES, min_size=1, max_size=6), st.integers(min_value=2, max_value=8))
def test_every_figure_has_its_place_in_order_and_the_ticks_are_few_and_have_zero(
    figures: list[Decimal], most: int
) -> None:
    made = side("level eq 1 元")
    axis = axis_of([], [made.model_copy(update={"value": figure}) for figure in figures], None, RULES)
    assert axis is not None
    places = [axis.at(figure) for figure in sorted(figures)]
    assert places == sorted(places)
    assert all(axis.low <= figure <= axis.high for figure in (*figures, Decimal(0)))
    assert (axis.high - axis.low) / axis.step <= 12
    shown = ticks(axis, most)
    assert 0 in shown
    assert len(shown) <= most
    assert all(axis.low <= value <= axis.high for value in shown)


def test_nothing_lies_beyond_the_ends_of_an_axis() -> None:
    axis = Axis(low=Decimal(-1), high=Decimal(3), step=Decimal(1), unit="%", measure="growth")
    assert [axis.at(Decimal(value)) for value in (-9, -1, 1, 3, 9)] == [0, 0, Decimal("0.5"), 1, 1]
