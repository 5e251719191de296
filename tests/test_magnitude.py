"""Figures in English are told in the magnitude in which people say them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.outputs.wording.figures import tell_amount
from tracker.rulebook.rulebook import default_rulebook

RULES = default_rulebook()


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("1361", "万人", "13.61 m people"),
        ("46", "万人", "460k people"),
        ("0.05", "万人", "500 people"),
        ("5.4", "万元", "54k yuan"),
        ("3.99", "亿美元", "399 m dollars"),
        ("12599", "亿元", "1.2599 tn yuan"),
        ("1259.9", "亿元", "125.99 bn yuan"),
        ("8000", "万亩", "80 m mu"),
        ("30", "万公里", "300k km"),
        ("1", "亿亩", "100 m mu"),
        ("2195", "公里", "2,195 km"),
        ("5.0", "%", "5.0%"),
        ("0", "万人", "0 people"),
        ("-300", "万人", "-3 m people"),
        ("12", "条", "12"),
        ("7", "未知单位", "7未知单位"),
    ],
)
def test_an_amount_in_english(value: str, unit: str, told: str) -> None:
    assert tell_amount(Decimal(value), unit, RULES, "en") == told


def test_both_ends_of_a_range_are_told_in_one_magnitude_and_chinese_stays_as_it_is() -> None:
    assert tell_amount(Decimal(1361), "万人", RULES, "zh") == "1361万人"
