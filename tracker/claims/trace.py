"""Trace: what an explanation asks of the reading beyond what its drafts keep, the wordings that lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.rulebook.phrases import Wording

__all__ = ["Loss", "Trace"]

Loss = Literal["shorter", "behind_it", "unit", "behind", "before", "longer_word"]
"""Why a wording lost: a longer one won, one tried before it won, its unit or the words that must follow or stand
before are not there, or a longer word ends at its place and belongs together."""


class Trace:
    """Told by the reading of a sentence of each wording that lost; the plain reading goes without."""

    def __init__(self) -> None:
        self.lost: dict[int, list[tuple[Wording, Loss]]] = {}
        """By the offset of the figure, the nearest first."""

    def lose(self, figure: int, wording: Wording, why: Loss) -> None:
        """Take note that a wording does not explain a figure."""
        self.lost.setdefault(figure, []).append((wording, why))

    def win(self, figure: int, wording: Wording, others: Sequence[Wording]) -> None:
        """Take note of the wordings that were not tried any more since another one explains the figure."""
        for other in others:
            self.lose(figure, other, "shorter" if len(other.words) < len(wording.words) else "behind_it")
