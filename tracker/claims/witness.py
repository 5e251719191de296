"""Witness: figures of communiqués, budget and plan reports, where these are told otherwise than in work reports."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.claims.budget import name_budgets
from tracker.claims.draft import Draft
from tracker.claims.rows import cells_of, named_in
from tracker.claims.sentence import clause_start
from tracker.claims.subject import indicator_named, indicator_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.claims.claim import Strength
    from tracker.claims.figure import Figure
    from tracker.claims.rows import Cell
    from tracker.reports.report import Report, Section
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.witness_kind import WitnessKind

__all__ = ["Fitting"]

_RATES = ("growth", "change")
_ASIDE = re.compile(r"\((?P<words>[^()]+)\)[^(),;]{0,2}$")
"""An aside right before the words that lead to a figure."""


class _Sentence(NamedTuple):
    """A sentence, where it begins, and what its figures before this one were."""

    text: str
    start: int
    names: dict[str, str]
    """The name by which it first called each indicator."""
    parts: dict[str, bool]
    """Whether the level of each name was of a part only."""


class Fitting:
    """Fits the drafts of a document to its kind; of several figures of one thing the first one told counts."""

    def __init__(self, kind: WitnessKind, rules: Rulebook, cells: Iterable[Cell] = ()) -> None:
        self._kind, self._rules = kind, rules
        self._told: dict[tuple[str, str, str, str | None], Figure] = {}
        self._cells = {(cell.indicator, cell.measure): cell for cell in cells}
        self._set: dict[tuple[str, str, str], Strength | None] = {}
        self._apart: set[str] = set()
        """The indicators of which the prose tells parts, or what is like them."""

    @classmethod
    def of(cls, report: Report, rules: Rulebook) -> Fitting | None:
        """Give the fitting of a report; None for a work report, which has rules of its own."""
        kind = rules.kinds.kind(report.identity.document)
        return cls(kind, rules, cells_of(report, kind, rules)) if kind else None

    def fit(self, text: str, start: int, section: Section, drafts: list[Draft]) -> None:
        """Fit the drafts of the sentence that begins at ``start``."""
        _name_asides(text, drafts, self._rules)
        if self._kind.subjects:
            name_budgets(text, start, section, drafts, self._kind)
        binding = any(self._kind.is_binding.search(words) for words in section.path)
        for draft in drafts:
            if draft.kind == "actual" and not self._kind.expects:
                draft.strength = None
            if draft.kind == "target" and binding:
                draft.strength = "ensure"
            self._date(text, section, draft)
        _expect_growth(drafts)
        self._keep_strength(drafts)
        self._set_apart(text, start, section, drafts)

    def told_in_tables(self, year: int) -> Iterator[tuple[int, int, list[Draft]]]:
        """Give what only the tables tell of a year, row by row, when the prose has been fitted.

        Where the prose speaks of a part only (another town's prices), a row may be of that part too and is left out.
        """
        whole = {(key[0], key[1]) for key in self._told if key[2:] == (str(year), None)}
        apart = self._apart - {indicator for indicator, _ in whole}
        for (indicator, measure), cell in self._cells.items():
            if (indicator, measure) not in whole and indicator not in apart and self._kind.tables:
                rule = self._rules.phrases.rule(self._kind.tables.rules[measure])
                end = cell.figure.end
                draft = Draft(cell.figure, rule, [cell.label], cell.start, end, period=str(year), scopes=(None,))
                yield cell.start, end, [draft]

    def _date(self, text: str, section: Section, draft: Draft) -> None:
        """Take a growth held against the year before for one of its own year: 与上年持平."""
        before = str(int(section.period[-4:]) - 1)
        if draft.rule.means.measure in _RATES and draft.period == before:
            clause = clause_start(text, draft.figure.start)
            if self._kind.is_against.search(text[clause : draft.figure.start]):
                draft.period = section.period

    def _keep_strength(self, drafts: list[Draft]) -> None:
        """Keep how a target was set first: what a plan explains behind its lists binds no more than the list did."""
        for draft in drafts:
            if draft.kind == "target" and draft.labels:
                key = (draft.labels[0], draft.rule.means.measure, draft.period)
                draft.strength = self._set.setdefault(key, draft.strength)

    def _set_apart(self, text: str, start: int, section: Section, drafts: list[Draft]) -> None:
        """Set apart what is called like an indicator and is none, or is another figure of one that was told."""
        sentence = _Sentence(text, start, {}, {})
        for draft in drafts:
            indicator = indicator_of(draft, self._rules) if draft.labels else None
            if indicator is None:
                self._apart |= named_in(draft.labels, self._rules)
            else:
                self._tell(draft, indicator, section, sentence)

    def _tell(self, draft: Draft, indicator: str, section: Section, sentence: _Sentence) -> None:
        """Take a figure of an indicator for the one that counts, or set it apart."""
        figure, measure = _signed(draft), draft.rule.means.measure
        key = (indicator, measure, draft.period, section.scope)
        told = self._told.get(key) if draft.span is None else None
        part = self._is_of_a_part(draft, indicator, section.scope, sentence)
        part = part or (told is not None and not _same(figure, told, self._rules))
        # 6.37万公顷(95.5万亩), 9.86亿元 behind 98613万元: told once is enough
        draft.of_a_part = part or (told is not None and (figure.value, figure.unit) != (told.value, told.unit))
        if measure == "level":
            sentence.parts[draft.labels[0]] = part
        if part:
            self._apart.add(indicator)
        else:
            self._told.setdefault(key, figure)
            self._hold_against_tables(draft, indicator, section)

    def _is_of_a_part(self, draft: Draft, indicator: str, scope: str | None, sentence: _Sentence) -> bool:
        """Tell by its words that a figure is of a part of its indicator, of the year or of the place."""
        label, between = draft.labels[0], (sentence.text, sentence.start, draft.figure.start)
        renamed = sentence.names.setdefault(indicator, label) != label
        # 接待游客300万人次…,其中国内游客290万人次,增长9%: the growth is of what the level before it is of
        of_a_part = draft.span is None and draft.rule.means.measure != "level" and sentence.parts.get(label, False)
        return (
            draft.partial
            or of_a_part
            or self._kind.is_of_a_month.search(*between) is not None
            or (renamed and self._kind.part_follows.search(*between) is not None)
            or self._is_apart(sentence.text, label, draft.figure.start, scope)
        )

    def _hold_against_tables(self, draft: Draft, indicator: str, section: Section) -> None:
        """Note how a table tells a figure where that is not how the prose does: neither is believed silently."""
        measure = draft.rule.means.measure
        cell = self._cells.get((indicator, measure)) if measure in ("level", "growth") else None
        if cell is None or section.scope is not None or draft.span is not None or draft.kind != "actual":
            return
        if not _same(_signed(draft), cell.figure, self._rules):
            draft.readings += (f"table: {cell.figure.value:f}{cell.figure.unit}",)

    def _is_apart(self, text: str, label: str, figure: int, scope: str | None) -> bool:
        if self._kind.is_apart.search(label) or (scope is None and self._rules.kinds.part.match(label)):
            return True
        sectors = self._kind.sectors
        if sectors is None or label not in sectors.labels:
            return False
        line = text.rfind("\n", 0, figure) + 1
        return sectors.of not in text[line:figure]


def _signed(draft: Draft) -> Figure:
    """Give the figure of a draft in signed space: a fall of 3 % is -3."""
    figure = draft.figure
    return replace(figure, value=figure.value.copy_negate()) if draft.rule.means.sign == "-" else figure


def _same(one: Figure, other: Figure, rules: Rulebook) -> bool:
    """Tell whether two figures can be one that is printed with different digits: 9.86亿元 and 98613万元."""
    (value, base), (second, other_base) = (rules.units.scaled(each.value, each.unit) for each in (one, other))
    if base != other_base:
        return False
    return abs(value - second) <= max(_last_digit(one, rules), _last_digit(other, rules)) / 2


def _last_digit(figure: Figure, rules: Rulebook) -> Decimal:
    """Give what one of the last digit of a figure is worth, in base units."""
    exponent = min(int(figure.value.as_tuple().exponent), 0)
    return rules.units.scaled(Decimal(1).scaleb(exponent), figure.unit)[0]


def _name_asides(text: str, drafts: list[Draft], rules: Rulebook) -> None:
    """Give shares the name that an aside says their own words are: 占总人口比重(城镇化率)为61%."""
    named: dict[str, str] = {}
    for draft in drafts:
        if not draft.labels or indicator_of(draft, rules):
            continue
        label = draft.labels[0]
        share = draft.rule.means.label == "share"
        aside = _ASIDE.search(text, draft.start, draft.figure.start) if share else None
        if aside and indicator_named(aside["words"], draft.figure.unit, rules):
            named[label] = aside["words"]
        if label in named:
            draft.labels = [named[label]]


def _expect_growth(drafts: list[Draft]) -> None:
    """Mark as expected what grows with an expected level: 收入预计完成9亿元,增长2%."""
    expected: set[str] = set()
    for draft in drafts:
        level, label = draft.rule.means.measure == "level", draft.labels[0] if draft.labels else ""
        if draft.kind == "actual" and draft.strength is None and not level and label in expected:
            draft.strength = "estimate"
        if level and draft.strength == "estimate":
            expected.add(label)
