"""Strips: a number of things as one bar, in parts."""

from __future__ import annotations

import pytest

from tracker.outputs.charts.strip import Part, strip_parts, verdict_counts


def test_parts_follow_each_other_in_the_order_of_the_counts_and_none_is_empty() -> None:
    assert list(strip_parts({"met": 3, "near": 0, "missed": 2})) == [Part("met", 0, 3), Part("missed", 3, 2)]


@pytest.mark.parametrize(
    ("verdicts", "counts"),
    [
        ({}, {}),
        ({"met": 4, "missed": 2}, {"met": 4, "missed": 2}),
        ({"to_check": 1, "claimed": 2, "not_comparable": 3}, {"open": 6}),
        ({"pending": 5, "untestable": 1, "silent": 2}, {"silent": 2, "waiting": 6}),
    ],
)
def test_verdicts_that_decide_nothing_are_one_part_and_those_that_wait_another(
    verdicts: dict[str, int], counts: dict[str, int]
) -> None:
    assert {kind: count for kind, count in verdict_counts(verdicts).items() if count} == counts
