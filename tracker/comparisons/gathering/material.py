"""The material: what is stored of one region and of the regions above it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Claim
from tracker.comparisons.records.settlement import Settlement
from tracker.rulebook.document_kind import DocumentKind, WitnessDocument
from tracker.store.card import ReportCard
from tracker.store.facts import Fact
from tracker.tasks.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.rulebook.division import Division
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.store import Store

__all__ = [
    "WITNESSES",
    "Material",
    "Remark",
    "ReportText",
    "gather",
    "gather_all",
    "remarks_in",
    "remarks_on",
    "stored_material",
    "texts_of",
    "with_texts",
    "worded_material",
]

WITNESSES: tuple[DocumentKind, ...] = get_args(WitnessDocument)
_CLAUSE = re.compile(r"[^,;!?，。；！？\n\r]+")
_STOP = re.compile(r"[!?。！？\n\r]")
_LINE = re.compile(r"[^\n\r]+")


class Remark(NamedTuple):
    """A clause of a report in which it judges the year before as a whole."""

    year: int
    """The year that is judged."""
    quote: str
    source: str
    start: int
    """Character offset in the source text."""
    line: int


class ReportText(NamedTuple):
    """The decoded text of a report, and the name of its file."""

    text: str
    source: str


class Material(BaseModel):
    """What is stored of one region: its reports with what was read in them, cited facts, and what stands above it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    region_name: str
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    reports: tuple[ReportCard, ...] = ()
    witnesses: tuple[ReportCard, ...] = ()
    """The communiqués, budget and plan reports."""
    texts: Mapping[tuple[str, int], ReportText] = {}
    """The texts of its reports, by code and report year, where words are to be looked for in them."""
    tasks: tuple[Task, ...] = ()
    """The named tasks of its reports, where their texts are here."""
    settlements: tuple[Settlement, ...] = ()
    """What people decided about its promises."""
    above: tuple[Material, ...] = ()
    """The regions above it of which something is stored, the nearest first, without what is above them."""

    @property
    def report_claims(self) -> tuple[Claim, ...]:
        """The claims of its work reports, whose texts are shown."""
        return tuple(one for one in self.claims if one.document == "work_report")


def gather(store: Store, region: str, region_name: str, rulebook: Rulebook) -> Material:
    """Give what the store holds of a region and its lineage, and of the regions above it."""
    parents = _parents(region, rulebook)
    above = [stored_material(store, each.code, each.name, rulebook) for each in parents]
    found = worded_material(store, region, region_name, rulebook)
    return found.model_copy(update={"above": tuple(each for each in above if each.claims or each.facts)})


def gather_all(store: Store, rulebook: Rulebook) -> list[Material]:
    """Give what the store holds of every region, by code, without texts and what is above."""
    claims, facts, cards, witnesses = defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list)
    lineage = rulebook.divisions.lineage
    for claim in store.claims():
        claims[lineage(claim.region)].append(claim)
    for fact in store.facts():
        facts[lineage(fact.region)].append(fact)
    for card in store.reports():
        cards[card.lineage].append(card)
    for card in store.reports(documents=WITNESSES):
        witnesses[card.lineage].append(card)
    names = {lineage(card.code): card.name for card in store.regions()}
    return [
        Material(
            region=code,
            region_name=division.name if (division := rulebook.divisions.get(code)) else names[code],
            claims=tuple(claims[code]),
            facts=tuple(facts[code]),
            reports=tuple(cards[code]),
            witnesses=tuple(witnesses[code]),
        )
        for code in sorted(names)
    ]


def remarks_in(text: str, year: int, source: str, rulebook: Rulebook) -> Iterator[Remark]:
    """Give the clauses of a report's text that claim success for ``year`` as a whole."""
    from tracker.reports.script import looks_traditional, simplify

    plain = simplify(text) if looks_traditional(text) else text
    blanket = rulebook.findings.blanket
    # Most lines and clauses have none of these words, and one search costs less than asking for every word.
    likely = re.compile("|".join(map(re.escape, blanket.done)))
    lines = (line.span() for line in _LINE.finditer(plain) if likely.search(plain, *line.span()))
    clauses = [list(_CLAUSE.finditer(plain, *span)) for span in lines]
    pairs = (pair for line in clauses for pair in zip(line, [*line[1:], None], strict=True))
    for found, following in pairs:
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        if likely.search(found[0]) and blanket.claims(found[0].strip(), **_around(plain, start, following)):
            quote = text[start : found.end()].rstrip()
            yield Remark(year=year, quote=quote, source=source, start=start, line=text.count("\n", 0, start) + 1)


def _around(text: str, start: int, following: re.Match[str] | None) -> dict[str, str]:
    """Give the words before a clause in its sentence and on its line, and the next clause of its sentence."""
    line = text.rfind("\n", 0, start) + 1
    sentence = max([line, *(text.rfind(stop, line, start) + 1 for stop in "。！？!?")])
    same = following is not None and not _STOP.search(text, start, following.start())
    return {
        "before": text[sentence:start].strip(),
        "behind": following[0].strip() if following and same else "",
        "paragraph": text[line:sentence],
    }


def stored_material(store: Store, region: str, region_name: str, rulebook: Rulebook) -> Material:
    """Give what a store has of the lineage of a region, without what it has of others."""
    lineage = rulebook.divisions.lineage(region)
    return Material.model_construct(
        region=region,
        region_name=region_name,
        claims=tuple(store.claims(lineage)),
        facts=tuple(store.facts(lineage)),
        reports=tuple(store.reports(lineage)),
        witnesses=tuple(store.reports(lineage, documents=WITNESSES)),
    )


def worded_material(store: Store, region: str, region_name: str, rulebook: Rulebook) -> Material:
    """Give the same with the texts of its reports, in which words can be looked for, and the tasks that they name."""
    return with_texts(store, stored_material(store, region, region_name, rulebook), rulebook)


def with_texts(store: Store, material: Material, rulebook: Rulebook) -> Material:
    """Give what a store has of a region with the texts of its reports, and the tasks that they name."""
    tasks = tuple(store.tasks(rulebook.divisions.lineage(material.region)))
    return material.model_copy(update={"texts": texts_of(store, material.reports), "tasks": tasks})


def _parents(region: str, rulebook: Rulebook) -> list[Division]:
    return rulebook.divisions.parents(region)


def texts_of(store: Store, reports: Iterable[ReportCard]) -> dict[tuple[str, int], ReportText]:
    """Give the texts of some reports by code and report year."""
    found = ((card, store.text(card.lineage, card.year, card.region)) for card in reports)
    return {(card.region, card.year): ReportText(text, card.source) for card, text in found if text}


def remarks_on(texts: Mapping[tuple[str, int], ReportText], year: int, rulebook: Rulebook) -> Iterator[Remark]:
    """Give the clauses of some reports that claim success as a whole for a year, which is that before theirs."""
    for key in texts:
        if key[1] == year + 1:
            yield from remarks_in(texts[key].text, year, texts[key].source, rulebook)
