"""Figures that are no quantities: parts of names, dates, ordinals, specifications."""

from __future__ import annotations

import re
from typing import Any

from tracker.rulebook.notation import expand
from tracker.rulebook.refusal import misread
from tracker.rulebook.trie import ahead_of, trie_pattern
from tracker.rulebook.word_list import word_list

__all__ = ["Names", "load_names"]

_SLOTS = "NX"
"""What stands for a few words and for a number."""
_FEW_WORDS = r"[^,;。、:!?\n]{1,8}?"


class Names:
    """The list of rules/names.yaml, compiled to look right behind and right before a number."""

    def __init__(self, name: str, document: dict[str, Any]) -> None:
        try:
            self._read(document)
        except (KeyError, TypeError, AttributeError) as error:
            raise misread(name, error) from error

    def _read(self, document: dict[str, Any]) -> None:
        entries = document["names"]
        self.ordinals = word_list(document, "ordinals")
        self.numbering = re.compile(document["numbering"])
        self.round_numerals = frozenset(word_list(document, "round_numerals"))
        self.measured = word_list(document, "measured")
        self.adjusted = re.compile(rf"(?:{document['adjusted']})\Z")
        remark = trie_pattern(word for phrase in document["remarks"] for word in expand(phrase))
        self.remark = re.compile(rf"\((?:{remark})(?:[,、;](?:{remark}))*\)\Z")
        self.size_kinds = frozenset(word_list(document, "size_kinds"))
        self.idle_in_chinese = frozenset(word_list(document, "idle_in_chinese"))
        self.idle_as_one = frozenset(document.get("idle_as_one", ()))
        plain = [entry for entry in entries if not entry.get("only_chinese")]
        right = [text for entry in plain for text in entry.get("right", ())]
        not_right = [_right(text) for entry in entries for text in entry.get("unless_right", ())]
        chinese = [text for entry in entries for text in entry.get("right", ())]
        excluded = f"(?!{'|'.join(not_right)})" if not_right else ""
        self._right = re.compile(f"{_ahead(right)}{excluded}(?:{'|'.join(map(_right, right))})")
        self._right_chinese = re.compile(f"{_ahead(chinese)}{excluded}(?:{'|'.join(map(_right, chinese))})")
        self._left = tuple(_literal(text) for entry in entries for text in entry.get("left", ()))
        self._left_ends = frozenset(text[-1] for text in self._left)
        self._exact = frozenset(text for entry in entries for text in entry.get("exact", ()))
        self._read_specifications(document["specifications"])

    def _read_specifications(self, document: dict[str, Any]) -> None:
        self.specified_kinds = frozenset(word_list(document, "kinds"))
        self.bare_kinds = frozenset(word_list(document, "bare_kinds"))
        self._heads = re.compile(rf"[^,;。!?\n]{{0,18}}?(?:{trie_pattern(document['heads'])})")
        self._owning: str = document["owning"]
        self._owned_by = word_list(document, "owned_by")
        self._done_after = word_list(document, "done_after")

    def named_by(self, text: str, start: int, end: int, *, chinese: bool) -> bool:
        """Tell whether the number from ``start`` to ``end`` is part of a name rather than a quantity."""
        pattern = self._right_chinese if chinese else self._right
        return (
            pattern.match(text, end) is not None
            or text[start:end] in self._exact
            or (text[start - 1 : start] in self._left_ends and self._ends_left(text, start))
        )

    def _ends_left(self, text: str, end: int) -> bool:
        """Tell whether a word that makes a name of the number behind it ends at a place, and none that measures."""
        return text.endswith(self._left, max(0, end - 8), end) and not text.endswith(self.measured, 0, end)

    def specified(self, text: str, end: int, kind: str, subject: str) -> bool:
        """Tell whether a size names the thing behind it: 华电10万千瓦风电项目, 投资1.3亿元的客运总站."""
        if text.startswith(self._owning, end) and kind != "ratio" and subject.endswith(self._owned_by):
            return True
        if kind not in self.specified_kinds:
            return False
        if not self._heads.match(text, end) or subject.endswith(self._done_after):
            return False
        return bool(subject) or kind in self.bare_kinds


def _literal(text: str) -> str:
    return text.replace('"', "")


def _ahead(texts: list[str]) -> str:
    """Give a pattern that looks at the first character ahead: behind most numbers stands nothing that makes a name."""
    known = [_literal(text) for text in texts]
    return "" if any(text[0] in _SLOTS for text in known) else ahead_of(known)


def _right(text: str) -> str:
    words = re.escape(_literal(text))
    return words.replace("N", _FEW_WORDS).replace("X", r"\d+")


def load_names(documents: list[tuple[str, Any]]) -> Names:
    """Read the list from the last of the (file name, content) pairs."""
    name, document = documents[-1]
    return Names(name, document)
