"""Lint: everything that is wrong with a directory of rules, found without reading a single report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tracker.errors import RulesError
from tracker.rulebook import lint_phrases, lint_references
from tracker.rulebook.lint_phrases import Entry
from tracker.rulebook.lint_shape import loading_flaws, shape_flaws
from tracker.rulebook.phrases import PhraseRule
from tracker.rulebook.positions import Document, read_document
from tracker.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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

    documents: dict[str, Document]
    """All files in force, by their name inside the rules."""
    own: frozenset[str]
    """Names of the files that are to be judged."""
    rulebook: Rulebook
    flaws: list[Flaw] = field(default_factory=list)
    rules: dict[str, Entry] = field(default_factory=dict)
    unnumbered: dict[str, Entry] = field(default_factory=dict)

    @property
    def readable(self) -> bool:
        """Tell whether the files are in a shape in which the rules can be used."""
        return not any(_blocks(flaw) for flaw in self.flaws)

    def judges(self, entry: Entry) -> bool:
        """Tell whether an entry stands in a file that is to be judged."""
        return any(self.documents[name] is entry.document for name in self.own)

    def sorted_flaws(self) -> list[Flaw]:
        """Give the flaws of the files to be judged, each once, by file and place."""
        paths = {str(self.documents[name].path) for name in self.own}
        kept = {flaw.order: flaw for flaw in self.flaws if flaw.path in paths}
        return [kept[order] for order in sorted(kept)]


def lint_rules(directories: tuple[Path, ...]) -> Linted:
    """Look through the rules of the last directory, which extends or replaces those of the others.

    Raises RulesError where a file cannot be read as text, or the directory holds no rules.
    """
    documents, own = _documents(directories)
    linted = Linted(documents, own, Rulebook(directories))
    for name in sorted(own):
        linted.flaws += shape_flaws(name, documents[name])
        linted.flaws += _loading(name, documents[name], linted.rulebook)
    linted.flaws += _rule_flaws(linted)
    if not any(_blocks(flaw) and _is_of(linted, flaw, ("units.yaml", "indicators.yaml")) for flaw in linted.flaws):
        linted.flaws += _references(linted)
    return linted


def _documents(directories: tuple[Path, ...]) -> tuple[dict[str, Document], frozenset[str]]:
    found: dict[str, Path] = {}
    own: set[str] = set()
    for directory in directories:
        own = set()
        for path in sorted(directory.rglob("*.yaml")):
            name = path.relative_to(directory).as_posix()
            found[name] = path
            own.add(name)
    if not own:
        raise RulesError(f"{directories[-1]}: no rules here: name a directory with files as in docs/rules.md")
    return {name: read_document(found[name]) for name in sorted(found)}, frozenset(own)


def _loading(name: str, document: Document, rulebook: Rulebook) -> Iterator[Flaw]:
    """Load the files that no model describes as a whole."""
    parts: dict[str, Callable[[], Any]] = {
        "units.yaml": lambda: rulebook.units.unit_pattern,
        "marks.yaml": lambda: rulebook.marks,
        "names.yaml": lambda: rulebook.names,
        "periods.yaml": lambda: rulebook.periods,
        "characters.yaml": lambda: rulebook.furniture.characters,
        "furniture.yaml": lambda: rulebook.furniture,
        "sections.yaml": lambda: rulebook.headings,
        "findings.yaml": lambda: rulebook.findings,
        "region_aliases.yaml": lambda: rulebook.divisions.aliases,
    }
    if name in parts and document.is_read:
        yield from loading_flaws(document, parts[name])


def _rule_flaws(linted: Linted) -> Iterator[Flaw]:
    """Check the rules one by one, also beside others that cannot be read."""
    entries = list(_entries(linted, "phrases/", "rules"))
    unnumbered = list(_entries(linted, "unnumbered.yaml", "rules"))
    yield from lint_phrases.repeated_ids(entry for entry, _ in [*entries, *unnumbered])
    for entry, raw in entries:
        linted.rules.setdefault(entry.id, entry)
        if isinstance(raw.get("phrase"), str):
            yield from lint_phrases.phrase_flaws(entry, raw["phrase"])
    for entry, raw in unnumbered:
        linted.unnumbered.setdefault(entry.id, entry)
        if isinstance(raw.get("phrase"), str):
            yield from lint_phrases.unnumbered_flaws(entry, raw["phrase"])


def _references(linted: Linted) -> Iterator[Flaw]:
    units = linted.rulebook.units
    vocabulary = list(_entries(linted, "indicators.yaml", "indicators"))
    yield from lint_phrases.repeated_ids(entry for entry, _ in vocabulary)
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
    headline = linted.documents.get("headline.yaml")
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
    policy = linted.documents.get("policy.yaml")
    if policy is None or not isinstance(policy.content, dict):
        return
    figures = policy.content.get("figures")
    for language, words in figures.items() if isinstance(figures, dict) else ():
        for id_ in (words.get("units_of") or {}) if isinstance(words, dict) else ():
            where = ("figures", language, "units_of", id_)
            yield from lint_references.listed_flaws(policy, where, [id_], known)


def _entries(linted: Linted, prefix: str, key: str, *, named: bool = True) -> Iterator[tuple[Entry, dict[str, Any]]]:
    """Give the entries of a list in the files of one part of the rules; those with an id, unless ``named`` is off."""
    for name, document in linted.documents.items():
        content = document.content if name.startswith(prefix) else None
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
    return flaw.code in ("P01", "E01", "E02") or (flaw.code[0] in "YSI" and flaw.code != "Y06")


def _is_of(linted: Linted, flaw: Flaw, names: tuple[str, ...]) -> bool:
    return flaw.path in {str(linted.documents[name].path) for name in names if name in linted.documents}
