"""Lint: everything that is wrong with a directory of rules, found without reading a single report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tracker.errors import RulesError
from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.division_lines import division_codes
from tracker.rulebook.lint_extension import extended_content, extension_of, removal_flaws
from tracker.rulebook.lint_places import place_flaws
from tracker.rulebook.lint_shape import loading_flaws, shape_flaws
from tracker.rulebook.own_rules import OwnRulebook
from tracker.rulebook.phrases import PhraseRule
from tracker.rulebook.places import PLACES
from tracker.rulebook.positions import Document, read_document
from tracker.rulebook.rulebook import Rulebook
from tracker.workshop import lint_phrases, lint_references
from tracker.workshop.lint_phrases import Entry
from tracker.workshop.task_examples import ACTION, HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tracker.rulebook.extension import Extension
    from tracker.rulebook.lint_flaw import Flaw

__all__ = ["Linted", "lint_rules"]


_NAMING = (
    ("policy.yaml", "tolerances", ("indicators",)),
    ("policy.yaml", "scopes", ("indicators",)),
    ("findings.yaml", "relations", ("indicators", "reference", "instead")),
    ("findings.yaml", "shares", ("share", "part", "whole")),
)
"""File, list, and keys of its entries that name indicators."""
_NO_INDICATORS = ("last_year", "parent")
"""References of relations that are no indicators."""


@dataclass
class Linted:
    """What was looked at, and the flaws found so far; ``rules`` and ``unnumbered`` are the entries by rule id."""

    layers: tuple[dict[str, Document], ...]
    """The files of each directory, by their name inside it; those of the last are judged."""
    rulebook: Rulebook
    flaws: list[Flaw] = field(default_factory=list)
    rules: dict[str, Entry] = field(default_factory=dict)
    unnumbered: dict[str, Entry] = field(default_factory=dict)
    tasks: dict[str, Entry] = field(default_factory=dict)
    """The rules of named tasks, by the names under which their examples are tried."""
    extensions: dict[str, Extension] = field(default_factory=dict)
    """What each of the judged files does to the rules that it extends, where it extends any."""

    @property
    def own(self) -> dict[str, Document]:
        """The files that are to be judged."""
        return self.layers[-1]

    @property
    def readable(self) -> bool:
        """Tell whether the files are in a shape in which the rules can be used."""
        return not any(_blocks(flaw) for flaw in self.flaws)

    def judges(self, entry: Entry) -> bool:
        """Tell whether an entry stands in a file that is to be judged."""
        return any(document is entry.document for document in self.own.values())

    def sorted_flaws(self) -> list[Flaw]:
        """Give the flaws of the files to be judged, each once, by file and place."""
        paths = {str(document.path) for document in self.own.values()}
        kept = {flaw.order: flaw for flaw in self.flaws if flaw.path in paths}
        return [kept[order] for order in sorted(kept)]


def lint_rules(directories: tuple[Path, ...]) -> Linted:
    """Look through the rules of the last directory, which extends those of the others.

    Raises RulesError where a file cannot be read as text, or the directory holds no rules.
    """
    linted = Linted(tuple(map(_documents, directories)), _rulebook(directories))
    if not linted.own:
        raise RulesError(
            "{folder}: no rules here: name a directory with files as in docs/rules.md", folder=directories[-1]
        )
    for name, document in linted.own.items():
        base = extended_content(name, linted.layers[:-1])
        flaws = [*shape_flaws(name, document, base), *_loading(name, document, linted.rulebook)]
        if base is not None and isinstance(document.content, dict) and not any(map(_blocks, flaws)):
            linted.extensions[name] = extension_of(name, document, base)
        linted.flaws += [*flaws, *removal_flaws(document, base)]
    linted.flaws += _place_flaws(linted)
    linted.flaws += _rule_flaws(linted)
    if not any(_blocks(flaw) and _is_of(linted, flaw, ("units.yaml", "indicators.yaml")) for flaw in linted.flaws):
        linted.flaws += _references(linted)
    return linted


def _rulebook(directories: tuple[Path, ...]) -> Rulebook:
    *earlier, last = directories
    return OwnRulebook(last) if earlier == [builtin_directory()] else Rulebook(directories)


def _documents(directory: Path) -> dict[str, Document]:
    return _builtin_documents() if directory == builtin_directory() else _read(directory)


@cache
def _builtin_documents() -> dict[str, Document]:
    return _read(builtin_directory())


def _read(directory: Path) -> dict[str, Document]:
    paths = sorted(directory.rglob("*.yaml"))
    return {path.relative_to(directory).as_posix(): read_document(path) for path in paths}


def _loading(name: str, document: Document, rulebook: Rulebook) -> Iterator[Flaw]:
    """Load the files that no model describes as a whole."""
    parts: dict[str, Callable[[], Any]] = {
        "units.yaml": lambda: rulebook.units.unit_pattern,
        "names.yaml": lambda: rulebook.names,
        "periods.yaml": lambda: rulebook.periods,
        "characters.yaml": lambda: rulebook.furniture.characters,
        "furniture.yaml": lambda: rulebook.furniture,
        "sections.yaml": lambda: rulebook.headings,
        "findings.yaml": lambda: rulebook.findings,
        "region_aliases.yaml": lambda: rulebook.divisions.aliases,
        "readings.yaml": lambda: rulebook.readings,
    }
    if name in parts and document.is_read:
        yield from loading_flaws(document, parts[name])


def _place_flaws(linted: Linted) -> Iterator[Flaw]:
    """Check the places that are added to the divisions."""
    if PLACES in linted.own:
        yield from place_flaws(linted.own[PLACES], division_codes(linted.rulebook.directories))


def _rule_flaws(linted: Linted) -> Iterator[Flaw]:
    """Check the rules one by one, also beside others that cannot be read."""
    entries = list(_entries(linted, "phrases/", "rules"))
    unnumbered = list(_entries(linted, "unnumbered.yaml", "rules"))
    own = [entry for entry, _ in [*entries, *unnumbered] if linted.judges(entry)]
    yield from lint_phrases.repeated_ids(own)
    yield from lint_phrases.repeated_ids(_words(linted))
    for entry, raw in entries:
        _keep(linted, linted.rules, entry)
        if isinstance(raw.get("phrase"), str):
            yield from lint_phrases.phrase_flaws(entry, raw["phrase"])
    for key, kind in (("actions", ACTION), ("heads", HEAD)):
        for entry, _ in _entries(linted, "tasks.yaml", key):
            _keep(linted, linted.tasks, replace(entry, id=f"{kind}_{entry.id}"))
    for entry, raw in unnumbered:
        _keep(linted, linted.unnumbered, entry)
        if isinstance(raw.get("phrase"), str):
            yield from lint_phrases.unnumbered_flaws(entry, raw["phrase"])


def _keep(linted: Linted, known: dict[str, Entry], entry: Entry) -> None:
    """Keep an entry by its id: one that is to be judged rather than the one that it changes, else the first."""
    before = known.setdefault(entry.id, entry)
    if linted.judges(entry) and not linted.judges(before):
        known[entry.id] = entry


def _words(linted: Linted) -> Iterator[Entry]:
    """Give the words of the lexicon in the files to be judged."""
    for name, document in linted.own.items():
        content = document.content if name.startswith("lexicon/") else None
        words = content.get("words") if isinstance(content, dict) else None
        for word in words if isinstance(words, dict) else ():
            yield Entry(str(word), document, ("words", word))


def _references(linted: Linted) -> Iterator[Flaw]:
    units = linted.rulebook.units
    vocabulary = list(_entries(linted, "indicators.yaml", "indicators"))
    yield from lint_phrases.repeated_ids(entry for entry, _ in vocabulary if linted.judges(entry))
    yield from lint_references.alias_flaws(vocabulary, units)
    known = {entry.id for entry, _ in vocabulary}
    for entry, raw in vocabulary:
        look_alikes = raw.get("comparable") or {}
        for id_ in look_alikes:
            yield from lint_references.listed_flaws(entry.document, entry.at("comparable", id_), [id_], known)
    for entry, raw in _entries(linted, "phrases/", "rules"):
        rule = _valid(PhraseRule, raw)
        if rule is not None:
            yield from lint_references.unit_flaws(entry, rule, units)
            yield from lint_references.indicator_flaws(entry, rule, known)
    yield from _listed(linted, known)


def _listed(linted: Linted, known: set[str]) -> Iterator[Flaw]:
    """Check the lists of indicators in the files beside the rules."""
    headline = linted.own.get("headline.yaml")
    if headline is not None and isinstance(headline.content, dict):
        for key in ("anchors", "indicators"):
            ids = headline.content.get(key) or []
            yield from lint_references.listed_flaws(headline, (key,), list(ids), known)
    for name, part, keys in _NAMING:
        for entry, raw in _entries(linted, name, part, named=False):
            for key in keys:
                ids = raw.get(key) or []
                listed = ids if isinstance(ids, list) else [None if ids in _NO_INDICATORS else ids]
                yield from lint_references.listed_flaws(entry.document, entry.at(key), listed, known)
    yield from _renamed_units(linted, known)


def _renamed_units(linted: Linted, known: set[str]) -> Iterator[Flaw]:
    """Check the indicators that have words of their own for units, by language."""
    policy = linted.own.get("policy.yaml")
    if policy is None or not isinstance(policy.content, dict):
        return
    figures = policy.content.get("figures")
    for language, words in figures.items() if isinstance(figures, dict) else ():
        for id_ in (words.get("units_of") or {}) if isinstance(words, dict) else ():
            where = ("figures", language, "units_of", id_)
            yield from lint_references.listed_flaws(policy, where, [id_], known)


def _entries(linted: Linted, prefix: str, key: str, *, named: bool = True) -> Iterator[tuple[Entry, dict[str, Any]]]:
    """Give the entries of a list in the files of one part of the rules; those with an id, unless ``named`` is off."""
    files = sorted((name, layer) for layer, found in enumerate(linted.layers) for name in found)
    for document in (linted.layers[layer][name] for name, layer in files if name.startswith(prefix)):
        content = document.content
        found = content.get(key) if isinstance(content, dict) else None
        for at, raw in enumerate(found if isinstance(found, list) else ()):
            if isinstance(raw, dict) and (isinstance(raw.get("id"), str) or not named):
                yield Entry(str(raw.get("id", at)), document, (key, at)), raw


def _valid(model: type[PhraseRule], raw: dict[str, Any]) -> PhraseRule | None:
    try:
        return model.model_validate(raw)
    except ValidationError:
        return None


def _blocks(flaw: Flaw) -> bool:
    """Tell whether the rules cannot be loaded with such a flaw."""
    return flaw.code in ("P01", "E01", "E02", "R04", "R05") or (flaw.code[0] in "YSI" and flaw.code != "Y06")


def _is_of(linted: Linted, flaw: Flaw, names: tuple[str, ...]) -> bool:
    return flaw.path in {str(linted.own[name].path) for name in names if name in linted.own}
