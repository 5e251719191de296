"""References: indicators and units that files name must be there, and an alias names one indicator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tracker.errors import Message, RulesError
from tracker.rulebook.lint_flaw import Flaw, flaw_at
from tracker.rulebook.notation import expand
from tracker.workshop.lint_phrases import misread_flaw

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tracker.rulebook.phrases import PhraseRule
    from tracker.rulebook.positions import Document, Steps
    from tracker.rulebook.units import Units
    from tracker.workshop.lint_phrases import Entry

__all__ = ["alias_flaws", "indicator_flaws", "listed_flaws", "unit_flaws"]

_CLASS = re.compile(r"<([^>]*)>")
_CLASSES = {"any", "quantity", "word"}


def unit_flaws(entry: Entry, rule: PhraseRule, units: Units) -> Iterator[Flaw]:
    """Give the units of a phrase rule and its examples that rules/units.yaml does not know."""
    for unit_class in _CLASS.findall(rule.phrase):
        if unit_class not in _CLASSES:
            message = Message("{id}: no class of units is called <{name}>", {"id": rule.id, "name": unit_class})
            advice = Message("write <any>, <quantity> or <word>, or units")
            yield flaw_at(entry.document, entry.at("phrase"), "P01", message, advice)
    if rule.means.unit and not _known(rule.means.unit, units):
        yield _unknown_unit(entry, entry.at("means", "unit"), rule.means.unit)
    for at, example in enumerate(rule.examples):
        for place, record in enumerate(example.records):
            unit = record.get("unit")
            if unit and not _known(str(unit), units):
                yield _unknown_unit(entry, entry.at("examples", at, "records", place, "unit"), str(unit))


def indicator_flaws(entry: Entry, rule: PhraseRule, known: Collection[str]) -> Iterator[Flaw]:
    """Give the indicators of a rule's examples that the vocabulary does not have."""
    for at, example in enumerate(rule.examples):
        for place, record in enumerate(example.records):
            yield from listed_flaws(
                entry.document,
                entry.at("examples", at, "records", place, "indicator"),
                [record.get("indicator")],
                known,
            )


def listed_flaws(document: Document, where: Steps, ids: list[Any], known: Collection[str]) -> Iterator[Flaw]:
    """Give the ids of a list, or of a single field, that the vocabulary does not have."""
    from difflib import get_close_matches

    for at, id_ in enumerate(ids):
        if id_ is not None and id_ not in known:
            likely = get_close_matches(str(id_), sorted(known), 1)
            advice = Message("add it to indicators.yaml, or name another")
            if likely:
                advice = Message("did you mean {near}?", {"near": likely[0]})
            place = (*where, at) if document.has((*where, at)) else where
            yield flaw_at(document, place, "R01", Message("no indicator has the id {id!r}", {"id": id_}), advice)


def alias_flaws(entries: list[tuple[Entry, Any]], units: Units) -> Iterator[Flaw]:
    """Give the aliases that name two indicators, things that two count, unreadable patterns, and unknown units."""
    owner: dict[str, str] = {}
    counted: dict[str, str] = {}
    for entry, raw in entries:
        for at, alias in enumerate([raw.get("zh"), *_list(raw, "aliases")]):
            where = entry.at("zh") if not at else entry.at("aliases", at - 1)
            yield from _alias_flaws(entry, where, str(alias), owner) if alias is not None else ()
        for at, thing in enumerate(_list(raw, "things")):
            yield from _thing_flaws(entry, entry.at("things", at), str(thing), counted)
        for at, unit in enumerate(_list(raw, "units")):
            if not _known(str(unit), units):
                yield _unknown_unit(entry, entry.at("units", at), str(unit))


def _alias_flaws(entry: Entry, where: Steps, alias: str, owner: dict[str, str]) -> Iterator[Flaw]:
    yield from _taken_flaws(entry, where, alias, owner, "{words} names {owner} already, and is an alias of {id} too")


def _thing_flaws(entry: Entry, where: Steps, thing: str, counted: dict[str, str]) -> Iterator[Flaw]:
    told = "{words} is counted by {owner} already, and a thing of {id} too"
    yield from _taken_flaws(entry, where, thing, counted, told)


def _taken_flaws(entry: Entry, where: Steps, pattern: str, owner: dict[str, str], told: str) -> Iterator[Flaw]:
    """Give the flaw of a pattern that cannot be read, or whose words another indicator has, which is told so."""
    try:
        words = expand(pattern)
    except RulesError as error:
        yield misread_flaw(entry, where, error)
        return
    taken = [word for word in words if owner.setdefault(word, entry.id) != entry.id]
    if taken:
        message = Message(told, {"words": taken[0], "owner": owner[taken[0]], "id": entry.id})
        yield flaw_at(entry.document, where, "R03", message, Message("let it name one of them; the first wins"))


def _list(raw: Any, key: str) -> list[Any]:
    found = raw.get(key)
    return found if isinstance(found, list) else []


def _known(unit: str, units: Units) -> bool:
    return bool(units.kind(units.split(unit)[1]))


def _unknown_unit(entry: Entry, where: Steps, unit: str) -> Flaw:
    message = Message("{id}: no unit is called {unit!r}", {"id": entry.id, "unit": unit})
    return flaw_at(entry.document, where, "R02", message, Message("add it to units.yaml, or name another"))
