"""Fragments: small pieces that stand on pages by the thousand, made quicker than a template can."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from tracker.outputs.site.address import text_page
from tracker.outputs.site.evidence import LINE_MARK
from tracker.outputs.wording.citation import place_of
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.verdicts import tell_side
from tracker.outputs.wording.words import word as shared_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tracker.comparisons.comparison import Side
    from tracker.outputs.site.evidence import Evidence
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["fragments"]


def fragments(rules: Rulebook, lang: Language, word: Callable[..., str]) -> dict[str, Any]:
    """Give the filters of one language that make fragments; all that they fill in is escaped."""
    made = _Fragments(rules, lang, word)
    return {
        "side_cell": made.side_cell,
        "no_cell": made.no_cell,
        "cite": made.cite,
        "rests_on": made.rests_on,
        "place_name": cache(made.place_name),
    }


class _Fragments:
    """The fragments of one language."""

    def __init__(self, rules: Rulebook, lang: Language, word: Callable[..., str]) -> None:
        self._rules, self._lang = rules, lang
        self._see, self._full = _safe(word("see_evidence")), _safe(word("in_full_text"))
        self._cited, self._open = _safe(word("cited_figure")), _safe(word("cited_source"))
        self._sentence, self._unseen = _safe(word("to_sentence")), _safe(word("unseen"))

    def side_cell(self, side: Side, href: str, label: str, told: str = "") -> Markup:
        """Give a cell with a figure that leads to its quote; ``told`` is the figure in words where it is known."""
        told = _safe(told or tell_side(side, self._rules, self._lang))
        kind = "figure" if side.value is not None else "figure wordy"
        key = "" if side.value is None else f"{side.value:f}"
        return _markup(
            f'<td class="side" data-label="{_safe(label)}" data-unit="{_safe(side.unit or "")}" data-key="{key}">'
            f'<a class="to-quote" href="{_safe(href)}" aria-label="{_safe(label)} {told}: {self._see}">'
            f'<span class="{kind}">{told}</span></a></td>'
        )

    def no_cell(self, label: str) -> Markup:
        """Give a cell without a figure."""
        return _markup(
            f'<td class="side" data-label="{_safe(label)}" data-unit="" data-key="">'
            f'<span class="figure none">{self._unseen}</span></td>'
        )

    def cite(self, one: Evidence, up: str, lines: Mapping[str, int]) -> Markup:
        """Give where a figure is told, with the way to its sentence in the full text or to the cited page."""
        cited = "" if one.side.quote else self._cited
        place = _safe(place_of(one.side, lines, self._lang))
        return _markup(f'<p class="cite">{cited}<cite>{place}</cite>{self._onward(one, up)}</p>')

    def rests_on(self, one: Evidence, up: str, lines: Mapping[str, int]) -> Markup:
        """Give the quote that a finding rests on, or the cited source; nothing where there is neither."""
        if one.side.quote and one.text and one.mark:
            link = f'<a class="quote" href="{_text(one, up)}" title="{self._sentence}"><q lang="zh">'
            said = f"{link}{_safe(one.side.quote)}</q></a>"
            return _markup(f'<div class="rests-on">{said} <span class="place">{self._place(one, lines)}</span></div>')
        if one.url:
            return _markup(f'<div class="rests-on">{_outside(one.url, _safe(one.side.source))}</div>')
        return _markup("")

    def place_name(self, name: str, code: str) -> Markup:
        """Give the name of a region; in English with its reading beside it."""
        shown = f'<span lang="zh">{_safe(name)}</span>'
        if self._lang == "en":
            divisions = self._rules.divisions
            latin = _safe(divisions.latin.shown(name, code, divisions))
            shown += f' <span class="latin" lang="zh-Latn">{latin}</span>'
        return _markup(shown)

    def _place(self, one: Evidence, lines: Mapping[str, int]) -> str:
        if one.mark.startswith(LINE_MARK) and not one.side.claim:
            return _safe(shared_word("line", self._lang, source=one.side.source, line=one.mark[len(LINE_MARK) :]))
        return _safe(place_of(one.side, lines, self._lang))

    def _onward(self, one: Evidence, up: str) -> str:
        if one.text and one.mark:
            return f' <a class="onward" href="{_text(one, up)}">{self._full}</a>'
        return f" {_outside(one.url, self._open, 'onward')}" if one.url else ""


def _text(one: Evidence, up: str) -> str:
    code, year = one.text or ("", 0)
    return f"{up}{text_page(code, year)}#{one.mark}"


def _outside(url: str, shown: str, kind: str = "outward") -> str:
    return f'<a class="{kind}" href="{_safe(url)}" rel="noopener noreferrer nofollow">{shown}</a>'


def _safe(text: str) -> str:
    return escape(plain(text))


def _markup(text: str) -> Markup:
    # Every text in it went through escape.
    return Markup(text)  # noqa: S704
