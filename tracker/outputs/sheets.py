"""Sheets: the reviews of a dossier as tables of typed cells with heads in one language."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.promises import whole_totals
from tracker.outputs.figures import indicator_name, tell_tolerances
from tracker.outputs.findings import tell_finding
from tracker.outputs.origins import origins
from tracker.outputs.prospects import tell_prospect
from tracker.outputs.reasons import tell_looked, tell_mentions, tell_reasons
from tracker.outputs.verdicts import tell_actual, tell_side
from tracker.outputs.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.comparisons.comparison import Comparison, Side
    from tracker.comparisons.dossier import Dossier
    from tracker.comparisons.finding import Finding
    from tracker.comparisons.prospect import Prospect
    from tracker.comparisons.review import Review
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Cell", "Column", "Sheet", "Styled", "sheets"]


class Styled(NamedTuple):
    """Text in the style of a verdict."""

    text: str
    style: str


Cell = Styled | Decimal | int | str | None
"""What a cell holds; True and False are cells of their own kind."""


class Column(NamedTuple):
    """The head of a column in both languages and its width in characters."""

    zh: str
    en: str
    width: int = 12

    def name(self, lang: Language) -> str:
        """Give the head in one language."""
        return self.zh if lang == "zh" else self.en


class Sheet(NamedTuple):
    """A table with its name; the first ``frozen`` columns stay in sight."""

    name: str
    columns: tuple[Column, ...]
    rows: list[list[Cell]]
    frozen: int = 0


_REGION, _YEAR = Column("地区", "region"), Column("年度", "year", 7)
_VERDICT, _INDICATOR = Column("判定", "verdict", 16), Column("指标", "indicator", 26)
_TOLD = Column("内容", "what it says", 70)
_GAP = (Column("差距", "gap", 9), Column("差距单位", "unit of gap"))
_COMPARISONS = (
    *(_REGION, _YEAR, _VERDICT, _INDICATOR, Column("目标", "target", 18), Column("实际", "actual", 18)),
    *(*_GAP, Column("说明", "remarks", 36)),
    *(Column("目标引文", "quote of target", 44), Column("目标出处", "source of target", 30)),
    *(Column("目标行", "line of target", 8), Column("实际引文", "quote of actual", 44)),
    *(Column("实际出处", "source of actual", 30), Column("实际行", "line of actual", 8)),
    *(Column("目标值", "target value", 9), Column("目标上限", "target upper end", 9)),
    *(Column("目标单位", "target unit", 9), Column("实际值", "actual value", 9)),
    *(Column("实际上限", "actual upper end", 9), Column("实际单位", "actual unit", 9)),
    *(Column("容差", "tolerance", 9), Column("零容差判定", "strict verdict", 16)),
    *(Column("易变", "fragile", 8), Column("自报自评", "self-reported", 12), Column("指标代号", "indicator id", 30)),
    *(Column("目标记录", "claim of target", 40), Column("实际记录", "claim of actual", 40)),
    *(Column("层级", "tier", 10), Column("章节", "section", 40)),
)
_FINDINGS = (
    *(_REGION, _YEAR, Column("发现", "finding", 20), _INDICATOR, _TOLD, *_GAP),
    *(Column("引文一", "first quote", 40), Column("出处一", "first source", 30), Column("行一", "first line", 8)),
    *(Column("引文二", "second quote", 40), Column("出处二", "second source", 30), Column("行二", "second line", 8)),
    *(Column("类别代号", "code", 14), Column("编号", "id", 36)),
)
_PROSPECTS = (
    *(_REGION, Column("定于", "set in", 7), Column("起", "first year", 7), Column("止", "last year", 7)),
    *(_VERDICT, _INDICATOR, _TOLD, Column("目标值", "target value", 9), Column("单位", "unit", 9)),
    *(Column("已达", "reached", 9), Column("此后每年需", "needed a year", 9), Column("所需单位", "unit of need")),
    *(Column("引文", "quote", 44), Column("出处", "source", 30), Column("行", "line", 8)),
)
_SOURCES = (
    *(Column("来源", "source", 40), Column("类别", "kind", 24), Column("已入库", "stored", 9), _REGION),
    *(Column("报告年份", "year of report", 10), Column("完整程度", "completeness", 12)),
    *(Column("校验和 (sha256)", "sha256", 68), Column("网址", "address", 60)),
)
_POLICY = (Column("项目", "item", 34), Column("内容", "content", 90))


def sheets(dossier: Dossier, rules: Rulebook, lang: Language) -> Iterator[Sheet]:
    """Give the sheets in the order of a workbook: comparisons, findings, prospects, sources, policy."""
    compared, found, ahead = [], [], []
    for one in dossier.reviews:
        ordered = sorted(one.targets, key=lambda each: (each.tier == "detail", rules.policy.rank(each.verdict)))
        compared += [_comparison(each, one.lines, rules, lang) for each in ordered]
        found += [_finding(each, one.lines, rules, lang) for each in one.findings]
        ahead += [_prospect(each, one.lines, rules, lang) for each in one.prospects]
    yield Sheet(word("sheet_comparisons", lang), _COMPARISONS, compared, frozen=4)
    yield Sheet(word("findings", lang), _FINDINGS, found)
    yield Sheet(word("prospects", lang), _PROSPECTS, ahead)
    yield Sheet(word("sources", lang), _SOURCES, list(_sources(dossier, lang)))
    yield Sheet(word("sheet_policy", lang), _POLICY, [*_policy(dossier, rules, lang)])


def _comparison(one: Comparison, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> list[Cell]:
    actual, strict = one.actual, rules.policy.words(one.verdict_strict)
    remarks = [*tell_reasons(one, rules, lang), *tell_mentions(one, rules, lang), *tell_looked(one, lang)]
    return [
        *(one.region_name, one.year, _verdict(one.verdict, rules, lang)),
        indicator_name(one.indicator, one.label, rules, lang),
        tell_side(one.target, rules, lang),
        tell_actual(one, rules, lang),
        *(one.gap, _unit(one.gap_unit, lang), "; ".join(remarks) or None),
        *_cited(one.target, lines),
        *_cited(actual, lines),
        *_numbers(one.target),
        *_numbers(actual),
        *(one.tolerance, strict.say(lang), one.fragile, one.self_reported, one.indicator),
        *(one.target.claim, actual.claim if actual else None),
        *(word(f"tier_{one.tier}", lang), " / ".join(one.section) or None),
    ]


def _finding(one: Finding, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> list[Cell]:
    first, second, *_ = (*one.sides, None, None)
    return [
        *(one.region_name, one.year, rules.findings.codes[one.code].say(lang)),
        indicator_name(one.indicator, one.label, rules, lang) or None,
        tell_finding(one, lines, rules, lang, quotes=False),
        *(one.gap, _unit(one.gap_unit, lang)),
        *_cited(first, lines),
        *_cited(second, lines),
        *(one.code, one.id),
    ]


def _prospect(one: Prospect, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> list[Cell]:
    return [
        *(one.region_name, one.told, one.first, one.last, _verdict(one.verdict, rules, lang)),
        *(indicator_name(one.indicator, one.label, rules, lang), tell_prospect(one, rules, lang)),
        *(one.target.value, one.target.unit, one.reached, one.needed),
        _unit(one.needed_unit, lang) if one.needed is not None else None,
        *_cited(one.target, lines),
    ]


def _sources(dossier: Dossier, lang: Language) -> Iterator[list[Cell]]:
    for one in origins(dossier):
        completeness = word(f"text_{one.completeness}", lang) if one.completeness else None
        kind = word(f"kind_{one.kind or 'unknown'}", lang)
        yield [one.source, kind, one.stored, one.region_name, one.report_year, completeness, one.sha256, one.url]


def _policy(dossier: Dossier, rules: Rulebook, lang: Language) -> Iterator[list[Cell]]:
    """Give what was judged by what, and how many targets came out how."""
    for one in dossier.reviews:
        yield [word("title", lang, name=one.region_name, region=one.region, year=one.year), None]
        yield from _totals(one, rules, lang)
    yield [word("policy_name", lang), dossier.policy]
    for told in tell_tolerances(rules, lang):
        yield [word("tolerance", lang), told]
    yield [word("tolerance", lang), word("firm", lang)]
    yield [word("rules_checksum", lang), dossier.rules]


def _totals(one: Review, rules: Rulebook, lang: Language) -> Iterator[list[Cell]]:
    totals = whole_totals(one)
    yield [word("stated", lang), totals.stated]
    yield [word("judged", lang), totals.judged]
    for words in rules.policy.verdicts:
        yield [_verdict(words.id, rules, lang), totals.verdicts.get(words.id, 0)]


def _verdict(verdict: str, rules: Rulebook, lang: Language) -> Styled:
    words = rules.policy.words(verdict)
    return Styled(f"{words.say(lang)} {words.shape}", words.style)


def _cited(side: Side | None, lines: Mapping[str, int]) -> list[Cell]:
    return [side.quote, side.source, lines.get(side.claim or "")] if side else [None] * 3


def _numbers(side: Side | None) -> list[Cell]:
    return [side.value, side.value_high, side.unit] if side else [None] * 3


def _unit(unit: str | None, lang: Language) -> str | None:
    return "个百分点" if unit == "pp" and lang == "zh" else unit
