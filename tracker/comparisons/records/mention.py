"""The mention: a sentence of the next report that speaks of what a target is about."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from tracker.rulebook.saying import Saying

__all__ = ["Mention"]


class Mention(BaseModel):
    """Words of a report about the thing of a target, with their place in its text."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    quote: str
    source: str
    """File name of the report."""
    start: int
    """Character offset in the source text."""
    end: int
    line: int
    says: Saying
    """claimed: done or reached; under_way: begun or going on; admitted: it falls short; mentioned: none of these."""
