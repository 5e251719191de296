"""The names of the kinds of documents that are read: each stands in ``kinds.yaml`` with its words, and here."""

from __future__ import annotations

from typing import Literal

__all__ = ["DocumentKind", "SourceKind", "WitnessDocument"]

WitnessDocument = Literal["communique", "budget_report", "plan_report"]
"""The kinds beside work reports, in the order in which they are asked for what a report leaves unsaid."""
DocumentKind = Literal["work_report", WitnessDocument]
SourceKind = Literal["report", WitnessDocument, "press"]
"""What a figure may come from; a report is the region's own work report."""
