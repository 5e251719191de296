"""Fragments: small pieces that stand on pages by the thousand, made quicker than a template can."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from tracker.outputs.site.address import text_page
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.verdicts import tell_side

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from tracker.comparisons.comparison import Side
    from tracker.comparisons.finding import Finding
    from tracker.outputs.site.evidence import Evidence
    from tracker.rulebook.policy import Language, Wording
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["RowChange", "fragments", "led"]

_FIGURE = re.compile(r"[-+]?\d[\d.]*")
"""The first figure of a cell, by which the script sorts; where it is another one, the cell names its own."""
_ROOT = "../../"
"""From the folder of a page that stands in a folder of its language."""


class RowChange(NamedTuple):
    """What a target is beside an earlier one: that figure, the findings that say it, and what they are called."""

    before: Evidence
    findings: tuple[Finding, ...]
    titles: tuple[Wording, ...]


def fragments(rules: Rulebook, lang: Language, word: Callable[..., str]) -> dict[str, Any]:
    """Give the filters of one language that make fragments; all that they fill in is escaped."""
    made = _Fragments(rules, lang, word)
    return {
        "side_cell": made.side_cell,
        "no_cell": made.no_cell,
        "league_cell": made.league_cell,
        "sides": made.sides,
        "places": made.places,
        "place_name": cache(made.place_name),
    }


def led(one: Evidence, shown: str, root: str = _ROOT) -> str:
    """Give what leads to the place of a figure in its text, or to the cited page; ``shown`` is escaped."""
    if one.text and one.mark:
        return f'<a href="{root}{text_page(*one.text)}#{one.mark}">{shown}</a>'
    if one.url:
        return f'<a href="{_safe(one.url)}" rel="noopener noreferrer nofollow">{shown}</a>'
    return shown


class _Fragments:
    """The fragments of one language."""

    def __init__(self, rules: Rulebook, lang: Language, word: Callable[..., str]) -> None:
        self._rules, self._lang, self._word = rules, lang, word
        self._q = "<q>" if lang == "zh" else '<q lang="zh">'
        self._unseen, self._cited = _safe(word("unseen")), _safe(word("cited_figure"))

    def side_cell(self, one: Evidence, changes: Sequence[RowChange] = ()) -> Markup:
        """Give a cell with a figure that leads to its place, and under it the clause or the source that it rests on.

        ``changes`` follow: what the figure is beside earlier ones.
        """
        figure = led(one, _safe(one.told[self._lang]))
        told = "".join(f'<p class="remark">{self._change(each)}</p>' for each in changes)
        return _markup(f"<td>{figure}{self._rests_on(one)}{told}</td>")

    def no_cell(self, why: str) -> Markup:
        """Give a cell without a figure, with the reason."""
        return _markup(f'<td class="none">{self._unseen}<span class="soft">{_safe(why)}</span></td>')

    def league_cell(self, side: Side | None, unit: str | None, clause: str) -> Markup:
        """Give a cell of a league: the figure, which can be sorted by, and under it the clause that it rests on.

        ``unit`` is that of the league; figures in another one are sorted apart. ``clause`` is markup, empty for none.
        """
        if side is None:
            return _markup(f"<td>{self._unseen}</td>")
        told, key = _safe(tell_side(side, self._rules, self._lang)), "" if side.value is None else f"{side.value:f}"
        apart = "" if side.unit == unit else f' data-unit="{_safe(side.unit or "")}"'
        first = _FIGURE.search(told)
        own = "" if first and first.group() == key else f' data-key="{key}"'
        quoted = f"{self._q}{clause}</q>" if clause else ""
        return _markup(f"<td{apart}{own}>{told}{quoted}</td>")

    def places(self, sides: Sequence[Evidence], stated: Container[str]) -> Markup:
        """Give where the figures of a finding stand, each by the year of its report.

        Those that are ``stated`` in the table above lead there from it, and are not told again.
        """
        told = [led(one, str(one.text[1])) for one in sides if one.text and one.mark and one.side.claim not in stated]
        return _markup(self._word("aside", told=self._word("enumeration").join(told)).strip() if told else "")

    def sides(self, sides: Sequence[Evidence], stated: Container[str | None] = ()) -> Markup:
        """Give where a finding rests: the quotes, or the cited sources, each leading to its place.

        What is ``stated`` in the table above has its quote there.
        """
        told = []
        for one in sides:
            if one.side.claim and one.side.claim in stated:
                continue
            if one.side.quote and one.text and one.mark:
                told.append(led(one, f"{self._q}{one.clause or _safe(one.side.quote)}</q>"))
            elif one.url:
                told.append(led(one, _safe(one.side.source)))
        return _markup(f"<small>{' '.join(told)}</small>" if told else "")

    def place_name(self, name: str, code: str) -> Markup:
        """Give the name of a region; in English with its reading beside it."""
        if self._lang == "zh":
            return _markup(_safe(name))
        divisions = self._rules.divisions
        latin = _safe(divisions.latin.shown(name, code, divisions))
        return _markup(f'{latin} <i lang="zh">{_safe(name)}</i>')

    def _change(self, one: RowChange) -> str:
        titles = _safe(self._word("enumeration").join(each.say(self._lang) for each in one.titles))
        figure = led(one.before, _safe(tell_side(one.before.side, self._rules, self._lang)))
        year = one.before.text[1] if one.before.text else ""
        return self._word("row_change", told=titles, year=year, figure=figure)

    def _rests_on(self, one: Evidence) -> str:
        if one.clause is not None:
            own = "" if one.mark else f" <cite>{_safe(one.side.source)}</cite>"
            return f"{self._q}{one.clause}</q>{own}"
        return f"<cite>{self._cited}{_safe(one.side.source)}</cite>"


def _safe(text: str) -> str:
    return escape(plain(text))


def _markup(text: str) -> Markup:
    # Every text in it went through escape.
    return Markup(text)  # noqa: S704
