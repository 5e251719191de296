"""Sheets: the reviews of a dossier as tables of typed cells with heads in one language."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.gathering.evidence import Evidence
from tracker.comparisons.judging.order import worst_first
from tracker.comparisons.views.tiers import whole_totals
from tracker.outputs.files.sources import all_origins
from tracker.outputs.wording.citation import proof_of
from tracker.outputs.wording.figures import indicator_name, measured, tell_tolerances
from tracker.outputs.wording.findings import tell_finding
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import unmarked
from tracker.outputs.wording.prospects import tell_prospect
from tracker.outputs.wording.punctuation import clauses
from tracker.outputs.wording.reasons import tell_looked, tell_mentions, tell_reasons
from tracker.outputs.wording.verdicts import tell_actual, tell_side
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.prospect import Prospect
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.dossier import Dossier
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["PRINTED", "Cell", "Column", "Sheet", "Styled", "sheets"]


PRINTED = 10
"""Columns that a page of A4 landscape has room for, so that they can be read."""


class Styled(NamedTuple):
    """Text in the style of a verdict."""

    text: str
    style: str


Cell = Styled | Evidence | Decimal | int | str | None
"""What a cell holds; the figure of evidence is marked, True and False are cells of their own kind."""


class Column(NamedTuple):
    """The head of a column, a key of the words of sheets, and its width in characters."""

    key: str
    width: int = 12
    head: str = ""
    """What stands in the place of a word of sheets, in the language of the workbook."""

    def name(self, lang: Language) -> str:
        """Give the head in one language."""
        return self.head or word(f"sheets.{self.key}", lang)


class Sheet(NamedTuple):
    """A table with its name; the first ``frozen`` columns stay in sight, the first ``printed`` ones are for paper.

    Those behind are for programs and for who wants to know more; they can be folded away.
    """

    name: str
    columns: tuple[Column, ...]
    rows: list[list[Cell]]
    frozen: int = 0
    printed: int = PRINTED


_REGION, _YEAR = Column("region", 16), Column("year", 7)
_VERDICT, _INDICATOR = Column("verdict", 18), Column("indicator", 22)
_TOLD = Column("what_it_says", 56)
_GAP = (Column("gap", 8), Column("unit_of_gap", 11))
_COMPARISONS = (
    *(_REGION, _YEAR, _VERDICT, _INDICATOR, Column("target", 14), Column("actual", 14)),
    *(*_GAP, Column("quote_of_actual", 32), Column("remarks", 32)),
    *(Column("source_of_actual", 30), Column("line_of_actual", 8)),
    *(Column("quote_of_target", 40), Column("source_of_target", 30), Column("line_of_target", 8)),
    *(Column("target_value", 9), Column("target_upper_end", 9)),
    *(Column("target_unit", 9), Column("actual_value", 9)),
    *(Column("actual_upper_end", 9), Column("actual_unit", 9)),
    *(Column("tolerance", 9), Column("strict_verdict", 16)),
    *(Column("fragile", 8), Column("self_reported", 12), Column("indicator_id", 30)),
    *(Column("claim_of_target", 40), Column("claim_of_actual", 40)),
    *(Column("tier", 10), Column("section", 40)),
)
_FINDINGS = (
    *(_REGION, _YEAR, Column("finding", 20), _INDICATOR, _TOLD, *_GAP),
    *(Column("first_quote", 34), Column("first_source", 26), Column("first_line", 8)),
    *(Column("second_quote", 34), Column("second_source", 26), Column("second_line", 8)),
    *(Column("code", 14), Column("id", 36)),
)
_PROSPECTS = (
    *(_REGION, Column("set_in", 7), Column("first_year", 7), Column("last_year", 7)),
    *(_VERDICT, _INDICATOR, _TOLD, Column("target_value", 9), Column("unit", 9)),
    *(Column("reached", 9), Column("needed_a_year", 9), Column("unit_of_need")),
    *(Column("quote", 44), Column("place", 30), Column("line", 8)),
)
_SOURCES = (
    *(Column("source", 40), Column("kind", 24), Column("stored", 9), _REGION),
    *(Column("year_of_report", 10), Column("completeness", 12)),
    *(Column("address", 60), Column("sha256", 68)),
)
_SOURCES_PRINTED = 7
"""Without the checksum, which nobody reads on paper."""
_TOTALS = (_REGION, Column("region_code", 10), _YEAR, Column("stated", 9), Column("judged", 9))
_POLICY = (Column("item", 34), Column("content", 90))


def sheets(dossiers: Sequence[Dossier], rules: Rulebook, lang: Language) -> Iterator[Sheet]:
    """Give the sheets in the order of a workbook: comparisons, findings, prospects, sources, totals, policy.

    The regions stand in each of them one after the other. Prospects have no sheet where there are none.
    """
    compared, found, ahead = [], [], []
    for one in (review for dossier in dossiers for review in dossier.reviews):
        ordered = [*worst_first(one.comparisons, rules), *worst_first(one.details, rules)]
        compared += [_comparison(each, one.lines, rules, lang) for each in ordered]
        found += [_finding(each, one.lines, rules, lang) for each in one.findings]
        ahead += [_prospect(each, one.lines, rules, lang) for each in one.prospects]
    yield Sheet(word("sheet_comparisons", lang), _COMPARISONS, compared, frozen=4)
    yield Sheet(word("findings", lang), _FINDINGS, found)
    if ahead:
        yield Sheet(word("prospects", lang), _PROSPECTS, ahead)
    yield Sheet(word("sources", lang), _SOURCES, list(_sources(dossiers, lang)), printed=_SOURCES_PRINTED)
    counted = [_totals(review, rules, lang) for dossier in dossiers for review in dossier.reviews]
    verdicts = [Column("", 12, words.say(lang)) for words in rules.policy.verdicts]
    columns = (*_TOTALS, *verdicts)
    yield Sheet(word("sheet_totals", lang), columns, counted, frozen=3, printed=len(columns))
    yield Sheet(word("sheet_policy", lang), _POLICY, [*_policy(dossiers[0].policy, rules, dossiers[0].rules, lang)])


def _comparison(one: Comparison, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> list[Cell]:
    actual, strict = one.actual, rules.policy.words(one.verdict_strict)
    said = map(unmarked, tell_mentions(one, lines, rules, lang))
    remarks = [*tell_reasons(one, rules, lang), *said, *tell_looked(one, lang)]
    quote, *place = _cited(actual, lines)
    tolerance, _ = measured(one.tolerance, one.gap_unit, rules, lang, one.indicator)
    return [
        *(region_called(one.region_name, one.region, rules, lang), one.year, _verdict(one.verdict, rules, lang)),
        indicator_name(one.indicator, one.label, rules, lang),
        tell_side(one.target, rules, lang),
        tell_actual(one, rules, lang),
        *(*measured(one.gap, one.gap_unit, rules, lang, one.indicator), quote, clauses(remarks, lang) or None),
        *place,
        *_cited(one.target, lines),
        *_numbers(one.target),
        *_numbers(actual),
        *(tolerance, strict.say(lang), one.fragile, one.self_reported, one.indicator),
        *(one.target.claim, actual.claim if actual else None),
        *(word(f"tier_{one.tier}", lang), " / ".join(one.section) or None),
    ]


def _finding(one: Finding, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> list[Cell]:
    first, second, *_ = (*one.sides, None, None)
    return [
        *(region_called(one.region_name, one.region, rules, lang), one.year, rules.findings.codes[one.code].say(lang)),
        indicator_name(one.indicator, one.label, rules, lang) or None,
        tell_finding(one, lines, rules, lang, quotes=False),
        *measured(one.gap, one.gap_unit, rules, lang, one.indicator),
        *_cited(first, lines),
        *_cited(second, lines),
        *(one.code, one.id),
    ]


def _prospect(one: Prospect, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> list[Cell]:
    return [
        *(
            region_called(one.region_name, one.region, rules, lang),
            one.told,
            one.first,
            one.last,
            _verdict(one.verdict, rules, lang),
        ),
        *(indicator_name(one.indicator, one.label, rules, lang), tell_prospect(one, rules, lang)),
        *measured(one.target.value, one.target.unit, rules, lang, one.indicator),
        measured(one.reached, one.target.unit, rules, lang, one.indicator)[0],
        *measured(one.needed, one.needed_unit, rules, lang, one.indicator),
        *_cited(one.target, lines),
    ]


def _sources(dossiers: Sequence[Dossier], lang: Language) -> Iterator[list[Cell]]:
    for one in all_origins(dossiers):
        completeness = word(f"text_{one.completeness}", lang) if one.completeness else None
        kind = word(f"kind_{one.kind or 'unknown'}", lang)
        yield [one.source, kind, one.stored, one.region_name, one.report_year, completeness, one.url, one.sha256]


def _totals(review: Review, rules: Rulebook, lang: Language) -> list[Cell]:
    """Give how many targets of a region and year came out how."""
    totals = whole_totals(review)
    name = region_called(review.region_name, review.region, rules, lang)
    counts = [totals.verdicts.get(words.id, 0) for words in rules.policy.verdicts]
    return [name, review.region, review.year, totals.stated, totals.judged, *counts]


def _policy(policy: str, rules: Rulebook, checksum: str, lang: Language) -> Iterator[list[Cell]]:
    """Give by what it was judged."""
    yield [word("policy_name", lang), policy]
    for told in tell_tolerances(rules, lang):
        yield [word("tolerance", lang), told]
    yield [word("tolerance", lang), word("firm", lang)]
    yield [word("rules_checksum", lang), checksum]


def _verdict(verdict: str, rules: Rulebook, lang: Language) -> Styled:
    words = rules.policy.words(verdict)
    return Styled(f"{words.say(lang)} {words.shape}", words.style)


def _cited(side: Side | None, lines: Mapping[str, int]) -> list[Cell]:
    return [proof_of(side, lines), side.source, lines.get(side.claim or "")] if side else [None] * 3


def _numbers(side: Side | None) -> list[Cell]:
    return [side.value, side.value_high, side.unit] if side else [None] * 3
