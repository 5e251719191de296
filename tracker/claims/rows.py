"""Rows: the figures that the tables of a witness give beside its prose."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker.claims.figure import Figure
from tracker.claims.subject import indicator_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.witness_kind import Tables, WitnessKind

__all__ = ["Cell", "cells_of", "named_in"]

Measure = Literal["level", "growth"]

_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
_YEAR = re.compile(r"\d{4}\D?")
_UNIT = re.compile(r"\((?P<unit>[^()]+)\)$")
_BESIDE = "|"
"""What stands between two cells in the source; the clean text has blanks for it."""


class Cell(NamedTuple):
    """One figure of a table: what it is of by its row, and on which measure by the head of its column."""

    label: str
    indicator: str
    measure: Measure
    figure: Figure
    start: int
    """Where its row begins in the clean text; it ends behind the figure."""


class _Column(NamedTuple):
    measure: Measure | None
    """None for a column that gives none of the indicator's own."""
    unit: str


def cells_of(report: Report, kind: WitnessKind, rules: Rulebook) -> list[Cell]:
    """Give the cells of the tables that stand between the first and the last sentence of a document.

    A row counts where its name is an indicator and the head of a column says what that gives: 绝对数(亿元), 增速(%).
    What two rows tell differently is left out.
    """
    if kind.tables is None or not report.sections:
        return []
    found: dict[tuple[str, Measure], list[Cell]] = {}
    for cell in _cells(report, kind, kind.tables, rules):
        found.setdefault((cell.indicator, cell.measure), []).append(cell)
    return [cells[0] for cells in found.values() if len({cell.figure.value for cell in cells}) == 1]


def _cells(report: Report, kind: WitnessKind, tables: Tables, rules: Rulebook) -> Iterator[Cell]:
    columns: list[_Column] = []
    heads = tables.heads(report.identity.report_year)
    for start, parts in _rows(report):
        words = [told for _, told in parts]
        if not any(_NUMBER.fullmatch(told) for told in words[1:]):
            columns = _columns(words, heads)
        elif len(words) == len(columns):
            yield from _of_row(start, parts, columns, kind, rules)


def _rows(report: Report) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Give the rows of tables, each with its offset and its cells with theirs."""
    text, at = report.clean.text, report.sections[0].start
    for line in text[at : report.sections[-1].end].split("\n"):
        parts = [(at + found.start(), found[0]) for found in _CELL.finditer(line)]
        if len(parts) > 1 and _is_row(report, parts):
            yield at, parts
        at += len(line) + 1


def _is_row(report: Report, parts: Sequence[tuple[int, str]]) -> bool:
    start, end = report.clean.origin(parts[0][0]), report.clean.origin(parts[-1][0])
    return report.source.text.count(_BESIDE, start, end) == len(parts) - 1


def _columns(words: Iterable[str], heads: Mapping[Measure, re.Pattern[str]]) -> list[_Column]:
    """Give the columns of a table by their heads; a growth behind one that names a thing is of that: 利润总额,增速."""
    found, of_another = list[_Column](), False
    for told in words:
        column = _column(told, heads)
        of_another = of_another or (len(found) > 0 and column.measure is None and not _YEAR.fullmatch(told))
        found.append(column._replace(measure=None) if of_another and column.measure == "growth" else column)
    return found


def _column(head: str, heads: Mapping[Measure, re.Pattern[str]]) -> _Column:
    told = head.replace(" ", "")
    unit = _UNIT.search(told)
    bare = told[: unit.start()] if unit else told
    measure = next((name for name, words in heads.items() if words.search(bare)), None)
    return _Column(measure, unit["unit"] if unit else "")


def _of_row(
    start: int, parts: list[tuple[int, str]], columns: list[_Column], kind: WitnessKind, rules: Rulebook
) -> Iterator[Cell]:
    name = parts[0][1].replace(" ", "")
    unit = _UNIT.search(name)
    own = unit["unit"] if unit and rules.units.kind(rules.units.split(unit["unit"])[1]) else ""
    label = name[: unit.start()] if unit and own else name
    indicator = indicator_named(label, own, rules)
    # 第一产业 is of that which the whole table is of
    if indicator is None or (kind.sectors and label in kind.sectors.labels):
        return
    measures = [column.measure for column in columns[1:]]
    for (at, told), column in zip(parts[1:], columns[1:], strict=True):
        measure = column.measure
        if measure is None or measures.count(measure) > 1 or not _NUMBER.fullmatch(told):
            continue
        figure = _figure(at, told, "%" if measure == "growth" else own or column.unit, rules)
        if figure.kind and indicator_named(label, figure.unit, rules) == indicator:
            yield Cell(label, indicator, measure, figure, start)


def _figure(at: int, told: str, unit: str, rules: Rulebook) -> Figure:
    bare = rules.units.split(unit)[1]
    value = Decimal(told.rstrip("%").replace(",", ""))
    end = at + len(told)
    return Figure(at, end, end, value, None, unit, bare, rules.units.kind(bare), None, chinese=False)


def named_in(labels: Iterable[str], rules: Rulebook) -> set[str]:
    """Give the indicators that labels speak of, whoever's they are: 青岭镇居民消费价格 speaks of consumer prices."""
    tails = (label[at:] for label in labels for at in range(len(label)))
    return {known.id for tail in tails if (known := rules.indicators.named(tail))}
