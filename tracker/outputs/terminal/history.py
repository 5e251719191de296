"""The history of one indicator as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.charts.series import plot_lines
from tracker.outputs.terminal.scorecard import policy_lines
from tracker.outputs.terminal.table import tell_target, tell_verdict
from tracker.outputs.wording.citation import cite_marked, place_of
from tracker.outputs.wording.columns import cut_before, fit_widths, lay_out, lay_out_cells, paint, wrap
from tracker.outputs.wording.figures import tell_figure, tell_gap
from tracker.outputs.wording.findings import finding_lines
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.prospects import prospect_lines
from tracker.outputs.wording.punctuation import aside, clauses, labelled, listed
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.records.comparison import Vintage
    from tracker.comparisons.views.history import History, HistoryRow
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["render_history"]

_INDENT = "    "
_VERDICT, _GAP, _SOURCE = 1, 4, 5
"""Places of some of the columns."""


def render_history(history: History, rules: Rulebook, look: Look) -> str:
    """Give a row a year, the other vintages below, then findings, targets of several years and the policy."""
    known = rules.indicators.get(history.indicator or "")
    name = known.en if known and look.lang == "en" else plain(history.label)
    head = word(
        "history",
        look.lang,
        name=region_called(history.region_name, history.region, rules, look.lang),
        region=history.region,
        indicator=name,
    )
    lines: list[Line] = [((head, "bold"),)]
    lines += _table(history, rules, look) if history.rows else [((word("no_history", look.lang), ""),)]
    if history.missing:
        absent = word("no_reports", look.lang, year=listed(map(str, history.missing), look.lang))
        lines += [((line, "dim"),) for line in wrap(absent, look.width, _INDENT)]
    lines += plot_lines(history, rules, look)
    ordered = sorted(history.findings, key=lambda one: (rules.findings.order[one.code], one.year))
    lines += finding_lines(ordered, history.lines, rules, look)
    lines += prospect_lines(history.prospects, history.lines, rules, look)
    return paint([*lines, (), *policy_lines(rules, look)], colour=look.colour)


def _table(history: History, rules: Rulebook, look: Look) -> Iterator[Line]:
    keys = ("year", "verdict", "target", "actual", "gap", "source")
    rows = [[word(key, look.lang) for key in keys], *(_row(row, history, rules, look) for row in history.rows)]
    widths = fit_widths(rows, look.width, flexible=range(2, _SOURCE), spared=[_SOURCE])
    yield from (((line, "dim"),) for line in lay_out(rows[0], widths, right=(_GAP,)))
    for row, cells in zip(history.rows, rows[1:], strict=True):
        if row.actual:
            cells[_SOURCE] = cut_before(cells[_SOURCE], widths[_SOURCE])
        style = rules.policy.words(row.comparison.verdict).style if row.comparison else ""
        styled = [(cell, style if at == _VERDICT else "") for at, cell in enumerate(cells)]
        yield from lay_out_cells(styled, widths, right=(_GAP,))
        for note in _notes(row, history, rules, look):
            yield from (((line, "dim"),) for line in wrap(_INDENT + note, look.width, _INDENT))


def _row(row: HistoryRow, history: History, rules: Rulebook, look: Look) -> list[str]:
    one = row.comparison
    awaited = bool(one and one.verdict == "pending")
    source = place_of(row.actual, history.lines, look.lang) if row.actual else ""
    return [
        str(row.year),
        tell_verdict(one.verdict, rules, look) if one else "-",
        tell_target(one.target, rules, look) if one else "-",
        tell_figure(row.actual, rules, look.lang) if row.actual else "-",
        tell_gap(one.gap, one.gap_unit, rules, look.lang, one.indicator) if one else "-",
        word("answering", look.lang, year=row.answering) if awaited else source,
    ]


def _notes(row: HistoryRow, history: History, rules: Rulebook, look: Look) -> Iterator[str]:
    if look.quotes and row.comparison and row.comparison.target.quote:
        cited = cite_marked(row.comparison.target, history.lines, look.lang)
        yield labelled(word("target", look.lang), cited, look.lang)
    if look.quotes and row.actual and row.actual.quote:
        yield labelled(word("actual", look.lang), cite_marked(row.actual, history.lines, look.lang), look.lang)
    others = [one for one in row.vintages if one.side != row.actual]
    if others:
        told = clauses((_vintage(one, history, rules, look) for one in others), look.lang)
        yield labelled(word("other_sources", look.lang), told, look.lang)


def _vintage(one: Vintage, history: History, rules: Rulebook, look: Look) -> str:
    told = tell_figure(one.side, rules, look.lang)
    verdict = f" {rules.policy.words(one.verdict).say(look.lang)}" if one.verdict else ""
    if one.side.derivation:
        grade = rules.findings.grades[one.side.grade or ""].say(look.lang)
        return word("derived", look.lang, figure=told, told=one.side.derivation, grade=grade) + verdict
    return told + aside(place_of(one.side, history.lines, look.lang), look.lang) + verdict
