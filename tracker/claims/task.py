"""Task: what the clause before a figure tells to be done, where the figure's own words name no thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.deed import without_deeds
from tracker.claims.label import plain_words, trimmed
from tracker.claims.sentence import clause_start

if TYPE_CHECKING:
    from tracker.rulebook.marks import Marks
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["object_before", "task_before"]

_SHORTEST, _LONGEST = 4, 16


def task_before(text: str, clause: int, rules: Rulebook) -> str:
    """Give what is done in the clause right before the one that begins at ``clause``, empty for none.

    启动实施旧村改造工程,实施项目16个: the projects are those of 旧村改造工程.
    """
    told = _clause_before(text, clause)
    if "、" in told:
        return ""
    words = _without_openers(told, rules.marks)
    deed = rules.marks.deeds.at_start(words, 0, len(words))
    task = trimmed(words, rules) if deed is not None and deed.word in rules.marks.stages else ""
    return task if _SHORTEST <= len(task) <= _LONGEST else ""


def object_before(text: str, clause: int, rules: Rulebook) -> str:
    """Give the thing to which something is done in the clause right before ``clause``; empty for none or several.

    加快建设一批便捷的保障性住房,筹集800套: 保障性住房.
    """
    told = _clause_before(text, clause)
    words = _without_openers(told, rules.marks)
    thing = without_deeds(words, rules.marks)
    if thing == words:
        return ""
    thing = plain_words(thing.rpartition(rules.marks.and_so_on)[2].rpartition(rules.marks.of)[2], rules.marks)
    return thing if "、" not in thing and _SHORTEST <= len(thing) <= _LONGEST else ""


def _clause_before(text: str, clause: int) -> str:
    """Give the words between the comma before a clause and the boundary before; empty where figures stand there."""
    if not text.startswith(",", clause - 1):
        return ""
    told = text[clause_start(text, clause - 1) : clause - 1].strip()
    return "" if any(char.isdigit() for char in told) else told


def _without_openers(clause: str, marks: Marks) -> str:
    while opener := marks.opening.at_start(clause, 0, len(clause)):
        if marks.deeds.at_start(clause, 0, len(clause)):
            break
        clause = clause[len(opener.word) :]
    return clause
