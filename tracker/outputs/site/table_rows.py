"""Table rows: what the tables of a site hold by the thousand, as markup, made quicker than a template can.

Rows are without the end tags and the quotes that HTML does not ask for. Addresses and ids are slugs, which need none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from tracker.outputs.site.address import anchor, indicator_page, region_page
from tracker.outputs.wording.figures import indicator_name, tell_gap
from tracker.outputs.wording.markup import safe
from tracker.outputs.wording.reasons import tell_likeness, tell_looked, tell_reasons, tell_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.views.league import LeagueRow
    from tracker.outputs.site.fragments import Fragments
    from tracker.outputs.site.multiple import Multiple
    from tracker.outputs.site.region_pages import CardRow, MatrixRow
    from tracker.outputs.site.rows import ComparedRow
    from tracker.outputs.site.tiles import Tile
    from tracker.outputs.site.totals import Entry
    from tracker.outputs.site.year_pages import HeatTable
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Faces", "drawn_multiple", "table_rows"]

_NOTHING = "no_target"
"""Most cells of a large table may be of targets that nobody set: the style sheet says so."""


class Faces(NamedTuple):
    """What cells and badges show of each verdict, or of none."""

    badges: Mapping[str, str]
    faces: Mapping[str, str]


def table_rows(fragments: Fragments, faces: Faces) -> dict[str, Any]:
    """Give the filters of one language that make rows of tables; all that they fill in is escaped."""
    made = _Rows(fragments, faces)
    return {
        "card_rows": made.card_rows,
        "league_rows": made.league_rows,
        "matrix_rows": made.matrix_rows,
        "heat_rows": made.heat_rows,
        "tile_items": made.tile_items,
        "multiple": drawn_multiple,
    }


def drawn_multiple(one: Multiple) -> Markup:
    """Draw a small multiple: targets as bars, actuals as dots over the years; the table has its figures."""
    dots = "".join(f'<path class={verdict} d="{path}"/>' for verdict, path in one.dots)
    return _markup(
        f'<svg viewBox="0 0 {one.width} {one.height}" aria-hidden=true><path d="M0 {one.zero}h{one.width}"/>'
        f'<path d="{one.goals}"/>{dots}<text>{one.first}</text><text>{one.last}</text></svg>'
    )


class _Rows:
    """The rows of one language."""

    def __init__(self, fragments: Fragments, faces: Faces) -> None:
        self._fragments, self._faces = fragments, faces
        self._rules: Rulebook = fragments.rules
        self._lang: Language = fragments.lang
        self._word: Callable[..., str] = fragments.word
        self._measure = cache(lambda measure: safe(self._word(f"measure_{measure}")))

    def card_rows(self, rows: Iterable[CardRow], year: int) -> Markup:
        """Give the rows of a scorecard: verdict, indicator, both figures with their clauses, gap and remarks."""
        return _markup("".join(self._card_row(row, year) for row in rows))

    def league_rows(self, rows: Iterable[tuple[LeagueRow, Entry]], unit: str | None, gap_unit: str) -> Markup:
        """Give the rows of a league; ``unit`` is that of its figures, ``gap_unit`` what the column of gaps says."""
        return _markup("".join(self._league_row(row, entry, unit, gap_unit) for row, entry in rows))

    def matrix_rows(self, rows: Iterable[MatrixRow], pages: Sequence[str]) -> Markup:
        """Give the rows of a region over the years; ``pages`` are the scorecards of its years."""
        return _markup("".join(self._matrix_row(row, pages) for row in rows))

    def heat_rows(self, table: HeatTable, year: int, up: str) -> Markup:
        """Give the rows of a heat table: a verdict a cell, or a target where nobody has answered yet."""
        return _markup("".join(self._heat_row(table, at, year, up) for at in range(len(table.rows))))

    def tile_items(self, tiles: Iterable[Tile], year: int, up: str) -> Markup:
        """Give the tiles of a map."""
        return _markup("".join(self._tile(one, year, up) for one in tiles))

    def _card_row(self, row: CardRow, year: int) -> str:
        item, made = row.compared, self._fragments
        one = item.comparison
        name = safe(indicator_name(one.indicator, one.label, self._rules, self._lang))
        actual = made.side_cell(item.actual) if item.actual else made.no_cell(self._word(row.absence, year=year + 1))
        gap = tell_gap(one.gap, one.gap_unit, self._rules, self._lang, one.indicator) if one.gap is not None else ""
        remarks = "".join(f"<p>{safe(each)}" for each in self._remarks(one))
        others = f"<p>{made.other_figures(item.others)}" if item.others else ""
        return (
            f"<tr id={item.id}><td>{self._faces.badges[one.verdict]}<th scope=row>{name}"
            f"{made.side_cell(item.target, row.changes)}{actual}<td>{safe(gap)}{remarks}{others}"
        )

    def _remarks(self, one: Comparison) -> Iterator[str]:
        """Give what stands beside a verdict, without the figures that may answer: they lead to their places."""
        yield from tell_reasons(one, self._rules, self._lang)
        yield from tell_likeness(one, {}, self._rules, self._lang)
        yield from tell_sentences(one, self._lang)
        yield from tell_looked(one, self._lang)

    def _league_row(self, row: LeagueRow, entry: Entry, unit: str | None, gap_unit: str) -> str:
        made, verdict = self._fragments, row.verdict or ""
        of_target, of_actual = entry.clauses
        return (
            f"<tr id={anchor(f'r{row.region}')}><td class={verdict}>{self._faces.faces[verdict]}<th scope=row>"
            f"<a href=../{region_page(row.region, row.year)}#{entry.id}>"
            f"{made.place_name(row.region_name, row.region)}</a>"
            f"{made.league_cell(row.target, unit, of_target)}{made.league_cell(row.actual, unit, of_actual)}"
            f"{made.gap_cell(row, gap_unit)}"
        )

    def _matrix_row(self, row: MatrixRow, pages: Sequence[str]) -> str:
        first = row.first
        name = safe(indicator_name(first.indicator, first.label, self._rules, self._lang))
        led = f"<a href=../{indicator_page(row.indicator)}>{name}</a>" if row.indicator else name
        cells = "".join(self._matrix_cell(cell, page) for (_, cell), page in zip(row.cells, pages, strict=True))
        return f"<tr id={row.id}><th scope=row>{led} <span>{self._measure(first.target.measure)}</span>{cells}"

    def _matrix_cell(self, cell: ComparedRow | None, page: str) -> str:
        if cell is None:
            return f"<td class={_NOTHING}>"
        verdict = cell.comparison.verdict
        actual = f" → <b>{safe(cell.actual.told[self._lang])}</b>" if cell.actual else ""
        told = f"{self._faces.faces[verdict]} {safe(cell.target.told[self._lang])}{actual}"
        return f"<td class={verdict}><a href={page}#{cell.id}>{told}</a>"

    def _heat_row(self, table: HeatTable, at: int, year: int, up: str) -> str:
        row = table.rows[at]
        card = f"{up}{region_page(row.code, year)}"
        page = card if row.stated else f"{up}{region_page(row.code)}"
        cells = "".join(
            self._heat_cell(
                verdict, f"{card}#{id_}" if id_ else "", column.figures.get(row.code) if table.waiting else None
            )
            for (verdict, id_), column in zip(row.cells, table.columns, strict=True)
        )
        return f"<tr><th scope=row><a href={page}>{self._fragments.place_name(row.name, row.code)}</a>{cells}"

    def _heat_cell(self, verdict: str, page: str, told: Mapping[Language, str] | None) -> str:
        face = "" if verdict == _NOTHING else self._faces.faces[verdict]
        shown = safe(told[self._lang]) if told else face
        return f"<td class={verdict}>{f'<a href={page}>{shown}</a>' if page else face}"

    def _tile(self, one: Tile, year: int, up: str) -> str:
        name, face, told = _safe_name(one.name[self._lang]), self._faces.faces[one.verdict], safe(one.told[self._lang])
        if not one.id:
            return f"<li><span class={one.verdict}><b>{name}</b>{face}</span>"
        shown = told if told and one.verdict == "pending" else f"{face} <span>{told}</span>" if told else face
        return f"<li><a class={one.verdict} href={up}{region_page(one.code, year)}#{one.id}><b>{name}</b>{shown}</a>"


def _safe_name(name: str) -> str:
    """Give a name that is markup where it may be parted, else escaped."""
    return str(name) if isinstance(name, Markup) else safe(name)


def _markup(text: str) -> Markup:
    # Every text in it went through escape.
    return Markup(text)  # noqa: S704
