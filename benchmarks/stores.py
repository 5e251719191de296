#!/usr/bin/env python3
"""Stores made up for measuring: any number of regions and years, with texts and claims of the size of real ones.

``benchmarks/stores.py PLACE REGIONS YEARS [DETAILS]`` makes one to keep.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.claims.claim import Claim
from tracker.reports.report import CleanText, Identity, Report
from tracker.sources.source import Source
from tracker.store.store import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.rulebook.division import Division
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["LAST_YEAR", "fill_store", "made_report", "main", "some_divisions"]

LAST_YEAR = 2026
PARAGRAPH = (
    "我们把方便群众办事放在前头，窗口少跑一趟，材料少交一份。乡镇的路修到村口，村里的水接到灶台。"
    "企业反映的难处逐条登记，能当月办的当月办，办不了的说明原因。学校、医院和养老院的冬季取暖提前检查。"
)
"""What stands between the figures."""


class Subject(NamedTuple):
    """An indicator with its words, unit, and the figure around which the made ones lie."""

    indicator: str
    label: str
    unit: str
    middle: int
    rises: bool = True


SUBJECTS = (
    Subject("gdp", "地区生产总值", "%", 60),
    Subject("industrial_value_added_above_scale", "规模以上工业增加值", "%", 65),
    Subject("fixed_asset_investment", "固定资产投资", "%", 70),
    Subject("retail_sales", "社会消费品零售总额", "%", 60),
    Subject("foreign_trade", "外贸进出口总额", "%", 55),
    Subject("budget_revenue", "一般公共预算收入", "%", 45),
    Subject("resident_income", "居民人均可支配收入", "%", 60),
    Subject("urban_income", "城镇居民人均可支配收入", "%", 55),
    Subject("rural_income", "农村居民人均可支配收入", "%", 70),
    Subject("cpi", "居民消费价格涨幅", "%", 25),
    Subject("surveyed_unemployment", "城镇调查失业率", "%", 53, rises=False),
    Subject("urban_jobs", "城镇新增就业", "万人", 120, rises=False),
    Subject("grain_output", "粮食产量", "万吨", 3000, rises=False),
    Subject("urbanization_rate", "常住人口城镇化率", "%", 620, rises=False),
    Subject("tourists", "接待游客", "万人次", 9000, rises=False),
    Subject("high_tech_firms", "高新技术企业", "家", 4000, rises=False),
)
DETAILS = ("改造水渠", "新修步道", "维修校舍", "培训护工", "更换路灯", "清理沟塘")
HEDGES = (("eq", ""), ("approx", "左右"), ("ge", "以上"))


def fill_store(place: str, rulebook: Rulebook, *, regions: int, years: int, details: int = 0) -> None:
    """Make a store of some regions with a report for each of the last years; the same call makes the same store.

    ``details`` are figures outside the vocabulary, added to the 32 or so that each report has.
    """
    with open_store(place) as store:
        for division in some_divisions(rulebook, regions):
            for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
                store.add(*made_report(division, year, details), rulebook)


def some_divisions(rulebook: Rulebook, count: int) -> list[Division]:
    """Give regions that stand today: provinces first, then prefectures and counties, one for about six."""
    found = [one for one in (rulebook.divisions.get(code) for code in _codes(rulebook)) if one and one.until is None]
    by_level = {level: [one for one in found if one.level == level] for level in ("province", "prefecture", "county")}
    few = by_level["province"][: min(31, count)]
    some = by_level["prefecture"][: max(0, (count - len(few)) // 6)]
    return [*few, *some, *by_level["county"][: count - len(few) - len(some)]]


def made_report(division: Division, year: int, details: int = 0) -> tuple[Report, list[Claim]]:
    """Give a report of a region and year, and the claims that stand in it."""
    page = _Page(division, year)
    page.write(f"{year}年政府工作报告\n——在{division.name}人民代表大会上\n\n一、过去一年的工作\n")
    page.write(f"过去一年，年初确定的各项目标任务较好完成。{PARAGRAPH}\n")
    page.tell("actual", year - 1, SUBJECTS)
    for place in range(details):
        page.write(PARAGRAPH if place % 2 else "")
        page.detail(DETAILS[place % len(DETAILS)], place)
    page.fill(6000)
    page.write("\n二、今年的主要目标\n")
    page.tell("target", year, SUBJECTS)
    page.fill(12000)
    return page.report(), page.claims


def _codes(rulebook: Rulebook) -> Sequence[str]:
    table = rulebook.directories[0] / "divisions.csv"
    rows = [line.split(",") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    return sorted({row[0] for row in rows})


class _Page:
    """A text that grows, with the claims in it."""

    def __init__(self, division: Division, year: int) -> None:
        self.claims: list[Claim] = []
        self._division, self._year = division, year
        self._parts: list[str] = []
        self._length = self._lines = self._line_start = 0

    def write(self, text: str) -> None:
        """Add text."""
        self._parts.append(text)
        if "\n" in text:
            self._lines += text.count("\n")
            self._line_start = self._length + text.rfind("\n") + 1
        self._length += len(text)

    def fill(self, length: int) -> None:
        """Add paragraphs up to a length."""
        while self._length < length:
            self.write(PARAGRAPH + "\n")

    def tell(self, kind: str, year: int, subjects: Sequence[Subject]) -> None:
        """Add a sentence of figures, each a claim; one in sixteen is left out, one in thirty-two is only 预计."""
        for place, subject in enumerate(subjects):
            chance = _chance(self._division.code, str(year), subject.indicator, kind)
            if chance % 16:
                self._claim(kind, year, subject, chance)
                self.write("。" if place % 4 == 3 else "，")  # noqa: PLR2004  # four clauses a sentence
        self.write("\n")

    def detail(self, label: str, place: int) -> None:
        """Add a figure outside the vocabulary."""
        chance = _chance(self._division.code, str(self._year), label, str(place))
        self._add(
            "actual", self._year - 1, None, f"{label}{chance % 900 + 1}公里", label, "level", "公里", chance % 900 + 1
        )
        self.write("。\n" if place % 3 else "，")

    def report(self) -> Report:
        """Give the report of all that was written."""
        text, division = "".join(self._parts), self._division
        source = Source(
            name=f"{division.code}_{self._year}.txt",
            text=text,
            format="text",
            encoding="utf-8",
            sha256=sha256(text.encode()).hexdigest(),
        )
        identity = Identity(
            region=division.code,
            region_name=division.name,
            level=division.level,
            lineage=division.code,
            report_year=self._year,
            date=f"{self._year}-01-15",
        )
        clean = CleanText(text=text, breaks=(0,), origins=(0,))
        return Report(source=source, identity=identity, clean=clean, sections=())

    def _claim(self, kind: str, year: int, subject: Subject, chance: int) -> None:
        if kind == "target":  # many stay as they are from year to year
            chance = _chance(self._division.code, str(year // 2), subject.indicator)
        spread = max(subject.middle // 5, 1)
        size = subject.middle + chance // 16 % (2 * spread) - spread
        value = Decimal(size) / 10 if subject.unit == "%" else Decimal(size)
        comparator, hedge = HEDGES[chance % 3] if kind == "target" else HEDGES[0]
        before = "预计" if kind == "actual" and chance % 32 == 1 else ""
        quote = f"{before}{subject.label}{'增长' if subject.rises else ''}{value}{subject.unit}{hedge}"
        measure = "growth" if subject.rises else "level"
        self._add(kind, year, subject.indicator, quote, subject.label, measure, subject.unit, value, comparator)

    def _add(  # noqa: PLR0913, PLR0917  # what a claim is made of
        self,
        kind: str,
        year: int,
        indicator: str | None,
        quote: str,
        label: str,
        measure: str,
        unit: str,
        value: Decimal | int,
        comparator: str = "eq",
    ) -> None:
        start, division = self._length, self._division
        digest = sha256(f"{start}{quote}".encode()).hexdigest()[:6]
        fields: dict[str, Any] = {
            "id": f"{division.code}-{self._year}-{kind[0]}-{indicator or 'x'}-{digest}",
            "kind": kind, "tier": "headline" if indicator else "detail", "region": division.code,
            "region_name": division.name, "report_year": self._year, "indicator": indicator, "label": label,
            "measure": measure, "comparator": comparator, "value": Decimal(value), "value_high": None, "unit": unit,
            "strength": "estimate" if quote.startswith("预计") else "expect" if kind == "target" else None,
            "period": str(year), "span": None, "base": None, "quote": quote, "start": start, "end": start + len(quote),
            "line": self._lines + 1, "column": start - self._line_start + 1, "section": (), "rule": "made",
        }  # fmt: skip
        self.claims.append(Claim.model_validate(fields))
        self.write(quote)


def _chance(*words: str) -> int:
    """Give a number that looks drawn by chance and is the same at every call."""
    return int(sha256("|".join(words).encode()).hexdigest()[:8], 16)


def main() -> None:
    """Make a store at the place and of the size that are asked for."""
    from tracker.rulebook.rulebook import default_rulebook

    place, regions, years, details = (*sys.argv[1:5], *["0"] * (5 - len(sys.argv)))
    fill_store(place, default_rulebook(), regions=int(regions), years=int(years), details=int(details))


if __name__ == "__main__":
    main()
