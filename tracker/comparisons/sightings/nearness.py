"""The nearness: whether a clause that has a part of a name, or it in other words, may speak of the thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.comparisons.sightings.standing import longest_run
from tracker.linking.rarity import pairs_of

if TYPE_CHECKING:
    from tracker.comparisons.sightings.thing_name import Name
    from tracker.linking.agreement import Weighed
    from tracker.linking.clauses import Clauses
    from tracker.linking.rarity import Rarity
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Nearness"]

_PAIR, _SHORT = 2, 3
"""Characters of the shortest name, and of the shortest words before the last one of a short form."""
_RUN = 4
"""Characters of a run that tells something without the last word of its name."""
_LONG, _MOST = 6, 0.75
"""Characters of a run, and its share of a name, that tell of it whatever its last word."""
_FEW = 2
"""Clauses that may hold words that are known as a whole, of which not every pair is rare."""
_HALF, _ENOUGH = 0.45, 0.6
"""Of the characters of a name that a short form has, with a rare word among them, and where all are plain."""
_JOINT = "、"
_STOOD = frozenset({"begun", "going", "partly", "built", "done"})
"""Steps that are told of something that stands."""
_NEARLY = 1 - 1e-9
"""Of a share, so that rounding leaves nothing out."""


@dataclass(frozen=True)
class Nearness:
    """Tells of names and clauses, both in plain form, how near they are."""

    clauses: Clauses
    rarity: Rarity
    """How rare words are among the clauses, with their numbers of sessions."""
    rules: Rulebook

    def is_near(self, name: Name, weighed: Weighed, line: str, around: str, share: float, run: str) -> bool:
        """Tell whether a clause may speak of a thing: by a quotation, its proper name, its last word, or a long run."""
        shares = self.rules.progress.shares
        if any(is_so(name, line) for is_so in (self._is_quoted, self._is_whole, self._is_alike)):
            return True
        # 云岭湖公园绿意盎然 tells nothing of 云岭湖科创城, and 云岭湖科学馆开工 may
        worded = (share >= shares.words or self._is_stood(line)) and self._has_words_of(name, line)
        if worded or self._is_tail(name, line, run):
            return True
        if not name.head or name.head[-_PAIR:] in around:
            began = len(name.proper) >= _PAIR and name.text[:_PAIR] in around
            if share >= (shares.like if began or name.deeds.search(line) else shares.headed):
                return True
        # 义务教育优质均衡发展督导评估 for 义务教育优质均衡发展区
        if "nearly" in name.told and len(run) >= max(_LONG, _MOST * len(name.text)):
            return True
        # of 双城经济圈高等教育改革试验区 the first five tell of many things
        telling = 2 * len(run) >= len(name.text) or (self.is_rare(run) and self._is_alone(line, run))
        heavy = share >= shares.sure or (telling and weighed.share(pairs_of(run)) >= shares.run)
        if heavy and len(run) >= _RUN and self._is_telling(name, run):
            return True
        return self._is_shortened(name, line) or self._is_owned(name, weighed, line)

    def has_long_words_of(self, name: Name, line: str) -> bool:
        """Tell whether a clause has a quotation of a name, or its long words, whatever it shares with its list."""
        return any(one in line and self.is_rare(one) for one in name.quoted) or self._is_whole(name, line)

    def is_kept_by(self, name: Name, line: str, start: int, end: int) -> bool:
        """Tell whether a clause keeps the promise of the end of a name, alone there: 岭北西路通车 for 青岭岭北西路."""
        rules, task = self.rules.progress, name.task
        if rules.keeps(task.stage, task.needs).isdisjoint(rules.says(line)):
            return False
        if self._is_spanned(name, line):
            return True
        left = len(name.text) - (end - start)
        if left > _SHORT:
            return False
        return self._is_alone(line, line[start:end]) and self._is_tail(name, line, line[start:end])

    def _is_alone(self, line: str, words: str) -> bool:
        """Tell whether nothing around words in a clause makes a longer name of them."""
        around, start = self.rules.surroundings, line.find(words)
        closed = around.closes.match(line, start + len(words)) is not None
        return closed and around.opens.search(line[:start]) is not None

    def _is_spanned(self, name: Name, line: str) -> bool:
        """Tell whether a thing has the beginning of a name and its last word: 云柳岭学校 for 云柳岭配套学校."""
        begin = name.proper[:_SHORT]
        if len(begin) < _SHORT or len(name.head) < _PAIR or not self.is_rare(begin):
            return False
        items = self.rules.surroundings.items.split(line)
        return any(one.startswith(begin) and one.endswith(name.head) for one in items)

    def is_told_by(self, name: Name, line: str) -> bool:
        """Tell whether a clause tells the deed of a short name within a longer one: 华云雪花啤酒迁建完工 for 雪花."""
        own = all(one == 1 for one in name.factors) and not name.regional
        return own and self._tells_step(name, line) and self.is_rare(name.text)

    def stands_for_itself(self, name: Name, line: str) -> bool:
        """Tell whether a clause tells what became of a thing of a list, without the word that they share.

        柳河旅游区加快推进 tells of 柳河旅游区 among 石桥、柳河旅游区等组团.
        """
        start, end = line.find(name.text), line.find(name.text) + len(name.text)
        if start < 0 or name.done or any(name.numbers) or name.head in self.rules.tasks.names.loose:
            return False
        around = self.rules.surroundings
        alone = around.opens.search(line[:start]) and around.closes.match(line, end)
        telling = len(name.text) >= _RUN and self._is_telling(name, name.text)
        placed = self.rules.divisions.find(name.text)
        return bool(alone) and telling and not placed and self._tells_step(name, line)

    def _tells_step(self, name: Name, line: str) -> bool:
        """Tell whether a clause tells of a step that a promise needs, or of one toward it."""
        rules, task = self.rules.progress, name.task
        steps = rules.keeps(task.stage, task.needs).union(rules.kept[task.stage].toward)
        return not steps.isdisjoint(rules.says(line))

    def is_rare(self, words: str) -> bool:
        """Tell whether every pair of characters of words is rare."""
        least = self.rules.progress.shares.rare
        return all(self.rarity.weight(pair) >= least for pair in pairs_of(words))

    def _is_stood(self, line: str) -> bool:
        """Tell whether a clause tells of something begun or done, and no title or growth alone."""
        return not _STOOD.isdisjoint(self.rules.progress.says(line))

    def _is_shortened(self, name: Name, line: str) -> bool:
        """Tell whether a clause has a name with words left out of it: 能源汽车生态港 for 青岭能源汽车科技生态港."""
        for end in (name.head,) if len(name.head) >= _PAIR else name.end:
            at = line.find(end)
            first = at
            while first > 0 and line[first - 1 : at] in name.text:
                first -= 1
            size = at - first + len(end)
            if at - first >= _SHORT and self._is_anothers(name, line, line[first : at + len(end)]):
                continue
            if at - first >= _SHORT and size >= _HALF * len(name.text):
                return size >= _ENOUGH * len(name.text) or self._is_telling(name, line[first:at])
        return False

    def _is_owned(self, name: Name, weighed: Weighed, line: str) -> bool:
        """Tell whether a clause has all of a name, its owner far before it: 青锐公司年产能提高、全球研发中心建成."""
        if not name.head or len(name.proper) < _PAIR or weighed.share(pairs_of(line)) < _NEARLY:
            return False
        at = line.find(name.proper)
        return 0 <= at < line.rfind(name.head) and self.is_rare(name.proper)

    def _is_quoted(self, name: Name, line: str) -> bool:
        """Tell whether a clause has a quotation of a name."""
        return any(one in line and (len(one) > _PAIR or self.is_rare(one)) for one in name.quoted)

    def _has_words_of(self, name: Name, line: str) -> bool:
        """Tell whether a clause has words that are its own; those of a place are told with many things."""
        if name.road and name.road in line:
            return True
        told = (one for one in name.words if one in line and self.is_rare(one))
        return any(not self.rules.divisions.find(one) for one in told)

    def _is_whole(self, name: Name, line: str) -> bool:
        """Tell whether a clause has words that tell of it as a whole, and few clauses do."""
        return any(one in line and len(self.clauses.holding(one)) <= _FEW for one in name.wholes)

    def is_alike(self, name: Name, line: str) -> bool:
        """Tell whether a clause has what tells of a thing of its kind, of a body that it is the region's own."""
        return self._is_alike(name, line) and ("unnamed" not in name.told or self._is_own(name, line))

    def _is_own(self, name: Name, line: str) -> bool:
        """Tell whether the last word of a name is the region's own: 海关获批, of 清河 清河海关, not 南河海关."""
        if any(place + name.head in line for place in name.around):
            return True
        return self.rules.surroundings.opens.search(line[: line.find(name.head)]) is not None

    def _is_alike(self, name: Name, line: str) -> bool:
        """Tell whether a clause has the last word of a body without a name, a long deed, or the ends of a trial."""
        if not name.head or name.head not in line or not self.is_rare(name.head):
            return False
        if "unnamed" in name.told:
            # 蓝岭集团获奖 tells nothing of a 集团 that was to be founded
            things = (one for one in line.split(_JOINT) if name.head in one)
            told = name.task.stage == "advance" or any(map(self._is_stood, things))
            return told and len(name.proper) <= _PAIR <= len(name.head)
        if "ends" in name.told:
            return name.text[:_PAIR] in line
        return "deed" in name.told and len(name.head) >= _RUN

    def _is_tail(self, name: Name, line: str, run: str) -> bool:
        """Tell whether a run is the name without a place or an owner before it: 海洋产业基地 of 青岭海洋产业基地."""
        at = len(name.text) - len(run)
        own = sum(one == 1 for one in name.factors[at : len(name.text) - len(name.head)])
        if len(run) < _RUN or own < _PAIR or not name.text.endswith(run) or self._is_anothers(name, line, run):
            return False
        return self._is_telling(name, run)

    def _is_anothers(self, name: Name, line: str, run: str) -> bool:
        """Tell whether another owner stands before a run of a name: 南河通用机场 where 青岭通用机场 was promised."""
        if len(name.proper) < _PAIR or name.text[:_PAIR] in line:
            return False
        # 全国通用机场 has no other owner
        before = self.rules.tasks.names.plain.sub("", line[: line.find(run)])
        return self.rules.surroundings.opens.search(before) is None and not before.endswith(name.around)

    def is_of_another(self, name: Name, at: int) -> bool:
        """Tell whether a clause has another owner before what it has of a name."""
        line = self.clauses.lines[at]
        start, end = longest_run(name.text, line)
        return self._is_anothers(name, line, line[start:end])

    def _is_telling(self, name: Name, run: str) -> bool:
        """Tell whether a run holds more than plain words, and is rare."""
        at, weight = name.text.index(run), self.rarity.weight
        own = sum(one == 1 for one in name.factors[at : at + len(run)])
        rarest = max(weight(pair) for pair in pairs_of(run))
        return own >= _PAIR and rarest >= self.rules.progress.shares.rare
