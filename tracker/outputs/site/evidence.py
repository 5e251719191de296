"""Evidence: the place of a figure's sentence, with the sentence and its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from tracker.comparisons.comparison import Side
from tracker.outputs.site.address import anchor, web_address
from tracker.outputs.site.passage import Passage, passage
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.verdicts import tell_side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.claims.claim import Claim
    from tracker.comparisons.mention import Mention
    from tracker.outputs.site.regions import Holding
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.facts import Fact

__all__ = ["LINE_MARK", "Evidence", "Witness", "mark_id"]

LINE_MARK = "L"
"""What the id of a line begins with in the page of a report; its number follows."""


class Evidence(NamedTuple):
    """A figure or a sentence with where it stands."""

    side: Side
    id: str
    """Of the element that shows it, on the page where it is shown."""
    told: dict[Language, str]
    """The figure, or the words where it has none, by language; empty where it is not shown."""
    words: Markup | None
    """The quote in its sentence, as pages of both languages show it; None where there is none."""
    text: tuple[str, int] | None
    """Region and year of the report that it stands in."""
    mark: str
    """Of the place in the page of that report; empty where there is none."""
    url: str | None
    """Where a cited source can be read."""


class Witness:
    """Finds the evidence of figures of one region, and of the regions above it."""

    def __init__(self, holding: Holding, rules: Rulebook) -> None:
        dossier, self._rules = holding.dossier, rules
        self._texts = {(one.card.region, one.card.year): one.text for one in dossier.sources}
        self._names = {one.card.source: (one.card.region, one.card.year) for one in dossier.sources}
        self._claims: dict[str, Claim] = {one.id: one for each in holding.above for one in each.report_claims}
        self._claims |= dossier.claims
        self._urls = _urls([*dossier.facts, *(fact for each in holding.above for fact in each.facts)])

    def place(self, side: Side, line: str = "") -> Evidence:
        """Give where a figure stands and no more; ``line`` is that of a sentence that is no claim."""
        claim = self._claims.get(side.claim or "")
        text = (claim.region, claim.report_year) if claim else self._names.get(side.source) if side.quote else None
        mark = mark_id(claim.id) if claim else f"{LINE_MARK}{line}" if text and line else ""
        url = None if mark else self._urls.get((side.source, side.indicator, str(side.value)))
        return Evidence(side, "", {}, None, text, mark, url)

    def spoken(self, one: Mention) -> Evidence:
        """Give where a sentence stands that speaks of a thing, without a figure of it."""
        side = Side(
            measure="qualitative", comparator=None, value=None, value_high=None, unit=None, strength=None,
            quote=one.quote, source=one.source, claim=None,
        )  # fmt: skip
        return self.place(side, str(one.line))

    def evidence(self, side: Side, id_: str) -> Evidence:
        """Give where a figure stands, the figure in words, and its sentence."""
        told: dict[Language, str] = {"zh": tell_side(side, self._rules, "zh"), "en": tell_side(side, self._rules, "en")}
        return self.place(side)._replace(id=id_, told=told, words=self._words(side))

    def _words(self, side: Side) -> Markup | None:
        claim = self._claims.get(side.claim or "")
        text = self._texts.get((claim.region, claim.report_year)) if claim else None
        if claim and text:
            return _shown(passage(text, claim.start, claim.end))
        return _shown(Passage("", "", side.quote, "", "")) if side.quote is not None else None


def mark_id(claim: str) -> str:
    """Give the id of the place of a claim in the page of its report."""
    return anchor("c", claim)


def _shown(one: Passage) -> Markup:
    before, lead, quote, tail, after = (escape(plain(part)) for part in one)
    said = f"{_near(before)}{lead}<mark>{quote}</mark>{tail}{_near(after)}"
    # Every text in it went through escape.
    return Markup(f'<blockquote class="passage" lang="zh"><p>{said}</p></blockquote>')  # noqa: S704


def _near(text: str) -> str:
    return f'<span class="near">{text}</span>' if text else ""


def _urls(facts: Iterable[Fact]) -> dict[tuple[str, str | None, str], str | None]:
    return {(one.source_title, one.indicator, str(one.value)): web_address(one.source_url) for one in facts}
