"""Places: what a region is called to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.plain import plain

if TYPE_CHECKING:
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["region_called"]


def region_called(name: str, code: str, rules: Rulebook, lang: Language) -> str:
    """Give what a region is called: in English its name in letters before its own, as in Shaanxi 陕西省."""
    if lang == "zh":
        return plain(name)
    return f"{rules.divisions.latin.shown(name, code, rules.divisions)} {plain(name)}"
