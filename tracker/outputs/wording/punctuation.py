"""Punctuation: how labels, lists and asides are joined to sentences in a language, full-width in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.policy import Language

__all__ = ["aside", "clauses", "labelled", "listed", "sentences"]


def labelled(label: str, told: str, lang: Language) -> str:
    """Give what is told behind a label: 目标：增长5%."""
    return label + word("colon", lang) + told


def aside(told: str, lang: Language) -> str:
    """Give what is told in brackets behind something: （2021年报告）."""
    return word("aside", lang, told=told)


def listed(items: Iterable[str], lang: Language) -> str:
    """Give names or figures as a list: 甲、乙."""
    return word("enumeration", lang).join(items)


def clauses(told: Iterable[str], lang: Language) -> str:
    """Give clauses as one sentence: 甲；乙."""
    return word("semicolon", lang).join(told)


def sentences(told: Iterable[str], lang: Language) -> str:
    """Give what stands for itself in a row: a blank between in English, nothing in Chinese."""
    return ("" if lang == "zh" else " ").join(told)
