"""Surroundings: what may stand around the name of a thing in a clause of a review."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from tracker.rulebook.progress import ProgressRules
    from tracker.rulebook.tasks import TaskRules

__all__ = ["Surroundings"]


class Surroundings:
    """The patterns by which a name is told from a part of a longer one, and the things of a list from each other."""

    def __init__(self, tasks: TaskRules, progress: ProgressRules) -> None:
        self._tasks = tasks
        self._progress = progress

    @cached_property
    def items(self) -> re.Pattern[str]:
        """What parts the things of a list, and the actions around it."""
        file = self._tasks.file
        return re.compile(rf"{trie_pattern((*file.joints, file.and_so_on))}|{trie_pattern(self._tasks.actions)}")

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """The end of what stands before a name that is not within a longer one."""
        file, progress = self._tasks.file, self._progress
        words = (*progress.before, *progress.step_words, *file.joints, *file.adverbs, *file.prepositions)
        return re.compile(rf"(?:^|{trie_pattern((*words, *self._tasks.actions))})$")

    @cached_property
    def closes(self) -> re.Pattern[str]:
        """The beginning of what stands behind such a name."""
        file, progress = self._tasks.file, self._progress
        words = (*progress.behind, *progress.step_words, *file.joints, file.and_so_on, *file.closings, *file.early)
        return re.compile(rf"(?:$|{trie_pattern((*words, *file.partial, *file.adverbs, *self._tasks.actions))})")
