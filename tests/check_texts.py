"""Reports that the tests make: whole texts of their own, with some words exchanged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "checks"


def made(region: str = "昌吉市", year: int = 2024, own: str = "全市", plan: str = "“十四五”", **figures: str) -> str:
    """Give a report; ``figures`` are words to exchange, by names of the table below."""
    text = (DATA / "report.txt").read_text(encoding="utf-8")
    text = text.format(region=region, year=year, last=year - 1, own=own, plan=plan)
    for name, words in figures.items():
        old = EXCHANGED[name]
        assert old in text
        text = text.replace(old, words)
    return text


EXCHANGED: dict[str, str] = {
    "growth": "386.2亿元、增长6.4%",
    "revenue": "31.75亿元、增长7.3%",
    "target": "地区生产总值增长6.5%左右",
    "investment": "固定资产投资增长10%",
    "firms": "新增农产品加工企业6家",
    "prices": "居民消费价格涨幅控制在3%左右",
    "grain": "粮食产量达到41.26万吨",
    "grain_plan": "粮食产量稳定在41万吨以上",
    "incomes": "城镇居民人均可支配收入增长6%,农村居民人均可支配收入增长7%",
}
"""Words of the report that a test may exchange."""


def write(folder: Path, files: dict[str, Any]) -> Path:
    """Write texts as files of a folder, by name; bytes as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else str(content).encode()
        (folder / f"{name}.txt").write_bytes(data)
    return folder


def next_year(**figures: str) -> str:
    """Give the report of the year after, whose figures are all others."""
    text = made(year=2025)
    for old, new in NEXT.items():
        assert old in text
        text = text.replace(old, new)
    for name, words in figures.items():
        assert NEXT_WORDS[name] in text
        text = text.replace(NEXT_WORDS[name], words)
    return text


NEXT = {
    "386.2亿元、增长6.4%": "412.9亿元、增长6.8%",
    "31.75亿元、增长7.3%": "33.94亿元、增长6.9%",
    "88.4亿元、增长5.8%": "94.7亿元、增长7.1%",
    "43862元、增长6.1%": "46581元、增长6.2%",
    "27415元、增长7.7%": "29388元、增长7.2%",
    "固定资产投资增长9.6%": "固定资产投资增长10.3%",
    "41.26万吨": "41.83万吨",
    "8.35万亩": "9.27万亩",
    "612.4万人次": "655.8万人次",
    "47.9亿元": "52.6亿元",
    "7216人": "7342人",
    "128.5公里": "117.4公里",
    "改造老旧小区63个": "改造老旧小区59个",
    "价格上涨1.4%": "价格上涨1.2%",
}
"""The figures of the year after, in place of those of the year before."""

NEXT_WORDS = {
    "growth": "412.9亿元、增长6.8%",
    "grain": "粮食产量达到41.83万吨",
    "roads": "新建农村公路117.4公里",
}
