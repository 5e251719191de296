"""Rules of named tasks: the actions of a plan, what can be pointed at, and the marks of a name."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

from pydantic import Field, ValidationError

from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import DescribedTable
from tracker.rulebook.task_clauses import ClausePatterns
from tracker.rulebook.task_kind import Kind, Marks, Nature, Needs, Stage, Told
from tracker.rulebook.task_names import NamePatterns
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Action", "Head", "TaskExample", "TaskFile", "TaskRules", "load_tasks"]

_NOTHING = re.compile(r"(?!)")
"""Matches nowhere."""


class ExpectedTask(DescribedTable):
    """A task as an example gives it."""

    action: str
    object: str


class TaskExample(DescribedTable):
    """A sentence with the tasks that are read in it."""

    text: str
    tasks: tuple[ExpectedTask, ...]


class _Rule(DescribedTable):
    words: tuple[str, ...]
    examples: tuple[TaskExample, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)


class Action(_Rule):
    """Words for one deed, and of which things it makes a task."""

    id: str
    stage: Stage
    needs: Needs | None = None
    """The step that is enough where the stage asks for more: 引进 is kept by 落户 and 开工."""
    bare: tuple[Kind, ...] = ()
    """Kinds of things of which any is a task."""
    named: tuple[Kind, ...] = ()
    """Kinds of things that are a task only with a name."""
    firm: tuple[Kind, ...] = ()
    """Kinds of things that are a task only with a name and a last word that needs none: 打造青岭陶瓷博物馆."""
    marked: tuple[Kind, ...] = ()
    """Kinds of things that are a task only with a mark of a name: a quotation, a number, a phase."""
    marks: Marks = "none"
    """Which mark of a name makes a task of a thing whatever its last word is."""
    unheaded: bool = False
    """Whether a name is a task where no head is known."""
    behind: bool = False
    """Whether the words stand behind their object as well."""
    toward: tuple[str, ...] = ()
    """Last words of what may stand behind the words where these stand behind their object: 青岭大桥纳入国家规划."""
    leads: bool = False
    """Whether the words stand at the beginning of a clause only, and not behind a preposition with a few words."""
    owned: bool = False
    """Whether those who are to do it may stand before it as a list: 支持甲、乙创建无废城市."""
    eased_by: tuple[str, ...] = ()
    """Actions before the object that make no more of it than going on: 推进…创建."""
    yields: bool = False
    """Whether an action behind its things tells more of them: 开展国家卫生城市创建."""
    runs: bool = False
    """Whether the words tell nothing new behind one of ``ongoing``: 深入实施青岭英才计划."""
    deed: bool = False
    """Whether the words say what is done to a thing that is there, and belong to its name: 改造建华路."""
    whole: bool = False
    """Whether all before the last word of its object is one name, joints and all: 出台扶优、引强的意见."""

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of things of which any may be a task of it."""
        return frozenset((*self.bare, *self.named, *self.firm, *self.marked))


class Head(_Rule):
    """Last words of one kind of things."""

    id: Kind
    told: tuple[Told, ...] = ()
    """By what of its name a review may tell of such a thing."""
    nature: tuple[Nature, ...] = ()
    """What else is so of all things of the kind."""


class TaskFile(DescribedTable):
    """The whole of ``tasks.yaml``; the file explains every part."""

    actions: tuple[Action, ...]
    openers: tuple[str, ...]
    ongoing: tuple[str, ...]
    prepositions: tuple[str, ...]
    helpers: tuple[str, ...]
    between: tuple[str, ...]
    past: tuple[str, ...]
    fronts: tuple[str, ...]
    links: tuple[str, ...]
    resumes: tuple[str, ...]
    continues: tuple[str, ...]
    adverbs: tuple[str, ...]
    months: tuple[str, ...]
    determiners: tuple[str, ...]
    batches: tuple[str, ...]
    follows: tuple[str, ...]
    others: tuple[str, ...]
    others_going_on: tuple[str, ...]
    verbal: tuple[str, ...]
    closings: tuple[str, ...]
    early: tuple[str, ...]
    partial: tuple[str, ...]
    drawing: tuple[str, ...]
    building: tuple[str, ...]
    and_so_on: str
    of: str
    not_and_so_on: tuple[str, ...]
    joints: tuple[str, ...]
    inner_joints: tuple[str, ...]
    joined: tuple[str, ...]
    lists: tuple[str, ...]
    heads: tuple[Head, ...]
    loose: tuple[str, ...]
    vague: tuple[str, ...]
    formless: tuple[str, ...]
    plain: tuple[str, ...]
    marks: tuple[str, ...]
    numbered: str
    phase: str
    counted: str
    sized: str
    counts: str
    totals: str


class TaskRules:
    """The rules of ``tasks.yaml``, compiled."""

    def __init__(self, file: TaskFile) -> None:
        self.file = file
        self.clauses = ClausePatterns(file)
        """How a clause is taken apart into action and things."""
        self.names = NamePatterns(file)
        """How a thing is taken apart into name and head."""

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """The action of each word."""
        return {word: one for one in self.file.actions for word in one.words}

    @cached_property
    def by_id(self) -> Mapping[str, Action]:
        """The actions by their ids."""
        return {one.id: one for one in self.file.actions}

    def deeds(self, action: str) -> re.Pattern[str]:
        """Give the words of an action by its id, none of one that only goes on, or that other rules have named."""
        return self._deeds.get(action, _NOTHING)

    def told_by(self, kind: Kind) -> frozenset[Told]:
        """Give by what of its name a review may tell of a thing of a kind."""
        return self._told[kind]

    @cached_property
    def _told(self) -> Mapping[Kind, frozenset[Told]]:
        told = {one.id: frozenset(one.told) for one in self.file.heads}
        return {kind: told.get(kind, frozenset()) for kind in get_args(Kind)}

    def deeds_of(self, stage: Stage) -> re.Pattern[str]:
        """Give the words of all actions with a stage: 成立 is told of what 建立 promised."""
        return self._deeds_of[stage]

    @cached_property
    def _deeds(self) -> Mapping[str, re.Pattern[str]]:
        told = {one.id: () if one.stage == "advance" else one.words for one in self.file.actions}
        return {name: re.compile(trie_pattern(words)) for name, words in told.items()}

    @cached_property
    def _deeds_of(self) -> Mapping[Stage, re.Pattern[str]]:
        words: dict[Stage, list[str]] = {}
        for one in self.file.actions:
            words.setdefault(one.stage, []).extend(one.words)
        return {stage: re.compile(trie_pattern(told)) for stage, told in words.items()}


def load_tasks(name: str, content: Mapping[str, Any]) -> TaskRules:
    """Read the rules from the content of a file; raises RulesError with file and field."""
    try:
        return TaskRules(TaskFile.model_validate(content))
    except ValidationError as error:
        raise misfitting(name, error) from error
