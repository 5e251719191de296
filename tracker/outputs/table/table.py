"""The table: every promise of one report in its order, each with what became of it in words, quotes and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.records.undertaking import Undertaking
from tracker.comparisons.views.tiers import chosen, whole_totals
from tracker.outputs.files.sources import origins
from tracker.outputs.table.entry import Entry, Passage
from tracker.outputs.table.tasks import task_entry
from tracker.outputs.wording.citation import place_of, proof_marked
from tracker.outputs.wording.figures import indicator_name, tell_figure, tell_gap
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import plain, unmarked
from tracker.outputs.wording.punctuation import aside, listed
from tracker.outputs.wording.reasons import candidates, tell_looked, tell_more, tell_reasons, telling_mentions
from tracker.outputs.wording.verdicts import counted, task_counts, tell_actual
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.dossier import Dossier
    from tracker.comparisons.views.tiers import TierChoice
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Band", "Entry", "Passage", "Table", "row_key", "table_of", "task_table", "with_bands", "written_beside"]


class Band(NamedTuple):
    """A heading of the report, across all columns; 0 for the outermost."""

    depth: int
    title: str


class Table(NamedTuple):
    """The table of one report, in one language."""

    title: str
    entries: tuple[Entry, ...]
    totals: str
    sources: tuple[str, ...]
    policy: str


def table_of(dossier: Dossier, review: Review, rules: Rulebook, lang: Language, tier: TierChoice = "all") -> Table:
    """Give the table of a review: every promise of the tier, in the order of the report, cited ones behind.

    Named tasks stand between the promises with a figure where all are asked for.
    """
    compared, tasks = chosen(review, tier), review.tasks if tier == "all" else ()
    promises: list[Comparison | Undertaking] = [*compared, *tasks]
    ordered = sorted(promises, key=lambda one: _order(one, dossier))
    teller = _Teller(dossier, review, rules, lang)
    entries = tuple(teller.row(one, number) for number, one in enumerate(ordered, 1))
    told = word("table.totals", lang, stated=whole_totals(review).stated, told=_counts(review, rules, lang))
    return Table(
        title=word("table.title", lang, name=_called(review, rules, lang), year=review.year),
        entries=entries,
        totals=told + _task_totals(tasks, rules, lang),
        sources=tuple(_sources(entries, dossier, lang)),
        policy=dossier.policy,
    )


def task_table(dossier: Dossier, review: Review, rules: Rulebook, lang: Language) -> Table:
    """Give the table of the named tasks of a review by themselves."""
    teller = _Teller(dossier, review, rules, lang)
    entries = tuple(teller.row(one, number) for number, one in enumerate(review.tasks, 1))
    return Table(
        title=word("table.task_title", lang, name=_called(review, rules, lang), year=review.year),
        entries=entries,
        totals=_task_totals(review.tasks, rules, lang, "table.task_totals_alone"),
        sources=tuple(_sources(entries, dossier, lang)),
        policy=dossier.policy,
    )


def _called(review: Review, rules: Rulebook, lang: Language) -> str:
    return region_called(review.region_name, review.region, rules, lang)


def _counts(review: Review, rules: Rulebook, lang: Language) -> str:
    came_out = [(words.say(lang), count) for words, count in counted(whole_totals(review), rules) if count]
    return _joined(came_out, lang)


def _task_totals(tasks: Sequence[Undertaking], rules: Rulebook, lang: Language, key: str = "table.task_totals") -> str:
    """Give how many tasks came out how, nothing where there are none."""
    if not tasks:
        return ""
    told = _joined(task_counts(tasks, rules, lang), lang)
    return word(key, lang, stated=len(tasks), told=told)


def _joined(counts: Iterable[tuple[str, int]], lang: Language) -> str:
    return listed((word("table.counted", lang, word=words, count=count) for words, count in counts), lang)


def with_bands(table: Table) -> Iterator[Band | Entry]:
    """Give the entries of a table with the headings of the report between them, each where it begins to hold."""
    before: tuple[str, ...] = ()
    for one in table.entries:
        same = next((at for at, pair in enumerate(zip(before, one.section, strict=False)) if pair[0] != pair[1]), None)
        shared = min(len(before), len(one.section)) if same is None else same
        if one.section != before and shared == len(one.section):
            shared -= 1  # back under a heading from one of its own: it is told again
        yield from (Band(depth, one.section[depth]) for depth in range(max(shared, 0), len(one.section)))
        before = one.section
        yield one


def row_key(one: Comparison | Undertaking) -> str:
    """Give what a promise is found again by: its claim or task, of a cited fact what it is about and its source."""
    if isinstance(one, Undertaking):
        return one.id
    return one.target.claim or "|".join([one.indicator or one.label, one.target.measure, one.target.source])


def written_beside(one: Comparison | Undertaking) -> tuple[str, str]:
    """Give who is responsible and the remark, as a person wrote them beside a promise."""
    return (one.noted.bearer, one.noted.why) if one.noted else ("", "")


def _order(one: Comparison | Undertaking, dossier: Dossier) -> tuple[bool, int, str]:
    if isinstance(one, Undertaking):
        return False, one.start, one.region
    claim = dossier.claims.get(one.target.claim or "")
    return (claim is None, claim.start if claim else 0, claim.region if claim else "")


def _sources(entries: Iterable[Entry], dossier: Dossier, lang: Language) -> Iterator[str]:
    """Give both reports, and what else the entries rest on."""
    named = {passage.source for entry in entries for passage in (entry.promised, *entry.answers)}
    for one in origins(dossier):
        if not one.stored and one.source not in named:
            continue
        kind = word(f"kind_{one.kind or 'unknown'}", lang)
        whose = [f"{one.region_name}{one.report_year}"] if one.stored else []
        told = aside(word("comma", lang).join([*whose, kind]), lang)
        yield plain(one.source + told + (f" {one.link}" if one.link else ""))


class _Teller:
    """Puts the comparisons of one review into the words of a language."""

    def __init__(self, dossier: Dossier, review: Review, rules: Rulebook, lang: Language) -> None:
        self.dossier, self.review, self.rules, self.lang = dossier, review, rules, lang

    def row(self, one: Comparison | Undertaking, number: int) -> Entry:
        """Give the row of a promise."""
        if isinstance(one, Undertaking):
            return task_entry(one, number, self.rules, self.lang, self._place)
        return self._entry(one, number)

    def _entry(self, one: Comparison, number: int) -> Entry:
        bearer, remarks = written_beside(one)
        section, words = one.section or (self._unsectioned(one),), self.rules.policy.words(one.verdict)
        return Entry(
            number=number,
            key=row_key(one),
            section=section,
            promise=self._promise(one),
            promised=self._passage(one.target),
            outcome=self._outcome(one),
            answers=tuple(self._answers(one)),
            notes=tuple(self._notes(one)),
            verdict=one.verdict,
            status=words.say(self.lang),
            shape=words.shape,
            ascii=words.ascii,
            style=words.style,
            bearer=bearer,
            remarks=remarks,
        )

    def _unsectioned(self, one: Comparison) -> str:
        return word("table.opening" if one.target.claim else "table.cited", self.lang, year=self.review.year)

    def _promise(self, one: Comparison) -> str:
        name = plain(indicator_name(one.indicator, one.label, self.rules, self.lang))
        if one.target.value is None:
            return name
        key = "named_growth" if one.target.measure == "growth" else "named"
        return word(f"table.{key}", self.lang, name=name, figure=tell_figure(one.target, self.rules, self.lang))

    def _outcome(self, one: Comparison) -> str:
        told = tell_actual(one, self.rules, self.lang)
        if one.actual is None and one.verdict == "to_check":
            return word("table.possible", self.lang)  # the status says that it is to be checked
        if one.actual is None or one.actual.value is None:
            awaited = self.rules.policy.reasons.get(one.reason or "") if one.verdict == "pending" else None
            return told or (awaited.say(self.lang) if awaited else "")
        growth = one.actual.measure == "growth" and one.target.measure != "growth"
        figure = word("table.came_growth" if growth else "table.came", self.lang, figure=told)
        if one.gap is None:
            return figure
        if one.gap == 0:
            return word("table.equal", self.lang, figure=figure)
        gap = tell_gap(one.gap, one.gap_unit, self.rules, self.lang, one.indicator)
        return word("table.against", self.lang, figure=figure, gap=gap)

    def _answers(self, one: Comparison) -> Iterator[Passage]:
        told = [self._passage(one.actual)] if one.actual else []
        yield from told
        for side in candidates(one):
            figure = tell_figure(side, self.rules, self.lang)
            yield self._passage(side, f"{word('candidate', self.lang)} {figure}")
        for each in telling_mentions(one):
            if any(each.source == passage.source and each.quote in unmarked(passage.quote or "") for passage in told):
                continue
            place = self._place(each.source, each.line)
            yield Passage(each.quote, each.source, place, word(f"says_{each.says}", self.lang))

    def _notes(self, one: Comparison) -> Iterator[str]:
        yield from tell_reasons(one.model_copy(update={"noted": None}), self.rules, self.lang)  # it has columns
        yield from tell_more(one, self.lang)
        yield from tell_looked(one, self.lang)

    def _passage(self, side: Side, lead: str = "") -> Passage:
        lines, proof = self.review.lines, proof_marked(side, self.review.lines)
        if side.claim not in self.dossier.claims or self.dossier.source_of(side.claim) is None:
            return Passage(proof, side.source, place_of(side, lines, self.lang), lead)
        return Passage(proof, side.source, self._place(side.source, lines[side.claim]), lead)

    def _place(self, source: str, line: int) -> str:
        card = next((one.card for one in self.dossier.sources if one.card.source == source), None)
        if card is None:
            return word("line", self.lang, source=plain(source), line=line)
        return word("table.place", self.lang, year=card.year, line=line)
