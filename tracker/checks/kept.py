"""Kept checks: what an earlier run had to tell of a file, and what it linked in a region, where nothing has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.checks.notice import Notice, Place
from tracker.claims.claim import Claim
from tracker.claims.kept import inputs_of
from tracker.comparisons.records.settlement import Settlement
from tracker.comparisons.views.kept import kept_linking, rows
from tracker.reports.kept import dictionary
from tracker.rulebook.kept import kept_reading
from tracker.store.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.checks.candidate import Candidate
    from tracker.checks.known_report import KnownReport
    from tracker.checks.lineage import Lineage
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.comparisons.records.review import Review
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["kept_area", "kept_notices"]

_ROOMS = ("sources", "reports", "claims", "checks")


def kept_notices(candidate: Candidate, writer: NoticeWriter, rulebook: Rulebook) -> list[Notice]:
    """Give what there is to tell of a file by itself; of one that is no report it is worked out each time."""

    def tell() -> list[Notice]:
        from tracker.checks.extraction import extraction_notices
        from tracker.checks.identity import identity_notices
        from tracker.checks.soundness import soundness_notices

        return [
            *identity_notices(candidate, writer),
            *soundness_notices(candidate, writer, rulebook),
            *extraction_notices(candidate, writer, rulebook),
        ]

    if not candidate.inputs:
        return tell()
    made_of = (candidate.path, candidate.given, candidate.inputs, rulebook.checksum)
    return kept_reading("notices", made_of, tell, (Notice, Place), _ROOMS)


def kept_area(area: Lineage, years: Collection[int], told: Collection[int], *, whole: bool) -> list[Review]:
    """Give the reviews of a region that a check is about, as ``Lineage.checked`` does."""

    def link() -> list[Review]:
        return area.checked(years, told, whole=whole)

    made_of = (
        area.region,
        [_told(one, area.rules) for one in area.reports],
        rows(Fact, area.facts),
        rows(Settlement, area.settlements),
        (sorted(years), sorted(told), whole),
        area.rules.checksum,
        dictionary(*(one.lines.text for one in area.reports if one.lines)),
    )
    return kept_linking("area", made_of, link, area.line_numbers, "checks")


def _told(one: KnownReport, rules: Rulebook) -> tuple[object, ...]:
    """Give all that linking goes by in a report; where its claims are on record, its file may tell its text."""
    about = (vars(one.card), one.path)
    if one.inputs:
        return (*about, one.inputs)
    text = one.lines.text if one.lines else None
    return (*about, rows(Claim, one.claims), text, inputs_of(one.report, rules) if one.report else None)
