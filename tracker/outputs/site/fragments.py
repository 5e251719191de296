"""Fragments: small pieces that stand on pages by the thousand, made quicker than a template can."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from tracker.outputs.site.address import text_page
from tracker.outputs.wording.figures import tell_gap
from tracker.outputs.wording.markup import safe
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.verdicts import tell_side

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.views.league import LeagueRow
    from tracker.outputs.site.evidence import Evidence
    from tracker.outputs.site.news import News, Quoted
    from tracker.rulebook.policy import Language, Wording
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Fragments", "RowChange", "fragment_filters", "led"]

_FIGURE = re.compile(r"[-+]?\d[\d.]*")
"""The first figure of a cell, by which the script sorts; where it is another one, the cell names its own."""
_MARKED = re.compile(r"</?b>")
"""What marks the figure of a clause."""
_OTHERS = 2
"""Other figures that are shown beside one; of more the number is told."""
_ROOT = "../../"
"""From the folder of a page that stands in a folder of its language."""


class RowChange(NamedTuple):
    """What a target is beside an earlier one: that figure, the findings that say it, and what they are called."""

    before: Evidence
    findings: tuple[Finding, ...]
    titles: tuple[Wording, ...]


def fragment_filters(made: Fragments) -> dict[str, Any]:
    """Give the filters of one language that make fragments; all that they fill in is escaped."""
    return {
        "sides": made.sides,
        "quoting": made.quoting,
        "news_told": made.news_told,
        "places": made.places,
        "place_name": made.place_name,
    }


def led(one: Evidence, shown: str, root: str = _ROOT) -> str:
    """Give what leads to the place of a figure in its text, or to the cited page; ``shown`` is escaped."""
    if one.text and one.mark:
        return f'<a href="{root}{text_page(*one.text)}#{one.mark}">{shown}</a>'
    if one.url:
        return f'<a href="{safe(one.url)}" rel="noopener noreferrer nofollow">{shown}</a>'
    return shown


class Fragments:
    """The fragments of one language."""

    def __init__(self, rules: Rulebook, lang: Language, word: Callable[..., str]) -> None:
        self.rules, self.lang, self.word = rules, lang, word
        self.place_name = cache(self._place_name)
        self._q = "<q>" if lang == "zh" else '<q lang="zh">'
        self._unseen, self._cited = safe(word("unseen")), safe(word("cited_figure"))

    def side_cell(self, one: Evidence, changes: Sequence[RowChange] = ()) -> Markup:
        """Give a cell with a figure that leads to its place, and under it the clause or the source that it rests on.

        ``changes`` follow: what the figure is beside earlier ones.
        """
        figure = led(one, safe(one.told[self.lang]))
        told = "".join(f"<p>{self._change(each)}</p>" for each in changes)
        return _markup(f"<td>{figure}{self._rests_on(one)}{told}</td>")

    def no_cell(self, why: str) -> Markup:
        """Give a cell without a figure, with the reason."""
        return _markup(f'<td class="none">{self._unseen}<span>{safe(why)}</span></td>')

    def league_cell(self, side: Side | None, unit: str | None, clause: str) -> Markup:
        """Give a cell of a league: the figure, which can be sorted by, and under it the clause that it rests on.

        ``unit`` is that of the league; figures in another one are sorted apart. ``clause`` is markup, empty for none.
        """
        if side is None:
            return _markup(f"<td>{self._unseen}</td>")
        told = safe(tell_side(side, self.rules, self.lang))
        apart = "" if side.unit == unit else f' data-unit="{safe(side.unit or "")}"'
        own = _key(told, "" if side.value is None else f"{side.value:f}")
        quoted = f"{self._q}{clause}</q>" if clause else ""
        return _markup(f"<td{apart}{own}>{told}{quoted}</td>")

    def gap_cell(self, row: LeagueRow, unit: str) -> Markup:
        """Give the cell of a gap, which can be sorted by; ``unit`` is what its column says once, empty for none."""
        if row.gap is None:
            return _markup("<td></td>")
        if unit:
            return _markup(f"<td>{row.gap.normalize():+f}</td>" if row.gap else "<td>0</td>")
        told = safe(tell_gap(row.gap, row.gap_unit, self.rules, self.lang, row.indicator))
        return _markup(f"<td{_key(told, f'{row.gap:+f}')}>{told}</td>")

    def other_figures(self, sides: Sequence[Evidence]) -> str:
        """Give what else sources say of a thing; what may answer it has its clause, and is no other figure."""
        label = self.word("candidate" if any(one.clause for one in sides) else "other_figures")
        told = [led(one, self._sourced(one)) for one in sides[:_OTHERS]]
        more = [self.word("more_others", count=len(sides) - _OTHERS)] if len(sides) > _OTHERS else []
        return safe(label + self.word("colon")) + self.word("enumeration").join([*told, *more])

    def _sourced(self, one: Evidence) -> str:
        """Give a figure, with its source where that is not the text to which it leads."""
        source = "" if one.mark else self.word("aside", told=plain(one.side.source))
        clause = f' <q lang="zh">{one.clause}</q>' if one.clause else ""
        return safe(f"{one.told[self.lang]}{source}") + clause

    def places(self, sides: Sequence[Evidence], stated: Container[str]) -> Markup:
        """Give where the figures of a finding stand, each by the year of its report.

        Those that are ``stated`` in the table above lead there from it, and are not told again.
        """
        told = [led(one, str(one.text[1])) for one in sides if one.text and one.mark and one.side.claim not in stated]
        return _markup(self.word("aside", told=self.word("enumeration").join(told)).strip() if told else "")

    def sides(self, sides: Sequence[Evidence], stated: Container[str | None] = ()) -> Markup:
        """Give where a finding rests: the quotes, or the cited sources, each leading to its place.

        What is ``stated`` in the table above has its quote there.
        """
        return _markup(self._sides(one for one in sides if not (one.side.claim and one.side.claim in stated)))

    def quoting(self, text: str, sides: Sequence[Evidence], stated: Container[str | None] = ()) -> Markup:
        """Give the words of a finding and where it rests; words that are a quote themselves lead to its place."""
        rest = [one for one in sides if not (one.side.claim and one.side.claim in stated)]
        quoted = next((one for one in rest if one.mark and one.side.quote and plain(one.side.quote) in text), None)
        if quoted is None:
            return _markup(f"{safe(text)} {self._sides(rest)}".strip())
        led_words = self._led_words(text, plain(quoted.side.quote or ""), partial(led, quoted))
        return _markup(f"{led_words} {self._sides(one for one in rest if one is not quoted)}".strip())

    def news_told(self, one: News) -> Markup:
        """Give the words of a finding of a list, and each quote that it rests on below, leading to its place."""
        text, quotes = one.text[self.lang], list(one.quotes)
        told, words = safe(text), [_MARKED.sub("", each.clause) for each in quotes]
        own = next((at for at, each in enumerate(words) if each in told), None)
        if own is not None:
            told = self._around(told, words[own], partial(_to_sheet, quotes.pop(own)))
        below = (
            f"<p>{_to_sheet(each, f'{self._q}{each.clause}</q>')}{self._source(each, text)}</p>" for each in quotes
        )
        return _markup(told + "".join(below))

    def _source(self, one: Quoted, text: str) -> str:
        return "" if one.source in text else f' <span class="place">{safe(one.source)}</span>'

    def _led_words(self, text: str, quote: str, lead: Callable[[str], str]) -> str:
        return self._around(safe(text), safe(quote), lead)

    def _around(self, told: str, quote: str, lead: Callable[[str], str]) -> str:
        """Let the words of a quote lead to its place where they stand among others; all of it is escaped."""
        before, _, behind = told.partition(quote)
        shown = quote if self.lang == "zh" else f'<span lang="zh">{quote}</span>'
        return f"{before}{lead(shown)}{behind}"

    def _sides(self, sides: Iterable[Evidence]) -> str:
        told = []
        for one in sides:
            if one.side.quote and one.text and one.mark:
                told.append(led(one, f"{self._q}{one.clause or safe(one.side.quote)}</q>"))
            elif one.url:
                told.append(led(one, safe(one.side.source)))
        return f"<small>{' '.join(told)}</small>" if told else ""

    def _place_name(self, name: str, code: str) -> Markup:
        """Give the name of a region; in English with its reading beside it."""
        if self.lang == "zh":
            return _markup(safe(name))
        divisions = self.rules.divisions
        latin = safe(divisions.latin.shown(name, code, divisions))
        return _markup(f'{latin} <i lang="zh">{safe(name)}</i>')

    def _change(self, one: RowChange) -> str:
        titles = safe(self.word("enumeration").join(each.say(self.lang) for each in one.titles))
        figure = led(one.before, safe(tell_side(one.before.side, self.rules, self.lang)))
        year = one.before.text[1] if one.before.text else ""
        return self.word("row_change", told=titles, year=year, figure=figure)

    def _rests_on(self, one: Evidence) -> str:
        if one.clause is not None:
            own = "" if one.mark else f" <cite>{safe(one.side.source)}</cite>"
            return f"{self._q}{one.clause}</q>{own}"
        return f"<cite>{self._cited}{safe(one.side.source)}</cite>"


def _key(told: str, key: str) -> str:
    """Give what a cell is sorted by where that is not the first figure that it tells."""
    first = _FIGURE.search(told)
    return "" if first and first.group() == key else f' data-key="{key}"'


def _to_sheet(one: Quoted, shown: str) -> str:
    return f'<a href="{_ROOT}{one.href}">{shown}</a>'


def _markup(text: str) -> Markup:
    # Every text in it went through escape.
    return Markup(text)  # noqa: S704
