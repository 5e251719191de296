"""Words: what explanations of readings say, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rulebook.policy import Language

__all__ = ["why"]

_WORDS: dict[str, tuple[str, str]] = {
    "section": ("所在部分: {kind}, 时期 {period}", "section: {kind}, period {period}"),
    "read": ("{figure}: 规则 {rule}, 写法 {wording}", "{figure}: rule {rule}, wording {wording}"),
    "unnumbered": ("没有数字的目标: 规则 {rule}", "a target without a number: rule {rule}"),
    "task": (
        "具名事项: 规则 {rule}, 阶段 {stage}, 事物种类 {thing}",
        "a named task: rule {rule}, stage {stage}, kind of thing {thing}",
    ),
    "unread_name": (
        "{figure}: 名称、日期或编号的一部分, 不是数量",
        "{figure}: part of a name, date or number, no quantity",
    ),
    "unread_unnamed": (
        "{figure}: 不成记录: 没有单位、没有所指, 或只是列举",
        "{figure}: no claim: no unit, nothing that names it, or only counting off",
    ),
    "nothing": ("没有数字, 也没有规则认得的目标或事项", "no figure, and no target or task that a rule knows"),
    "role_figure": ("数值", "figure"),
    "role_phrase": ("短语", "phrase"),
    "role_noun": ("短语中的名词", "noun of the phrase"),
    "role_subject": ("主语", "subject"),
    "role_mark": ("标记", "mark"),
    "role_period": ("时期", "period"),
    "lost": ("落选", "lost"),
    "lost_shorter": ("更长的写法胜出", "a longer wording won"),
    "lost_behind_it": ("先试的写法已经符合", "a wording tried before it fitted"),
    "lost_unit": ("单位不符", "the unit does not fit"),
    "lost_behind": ("数值后没有它要的词", "the words that must follow are not there"),
    "lost_before": ("前面没有它要的词", "the words that must stand before are not there"),
    "lost_longer_word": ("此处是一个更长的词", "a longer word stands there"),
    "label": ("名称", "label"),
    "label_before": ("取自短语之前", "the words before the phrase"),
    "label_after": ("取自数值之后", "the words behind the figure"),
    "label_noun": ("取自短语中的名词", "the noun of the phrase"),
    "label_with_noun": ("短语之前的词加上短语自己的名词", "the words before the phrase, with its own noun"),
    "label_share": ("占谁的比重: 主语加短语中的名词", "whose share of what: the subject with the noun of the phrase"),
    "label_inherited": ("本句没有, 承前一个数值", "none of its own: that of a figure before"),
    "label_composed": (
        "由几处的词合成: 列举、承前或去掉动词",
        "put together: from a list, a figure before, or without a verb",
    ),
    "kind": ("类别", "kind"),
    "kind_section": ("由所在部分 {section} 决定", "by the section, {section}"),
    "kind_origin": ("增减之前的水平, 是实际", "the level before a change is an actual"),
    "kind_period": ("所说年份与所在部分不同", "the years that it speaks of are not those of the section"),
    "kind_settled": ("分句说明已经如此", "the clause says that it is so already"),
    "period": ("时期", "period"),
    "period_figure": ("写在数值旁", "stated at the figure"),
    "period_clause": ("写在分句开头", "stated where a clause opens"),
    "period_section": ("取所在部分的时期", "that of the section"),
    "period_before": ("承前一个数值, 或由规则推出", "that of the figure before, or what the rule makes of it"),
    "comparator": ("界限", "comparator"),
    "hedged": ("由「{word}」决定", 'set by "{word}"'),
    "unhedged": ("没有修饰, 即等于", "nothing sets it: equal"),
    "ambiguous": ("有歧义: 文字容许不止一种读法", "ambiguous: the text allows more than one reading"),
}


def why(key: str, lang: Language, **filled: object) -> str:
    """Give the words of a key, with its blanks filled."""
    return _WORDS[key][lang == "en"].format(**filled)
