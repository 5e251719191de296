"""The report: the verdicts of a dossier as one page that needs nothing besides itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.charts.bullet_svg import axes_of
from tracker.outputs.charts.scale import shared_key
from tracker.outputs.files.sources import origins
from tracker.outputs.pages.anchors import Anchors, text_key
from tracker.outputs.pages.transcript import TextLine, transcript
from tracker.outputs.pages.year import with_courses, year_of
from tracker.outputs.templates import environment

if TYPE_CHECKING:
    from typing import TextIO

    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.views.dossier import Dossier, SourceText
    from tracker.outputs.charts.bullet_svg import Key
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard

__all__ = ["write_report"]


class Text(NamedTuple):
    """One report with its text in lines, and how many pieces of evidence are marked in it."""

    key: str
    card: ReportCard
    lines: list[TextLine]
    marked: int


def write_report(dossier: Dossier, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write a dossier as one HTML file: verdicts, findings, sources, and the texts in which the evidence is marked.

    The same dossier and rules give the same characters; the text of reports is never taken for markup.
    """
    anchors = Anchors(dossier)
    compared = [each for one in dossier.reviews for each in one.targets]
    axes = axes_of(compared, rulebook, _reached(dossier, rulebook))
    reviews = [year_of(one, axes, anchors, rulebook, lang) for one in dossier.reviews]
    named = [one.review.year for one in reviews]
    template = environment(rulebook, lang).get_template("report.html.j2")
    page = template.stream(
        dossier=dossier,
        reviews=reviews,
        span="-".join(map(str, dict.fromkeys((min(named), max(named))))) if named else "",
        sources=[_text(one, dossier) for one in dossier.sources],
        cited=[one for one in origins(dossier) if not one.stored],
        back=anchors.back,
    )
    stream.writelines(page)


def _reached(dossier: Dossier, rules: Rulebook) -> dict[Key, list[Side]]:
    """Give what was reached in the years before, by the scale on which it is to be drawn."""
    found: dict[Key, list[Side]] = {}
    for review in dossier.reviews:
        for one, course in with_courses(review):
            found.setdefault(shared_key(one, rules), []).extend(each.side for each in course)
    return found


def _text(source: SourceText, dossier: Dossier) -> Text:
    card = source.card
    claims = [one for one in dossier.claims.values() if (one.region, one.report_year) == (card.region, card.year)]
    return Text(key=text_key(card), card=card, lines=transcript(source.text, claims), marked=len(claims))
