from __future__ import annotations

import pytest
from hand_made import claim

from tracker.comparisons.gathering.area import is_split, same_area
from tracker.comparisons.promises.comparing import compare
from tracker.rulebook.rulebook import default_rulebook

DIVISIONS = default_rulebook().divisions

AREAS = [
    # code of the target, its year, code that answers, year of that report, same
    ("654223", 2021, "654203", 2022, True),  # 沙湾县, 沙湾市
    ("652101", 2015, "650402", 2016, True),  # 吐鲁番市 of the county level, 高昌区
    ("652101", 2015, "650400", 2016, False),  # 吐鲁番市 of the prefecture level
    ("652100", 2015, "650400", 2016, True),  # 吐鲁番地区, 吐鲁番市 of the prefecture level
    ("152700", 2001, "150600", 2002, True),  # 伊克昭盟, 鄂尔多斯市
    ("513800", 2000, "511400", 2001, True),  # 眉山地区, 眉山市, whose code had been that of another city
    ("110103", 2010, "110101", 2011, False),  # 崇文区 went up in 东城区
    ("110101", 2010, "110101", 2011, False),  # 东城区 grew
    ("110101", 2012, "110101", 2013, True),
    ("650100", 2020, "654203", 2021, False),
]


@pytest.mark.parametrize(("code", "year", "other", "told", "same"), AREAS)
def test_a_new_code_is_the_same_region_and_a_merger_is_not(
    code: str, year: int, other: str, told: int, *, same: bool
) -> None:
    assert same_area(code, year, other, told, DIVISIONS) is same


def test_a_region_that_several_took_over_is_split() -> None:
    assert is_split("130103", 2015, DIVISIONS)  # 桥东区 of 石家庄 went to two others in 2014
    assert not is_split("130103", 2013, DIVISIONS)
    assert not is_split("654223", 2022, DIVISIONS)


@pytest.mark.parametrize("answered", [True, False], ids=["answered", "not answered"])
def test_a_change_of_area_blocks_the_verdict_and_says_so(*, answered: bool) -> None:
    goal = claim("target", "gdp growth eq 6 %", told=2010, period="2010", region="110103", region_name="崇文区")
    reached = claim("actual", "gdp growth eq 9 %", told=2011, period="2010", region="110101", region_name="东城区")
    other = claim("actual", "cpi growth eq 9 %", told=2011, period="2010", region="110101", region_name="东城区")
    (found,) = compare([goal, reached if answered else other], region="110101", year=2010)
    assert (found.verdict, found.verdict_strict, found.reason) == ("not_comparable", "not_comparable", "area_changed")
    assert found.gap is None
    assert (found.actual is not None) == answered


@pytest.mark.parametrize(("asked", "verdict"), [("110101", "met"), ("110103", "missed")])
def test_regions_that_merged_later_each_have_their_own_targets_and_answers(asked: str, verdict: str) -> None:
    claims = []
    for code, growth in (("110101", 9), ("110103", 5)):
        claims.append(claim("target", "gdp growth eq 7 %", told=2008, period="2008", region=code))
        claims.append(claim("actual", f"gdp growth eq {growth} %", told=2009, period="2008", region=code))
    found = compare(claims, region=asked, year=2008)
    assert [(one.region, one.verdict, one.other_actuals) for one in found] == [(asked, verdict, ())]


def test_a_split_blocks_the_verdict_although_no_report_can_follow() -> None:
    goal = claim("target", "gdp growth eq 6 %", told=2014, period="2014", region="130103", region_name="桥东区")
    (found,) = compare([goal], region="130103", year=2014)
    assert (found.verdict, found.reason) == ("not_comparable", "area_changed")
