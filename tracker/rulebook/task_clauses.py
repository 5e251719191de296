"""Patterns of the clauses of a plan: where an action stands, and where the things that it governs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.rulebook.task_ends import backward, clause_end, inner_end
from tracker.rulebook.trie import ahead_of, guarded_trie, trie_pattern

if TYPE_CHECKING:
    from tracker.rulebook.task_kind import Stage
    from tracker.rulebook.tasks import Action, TaskFile

__all__ = ["COLON", "COMMA", "STOP", "STOPS", "ClausePatterns"]

STOPS, STOP = "。;!?", "\n"
"""What ends a sentence, and what stands for each of it where a text is masked; so the comma does for the colon."""
COMMA, COLON = ",", ":"
_WITHIN = f"[^{COMMA}]"
"""A character within a clause of a text in which all of them are parted by commas."""
_FEW, _SOME = "{0,6}", "{1,4}"
"""How often words may be repeated: without an end a clause of nothing else could be read in too many ways."""
_AIM = "{0,20}"
"""How many characters may stand between an action and the last word of what it leads to."""
_THING = 2
"""Characters of the shortest thing."""
_OWNED = 3
"""Characters of the shortest helper with the shortest owner."""
_WON = "win"
"""The stage of what is owned by the one who wins it."""
_FINISH: Stage = "finish"
"""The stage of what comes first where two actions stand in a row: 竣工通车."""


class ClausePatterns:
    """The patterns that take a clause apart; each has the ``action`` where there is one."""

    def __init__(self, file: TaskFile) -> None:
        self._file = file
        # what says whither a thing is to come stands behind it only: 纳入绿色通道 promises no 绿色通道
        self._actions = guarded_trie(word for one in file.actions if not one.toward for word in one.words)
        self._behind = trie_pattern(word for one in file.actions if one.behind for word in one.words)
        dated = rf"[0-9]{{1,2}}(?:{trie_pattern(file.months)})"
        self._openers = rf"(?:{guarded_trie(file.openers)}|{dated})"
        self._adverbs = guarded_trie(file.adverbs)
        words = [word for one in file.actions for word in one.words]
        self._going_on = frozenset(word[0] for word in (*file.between, *file.openers, *words))
        self.otherwise = frozenset(word[0] for word in (*file.batches, *file.others, *file.others_going_on))
        """The first characters of what tells that no thing is named there, or that another deed follows."""
        self.helpers = frozenset(file.helpers)
        self.signs_of_fronts = tuple(dict.fromkeys(word[0] for word in file.fronts))
        """The characters with which a front begins."""

    @cached_property
    def end(self) -> re.Pattern[str]:
        """The end of a clause that may hold a thing, read backward; the group is ``vague`` where that names nothing."""
        return re.compile(clause_end(self._file))

    @cached_property
    def inner_end(self) -> re.Pattern[str]:
        """The end of a thing of a list that others follow, or of what such things are called, read backward."""
        return re.compile(inner_end(self._file))

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """What tells of a thing whose last word is not known: a quotation, an action that makes a task of any name."""
        file = self._file
        unheaded = (word for one in file.actions if one.unheaded for word in one.words)
        return re.compile(trie_pattern(("“", "《", *file.follows, *unheaded)))

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """A clause, with the comma before it, that begins with openers and an ``action``.

        Or with a preposition, words and the ``inner`` one. Where there is neither, it is a word of helping, which those
        may follow who are to do something: ``helped`` of 鼓励甲、乙创建无废城市. The last group is the action, or that
        word. A text is searched for it in which all clauses are parted by commas.
        """
        file = self._file
        past = trie_pattern(file.past)
        ends = trie_pattern(
            (*file.closings, *file.early, *file.partial, *(w for one in file.actions for w in one.words))
        )
        inner = [word for one in file.actions if not (one.leads or one.toward) for word in one.words]
        # 试点 is no action in 推进青岭应用试点城市建设
        longer = [word for one in file.heads for word in one.words if word.startswith(tuple(inner))]
        within = rf"(?!{trie_pattern(longer)})(?P<inner>(?>{guarded_trie(inner)}))"
        wide, narrow = trie_pattern(file.prepositions), trie_pattern(file.helpers)
        # what may stand there begins with few characters, which are looked for before the words themselves
        ahead = ahead_of((*inner, *file.openers))
        preceding = ahead_of((*file.prepositions, *file.helpers))
        between = rf"(?:(?:{wide}){_WITHIN}{{1,24}}?|(?:{narrow})[^、{COMMA}]{{1,20}}?)"
        before = rf"{preceding}{between}{ahead}(?:{self._openers}){_FEW}"
        # 支持国际陆港建设 has nothing behind 建设, and 支持 is its action
        nothing = rf"{trie_pattern((*file.past, *file.joints))}|(?:{ends}){_SOME}{COMMA}"
        goes_on = rf"(?={_WITHIN}{{2}})(?!{nothing})"
        action = rf"(?P<action>{self._actions})(?!{past})"
        helped = rf"{ahead_of(file.helpers)}(?P<helped>{narrow})"
        opened = rf"(?:{self._openers}){_FEW}"
        told = rf"(?:{opened}(?:{before}{within}{goes_on}|{action})|{opened}{helped})"
        # many clauses begin as none of these words does, which is quick to see by two characters
        words = (*(w for one in file.actions for w in one.words), *file.openers, *file.prepositions, *file.helpers)
        begun = rf"(?=[0-9]|{guarded_trie(word[:2] for word in words)})"
        return re.compile(rf"{COMMA}{begun}{told}{_WITHIN}*")

    @cached_property
    def fronting(self) -> re.Pattern[str]:
        """What a clause begins with whose things stand before what is done to them."""
        return re.compile(rf"(?:{self._openers}){_FEW}{trie_pattern(self._file.fronts)}")

    @cached_property
    def continuing(self) -> re.Pattern[str]:
        """A word, with the comma before it, by which a clause goes on with the list of the one before."""
        return re.compile(f"{COMMA}{trie_pattern(self._file.continues)}")

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """The number before a clause of a list: 6., (6), 一要."""
        return re.compile(rf"[ ]*(?:{self._file.numbered})[ ]*")

    def further(self, words: str, start: int, last: int) -> re.Match[str] | None:
        """Give a further action right behind one: 编制和实施; None where there is none."""
        return self._further.match(words, start, last) if start < last and words[start] in self._going_on else None

    @cached_property
    def _further(self) -> re.Pattern[str]:
        between, past = guarded_trie(self._file.between), trie_pattern(self._file.past)
        return re.compile(rf"(?:{between}){_FEW}(?:{self._openers}){_FEW}(?P<action>{self._actions})(?!{past})")

    @cached_property
    def aimed(self) -> re.Pattern[str]:
        """An action behind an object that tells where the object is to come: 纳入国家规划."""
        aiming = [one for one in self._file.actions if one.toward]
        told = (rf"{trie_pattern(one.words)}(?=[^、]{_AIM}{trie_pattern(one.toward)}$)" for one in aiming)
        return re.compile(rf"(?:{self._adverbs}){_FEW}(?P<action>{'|'.join(told) or '(?!)'})")

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """An ``action`` at the end of a clause, with adverbs and what comes first (竣工通车) before it, or an ``aim``.

        That is a word by which it may be told where an object is to come. Read backward, with the comma behind it.
        """
        actions = [one for one in self._file.actions if one.behind]
        behind = trie_pattern(word[::-1] for one in actions for word in one.words)
        first = trie_pattern(word[::-1] for one in actions if one.stage == _FINISH for word in one.words)
        closing, adverbs = (guarded_trie(w[::-1] for w in part) for part in (self._file.closings, self._file.adverbs))
        months = trie_pattern(word[::-1] for word in self._file.months)
        before = rf"(?:{adverbs}|{first}|(?:{months})[0-9]{{1,2}}){_FEW}"
        aims = [word for one in self._file.actions for word in one.toward]
        last = ahead_of(word[-1] for word in (*aims, *self._file.closings, *(w for one in actions for w in one.words)))
        return re.compile(rf"{COMMA}{last}(?:(?:{closing})??(?P<action>{behind}){before}|(?P<aim>{backward(aims)}))")

    def inner_tail(self, words: str, start: int, end: int) -> re.Match[str] | None:
        """Give an action behind an object where the clause goes on with further things; None where there is none."""
        joined = self._behind_joined.search(words, start, end)  # few clauses have it, which is quick to see
        return self._inner_tail.search(words, start, end) if joined else None

    @cached_property
    def _behind_joined(self) -> re.Pattern[str]:
        return re.compile(rf"{self._behind}(?:{trie_pattern(self._file.joints)})")

    @cached_property
    def _inner_tail(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._adverbs}){_FEW}(?P<action>{self._behind})(?:{trie_pattern(self._file.joints)})")

    @cached_property
    def fronted(self) -> re.Pattern[str]:
        """A clause whose ``object`` stands before what is done to it: 对东出口进行整治."""
        fronts, links = trie_pattern(self._file.fronts), trie_pattern(self._file.links)
        opened = rf"(?:{self._openers}){_FEW}{fronts}"
        return re.compile(rf"{opened}(?P<object>.+?)(?:{links})(?P<action>{self._actions})$")

    def owned(self, words: str, first: int, last: int) -> re.Match[str] | None:
        """Give what a clause begins with where ``owners`` are each to do an ``action``; None where it does not.

        They are a list (支持甲、乙等创建无废城市), or each has things of his own (支持甲建设青岭新区、乙建设南河新区);
        a single one counts for what none but he is to win (支持青岭县创建国家卫生县城).
        """
        if self._owning_within.search(words, first + _OWNED, last) is None:
            return None  # most clauses have none such, which is quick to see
        found = self._owned.match(words, first, last)
        if found is None or self._wins.fullmatch(found["action"]) or self.joint.search(found["owners"]):
            return found
        return found if self.next_owner(words, found["action"], found.end() + _THING, last) else None

    @cached_property
    def _owning_within(self) -> re.Pattern[str]:
        return re.compile(rf"{trie_pattern(word for one in self._owning for word in one.words)}(?=..)")

    @cached_property
    def _owned(self) -> re.Pattern[str]:
        file = self._file
        action = guarded_trie(word for one in self._owning for word in one.words)
        owners = rf"[^、]{{2,8}}?(?:{trie_pattern(file.joints)}[^、]{{2,8}}?){{1,12}}|[^、]{{2,12}}?"
        told = rf"(?P<owners>{owners})(?:{file.and_so_on})?(?P<action>(?>{action}))"
        return re.compile(rf"(?:{self._openers}){_FEW}(?:{trie_pattern(file.helpers)}){told}{self._with_things}")

    @cached_property
    def _wins(self) -> re.Pattern[str]:
        """The actions by which a thing is won."""
        return re.compile(trie_pattern(word for one in self._owning if one.stage == _WON for word in one.words))

    @property
    def _owning(self) -> list[Action]:
        return [one for one in self._file.actions if one.owned]

    @cached_property
    def _with_things(self) -> str:
        """What tells that things of its own stand behind an action: 甲、乙建设 of 甲、乙建设步伐 has none."""
        file = self._file
        ends = trie_pattern((*file.closings, *file.early, *(word for one in file.actions for word in one.words)))
        return rf"(?=..)(?!{trie_pattern((*file.past, *file.joints))}|(?:{ends}){_SOME}$)"

    def next_owner(self, words: str, action: str, first: int, last: int) -> re.Match[str] | None:
        """Give where another of the ``owners`` is to do the same as the one before; None where none is."""
        found = self._next_owner.finditer(words, first, last)
        return next((one for one in found if one["action"] == action), None)

    @cached_property
    def _next_owner(self) -> re.Pattern[str]:
        action = guarded_trie(word for one in self._owning for word in one.words)
        told = rf"(?P<owners>[^、]{{2,12}}?)(?P<action>(?>{action}))"
        return re.compile(rf"{trie_pattern(self._file.joints)}{told}{self._with_things}")

    @cached_property
    def resumed(self) -> re.Pattern[str]:
        """The ``action`` of a clause that only says more of the things before it: 确保年内建成."""
        around = guarded_trie((*self._file.resumes, *self._file.adverbs, *self._file.openers))
        return re.compile(rf"(?:{around}){_FEW}(?P<action>{self._behind})$")

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """What joins the things of a list."""
        return re.compile(trie_pattern(self._file.joints))

    @cached_property
    def touching(self) -> re.Pattern[str]:
        """The same where there are quotations or titles, of which two that touch are two things."""
        return re.compile(rf"{trie_pattern(self._file.joints)}|(?<=[”》])(?=[“《])")

    @cached_property
    def lists(self) -> re.Pattern[str]:
        """What a clause has that lists anything: a joint, two quotations or titles that touch, the word of a list."""
        file = self._file
        return re.compile(trie_pattern((*file.joints, "”“", "”《", "》“", "》《", file.and_so_on)))

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """Words that hold a joint, or the word of a list, and are none."""
        return re.compile(trie_pattern((*self._file.joined, *self._file.not_and_so_on)))

    @cached_property
    def other(self) -> re.Pattern[str]:
        """What is the true deed of a clause, where it stands right behind an action."""
        return re.compile(guarded_trie(self._file.others))

    @cached_property
    def followed(self) -> re.Pattern[str]:
        """Where the things of an action end, for another deed follows in the same clause."""
        follows, deeds = trie_pattern(self._file.follows), trie_pattern(self._file.others)
        return re.compile(rf"(?:{follows})(?:{self._openers}){_FEW}(?:{deeds}|{self._actions})")

    @cached_property
    def other_going_on(self) -> re.Pattern[str]:
        """The same right behind an action that only goes on with things."""
        return re.compile(guarded_trie((*self._file.others, *self._file.others_going_on)))

    @cached_property
    def changed(self) -> re.Pattern[str]:
        """Where a list goes over to another deed: 搭建青岭数据平台、实现精准管理."""
        joints, others = trie_pattern(self._file.joints), guarded_trie(self._file.others)
        return re.compile(rf"{self._file.and_so_on}|{joints}{others}")

    @cached_property
    def ongoing(self) -> re.Pattern[str]:
        """What tells before an action that it goes on with what runs already."""
        return re.compile(trie_pattern(self._file.ongoing))

    @cached_property
    def batch(self) -> re.Pattern[str]:
        """What tells that nothing is named."""
        return re.compile(guarded_trie(self._file.batches))
