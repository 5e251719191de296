"""Listings: what is known and stored, as the rows of plain tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Claim
from tracker.outputs.records import write_records
from tracker.outputs.text import write_table
from tracker.rulebook.indicators import Indicator
from tracker.store.card import RegionCard, ReportCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TextIO

    from tracker.outputs.records import RecordFormat
    from tracker.rulebook.divisions import Division
    from tracker.rulebook.policy import Language

__all__ = ["Listing", "RegionForm", "names_above", "region_form", "write_listing"]

Listing = Literal["claims", "reports", "regions", "forms", "indicators"]


class RegionForm(BaseModel):
    """One name and code of a region; ``lineage`` is the code that stands for it today."""

    model_config = ConfigDict(frozen=True)

    code: str
    name: str
    level: str
    above: str
    """Names of the divisions above it, the highest first."""
    since: int
    until: int | None
    lineage: str


class _Column(NamedTuple):
    """A column: its head in both languages, and how it reads a record."""

    zh: str
    en: str
    cell: Callable[[Any, Language], object]


def region_form(division: Division, lineage: str, above: Sequence[Division]) -> RegionForm:
    """Give the form of a region that a division is; ``above`` are its parents, the nearest first."""
    return RegionForm(
        code=division.code,
        name=division.name,
        level=division.level,
        above=names_above(above),
        since=division.since,
        until=division.until,
        lineage=lineage,
    )


def names_above(above: Sequence[Division]) -> str:
    """Give the names of divisions that are given nearest first, the highest first and the nation left out."""
    return " ".join(parent.name for parent in reversed(above) if parent.level != "nation")


def write_listing(
    listing: Listing, records: Sequence[BaseModel], form: RecordFormat | Literal["table"], lang: Language, out: TextIO
) -> None:
    """Write records of one listing: as a table for readers, or as records with all their fields."""
    if form == "table":
        columns = _COLUMNS[listing]
        header = [column.en if lang == "en" else column.zh for column in columns]
        write_table(header, [[column.cell(record, lang) for column in columns] for record in records], out)
    else:
        write_records(records, _MODELS[listing], form, out)


def _field(zh: str, name: str, en: str = "") -> _Column:
    return _Column(zh, en or name, lambda record, _lang: getattr(record, name))


def _named(zh: str, name: str, en: str = "") -> _Column:
    """Give a column of a few fixed values, whose words for readers stand in both languages."""
    return _Column(zh, en or name, lambda record, lang: _told(getattr(record, name), lang))


def _told(value: str, lang: Language) -> str:
    return _WORDS.get(value, value) if lang == "zh" else value


def _figure(claim: Claim, _lang: Language) -> str:
    """Give the figure of a claim on one line, with the digits of the text."""
    if claim.value is None:
        return ""
    ends = [claim.value] if claim.value_high is None else [claim.value, claim.value_high]
    return "-".join(format(end, "f") for end in ends) + (claim.unit or "")


def _years(card: RegionCard, _lang: Language) -> str:
    return " ".join(map(str, card.reports))


def _name(indicator: Indicator, lang: Language) -> str:
    return indicator.en if lang == "en" else indicator.zh


_WORDS = {
    "nation": "全国",
    "province": "省级",
    "prefecture": "地级",
    "county": "县级",
    "full": "全文",
    "abridged": "删节",
    "summary": "摘要",
    "target": "目标",
    "actual": "实际",
    "level": "数值",
    "growth": "增速",
    "change": "增减量",
    "multiple": "倍数",
    "relative": "相对",
    "qualitative": "定性",
    "more": "多",
    "less": "少",
    "stock": "存量",
    "flow": "流量",
    "rate": "比率",
    "flow_share": "占比",
}
"""What the fixed values of records are called in Chinese; in English they are words already."""

_MODELS: dict[Listing, type[BaseModel]] = {
    "claims": Claim,
    "reports": ReportCard,
    "regions": RegionCard,
    "forms": RegionForm,
    "indicators": Indicator,
}

_COLUMNS: dict[Listing, tuple[_Column, ...]] = {
    "claims": (
        _field("行", "line"),
        _named("类别", "kind"),
        _field("时期", "period"),
        _Column("指标", "indicator", lambda claim, _lang: claim.indicator or claim.label),
        _named("量", "measure"),
        _Column("数值", "figure", _figure),
        _field("原文", "quote"),
    ),
    "reports": (
        _field("代码", "region", "code"),
        _field("地区", "region_name", "region"),
        _named("级别", "level"),
        _field("年份", "year"),
        _field("种类", "document"),
        _named("全文", "completeness", "text"),
        _field("记录", "claims"),
        _field("文件", "source"),
    ),
    "regions": (
        _field("代码", "code"),
        _field("地区", "name", "region"),
        _named("级别", "level"),
        _field("现行代码", "lineage"),
        _Column("报告年份", "reports", _years),
        _field("引用数据", "facts"),
    ),
    "forms": (
        _field("代码", "code"),
        _field("地区", "name", "region"),
        _named("级别", "level"),
        _field("上级", "above"),
        _field("起", "since"),
        _field("止", "until"),
        _field("现行代码", "lineage"),
    ),
    "indicators": (
        _field("代号", "id"),
        _Column("名称", "name", _name),
        _named("以何为好", "direction", "better"),
        _named("性质", "nature"),
    ),
}
