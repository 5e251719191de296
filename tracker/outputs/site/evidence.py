"""Evidence: a figure in words, the clause that it stands in, and the way to its place in the text of its report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from tracker.comparisons.gathering.evidence import evidence_of
from tracker.outputs.site.address import anchor, text_page, web_address
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.verdicts import tell_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.claims.claim import Claim
    from tracker.comparisons.records.comparison import Side
    from tracker.outputs.site.regions import Holding
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.facts import Fact

__all__ = ["LINE_MARK", "Evidence", "Witness", "mark_ids", "promise_id", "report_link"]

LINE_MARK = "L"
"""What the id of a line begins with in the page of a report; its number follows."""


class Evidence(NamedTuple):
    """A figure or a sentence with where it stands."""

    side: Side
    told: dict[Language, str]
    """The figure, or the words where it has none, by language; empty where it is not shown."""
    text: tuple[str, int] | None
    """Region and year of the report that it stands in."""
    mark: str
    """Of the place in the page of that report; empty where there is none."""
    url: str | None
    """Where a cited source can be read."""
    clause: Markup | None = None
    """The clause of the quote, which is marked in it; None where it is not shown."""


class Witness:
    """Finds the evidence of figures of one region, and of the regions above it."""

    def __init__(self, holding: Holding, rules: Rulebook) -> None:
        dossier, self._rules = holding.dossier, rules
        self._texts = {(one.card.region, one.card.year): one.text for one in dossier.sources}
        self.pages = {one.card.source: (one.card.region, one.card.year) for one in dossier.sources}
        """Region and year of the reports by the names of their files."""
        self._claims: dict[str, Claim] = {one.id: one for each in holding.above for one in each.report_claims}
        self._claims |= dossier.claims
        self._clauses: dict[str, Markup] = {}
        """By claim, for many figures stand in several years and findings."""
        self.lines: set[tuple[tuple[str, int], str]] = set()
        """Reports and lines that something led to: those of sentences that are no claims."""
        self.marks = mark_ids(self._claims.values())
        self._urls = _urls([*dossier.facts, *(fact for each in holding.above for fact in each.facts)])

    def place(self, side: Side, line: str = "") -> Evidence:
        """Give where a figure stands and no more; ``line`` is that of a sentence that is no claim."""
        return self._found(side, {}, line=line)

    def _found(
        self, side: Side, told: dict[Language, str], clause: Markup | None = None, *, line: str = ""
    ) -> Evidence:
        claim = self._claims.get(side.claim or "")
        text = (claim.region, claim.report_year) if claim else self.pages.get(side.source) if side.quote else None
        mark = self.marks[claim.id] if claim else self.line(text, line) if text and line else ""
        url = None if mark else self._urls.get((side.source, side.indicator, str(side.value)))
        return Evidence(side, told, text, mark, url, clause)

    def line(self, text: tuple[str, int], number: int | str) -> str:
        """Give the mark of a line of a report, which leads there from now on."""
        self.lines.add((text, str(number)))
        return f"{LINE_MARK}{number}"

    @staticmethod
    def sheet(text: tuple[str, int]) -> str:
        """Give the page of a report, seen from another one."""
        return text_page(*text).rpartition("/")[2]

    def start(self, side: Side) -> int:
        """Give where the quote of a figure begins in its text, 0 for a cited fact."""
        claim = self._claims.get(side.claim or "")
        return claim.start if claim else 0

    def figure(self, side: Side) -> Evidence:
        """Give where a figure stands, and the figure in words."""
        return self._found(side, self._told(side))

    def evidence(self, side: Side) -> Evidence:
        """Give where a figure stands, the figure in words, and its clause."""
        return self._found(side, self._told(side), self.clause(side))

    def quoted(self, side: Side, line: str = "") -> Evidence:
        """Give where a figure or a sentence stands, and its clause; ``line`` is that of a sentence."""
        return self._found(side, {}, self.clause(side), line=line)

    def _told(self, side: Side) -> dict[Language, str]:
        return {"zh": tell_side(side, self._rules, "zh"), "en": tell_side(side, self._rules, "en")}

    def clause(self, side: Side) -> Markup | None:
        """Give the words that prove a figure, from its subject on, with the figure marked; None for a cited fact."""
        if side.quote is None:
            return None
        if side.claim in self._clauses:
            return self._clauses[side.claim]
        made = self._clause(side)
        if side.claim:
            self._clauses[side.claim] = made
        return made

    def _clause(self, side: Side) -> Markup:
        claim = self._claims.get(side.claim or "")
        text = self._texts.get((claim.region, claim.report_year)) if claim else None
        if claim is None or text is None or text[claim.start : claim.end] != claim.quote:
            return Markup(escape(plain(side.quote or "")))  # noqa: S704  # what is escaped is safe
        before, figure, behind = (escape(plain(part)) for part in evidence_of(text, claim))
        # Every text in it went through escape.
        return Markup(f"{before}<b>{figure}</b>{behind}")  # noqa: S704


def promise_id(mark: str) -> str:
    """Give the id of a promise in the page of its report, whose place in the text has this mark."""
    return f"p{mark}"


def report_link(one: Evidence, shown: str) -> str:
    """Give what leads from the page of a report to a figure in another one; ``shown`` is escaped."""
    if one.text and one.mark:
        return f'<a href="{Witness.sheet(one.text)}#{one.mark}">{shown}</a>'
    if one.url:
        return f'<a href="{escape(one.url)}" rel="noopener noreferrer nofollow">{shown}</a>'
    return shown


def mark_ids(claims: Iterable[Claim]) -> dict[str, str]:
    """Give for each claim the id of its place in the page of its report: the end of its own id, which tells it apart.

    Where another claim of the same report ends alike, the whole id is taken. An id is as stable as that of its claim.
    """
    kept = list(claims)
    ends = Counter((one.region, one.report_year, _end(one.id)) for one in kept)
    return {
        one.id: anchor(_end(one.id) if ends[one.region, one.report_year, _end(one.id)] == 1 else one.id) for one in kept
    }


def _end(id_: str) -> str:
    return id_.rpartition("-")[2]


def _urls(facts: Iterable[Fact]) -> Mapping[tuple[str, str | None, str], str | None]:
    return {(one.source_title, one.indicator, str(one.value)): web_address(one.source_url) for one in facts}
