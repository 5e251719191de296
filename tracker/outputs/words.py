"""Words: what the scorecard says besides figures and verdicts, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rulebook.policy import Language

__all__ = ["word"]

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("{name} ({region})  目标年度 {year}", "{name} ({region})  targets of {year}"),
    "targets": ("目标: ", "targets: "),
    "actuals": ("实际: ", "actuals: "),
    "no_targets": (
        "没有 {year} 年的目标: 要看 {year} 年报告",
        "no targets of {year}: the report of {year} would state them",
    ),
    "awaited": (
        "{year} 年报告未入库, {count} 项待它回答",
        "the report of {year} is not in the store; it would answer {count} targets",
    ),
    "abridged": (
        "{year} 年报告是删节或摘要, {count} 项待全文回答",
        "the report of {year} is here abridged; its full text would answer {count} targets",
    ),
    "verdict": ("判定", "verdict"),
    "indicator": ("指标", "indicator"),
    "target": ("目标", "target"),
    "actual": ("实际", "actual"),
    "gap": ("差距", "gap"),
    "source": ("出处", "source"),
    "unseen": ("未见", "not found"),
    "stated": ("陈述", "stated"),
    "judged": ("已判", "judged"),
    "own": ("其中自报自评 {count}", "self-reported {count}"),
    "quote": ("「{quote}」", '"{quote}"'),
    "line": ("{source} 第{line}行", "{source}:{line}"),
    "fragile": ("易变: 容差或来源一换, 判定就变", "fragile: another tolerance or source changes the verdict"),
    "derived": ("推算 {figure} = {told}: {grade}", "derived {figure} = {told}: {grade}"),
    "prospect": ("多年目标", "target of several years"),
    "span_average": ("{first}-{last}年均", "yearly average {first}-{last}"),
    "span_total": ("{first}-{last}累计", "sum of {first}-{last}"),
    "span_change": ("{first}-{last}期间", "over {first}-{last}"),
    "span_end": ("到{last}年", "by {last}"),
    "reached": ("至{year}年为{figure}", "{figure} up to {year}"),
    "needed": ("此后每年需{figure}", "every remaining year needs {figure}"),
    "lacking": ("缺{years}年", "no figure of {years}"),
    "answering": ("要看{year}年报告", "the report of {year} would answer"),
    "years_from": (" (自{first}年起)", " (from {first})"),
    "years_until": (" (至{last}年止)", " (until {last})"),
    "years_span": (" ({first}至{last}年)", " ({first} to {last})"),
    "growth": ("增长", "growth"),
    "policy": (
        "判定依据: 政策 {policy}; 容差: {tolerances}; 确保的目标无容差",
        "policy {policy}; tolerance: {tolerances}; none for promises to ensure",
    ),
    "nothing": ("{name}: 没有任何目标", "{name}: no targets"),
    "demo": (
        "各地政府报告里年初定的目标, 与下一年报告 (及统计公报) 说达到的数, 逐项对照。先看发现, 再看各地计分表。",
        "What governments promised in January, held against what the next report or communique says was reached.",
    ),
    "findings": ("发现", "Findings"),
    "scorecards": ("计分表", "Scorecards"),
    "more": ("; 另有 {count} 处", "; and {count} more"),
    "year": ("年度", "year"),
    "other_sources": ("其他来源", "other sources"),
    "history": ("{name} ({region})  {indicator}", "{name} ({region})  {indicator}"),
    "no_history": ("没有关于它的目标或实际数", "no target and no actual of it"),
    "league": ("{indicator}  目标年度 {year}", "{indicator}  targets of {year}"),
    "region": ("地区", "region"),
    "no_report": ("{year} 年报告未入库", "the report of {year} is not in the store"),
    "no_reports": ("{year} 年报告未入库", "not in the store: the reports of {year}"),
    "no_target": ("{year} 年报告未设此目标", "the report of {year} sets no such target"),
    "league_totals": (
        "地区 {regions}  有目标 {stated}  已判 {judged}  达标 {met}  缺报告 {missing}",
        "regions {regions}  with a target {stated}  judged {judged}  met {met}  report missing {missing}",
    ),
    "league_figures": (
        "目标平均 {mean} 中位 {median} (n={count})",
        "targets: mean {mean}, median {median} (n={count})",
    ),
    "league_actuals": (
        "实际平均 {mean} 中位 {median} (n={count})",
        "actuals: mean {mean}, median {median} (n={count})",
    ),
    "shortfall": ("{count} 项未达标, 已判 {judged} 项: ", "{count} of {judged} judged targets missed: "),
}


def word(key: str, lang: Language, **filled: object) -> str:
    """Give the words of a key, with its blanks filled."""
    return _WORDS[key][lang == "en"].format(**filled)
