"""The look of what is written for readers."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from tracker.rulebook.policy import Language

__all__ = ["Look"]


class Look(BaseModel):
    """How a scorecard is to look: language, width in cells, colour, plain ASCII marks, quotes of both sides."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    lang: Language = "zh"
    width: int = 80
    colour: bool = False
    ascii: bool = False
    quotes: bool = False
    brief: bool = False
    """Pending targets together in one paragraph, and of the findings and prospects the telling ones only."""
