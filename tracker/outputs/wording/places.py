"""Places: what a region is called to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.words import topic_words

if TYPE_CHECKING:
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["region_called", "region_drawn"]

_KINDS = "divisions"
_BELOW_PROVINCES = ("prefecture", "county")


def region_called(name: str, code: str, rules: Rulebook, lang: Language) -> str:
    """Give what a region is called: in English its name in letters before its own.

    That is the usual name (Shaanxi 陕西省), or as it is read, with its kind behind where that is no city (Gaochang
    District 高昌区).
    """
    if lang == "zh":
        return plain(name)
    kind = _kind(name) if rules.divisions.level(code) in _BELOW_PROVINCES else ""
    letters = rules.divisions.latin.shown(name, code, rules.divisions)
    return " ".join(filter(None, (letters, kind, plain(name))))


def region_drawn(name: str, code: str, rules: Rulebook, lang: Language) -> str:
    """Give what a region is called in a picture, in letters or in characters alone: both have no room beside a plot."""
    return plain(name) if lang == "zh" else rules.divisions.latin.shown(name, code, rules.divisions)


def _kind(name: str) -> str:
    """Give the English word for what a division is, by the longest ending of its name that is known."""
    endings = [ending for ending in topic_words(_KINDS) if name.endswith(ending)]
    return topic_words(_KINDS)[max(endings, key=len)][1] if endings else ""
