"""How much is done to read named tasks: counted in calls, which are the same on every machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tracker.rulebook.rulebook import default_rulebook
from tracker.tasks.reading import read_tasks
from tracker.workshop.examples import report_around

if TYPE_CHECKING:
    from tracker.reports.report import Report

RULES = default_rulebook()
CLAUSES = 50


def calls_of(report: Report) -> int:
    count = 0

    def told(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    read_tasks(report, RULES)  # what is made when it is first asked for
    before = sys.getprofile()
    sys.setprofile(told)
    try:
        read_tasks(report, RULES)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("clause", "most"),
    [
        pytest.param("城乡面貌焕然一新", 0, id="a clause without any action"),
        pytest.param("加快产业转型升级", 7, id="a clause of what nobody can point at"),
        pytest.param("加强人才队伍作风", 8, id="a clause that ends in no known word"),
        pytest.param("加强道路养护、农田管护", 13, id="a list of what ends in no known word"),
        pytest.param("推进工业园区建设", 54, id="a thing without a name"),
        pytest.param("推进青岭科技园建设", 96, id="a thing with a name"),
        pytest.param("推进青岭科技园、石桥水库、南河铁路建设", 229, id="a list of three"),
    ],
)
def test_a_clause_takes_about_as_many_calls_as_when_this_was_measured(clause: str, most: int) -> None:
    few, many = (
        calls_of(report_around(f"{','.join([clause] * count)}。", "plan_year", RULES)) for count in (1, CLAUSES)
    )
    assert (many - few) / (CLAUSES - 1) <= most
