"""Text pages: the text of every report with what became of its promises of detail, once for both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.site.address import region_page, text_page
from tracker.outputs.site.evidence import promise_id
from tracker.outputs.site.promise_rows import detail_sections, task_sections
from tracker.outputs.site.transcription import transcription

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.claims.claim import Claim
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.dossier import SourceText
    from tracker.outputs.site.evidence import Witness
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.regions import Holding
    from tracker.outputs.site.rows import YearRows
    from tracker.outputs.site.totals import Place

__all__ = ["write_texts"]

_CHINESE = "../zh/"
"""From the pages of texts to those in Chinese; a reader who came from the English ones is led there by the script."""


def write_texts(
    writer: PageWriter, place: Place, holding: Holding, years: Sequence[YearRows], witness: Witness
) -> None:
    """Write the page of every report of a region."""
    back = _way_back(place, years, witness)
    told_in: dict[tuple[str, int], list[Claim]] = {}
    for claim in holding.dossier.claims.values():
        told_in.setdefault((claim.region, claim.report_year), []).append(claim)
    reviews = {one.review.year: one.review for one in years}
    sheets = [_promised(one, reviews.get(one.card.year), witness, writer) for one in holding.dossier.sources]
    led_to: dict[tuple[str, int], set[str]] = {}
    for key, line in witness.lines:  # all that leads to a line is there by now
        led_to.setdefault(key, set()).add(line)
    for one, shown in zip(holding.dossier.sources, sheets, strict=True):
        key = (one.card.region, one.card.year)
        body = transcription(one.text, told_in.get(key, []), witness.marks, back, led_to.get(key, ()))
        writer.sheet("text", text_page(*key), place=place, card=one.card, body=body, **shown)


def _promised(source: SourceText, review: Review | None, witness: Witness, writer: PageWriter) -> dict[str, object]:
    """Give what the page of a report shows above its text."""
    text = (source.card.region, source.card.year)
    return {
        "review": review,
        "details": detail_sections(review.details, witness, writer.rules) if review else [],
        "tasks": task_sections(review.tasks, text, witness) if review else [],
    }


def _way_back(place: Place, years: Sequence[YearRows], witness: Witness) -> dict[str, str]:
    """Give for each claim that is compared the place where it is, seen from the page of its text.

    That of a target of detail is on its own page, that of what answers it on the page of the report before.
    """
    found: dict[str, str] = {}
    for one in years:
        card = f"{_CHINESE}{region_page(place.code, one.review.year)}"
        for each in one.compared_rows:
            for side in filter(None, (each.target, each.actual)):
                if side.side.claim:
                    found.setdefault(side.side.claim, f"{card}#{each.id}")
        for detail in one.review.details:
            here = witness.place(detail.target)
            if not here.mark or here.text is None:
                continue
            found.setdefault(detail.target.claim or "", f"#{promise_id(here.mark)}")
            if detail.actual and detail.actual.claim:
                found.setdefault(detail.actual.claim, f"{witness.sheet(here.text)}#{promise_id(here.mark)}")
    return found
