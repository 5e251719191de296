"""Kept claims: those of a report, as an earlier run extracted them where it extracted them by the same rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.claim import Claim
from tracker.rulebook.kept import digest_of, kept_reading

if TYPE_CHECKING:
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["inputs_of", "kept_claims"]

_ROOMS = ("sources", "reports", "claims")


def kept_claims(report: Report, rulebook: Rulebook) -> tuple[Claim, ...]:
    """Give the claims of a report in the order of the text, as ``extract`` does."""

    def read() -> tuple[Claim, ...]:
        from tracker.claims.extraction import extract

        return tuple(extract(report, rulebook))

    return kept_reading("claims", inputs_of(report, rulebook), read, (Claim,), _ROOMS)


def inputs_of(report: Report, rulebook: Rulebook) -> str:
    """Give a digest of all that the claims and named tasks of a report are read from, its text and the rules."""
    parts = (report.source, report.identity, report.clean, *report.sections)
    return digest_of([vars(one) for one in parts], rulebook.reading_checksum)
