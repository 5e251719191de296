"""The rulebook: every part of the rules, each read on first use."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.once import once
from tracker.rulebook.checksums import Checksums, checksums_of
from tracker.rulebook.directory import builtin_directory, layered_files, read_rules, read_table, rule_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from tracker.rulebook.checks import CheckRules
    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.evidence import Evidence
    from tracker.rulebook.extension import Lists
    from tracker.rulebook.findings import FindingRules
    from tracker.rulebook.furniture import Furniture
    from tracker.rulebook.headings import Headings
    from tracker.rulebook.headline import Headline
    from tracker.rulebook.indicators import Indicators
    from tracker.rulebook.kinds import KindRules
    from tracker.rulebook.lexicon import Lexicon
    from tracker.rulebook.linking import LinkingRules
    from tracker.rulebook.literals import Literals
    from tracker.rulebook.marks import Marks
    from tracker.rulebook.mentions import MentionRules
    from tracker.rulebook.names import Names
    from tracker.rulebook.parts import PartRules
    from tracker.rulebook.periods import Periods
    from tracker.rulebook.phrases import Phrasebook, Stand
    from tracker.rulebook.policy import Policy
    from tracker.rulebook.progress import ProgressRules
    from tracker.rulebook.readings import Readings
    from tracker.rulebook.surroundings import Surroundings
    from tracker.rulebook.tasks import TaskRules
    from tracker.rulebook.units import Units
    from tracker.rulebook.unnumbered import Unnumbered

__all__ = ["PARTS", "Rulebook", "default_rulebook", "load_rulebook", "rulebook_of"]


class Rulebook:
    """The rules of one or more directories; later ones extend earlier ones."""

    def __init__(self, directories: tuple[Path, ...]) -> None:
        self.directories = directories

    def table(self, name: str, *needed: str, lists: Lists = "grow") -> tuple[str, dict[str, Any]]:
        """Give a file of the rules as all directories together have it, with the path to name in messages.

        Raises RulesError where it is not a table with the keys that are ``needed``.
        """
        return read_rules(self.directories, name, *needed, lists=lists)

    def _files(self, name: str, group: str, read: Callable[[Path], Any] = read_table) -> list[tuple[str, Any]]:
        """Give the files of a part that is spread over several, by path, as all directories together have them."""
        from tracker.rulebook.extension import extended_files

        first, *later = layered_files(self.directories, name)
        found = [(str(path), read_table(path, group)) for path in first]
        for files in later:
            found = extended_files(found, [(str(path), read(path)) for path in files], group)
        return sorted(found, key=lambda pair: Path(pair[0]).name)

    @property
    def checksum(self) -> str:
        """Give twelve digits that change with any file of the rules, and with nothing else."""
        return self._checksums.whole

    @property
    def reading_checksum(self) -> str:
        """Give twelve digits that change with any file by which texts are read, and with nothing else.

        A tolerance of one's own judges what was read, and reads nothing otherwise.
        """
        return self._checksums.reading

    @once
    def _checksums(self) -> Checksums:
        """Both, for which each file is read once."""
        return checksums_of(rule_files(self.directories, "**/*.*"))

    @cached_property
    def units(self) -> Units:
        """Units of measure."""
        from tracker.rulebook.units import load_units

        return load_units([self.table("units.yaml")])

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every word that the reading of sentences goes by."""
        from tracker.rulebook.lexicon import load_lexicon, read_words

        return load_lexicon(self._files("lexicon/*.yaml", "words", read_words))

    @cached_property
    def marks(self) -> Marks:
        """Words around a figure that add to its record."""
        from tracker.rulebook.marks import Marks

        return Marks(self.lexicon)

    @cached_property
    def literals(self) -> Literals:
        """The words of phrases right before a figure."""
        from tracker.rulebook.literals import Literals

        return Literals(self.phrases.by_words, self.marks.vocabulary)

    @cached_property
    def names(self) -> Names:
        """Figures that are no quantities."""
        from tracker.rulebook.names import load_names

        return load_names([self.table("names.yaml")])

    @cached_property
    def periods(self) -> Periods:
        """Words for years and five-year plans."""
        from tracker.rulebook.periods import load_periods

        return load_periods([self.table("plans.yaml", "plans")], [self.table("periods.yaml")])

    @cached_property
    def phrases(self) -> Phrasebook:
        """The phrase rules."""
        from tracker.rulebook.phrases import load_phrasebook

        return load_phrasebook(self._files("phrases/*.yaml", "rules"), self.units)

    @cached_property
    def stands(self) -> Mapping[str, Stand]:
        """Where the levels of some phrase rules stand, by the ids of these; who compares needs no more of the rules."""
        return self.phrases.stands

    @cached_property
    def unnumbered(self) -> Unnumbered:
        """Rules for targets without a number."""
        from tracker.rulebook.unnumbered import load_unnumbered

        return load_unnumbered([self.table("unnumbered.yaml", "rules")])

    @cached_property
    def indicators(self) -> Indicators:
        """The vocabulary of indicators."""
        from tracker.rulebook.indicators import load_indicators

        return load_indicators([self.table("indicators.yaml", "indicators")])

    @cached_property
    def headline(self) -> Headline:
        """Which sentences are headlines."""
        from tracker.rulebook.headline import load_headline

        return load_headline([self.table("headline.yaml")])

    @cached_property
    def findings(self) -> FindingRules:
        """What a reader is told besides verdicts."""
        from tracker.rulebook.findings import load_findings

        return load_findings([self.table("findings.yaml")])

    @cached_property
    def mentions(self) -> MentionRules:
        """How the next report speaks of what no figure answers."""
        from tracker.rulebook.mentions import load_mentions

        return load_mentions(*self.table("mentions.yaml"))

    @cached_property
    def parts(self) -> PartRules:
        """Words that limit a figure to a part."""
        from tracker.rulebook.parts import load_parts

        return load_parts(*self.table("parts.yaml"))

    @cached_property
    def linking(self) -> LinkingRules:
        """How promises of detail are known in other words."""
        from tracker.rulebook.linking import load_linking

        return load_linking(*self.table("linking.yaml"))

    @cached_property
    def tasks(self) -> TaskRules:
        """How named tasks are read."""
        from tracker.rulebook.tasks import load_tasks

        return load_tasks(*self.table("tasks.yaml"))

    @cached_property
    def progress(self) -> ProgressRules:
        """How a review speaks of a named thing."""
        from tracker.rulebook.progress import load_progress

        return load_progress(*self.table("progress.yaml"))

    @cached_property
    def surroundings(self) -> Surroundings:
        """What may stand around the name of a thing in a review."""
        from tracker.rulebook.surroundings import Surroundings

        return Surroundings(self.tasks, self.progress)

    @cached_property
    def checks(self) -> CheckRules:
        """The codes of what a check tells."""
        from tracker.rulebook.checks import load_checks

        return load_checks([self.table("checks.yaml", lists="stand")])

    @cached_property
    def divisions(self) -> Divisions:
        """The administrative divisions with their lineage and aliases."""
        from tracker.rulebook.divisions import load_divisions

        return load_divisions(self.directories)

    @cached_property
    def readings(self) -> Readings:
        """How names are read."""
        from tracker.rulebook.readings import load_readings

        return load_readings([self.table("readings.yaml", "places")])

    @cached_property
    def evidence(self) -> Evidence:
        """How a report is known, and its region and year."""
        from tracker.rulebook.evidence import load_evidence

        return load_evidence(self.directories)

    @cached_property
    def kinds(self) -> KindRules:
        """The kinds of documents beside work reports."""
        from tracker.rulebook.kinds import load_kinds

        return load_kinds(*self.table("kinds.yaml"))

    @cached_property
    def furniture(self) -> Furniture:
        """What stands around and between the lines of a report without being part of it."""
        from tracker.rulebook.furniture import load_furniture

        return load_furniture(self.directories)

    @cached_property
    def headings(self) -> Headings:
        """The words by which the parts of a report are known."""
        from tracker.rulebook.headings import load_headings

        return load_headings(self.directories)

    @cached_property
    def policy(self) -> Policy:
        """How targets are judged, and the words for it."""
        from tracker.rulebook.policy import load_policy

        return load_policy(self.directories)


PARTS = tuple(name for name, it in vars(Rulebook).items() if isinstance(it, cached_property))
"""The names of the parts of the rules."""


def load_rulebook(extra: Path | None = None) -> Rulebook:
    """Give the built-in rules, extended by those of ``extra`` where it is given."""
    return _cached(extra.resolve()) if extra else default_rulebook()


def rulebook_of(directories: tuple[Path, ...]) -> Rulebook:
    """Give the rules of some directories, of which it is known that they are whole; the built-in ones ready."""
    return default_rulebook() if directories == (builtin_directory(),) else Rulebook(directories)


@lru_cache(maxsize=1)
def default_rulebook() -> Rulebook:
    """Give the rules that come with the program, ready from an earlier run where they are the same."""
    from tracker.rulebook.ready import ReadyRulebook

    return ReadyRulebook((builtin_directory(),))


@lru_cache(maxsize=8)
def _cached(extra: Path) -> Rulebook:
    from tracker.rulebook.gate import open_rulebook

    return open_rulebook(extra)
