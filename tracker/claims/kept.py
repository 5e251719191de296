"""Kept claims: those of a report, as an earlier run extracted them where it extracted them by the same rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.claim import Claim
from tracker.rulebook.kept import kept_reading

if TYPE_CHECKING:
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["kept_claims"]

_ROOMS = ("sources", "reports", "claims")


def kept_claims(report: Report, rulebook: Rulebook) -> tuple[Claim, ...]:
    """Give the claims of a report in the order of the text, as ``extract`` does."""

    def read() -> tuple[Claim, ...]:
        from tracker.claims.extraction import extract

        return tuple(extract(report, rulebook))

    parts = (report.source, report.identity, report.clean, *report.sections)
    return kept_reading("claims", ([vars(one) for one in parts], rulebook.reading_checksum), read, (Claim,), _ROOMS)
