"""What lint knows of files that extend others: what they may leave out, what they do, and what they cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.errors import Message
from tracker.rulebook.extension import REMOVE, Extension, entry_name, extended, has, told_of
from tracker.rulebook.lint_flaw import Flaw, flaw_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.positions import Document, Steps

__all__ = ["extended_content", "extension_of", "is_given", "removal_flaws"]

_GROUPS = {"phrases/": "rules", "lexicon/": "words"}
"""Parts that are spread over several files, whose entries are known by their names in all of them."""


def extended_content(name: str, layers: tuple[dict[str, Document], ...]) -> dict[str, Any] | None:
    """Give what a file of some name extends, None where there are no rules before it or no file of its kind."""
    prefix = next((prefix for prefix in _GROUPS if name.startswith(prefix)), name)
    contents = [document.content for files in layers for other, document in files.items() if other.startswith(prefix)]
    found: dict[str, Any] | None = None
    for content in contents:
        if isinstance(content, dict):
            found = extended(found, _spelled(name, content)) if found else _spelled(name, content)
    return found


def extension_of(name: str, document: Document, base: dict[str, Any]) -> Extension:
    """Tell what a file does to the rules that it extends."""
    return told_of(base, _spelled(name, document.content))


def _spelled(name: str, content: dict[str, Any]) -> dict[str, Any]:
    """Write at each word of a file what holds for all of them."""
    shared, words = content.get("all"), content.get("words")
    if not name.startswith("lexicon/") or not isinstance(words, dict):
        return content
    shared = shared if isinstance(shared, dict) else {}
    spelled = {word: {**shared, **own} if isinstance(own, dict) else shared for word, own in words.items()}
    return {"words": spelled} | ({REMOVE: content[REMOVE]} if REMOVE in content else {})


def removal_flaws(document: Document, base: dict[str, Any] | None) -> Iterator[Flaw]:
    """Give the names that are to be taken away from rules that do not have them."""
    names = document.content.get(REMOVE) if isinstance(document.content, dict) else None
    if not isinstance(names, list):
        return
    for at, removed in enumerate(names):
        if base is None or not has(base, str(removed)):
            message = Message("the rules before it have no {name!r}", {"name": str(removed)})
            advice = Message("write it as it stands there, or leave it out")
            yield flaw_at(document, (REMOVE, at), "R06", message, advice)


def is_given(document: Document, steps: Steps, base: dict[str, Any]) -> bool:
    """Tell whether rules that a file extends have a field that it leaves out, in the same entry."""
    own: Any = document.content
    other: Any = base
    for step in steps[:-1]:
        if isinstance(own, list) and isinstance(other, list) and isinstance(step, int):
            own = own[step]
            other = next((item for item in other if entry_name(item) == entry_name(own)), None)
        elif isinstance(own, dict) and isinstance(other, dict):
            own, other = own.get(step), other.get(step)
        else:
            return False
    return isinstance(other, dict) and steps[-1] in other
