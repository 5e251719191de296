"""Inheritance: the labels that figures take from what stands before them, where their own words name nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.label import trimmed
from tracker.claims.sentence import clause_start
from tracker.claims.split import split_subjects
from tracker.claims.subject import indicator_named
from tracker.rulebook.numeral import DIGITS, chinese_number

if TYPE_CHECKING:
    from tracker.claims.clause import Clauses
    from tracker.claims.draft import Draft, Group
    from tracker.rulebook.phrases import Phrase

__all__ = ["Inheritance"]

_UNNAMED = 4
"""How many figures without a label may stand between one and those that it takes its label from."""
_LONGEST_SUBJECT = 24
_FARTHEST = 60
"""How many figures before one are looked at at all: a list without end would take the square of its length."""
_SEVERAL = 2
_UNSUMMED = 16
"""No more figures are summed up by a numeral behind them."""


class Inheritance:
    """What a group of figures may take over from the drafts and the words before it in its sentence."""

    def __init__(self, clauses: Clauses, group: Group, before: list[Draft]) -> None:
        self.clauses, self.text, self.rules = clauses, clauses.text, clauses.rules
        self.group = group
        self.before = before[-_FARTHEST:]

    def labels(self, rule: Phrase) -> tuple[list[list[str]], tuple[str, ...]]:
        """Give each figure its labels from the figures before, and how else they may be meant; ``rule`` is theirs."""
        group, count = self.group, len(self.group.figures)
        if told := self._told_before(rule):
            return [[label] for label in told], ()
        recent = [draft.labels for draft in self._labelled(rule)[-count - _UNNAMED :] if draft.labels]
        # 新建厂房8万平方米;消费持续活跃,增长6%: what grew is told behind the semicolon
        if self._opened_anew() < group.clause:
            recent = []
        known = [[self.without_addition(label, rule) for label in labels] for labels in recent]
        if not known:
            return [[] for _ in group.figures], ()
        if count == 1:
            # 分别达3.4万元、1.9万元,分别增长7.6%: one figure behind 分别 is that of both
            each = group.lead.each or group.lead.respectively
            return [self.each_before(rule) or known[-1] if each else known[-1][-1:]], ()
        flat = [[label] for labels in known for label in labels]
        # 游客100万人次、收入9亿元,分别增长11%、13%: as many labels before as figures
        if len(flat) >= count:
            return flat[-count:], ()
        return [known[-1]] * count, tuple(f"label: {label}" for labels in flat for label in labels)

    def _labelled(self, rule: Phrase) -> list[Draft]:
        """Give the drafts before that a figure may take its label from.

        民生支出80亿元,占总支出的75%,增长6%: what grew is what the share is of; a share would rise by points.
        """
        if rule.means.measure != "growth":
            return self.before
        amounts = [draft for draft in self.before if draft.rule.means.label != "share"]
        return amounts if any(draft.labels for draft in amounts) else self.before

    def each_before(self, rule: Phrase) -> list[str]:
        """Give the labels that 均 sums up: those told in the same measure as the last figure, up to a full clause."""
        measure, labels = self.before[-1].rule.means.measure if self.before else "", list[str]()
        opened = clause_start(self.text, self.group.clause, ";。\n!?")
        for draft in self.before:
            if draft.start >= opened and draft.rule.means.measure == measure and not draft.rule.means.rank:
                told = [self.without_addition(label, rule) for label in draft.labels]
                labels += [label for label in told if label not in labels]
        return labels

    def summed_up(self, own: str) -> list[str]:
        """Give the labels that a numeral sums up, with what is told of them: 两项指标增速; empty where it does not."""
        # 多项指标 does not tell how many
        count = int(chinese_number(own[0]) or 0) if own[0] in DIGITS else 0
        word = self.rules.marks.summing.at_start(own, 1, len(own)) if count >= _SEVERAL else None
        if word is None:
            return []
        told = [label for draft in self.before[-_UNSUMMED:] if not draft.rule.means.rank for label in draft.labels]
        named = list(dict.fromkeys(told))[-count:]
        rest = own[1 + len(word.word) :]
        return [label + rest for label in named] if len(named) == count else []

    def without_addition(self, label: str, rule: Phrase, behind: str = "") -> str:
        """Name a stock without the deed that adds to it: 新增龙头企业16家,总数达到98家; 商户新增3万户,达到9万户.

        ``behind`` are the words that may name it a stock (总数).
        """
        additions, size = self.rules.marks.additions, len(label)
        if not (behind in self.rules.indicators.stock_behind or self._is_total(rule)):
            return label
        if (added := additions.at_start(label, 0, size)) and size > len(added.word) + 1:
            return label[len(added.word) :]
        added = additions.at_end(label, 0, size)
        return label[: size - len(added.word)] if added and size > len(added.word) + 1 else label

    def owner(self) -> str:
        """Give the label that a share without a subject is of: that of the figure before, or before its total."""
        named = [draft for draft in self.before if draft.labels and draft.start < self.group.clause]
        return named[-1].labels[-1] if named else ""

    def _told_before(self, rule: Phrase) -> list[str]:
        """Give the labels that the clause before names without figures, or the task before that was fulfilled.

        新增就业、再就业、困难人员就业,分别完成年度任务的170%、184%、202%
        """
        count, earlier = len(self.group.figures), self._clause_before()
        if earlier and (count == 1 or self.group.lead.respectively):
            return split_subjects(earlier, count, self.rules) or []
        fulfilled = self._fulfilled(rule) if count == 1 else ""
        return [fulfilled] if fulfilled else []

    def _fulfilled(self, rule: Phrase) -> str:
        """Name what was done by the task before, whose figure is only what was set: 收入任务2亿元,完成2.3亿元."""
        before, figure = self.before[-1] if self.before else None, self.group.figures[0]
        if before is None or not before.labels or before.figure.kind in ("count", "ratio"):
            return ""
        label = before.labels[-1]
        task = self.rules.marks.set_before.at_end(label, 0, len(label))
        if task is None or before.figure.unit != figure.unit or rule.means.measure != "level":
            return ""
        before.labels = []
        return label[: len(label) - len(task.word)]

    def _opened_anew(self) -> int:
        """Give where the words behind a semicolon begin that hold no figure yet; the clause itself where none do."""
        opened = clause_start(self.text, self.group.clause, ";。\n!?")
        told = self.before and self.before[-1].figure.stop < opened
        return opened if told else self.group.clause

    def _clause_before(self) -> str:
        """Give the clause without figures right before, where it is what the figure is about."""
        measure = self.group.lead.wording.rule.means.measure if self.group.lead.wording else ""
        if measure not in ("level", "change") and (
            measure != "growth" or (self.before and self._opened_anew() == self.group.clause)
        ):
            return ""
        sentence = clause_start(self.text, self.group.clause, "。\n!?")
        start = max(self.before[-1].figure.stop, sentence) if self.before else sentence
        starts = [at for at in self.clauses.starts(start, self.group.clause - 1) if at > start or not self.before]
        if not starts or starts[-1] >= self.group.clause - 1:
            return ""
        clause = self.text[starts[-1] : self.group.clause - 1]
        words = trimmed(clause, self.rules)
        named = (
            measure != "growth"
            or indicator_named(words, "", self.rules)
            or self.rules.marks.measures.at_end(words, 0, len(words))
            or self.rules.marks.went.at_end(clause, 0, len(clause))
        )
        longest = _LONGEST_SUBJECT * len(self.group.figures)
        return words if named and 1 < len(words) <= longest else ""

    def _is_total(self, rule: Phrase) -> bool:
        lead = self.group.lead
        return rule.means.stock or lead.hedge == "gt" or lead.span == "total"
