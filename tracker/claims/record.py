"""Records: drafts become claims with their ids and their place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from hashlib import sha1
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.claims.claim import Claim
from tracker.claims.sentence import clause_start
from tracker.claims.split import split_each
from tracker.claims.subject import indicator_named
from tracker.reports.outline import outline_of
from tracker.rulebook.trie import trie_pattern
from tracker.sources.lines import line_starts

if TYPE_CHECKING:
    from tracker.claims.claim import Comparator, Tier
    from tracker.claims.draft import Draft
    from tracker.reports.outline import Outline, Span
    from tracker.reports.report import Report, Section
    from tracker.rulebook.phrases import Meaning
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.unnumbered import Reading

__all__ = ["Recorder"]

_ABOUT = itemgetter("kind", "label", "measure", "comparator", "value", "value_high", "unit", "period", "span", "base")
"""Gives what the id of a claim depends on."""
_WORDS = "|".join(["%s"] * 11)
"""All of it in one line, with what stands for the sentence."""
_LEVELS = ("nation", "province", "prefecture", "county")
_NOWHERE = dict.fromkeys(("quote", "start", "end", "line", "column", "section"))
"""The fields that tell where the evidence stands, before that is known."""
_FLIPPED: dict[Comparator, Comparator] = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}


class _Sentence(NamedTuple):
    """What the claims of one sentence have in common."""

    section: Section
    digest: str
    """What stands for its words in the ids."""
    tells_of_above: bool = False
    """A region above is named somewhere in it."""


class Recorder:
    """Collects the claims of one report."""

    def __init__(self, report: Report, rules: Rulebook) -> None:
        self.claims: list[Claim] = []
        self._clean, self._source = report.clean, report.source.text
        self._text = report.clean.text
        self._rules = rules
        self._seen: dict[str, int] = {}
        self._outlines: dict[int, Outline] = {}
        self._titles: dict[tuple[Span, ...], tuple[str, ...]] = {}
        identity = report.identity
        self._whose = {
            "region": identity.region,
            "region_name": identity.region_name,
            "report_year": identity.report_year,
        }
        self._document = identity.document
        witness = "" if identity.document == "work_report" else f"-{identity.document}"
        self._whose_id = f"{identity.region}-{identity.report_year}{witness}"
        above = _LEVELS[: _LEVELS.index(identity.level)]
        words = [word for level in above for word in rules.marks.wholes.get(level, ())]
        self._above, self._naming_above = tuple(words), re.compile(trie_pattern(words))
        self._own_names = _names_of(report, rules)
        self._lines = line_starts(self._source)

    def record(
        self, section: Section, rows: list[tuple[int, int, list[Draft]]], headlines: list[tuple[int, int]]
    ) -> None:
        """Add the claims of one section."""
        for start, end, drafts in rows:
            sentence = _Sentence(section, self._digest(start, end), self._tells_of_a_region_above(start, end))
            near = [(first, last) for first, last in headlines if first < end and start < last]
            for draft in drafts:
                tier: Tier = "headline" if near and any(a <= draft.figure.start < b for a, b in near) else "detail"
                for label, scope in zip(draft.labels, draft.scopes, strict=True):
                    self.claims.append(self._claim(draft, label, scope, tier, sentence))

    def record_unnumbered(self, section: Section, clauses: list[tuple[Reading, int, int]]) -> None:
        """Add the targets without a number, each with the span of its clause."""
        for reading, start, end in clauses:
            sentence = _Sentence(section, self._digest(start, end))
            rule, subject = reading.rule, self._text[reading.start : reading.end]
            for label in split_each(subject, self._rules, stated=_each(reading, subject, self._rules)):
                fields = {
                    "id": "", "kind": "target", "tier": "headline", **self._whose,
                    "indicator": indicator_named(label, "", self._rules), "label": label, "measure": rule.measure,
                    "comparator": None, "value": None, "value_high": None, "unit": None, "strength": "expect",
                    "period": section.period, "span": None, "base": reading.base, "scope": None, "stretch": None,
                    **_NOWHERE, "rule": rule.id, "document": self._document, "ambiguous": False, "readings": (),
                }  # fmt: skip
                self.claims.append(self._made(fields, (start, end), sentence))

    def _claim(self, draft: Draft, label: str, scope: str | None, tier: Tier, sentence: _Sentence) -> Claim:
        means = draft.rule.means
        value, high, comparator = _signed(draft, means)
        unit = means.unit or draft.figure.unit or None
        completes = unit == "%" and self._rules.mentions.completion.split(label)[1] is not None
        indicator = None if completes else self._indicator(draft, label, unit or "", sentence)
        fields = {
            "id": "", "kind": draft.kind, "tier": tier, **self._whose, "indicator": indicator, "label": label,
            "measure": self._measure(draft, means, indicator), "comparator": comparator, "value": value,
            "value_high": high, "unit": unit, "strength": draft.strength, "period": draft.period, "span": draft.span,
            "base": "plan" if completes else draft.base, "scope": scope, "stretch": self._stretch(draft), **_NOWHERE,
            "rule": draft.rule.id, "document": self._document, "ambiguous": draft.ambiguous,
            "readings": draft.readings,
        }  # fmt: skip
        return self._made(fields, (draft.start, draft.end), sentence)

    def _stretch(self, draft: Draft) -> str | None:
        """Give the words of the source that wish for more than a target, None where there are none."""
        if draft.stretch is None or draft.kind != "target":
            return None
        start, end = self._clean.origin_span(*draft.stretch)
        return self._source[start:end].strip()

    def _made(self, fields: dict[str, Any], span: tuple[int, int], sentence: _Sentence) -> Claim:
        """Make the claim of its fields, once they tell its id and the place of its evidence in the source."""
        start, end = self._clean.origin_span(*span)
        line = bisect_right(self._lines, start)
        fields["id"], fields["quote"] = self._id(fields, sentence.digest), self._source[start:end]
        fields["start"], fields["end"] = start, end
        fields["line"], fields["column"] = line, start - self._lines[line - 1] + 1
        fields["section"] = self._headings(sentence.section, span[0])
        return Claim.made(fields)

    def _headings(self, section: Section, start: int) -> tuple[str, ...]:
        """Give the titles of all headings above a place, outermost first."""
        first = section.start
        if first not in self._outlines:
            self._outlines[first] = outline_of(self._text, section, self._rules.headings)
        spans = self._outlines[first].above(start)
        if spans not in self._titles:
            self._titles[spans] = tuple(map(self._title, spans))
        return (*section.path, *self._titles[spans])

    def _title(self, span: Span) -> str:
        start, end = self._clean.origin_span(*span)
        return " ".join(self._source[start:end].split())

    def _measure(self, draft: Draft, means: Meaning, indicator: str | None) -> str:
        """Give the measure of the rule, or what a bare percentage is; an index stays a level (103%)."""
        measure = means.measure
        if indicator is None or measure != "level" or draft.figure.unit != "%":
            return measure
        known = self._rules.indicators.get(indicator)
        if known is None or not known.percent:
            return measure
        index = known.index_from is not None and draft.figure.value >= known.index_from
        return measure if index else known.percent

    def _indicator(self, draft: Draft, label: str, unit: str, sentence: _Sentence) -> str | None:
        """Give the indicator of a label; none for ranks, completion, parts of a year, regions above."""
        means = draft.rule.means
        another = draft.partial or draft.of_a_part or means.rank or means.base
        if another or self._is_of_a_region_above(draft.start, label, sentence):
            return None
        return indicator_named(label, unit, self._rules) or self._named_behind_region(label, unit)

    def _named_behind_region(self, label: str, unit: str) -> str | None:
        """Give the indicator of a label that begins with the name of the region (青岭市地区生产总值).

        Between the two may stand a verb, and another word of the region: 青岭地区实现生产总值.
        """
        if not label.startswith(self._own_names):
            return None
        begins = self._rules.indicators.begins
        for own in self._own_names:
            rest = label.removeprefix(own)
            if rest == label:
                continue
            deed = self._rules.marks.deeds.at_start(rest, 0, len(rest))
            if begins(rest, len(deed.word) if deed else 0):
                return indicator_named(rest, unit, self._rules)
            if found := self._named_behind_region(rest, unit):
                return found
        return None

    def _is_of_a_region_above(self, start: int, label: str, sentence: _Sentence) -> bool:
        if label.startswith(self._above):
            return True
        return sentence.tells_of_above and self._tells_of_a_region_above(start, start)

    def _tells_of_a_region_above(self, start: int, end: int) -> bool:
        """Tell whether a sentence, or the clause that it goes on with, names a region above."""
        return self._naming_above.search(self._text, clause_start(self._text, start), end) is not None

    def _digest(self, start: int, end: int) -> str:
        """Give what stands for a sentence in the ids of its claims."""
        return sha1(self._text[start:end].strip().encode(), usedforsecurity=False).hexdigest()

    def _id(self, fields: dict[str, Any], sentence: str) -> str:
        """Make the id from the record and its sentence: an edit elsewhere in the report leaves it alone."""
        words = _WORDS % (*_ABOUT(fields), sentence)
        digest = sha1(words.encode(), usedforsecurity=False).hexdigest()[:6]
        base = f"{self._whose_id}-{fields['kind'][0]}-{fields['indicator'] or 'x'}-{digest}"
        seen = self._seen[base] = self._seen.get(base, 0) + 1
        return base if seen == 1 else f"{base}-{seen}"


def _names_of(report: Report, rules: Rulebook) -> tuple[str, ...]:
    """Give the names by which a report may call its region before an indicator, the longest first."""
    name, divisions = report.identity.region_name, rules.divisions
    aliases = divisions.aliases_of(report.identity.region)
    kind = rules.kinds.kind(report.identity.document)
    own = [*kind.own_words] if kind else []
    return tuple(sorted({name, divisions.stem(name), *aliases, *own}, key=len, reverse=True))


def _each(reading: Reading, subject: str, rules: Rulebook) -> bool:
    """Tell whether a target is set for every part of its subject; 甲、乙等指标 stays one."""
    return reading.each and rules.marks.and_so_on not in subject


def _signed(draft: Draft, means: Meaning) -> tuple[Decimal, Decimal | None, Comparator]:
    """Give value, upper end and comparator in signed space: a fall of at least 3 % is -3, le."""
    value, high = draft.figure.value, draft.figure.high
    if means.powers_of_two:
        value = Decimal(2 ** int(value))
        high = None if high is None else Decimal(2 ** int(high))
    comparator: Comparator = "range" if high is not None else draft.hedge or means.comparator or "eq"
    if means.sign == "-":
        value, high = (value.copy_negate(), None) if high is None else (high.copy_negate(), value.copy_negate())
        comparator = _FLIPPED.get(comparator, comparator)
    return value, high, comparator
