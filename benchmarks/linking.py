#!/usr/bin/env python3
"""How long it takes to link a region's year of 60 targets and 200 figures that may answer them; ``make linking``."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from page import machine, put

from tracker import extract, read
from tracker.comparisons.gathering.material import ReportText
from tracker.comparisons.promises.comparing import compare
from tracker.memory import collect_seldom
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.claims.claim import Claim
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["main"]

ROUNDS, REGION, NAME, YEAR = 25, "440306", "宝安区", 2024
TARGETS, FIGURES = 60, 200
DEEDS = (("新建", "建成"), ("改造", "完成改造"), ("培训", "累计培训"), ("整治", "整治完成"), ("新增", "净增"))
"""What is promised, and how it is told when it was done."""
OWNERS = ("城东", "柳河两岸", "", "石桥片区", "老厂区", "各街道", "")
THINGS = (
    ("社区食堂", "个"), ("老旧供水管网", "公里"), ("养老护理员", "人"), ("内涝积水点", "处"), ("公办幼儿园学位", "个"),
    ("高标准农田", "亩"), ("乡村公路", "公里"), ("文体公园", "座"), ("充电桩", "个"), ("保障性租赁住房", "套"),
    ("公交候车亭", "座"), ("技能工匠", "人"), ("河道护岸", "公里"), ("特色商业街", "条"), ("专科门诊", "家"),
    ("冷链仓库", "座"), ("家庭农场", "家"), ("小型水库", "座"), ("燃气管道", "公里"), ("智慧停车位", "个"),
    ("电梯", "部"), ("口袋绿地", "处"), ("旱厕", "座"), ("日间照料站", "个"), ("标准厂房", "平方米"),
    ("灌溉水渠", "公里"), ("健身步道", "公里"), ("图书角", "个"), ("生态茶园", "亩"), ("救护车", "辆"),
    ("消防水源", "处"), ("垃圾分类亭", "个"), ("农村户用光伏", "户"), ("孵化基地", "家"), ("创业导师", "人"),
    ("人行天桥", "座"), ("防洪堤坝", "公里"), ("污水泵站", "座"), ("法律顾问", "人"), ("校园操场", "个"),
    ("中药材基地", "亩"), ("快递网点", "个"), ("应急广播", "套"), ("路灯", "盏"), ("卫生室", "所"),
    ("山塘", "口"), ("危房", "户"), ("围栏", "公里"), ("果蔬大棚", "个"), ("民宿", "家"),
)  # fmt: skip
FILLER = "我们把方便群众办事放在前头，窗口少跑一趟，材料少交一份，企业反映的难处逐条登记，当月能办的当月办。\n"


def main() -> None:
    """Measure, and write the table into the page."""
    collect_seldom()  # as the command line does
    rules = default_rulebook()
    with TemporaryDirectory(prefix="tracker-") as folder:
        reports = [read(_written(Path(folder), year), rulebook=rules) for year in (YEAR, YEAR + 1)]
    claims = [claim for report in reports for claim in extract(report, rules)]
    texts = {(REGION, one.identity.report_year): ReportText(one.source.text, one.source.name) for one in reports}
    found = compare(claims, region=REGION, year=YEAR, texts=texts, rulebook=rules)
    told = sum(claim.kind == "actual" for claim in claims if claim.report_year == YEAR + 1)
    judged = sum(one.verdict in {"met", "near", "missed"} for one in found)
    times = [_seconds(claims, texts, rules) for _ in range(ROUNDS)]
    head = f"{len(found)} targets, {told} figures, {judged} judged; {ROUNDS} rounds, processor time. {machine()}\n\n"
    table = (
        f"| what | best | median |\n| --- | ---: | ---: |\n| a year | {min(times):.0f} ms | {median(times):.0f} ms |\n"
    )
    put("make linking", head + table)
    sys.stdout.write(head + table)


def _written(folder: Path, year: int) -> Path:
    """Write the report of a year: what was reached, as many figures as are asked for, then what is promised."""
    told = "".join(f"{one}。{FILLER if at % 5 == 0 else ''}" for at, one in enumerate(_told(year - 1)))
    promised = "".join(f"{one}。{FILLER if at % 5 == 0 else ''}" for at, one in enumerate(_promised(year)))
    path = folder / f"{NAME}_{year}.txt"
    parts = (f"一、{year - 1}年工作回顾\n{told}", f"二、{year}年工作安排\n{promised}")
    path.write_text("\n\n".join((f"{year}年{NAME}政府工作报告", *parts, "")), encoding="utf-8")
    return path


def _promised(year: int) -> Iterator[str]:
    for at in range(TARGETS):
        thing, unit = THINGS[at % len(THINGS)]
        yield f"{DEEDS[at % len(DEEDS)][0]}{OWNERS[at % len(OWNERS)]}{thing}{_figure(year, at)}{unit}"


def _told(year: int) -> Iterator[str]:
    """Give what was promised for a year in other words and figures, among much that was not."""
    for at in range(FIGURES):
        thing, unit = THINGS[at % len(THINGS)]
        place = at if at < TARGETS else at * 3 + 1
        verb = DEEDS[place % len(DEEDS)][1]
        yield f"{verb}{OWNERS[place % len(OWNERS)]}{thing}{_figure(year, at) + at % 3}{unit}"


def _figure(year: int, at: int) -> int:
    return 20 + (year * 7 + at * 13) % 400


def _seconds(claims: list[Claim], texts: dict[tuple[str, int], ReportText], rules: Rulebook) -> float:
    """Give the milliseconds of the processor that linking takes, since others may be working on the machine."""
    start = process_time()
    compare(claims, region=REGION, year=YEAR, texts=texts, rulebook=rules)
    return (process_time() - start) * 1000


if __name__ == "__main__":
    main()
