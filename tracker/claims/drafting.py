"""Drafting: groups of figures become drafts with labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.carrying import carried, ranked
from tracker.claims.deed import with_object
from tracker.claims.draft import Draft
from tracker.claims.foregoing import Foregoing
from tracker.claims.inheritance import Inheritance
from tracker.claims.label import behind, joined, trimmed, unbracketed, without_praise
from tracker.claims.neighbours import lend_heads, lend_tails, without_owners
from tracker.claims.proportion import proportion
from tracker.claims.spending import name_spending
from tracker.claims.split import are_measured, listed_examples, readings_of, share_measure, split_each, split_subjects
from tracker.claims.subject import indicator_named

if TYPE_CHECKING:
    from tracker.claims.clause import Clauses
    from tracker.claims.draft import Group, LabelFrom
    from tracker.claims.lead import Lead
    from tracker.rulebook.phrases import Phrase

__all__ = ["draft_sentence"]

_LONGEST_EVIDENCE = 40
_PEOPLE = ("person", "")
"""Kinds of units that people are counted in; without any: 30万群众."""
_NEAR = 8
"""So many figures before one tell of the same thing; a place is not that of one farther away."""


def draft_sentence(clauses: Clauses, groups: list[Group]) -> list[Draft]:
    """Give the drafts of one sentence in the order of the text; those that nothing names are left out."""
    text, end, rulebook = clauses.text, clauses.end, clauses.rules
    drafts: list[Draft] = []
    wished = rulebook.unnumbered.stretch(text, clauses.start, end) is not None
    for place, group in enumerate(groups):
        following = groups[place + 1].figures[0].start if place + 1 < len(groups) else end
        if wished and group.stretch is None:
            group.stretch = rulebook.unnumbered.stretch(text, group.figures[-1].stop, following)
        group.drafts = _Labelling(clauses, group, group.limit or following, drafts).drafts()
        drafts += group.drafts
    name_spending(text, groups, rulebook)
    if len(drafts) > 1:
        lend_heads(drafts, rulebook)
        lend_tails(drafts, text, rulebook)
        drafts = without_owners(drafts, rulebook)
    return [draft for draft in drafts if any(draft.labels)]


class _Labelling:
    """The search for the labels of one group."""

    def __init__(self, clauses: Clauses, group: Group, limit: int, before: list[Draft]) -> None:
        text, rulebook = clauses.text, clauses.rules
        self.clauses, self.text, self.group, self.before, self.rules = clauses, text, group, before, rulebook
        self.limit = limit
        figure = group.figures[0]
        # 占地500亩的产业园: what stands before belongs to the thing behind the figure
        alone = group.lead.wording is None and figure.kind != "ratio"
        owned = alone and text.endswith(rulebook.marks.of, 0, figure.start) and not proportion(text, figure.start)
        self.subject = "" if owned else _subject(text, group.lead)
        after = behind(text, group.figures[-1].stop, limit, rulebook)
        # 为300名老人发放津贴、购买保险: what is done for them is no praise
        self.after = without_praise(after) if figure.kind in _PEOPLE and not self.subject else after
        self.rule = self._rule()
        self.source: LabelFrom = "before"
        """Where the label comes from."""
        self.heritage = Inheritance(clauses, group, before)
        """What the group may take over from what stands before it."""

    def drafts(self) -> list[Draft]:
        """Give one draft for each figure of the group."""
        own = self._own()
        labels, readings = self._shared(own) if own else self._inherited()
        self.rule = self._growth_of(labels) or (None if own else self._second_bound(labels)) or self.rule
        return [self._draft(place, labels[place], readings) for place in range(len(self.group.figures))]

    def _rule(self) -> Phrase:
        phrases, wording = self.rules.phrases, self.group.lead.wording
        counted = phrases.counted if self.after else phrases.plain
        if wording is None:
            return counted
        means = wording.rule.means
        if means.measure == "level" and self.group.figures[0].kind == "ratio":
            found = phrases.noun_rule(self.subject, self.group.figures[0].unit)
            return _at_the_origin(found, wording.rule) or wording.rule
        # 增加就业岗位5000个 with nothing before it counts what stands behind
        lone = means.measure == "change" and means.label == "before" and not trimmed(self.subject, self.rules)
        return counted if lone and self.after else wording.rule

    def _growth_of(self, labels: list[list[str]]) -> Phrase | None:
        """Give the rule of growth where a level is that of a rate of growth: 增速由5%提高到8%."""
        figure = self.group.figures[0]
        if self.rule.means.measure != "level" or figure.kind != "ratio" or not labels[0]:
            return None
        return _at_the_origin(self.rules.phrases.noun_rule(labels[0][0], figure.unit), self.rule)

    def _second_bound(self, labels: list[list[str]]) -> Phrase | None:
        """Give the rule of the growth before, where a figure only sets a second bound to it: 增长8%以上,力争达到9%."""
        figure, before = self.group.figures[0], self.before[-1] if self.before else None
        if before is None or self.group.lead.strength is None or self.rule.means.measure != "level":
            return None
        same = figure.unit == before.figure.unit and figure.kind == "ratio" and labels[0] == before.labels[-1:]
        return before.rule if same and before.rule.means.measure == "growth" else None

    def _own(self) -> str:
        """Give the label that the clause itself holds, empty where it holds none."""
        lead, source, rules = self.group.lead, self.rule.means.label, self.rules
        lead.span = lead.span or rules.marks.inner_span(self.subject)
        if source == "noun":
            self.source = "noun"
            return trimmed(lead.noun, rules)
        if source == "share":
            self.source = "share"
            whose = trimmed(self.subject, rules) or self.heritage.owner()
            return f"{whose}{rules.marks.share}{lead.noun}"
        if source == "with_noun" and lead.wording is not None and lead.wording.rule is self.rule:
            self.source = "with_noun"
            whose, noun = trimmed(self.subject, rules), rules.phrases.noun_of(lead.wording)
            return whose + noun if whose else self._completed(noun)
        # 达到153亿元、稳居全市前三、增长5%: the place says nothing of what grew
        if self.before and rules.phrases.tells_place(self.subject):
            return ""
        return self._completed(self._plain_label())

    def _plain_label(self) -> str:
        means, rules = self.rule.means, self.rules
        label = listed_examples(self.subject, len(self.group.figures), rules) or trimmed(self.subject, rules)
        takes_after = means.measure == "level" and not means.origin
        if means.label == "after" or (takes_after and not label):
            label = joined(self.subject, self.after, rules)
            self.source = "after" if label in self.after else "composed"
        return label

    def _completed(self, label: str) -> str:
        if not label:
            return ""
        behind_comma = self.text[self.group.clause - 1 : self.group.clause] == ","
        if behind_comma and (whole := Foregoing(self.clauses, self.group, self.before).completed(label)) != label:
            return whole
        if not self.before or not any(self.before[-1].labels):
            return label
        lead_in = self.text[self.group.clause : self.group.figures[0].start]
        joint = self.rules.marks.joins.match(lead_in)
        listed = joint is not None and bool(joint.lastindex)
        words = lead_in[joint.end() :] if joint and listed else lead_in
        # 净增甲企业5家、乙企业7家: the second goes on with the verb of the first, 、新建乙企业 would not
        goes_on = listed and not self._opens(words)
        if goes_on:
            self._go_on_with_rule()
        previous = self.heritage.without_addition(self.before[-1].labels[-1], self.rule, label)
        if label.startswith(self.rules.parts.without) and not self._names_more(label):
            self.source = "composed"
            return label + previous
        done = with_object(label, self.group.figures[0], self.before[-1], self.text, self.rules.marks)
        whole = done if done != label else carried(label, previous, self.rules, deed=goes_on)
        if self.source == "before" and self.group.figures[0].bare == self.before[-1].figure.bare:
            whole = ranked(whole, previous, self.rules.marks)
        self.source = self.source if whole == label else "composed"
        return whole

    def _opens(self, words: str) -> bool:
        """Tell whether words begin with a deed or an opener of their own."""
        marks, end = self.rules.marks, len(words)
        return marks.deeds.at_start(words, 0, end) is not None or marks.opening.at_start(words, 0, end) is not None

    def _names_more(self, label: str) -> bool:
        """Tell whether words that leave something out go on to say of what: 不含新区的固定资产投资."""
        ending = self.rules.marks.measures.at_end(label, 0, len(label))
        return ending is not None or self.rules.marks.of in label

    def _go_on_with_rule(self) -> None:
        """Let the next of a list take the phrase that opened it: 净增甲企业5家、乙企业7家."""
        before = self.before[-1].rule
        if self.group.lead.wording is None and before.means.label == "noun":
            self.rule = before

    def _shared(self, own: str) -> tuple[list[list[str]], tuple[str, ...]]:
        """Give each figure of the group its labels, and how else a list that does not come out even may be read."""
        count = len(self.group.figures)
        if summed := self.heritage.summed_up(own):
            return [summed] if count == 1 else [[label] for label in summed], ()
        each = self.heritage.each_before(self.rule) if count == 1 and self.group.lead.each else []
        # 工业投资增长8%、用电量增长6%,增速均居全省第二: the place is that of each one's growth
        said = self.rules.marks.measures.at_end(own, 0, len(own)) if len(each) > 1 else None
        if said is not None and own == each[-1] + said.word:
            return [[label + said.word for label in each]], ()
        nouns, respectively, rest = own.partition(self.rules.marks.respectively)
        if respectively and not nouns:  # 分别完成投资5亿元、6亿元
            own, respectively = trimmed(rest, self.rules) or own, ""
            nouns, rest = own, ""
        if count > 1:
            # 工业、农业分别新增12项、9项 is 新增工业, but 能耗、水耗分别为全省平均水平的1/4、1/5 is 能耗为全省平均水平
            deed, tail = ("", rest) if not rest or self._tells_how_much(rest) else (rest, "")
            parts = split_subjects(nouns if respectively else own, count, self.rules)
            if parts is None:
                return [[own]] * count, readings_of(own, self.rules)
            return [[deed + part + tail] for part in parts], ()
        stated = self.group.lead.each or self.group.lead.respectively
        if not stated and indicator_named(own, "", self.rules):
            return [[own]], ()
        # 茶叶、蔬菜产量居全省第二位: each has a place of its own
        stated = stated or (self.rule.means.rank and share_measure(nouns + rest, self.rules))
        # 办结率、满意率100%: a rate is no sum of two
        stated = stated or (self._is_rate() and are_measured(nouns + rest, self.rules))
        return [split_each(nouns + rest, self.rules, stated=stated)], ()

    def _is_rate(self) -> bool:
        """Tell whether what is told is a rate that was reached, and not by how much something grew."""
        return self.rule.means.measure == "level" and self.group.figures[0].kind == "ratio"

    def _tells_how_much(self, words: str) -> bool:
        """Tell whether words begin with a verb or a hedge that no label keeps: 为, 约为, 完成."""
        marks = self.rules.marks
        deed, mark = marks.deeds.at_start(words, 0, len(words)), marks.before.at_start(words, 0, len(words))
        return (deed is not None and deed.value == "plain") or (mark is not None and mark.role == "hedge")

    def _inherited(self) -> tuple[list[list[str]], tuple[str, ...]]:
        """Give each figure the labels that it takes from what stands before."""
        self.source = "inherited"
        labels, readings = self.heritage.labels(self.rule)
        return self._of_growth(self._per_head(labels)), readings

    def _of_growth(self, labels: list[list[str]]) -> list[list[str]]:
        """Name the pace where nothing but growth is told before a place: 税收增长8%,居全市第二 is that of 税收增速."""
        means = self.rule.means
        # 进出口年均增长8%,从第五位升到第四位 goes on about the trade
        if not means.rank or means.origin or not self.before:
            return labels
        told = [draft for draft in self.before[-_NEAR:] if draft.labels == self.before[-1].labels]
        if any(one.rule.means.measure != "growth" or one.rule.means.sign == "-" for one in told):
            return labels
        return [[self._paced(label) for label in each] for each in labels]

    def _paced(self, label: str) -> str:
        named = self.rules.marks.sizes.at_end(label, 0, len(label))
        return label if named else label + self.rules.marks.pace

    def _per_head(self, labels: list[list[str]]) -> list[list[str]]:
        """Name what is told for each: 生产总值达到1000亿元,人均超过1万元 is 人均生产总值, not 生产总值."""
        rate = "".join(one.mark.word for one in self.group.lead.marked if one.mark.role == "rate")
        if not rate or not all(indicator_named(label, "", self.rules) for each in labels for label in each):
            return labels
        return [[rate + label for label in each] for each in labels]

    def _draft(self, place: int, labels: list[str], readings: tuple[str, ...]) -> Draft:
        lead, figure, last = self.group.lead, self.group.figures[place], self.group.figures[-1]
        stop = figure.stop
        named = self.after.rfind(labels[0][-2:]) if self.after and figure is last and labels else -1
        if named >= 0:
            stop = figure.stop + self.text[figure.stop : self.limit].find(self.after) + named + len(labels[0][-2:])
            stop = max(figure.stop, min(stop, self.limit, figure.stop + _LONGEST_EVIDENCE))
        start = min(lead.start, figure.start) if lead.announced is None else lead.announced
        draft = Draft(figure, self.rule, [unbracketed(label, self.rules) for label in labels], start, stop)
        draft.hedge = figure.hedge or lead.hedge or last.hedge
        draft.stretch = self.group.stretch if figure is last else None
        draft.readings = readings
        # 工业、农业产值分别增长5%、6%: 工业产值 stands nowhere
        told = self.source != "before" or not labels or labels[0] in self.subject.replace(" ", "")
        draft.label_from = self.source if told else "composed"
        if figure.doubtful is not None:
            sign = self.rule.means.sign == "-"
            ends = (end.copy_negate() if sign else end for end in (figure.value, figure.doubtful))
            draft.readings += tuple(f"value: {end}" for end in ends)
        # 分别增长5%、6%左右: 左右 may be meant of both
        if last.hedge and not figure.hedge and figure is not last:
            draft.readings += (f"comparator: {last.hedge}", "comparator: eq")
        return draft


def _at_the_origin(rule: Phrase | None, told: Phrase) -> Phrase | None:
    """Give a rule that takes the place of another, with the figure at the start where that is what was told (由5%)."""
    if rule is None or not told.means.origin:
        return rule
    return rule.at_the_origin()


def _subject(text: str, lead: Lead) -> str:
    """Give the words that remain before a figure, without the years among them that are its period."""
    if lead.years is None:
        return text[lead.start : lead.end].strip(" ")
    return (text[lead.start : lead.years.start] + text[lead.years.end : lead.end]).strip(" ")
