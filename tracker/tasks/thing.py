"""The thing: what can be pointed at, by its last word and by what its name is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rulebook.task_kind import Kind
    from tracker.rulebook.task_names import NamePatterns
    from tracker.rulebook.tasks import Action, TaskRules
    from tracker.tasks.bare import Bare, Called

__all__ = ["ANY_MARK", "NAME", "QUOTE", "Thing", "is_marked", "is_other", "thing_among"]

_SHORT = 10
"""Characters of the longest name that waits for a head at the end of its list."""
NAME = 2
"""Characters that make a name."""
_WORDS, _MANY_WORDS = 3, 5
"""Words that describe a thing without one."""
_GOING = ("begin", "advance", "finish", "hold")
"""Promises of things that are there, to which the last of a list may tell what is done."""
_WEAK = "advance"
_UNSEEN = ("scheme", "programme")
"""Kinds of things that no number of describing words names."""
QUOTE = "”"
ANY_MARK = "any"
_QUOTES = (QUOTE, "》")


@dataclass(slots=True)
class Thing:
    """A thing that is a task, and where it stands in the sentence."""

    start: int
    end: int
    kind: Kind
    shared: str
    """The head that its list lends it."""
    closing: str
    """The words behind it that add nothing to its name: 前期工作."""
    group: str
    """What its list is called."""
    head: int
    """Where its last word begins."""
    lender: int = 0
    """Where the thing ends whose head it shares, 0 for none."""
    stem: int = 0
    """Where its own name ends where it lends its head to the others; 0 where it does not."""
    front: str = ""
    """The beginning of its name that only the first of its list has."""
    unit: str = ""
    """What belongs to its number, where only the last of its list has it."""


def is_other(sentence: str, first: int, words: str, action: Action, rules: TaskRules) -> bool:
    """Tell whether words begin with the true deed of their clause, or name nothing.

    A campaign is named by a deed: 开展化解旧案专项行动.
    """
    if rules.clauses.batch.match(sentence, first):
        return True
    other = rules.clauses.other_going_on if action.stage == _WEAK else rules.clauses.other
    if action.whole or other.match(sentence, first) is None:
        return False
    ended = rules.names.ended(words)
    if ended is None or ended.kind is None:  # 完成扩大供给三年行动计划任务 ends in a word that adds nothing
        ended = rules.names.ended(words[: rules.names.closed(words)])
    return ended is None or ended.kind not in rules.names.purposed


def thing_among(sentence: str, one: Bare, called: Called, action: Action, names: NamePatterns) -> Thing | None:
    """Give a bare thing with what its list lends it, if it is a task by an action."""
    words = sentence[one.start : one.end]
    if len(words) < NAME:
        return None
    short = len(words) <= (_SHORT if one.kind is None else NAME)
    lent = called.campaign or (called.kind is not None and short and not one.vague)
    done = called.kind in names.deeds and one.kind not in names.deeds and action.stage in _GOING
    kind = called.kind if lent or done else one.kind
    shared = called.words if lent or done else ""
    if kind is None:
        fits = action.unheaded or called.open or one.marked  # a name without a known head may be a thing
        fits = fits and (called.whole or _is_named(words, one, names))
        shared = ""
    else:
        fits = _is_fit(sentence, one, kind, called, action, names, lent=lent)
    if not fits or not _is_allowed(words, one, called, action, names):
        return None
    closing = sentence[one.end : one.whole] + called.closing
    return Thing(one.start, one.end, kind or "works", shared, closing, called.group, one.head, called.end)


def _is_fit(
    sentence: str, one: Bare, kind: Kind, called: Called, action: Action, names: NamePatterns, *, lent: bool
) -> bool:
    """Tell whether a thing of a kind is a task by an action, for what it is, its mark, its name or its list."""
    words = sentence[one.start : one.end]
    if kind in action.bare and (lent or len(words) > NAME):
        return True
    if one.marked:
        return True
    # a name in a list that is called what it is: 打造青岭、南河等演艺集聚区
    if kind in action.marked and (names.mark.search(words) or (called.group and _is_named(words, one, names))):
        return True
    listed = called.open and called.kind is None
    if kind in action.firm and _is_firm(sentence, words, one, names):
        return True
    # 改造创业路、青河路等断头路: in a list that is called so any name counts
    if kind in action.named and called.group and one.kind is not None and one.kind == called.kind and len(words) > NAME:
        return True
    # 加快档案馆、方志馆等项目前期: of such a house there is one
    alone = listed and one.head == one.start and len(words) >= _WORDS
    return (kind in action.named or listed) and (alone or called.whole or _is_known(sentence, words, one, names))


def _is_allowed(words: str, one: Bare, called: Called, action: Action, names: NamePatterns) -> bool:
    """Tell whether nothing speaks against a thing: a figure, a deed within it, a last word that is vague."""
    quoted = action.marks == ANY_MARK and QUOTE in words and not words.endswith(names.formless)
    if one.vague and not quoted and not (called.open and (called.whole or _is_named(words, one, names))):
        return False  # 开展“青岭行”活动 is named as no 主题活动 is
    if one.kind == "renewal" and names.measured.match(words):
        return False  # 完成30万平方米房屋征收 promises a figure
    if called.vague and not (action.unheaded or names.mark.search(words)):
        return False
    if not words.isalpha() and names.figures.search(words):
        return False
    # a paper may be about anything: 制定青岭培育新产业的意见
    return action.whole or names.sentence.search(words) is None


def is_marked(sentence: str, one: Bare, action: Action, names: NamePatterns) -> bool:
    """Tell whether a thing has a mark that makes a task of anything by its action."""
    if action.marks == ANY_MARK:
        return _is_pointed(sentence[one.start : one.end], names)
    if not sentence.endswith(QUOTE, one.start, one.end):
        return False
    return action.marks == "titled" or _is_placed(sentence, one, names)


def _is_pointed(words: str, names: NamePatterns) -> bool:
    """Tell whether words have a mark that makes a name of anything: a quotation, or one that is more than whose it is.

    县乡两级联创 says only whose it is, and 新一轮 alone is nothing.
    """
    marks = [found[0] for found in names.mark.finditer(words) if len(found[0]) >= NAME]
    return any(one.endswith(_QUOTES) for one in marks) or bool(marks and len(words) - sum(map(len, marks)) >= NAME)


def _is_placed(sentence: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a quotation names a thing: behind a name, or where it is built: 青岭林场“二次创业”, “两区”建设."""
    words = sentence[one.start : one.end]
    built = names.built.match(sentence, one.end, one.whole) is not None
    return built or len(names.plain.sub("", names.mark.sub("", words))) >= NAME


def _is_known(sentence: str, words: str, one: Bare, names: NamePatterns) -> bool:
    return _is_described(sentence, one, names) or _is_named(words, one, names)


def _is_named(words: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a thing has a mark of a name, or words before its head that are no plain ones."""
    return names.mark.search(words) is not None or names.is_named(words[: one.head - one.start], len(words))


def _is_firm(sentence: str, words: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a thing has a name and a last word that tells what it is, and is no praise: 宜居宜业的新区."""
    head = sentence[one.head : one.end]
    return len(head) >= NAME and head not in names.loose and names.of not in words and _is_named(words, one, names)


def _is_described(sentence: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a few words before a telling head make a thing without a name: 数字化停车管理平台."""
    head = sentence[one.head : one.end]
    before = one.head - one.start
    if one.kind in _UNSEEN and head in names.loose:
        return False
    return len(head) >= NAME and before >= (_MANY_WORDS if head in names.loose else _WORDS)
