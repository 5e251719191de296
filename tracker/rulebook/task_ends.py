"""Patterns of the ends of clauses and of things: the last words by which either may hold what can be pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.rulebook.ahead import letters_of
from tracker.rulebook.trie import ahead_of, guarded_trie, trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.tasks import TaskFile

__all__ = ["backward", "clause_end", "inner_end"]


def backward(words: Iterable[str]) -> str:
    """Give a pattern of words as they are read backward."""
    return guarded_trie(word[::-1] for word in words)


def clause_end(file: TaskFile) -> str:
    """Give the end of a clause that may hold a thing, read backward; it is ``vague`` where it names nothing."""
    heads = [word for one in file.heads for word in one.words]
    closings = _closings(file)
    vague = [word for word in file.vague if word not in closings]
    # 产业转型升级 names nothing, though it ends in a head; 水质保障工程 is no 保障 with another word behind it
    ending = [word for word in vague if word.endswith(tuple(heads))]
    empty = "|".join(
        rf"(?!{backward(head for head in heads if head.endswith(tuple(words)))}){backward(words)}"
        for words in (ending, vague)
    )
    inner = [word for word in closings if word not in heads]
    ahead = ahead_of(word[-1] for word in (*vague, *inner))  # most begin with none of these, which is quick to see
    return rf"{ahead}(?P<vague>(?:{backward(inner)}){{0,2}}(?:{empty}))|{_known_end(file)}"


def inner_end(file: TaskFile) -> str:
    """Give the end of a thing of a list that others follow, or of what such things are called, read backward."""
    joints = trie_pattern(word[::-1] for word in (*file.joints, file.and_so_on))
    return rf"{joints}(?:{_known_end(file)}|{backward(file.lists)})"


def _known_end(file: TaskFile) -> str:
    """Give the end of a thing that is known by its last word, or by a sign behind its name."""
    behind = (word for one in file.actions for word in (*one.toward, *(one.words if one.behind else ())))
    known = backward((*(word for one in file.heads for word in one.words), *behind))
    return rf"(?:{backward(_closings(file))}){{0,3}}(?:{known}|[”》)0-9{letters_of(file.phase)}])"


def _closings(file: TaskFile) -> tuple[str, ...]:
    """Give the words that add nothing to a thing."""
    return (*file.closings, *file.early, *file.partial)
