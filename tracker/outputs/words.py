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
    "target_of": ("{year}年目标 {figure}", "target of {year} {figure}"),
    "actual": ("实际", "actual"),
    "gap": ("差距", "gap"),
    "source": ("出处", "source"),
    "bar": ("对照", "chart"),
    "course": ("{first:02}-{last:02}年", "{first:02}-{last:02}"),
    "legend": (
        "对照: {fill} 实际  {mark} 目标  {near} 容差  {zero} 零点; 同一指标同一尺度",
        "chart: {fill} actual  {mark} target  {near} tolerance  {zero} zero; one scale for each indicator",
    ),
    "legend_course": ("; 历年为实际数, 空白为无数字", "; years: actuals, blank where there is no figure"),
    "legend_plot": ("图: {fill} 实际  {mark} 目标", "plot: {fill} actual  {mark} target"),
    "measure_growth": ("增速", "growth"),
    "measure_level": ("数值", "level"),
    "measure_change": ("增减量", "change"),
    "measure_multiple": ("倍数", "multiple"),
    "unseen": ("未见", "not found"),
    "unquantified": ("未给数", "no figure"),
    "unchecked": ("待核", "to be checked"),
    "says_claimed": ("报告称完成", "said to be done"),
    "says_under_way": ("报告称推进中", "said to be under way"),
    "says_admitted": ("报告自认未达", "said to fall short"),
    "says_mentioned": ("报告提到", "spoken of"),
    "says_more": ("另有 {count} 处提及", "{count} more mentions"),
    "candidate": ("可能的答案", "possible answer"),
    "looked": (
        "查找: {source} 回顾部分 {clauses} 句, 名称 {names}",
        "searched: the review of {source}, {clauses} clauses, for {names}",
    ),
    "stated": ("目标数", "stated"),
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
        "各地政府报告里年初定的目标, 与下一年报告 (及统计公报) 说达到的数, 逐项对照。先看发现, 再看计分表和历年。",
        "What governments promised in January, held against what the next report or communique says was reached.",
    ),
    "findings": ("发现", "Findings"),
    "scorecards": ("计分表", "Scorecard"),
    "all_years": ("各地各年", "Every region and year"),
    "over_the_years": ("历年", "Over the years"),
    "marks": ("每项目标一个记号: ", "a mark for every target: "),
    "onward": (
        "用自己的报告: tracker ingest 文件夹, 然后\ntracker scorecard 地区 | history 地区 指标 | league 指标 --year 年",
        """with reports of your own: tracker ingest FOLDER, then
tracker scorecard REGION | history REGION INDICATOR | league INDICATOR --year YEAR""",
    ),
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
        "地区 {regions}  有目标 {stated}  已判 {judged}  达标 {met}{share}  缺报告 {missing}",
        "regions {regions}  with a target {stated}  judged {judged}  met {met}{share}  report missing {missing}",
    ),
    "league_figures": (
        "目标平均 {mean} 中位 {median} (n={count})",
        "targets: mean {mean}, median {median} (n={count})",
    ),
    "league_actuals": (
        "实际平均 {mean} 中位 {median} (n={count})",
        "actuals: mean {mean}, median {median} (n={count})",
    ),
    "reports_folder": ("存放报告的文件夹", "the folder that the reports were read from"),
    "rule_target": ("上一年的目标是否实现", "whether a target was reached"),
    "rule_target_full": (
        "把报告定下的目标与回答它的实际数对照; 判定只看写出的数字与容差。",
        "A target that a report sets is held against the actual that answers it; figures and tolerance decide.",
    ),
    "quotes": ("引文", "Quotes"),
    "prospects": ("多年目标", "Targets of several years"),
    "basis": ("依据", "Basis"),
    "checksum": ("规则校验和: {checksum}", "checksum of the rules: {checksum}"),
    "sources": ("来源", "Sources"),
    "source_kind": ("类别", "kind"),
    "source_proof": ("校验和或网址", "checksum or address"),
    "of_kind": ("{source}({kind})", "{source} ({kind})"),
    "kind_report": ("政府工作报告", "government work report"),
    "kind_communique": ("统计公报", "statistical communiqué"),
    "kind_budget_report": ("预算报告", "budget report"),
    "kind_plan_report": ("计划报告", "plan report"),
    "kind_press": ("新闻报道", "press"),
    "kind_unknown": ("未注明", "not told"),
    "text_full": ("全文", "in full"),
    "text_abridged": ("删节", "abridged"),
    "text_summary": ("摘要", "a summary"),
    "no_address": ("未给网址", "no address given"),
    "sheet_comparisons": ("对照", "Comparisons"),
    "sheet_policy": ("政策与总计", "Policy and totals"),
    "policy_name": ("政策", "policy"),
    "tolerance": ("容差", "tolerance"),
    "firm": ("确保的目标无容差", "none for promises to ensure"),
    "rules_checksum": ("规则校验和", "checksum of the rules"),
    "rule_target_kinds": ("判定与结果种类: {kinds}。", "Verdicts and kinds of results: {kinds}."),
    "shortfall": ("{count} 项未达标, 已判 {judged} 项: ", "{count} of {judged} judged targets missed: "),
}


def word(key: str, lang: Language, **filled: object) -> str:
    """Give the words of a key, with its blanks filled."""
    return _WORDS[key][lang == "en"].format(**filled)
