#!/usr/bin/env python3
"""Made-up reports as texts: any number of regions and years, read and extracted like real ones.

``stores.py`` makes stores without texts being read; here the texts come first. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from stores import some_divisions

from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.rulebook.division import Division

__all__ = ["made_text", "write_reports"]

LENGTH = 15_000


class Figure(NamedTuple):
    """A phrase with a place for its number, and the numbers that it may have."""

    words: str
    least: float
    most: float
    digits: int = 1

    def said(self, chance: Random) -> str:
        """Give the phrase with a number."""
        return self.words.format(f"{chance.uniform(self.least, self.most):.{self.digits}f}")


HEADLINES = (
    Figure("地区生产总值增长{}%", 3, 9),
    Figure("规模以上工业增加值增长{}%", 3, 12),
    Figure("固定资产投资增长{}%", 4, 15),
    Figure("社会消费品零售总额增长{}%", 3, 11),
    Figure("一般公共预算收入增长{}%", 2, 9),
    Figure("城镇居民人均可支配收入增长{}%", 4, 9),
    Figure("农村居民人均可支配收入增长{}%", 5, 10),
    Figure("城镇新增就业{}人", 800, 9000, 0),
)
HEDGES = ("", "左右", "以上")
DETAILS = (
    Figure("新修农村公路{}公里", 20, 400),
    Figure("改造老旧小区{}个", 3, 60, 0),
    Figure("建成高标准农田{}万亩", 1, 30),
    Figure("培育高新技术企业{}家", 2, 90, 0),
    Figure("粮食产量达到{}万吨", 5, 90),
    Figure("接待游客{}万人次", 20, 900),
    Figure("完成造林绿化{}万亩", 0.5, 12),
    Figure("招商引资到位资金{}亿元", 5, 200),
    Figure("进出口总额达到{}亿元", 1, 90),
    Figure("新增托位{}个", 60, 900, 0),
    Figure("发放各类补贴{}万元", 90, 8000, 0),
    Figure("森林覆盖率达到{}%", 8, 60),
)
PLAIN = (
    "我们坚持把难事摆上桌面，逐件商量，逐件落实。",
    "街道的灯亮到了巷子尽头，夜里回家的人心里踏实。",
    "企业提出的诉求有人接、有人办、有人回。",
    "学校门口修了遮雨棚，家长等候不再淋雨。",
    "村里的老水渠清了淤，春灌的时候水走得顺。",
    "窗口单位延长了办事时间，周末也有人值守。",
    "冬季取暖提前检修，老人家中逐户看过。",
    "集市搬进了大棚，风沙天也能照常开张。",
)
REVIEW = ("农业农村", "工业经济", "城乡建设", "社会事业", "营商环境")
PLAN = ("扩大有效投资", "壮大特色产业", "建设宜居城乡", "办好民生实事", "守护绿水青山")


def made_text(division: Division, above: str, year: int, length: int = LENGTH, seed: int = 0) -> str:
    """Give the report of a region and year in about ``length`` characters, about 13 figures in a thousand.

    ``above`` are the names of the regions above it, which tell it from others of its name.
    """
    chance = Random(f"{seed} {division.code} {year}")  # noqa: S311  # nothing secret
    half = max(length // 2 - 260, 0)
    parts = [f"{above}{division.name}人民政府工作报告\n（{year}年1月12日）\n\n各位代表：\n"]
    parts += [f"现在，我代表{division.name}人民政府，向大会报告工作，请予审议。\n"]
    parts += [f"一、{year - 1}年工作回顾\n过去一年，{_listed(HEADLINES, chance)}。\n", *_body(REVIEW, half, chance)]
    parts += [f"二、{year}年工作安排\n今年经济社会发展的主要预期目标是：{_listed(HEADLINES, chance, HEDGES)}。\n"]
    parts += [*_body(PLAN, half, chance), "各位代表，让我们一起把这些事办好。谢谢大家！\n"]
    return "".join(parts)


def write_reports(folder: Path, count: int, years: Sequence[int], length: int = LENGTH, seed: int = 0) -> None:
    """Write the reports of ``count`` regions for each of some years, a folder a year."""
    rulebook = default_rulebook()
    divisions = some_divisions(rulebook, count)
    above = {one.code: _above(rulebook.divisions.parents(one.code)) for one in divisions}
    for year in years:
        place = folder / str(year)
        place.mkdir(parents=True, exist_ok=True)
        for division in divisions:
            text = made_text(division, above[division.code], year, length, seed)
            (place / f"{division.code}.txt").write_text(text, encoding="utf-8")


def _above(parents: Sequence[Division]) -> str:
    """Give the names of the regions above one, the highest first, without the nation."""
    return "".join(one.name for one in reversed(parents) if one.parent)


def _listed(figures: Sequence[Figure], chance: Random, hedges: Sequence[str] = ("",)) -> str:
    return "，".join(figure.said(chance) + chance.choice(hedges) for figure in figures)


def _body(headings: Sequence[str], length: int, chance: Random) -> Iterator[str]:
    """Give headed paragraphs of a length: what figures stand in them is drawn by chance."""
    for number, heading in enumerate(headings, start=1):
        yield f"（{number}）{heading}。\n"
        written = 0
        while written < length // len(headings):
            sentence = _sentence(chance)
            written += len(sentence)
            yield sentence
        yield "\n"


def _sentence(chance: Random) -> str:
    plain = "".join(chance.sample(PLAIN, 6))
    return f"{plain}{_listed(chance.sample(DETAILS, 2), chance)}。"


def main() -> None:
    """Write reports into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--regions", type=int, default=200)
    parser.add_argument("--years", type=int, nargs="+", default=[2021, 2022, 2023, 2024, 2025])
    parser.add_argument("--length", type=int, default=LENGTH)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    write_reports(given.folder, given.regions, given.years, given.length, given.seed)
    sys.stdout.write(f"{given.regions * len(given.years)} reports in {given.folder}\n")


if __name__ == "__main__":
    main()
