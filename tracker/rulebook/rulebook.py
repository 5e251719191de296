"""The rulebook: every part of the rules, each read on first use."""

from __future__ import annotations

from functools import cached_property, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from tracker.rulebook.directory import builtin_directory, read_table, rule_files
from tracker.rulebook.divisions import Divisions, load_divisions
from tracker.rulebook.evidence import Evidence, load_evidence
from tracker.rulebook.furniture import Furniture, load_furniture
from tracker.rulebook.headings import Headings, load_headings
from tracker.rulebook.policy import Policy, load_policy

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tracker.rulebook.checks import CheckRules
    from tracker.rulebook.findings import FindingRules
    from tracker.rulebook.headline import Headline
    from tracker.rulebook.indicators import Indicators
    from tracker.rulebook.lexicon import Lexicon
    from tracker.rulebook.marks import Marks
    from tracker.rulebook.names import Names
    from tracker.rulebook.periods import Periods
    from tracker.rulebook.phrases import Phrasebook
    from tracker.rulebook.units import Units
    from tracker.rulebook.unnumbered import Unnumbered

__all__ = ["Rulebook", "default_rulebook", "load_rulebook"]


class Rulebook:
    """The rules of one or more directories; later ones replace or extend earlier ones file by file."""

    def __init__(self, directories: tuple[Path, ...]) -> None:
        self.directories = directories

    def documents(self, name: str, *needed: str) -> list[tuple[str, Any]]:
        """Give the files of one part of the rules as pairs of path and content.

        Raises RulesError where one is not a table with the keys that are ``needed``.
        """
        return [(str(path), read_table(path, *needed)) for path in rule_files(self.directories, name)]

    @cached_property
    def checksum(self) -> str:
        """Give twelve digits that change with any file of the rules, and with nothing else."""
        digest = sha256()
        for path in sorted(rule_files(self.directories, "**/*.*"), key=lambda each: each.name):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:12]

    @cached_property
    def units(self) -> Units:
        """Units of measure."""
        from tracker.rulebook.units import load_units

        return load_units(self.documents("units.yaml"))

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every word that the reading of sentences goes by."""
        from tracker.rulebook.lexicon import load_lexicon

        return load_lexicon(self.documents("lexicon/*.yaml", "words"))

    @cached_property
    def marks(self) -> Marks:
        """Words around a figure that add to its record."""
        from tracker.rulebook.marks import Marks

        return Marks(self.lexicon)

    @cached_property
    def names(self) -> Names:
        """Figures that are no quantities."""
        from tracker.rulebook.names import load_names

        return load_names(self.documents("names.yaml"))

    @cached_property
    def periods(self) -> Periods:
        """Words for years and five-year plans."""
        from tracker.rulebook.periods import load_periods

        return load_periods(self.documents("plans.yaml", "plans"), self.documents("periods.yaml"))

    @cached_property
    def phrases(self) -> Phrasebook:
        """The phrase rules."""
        from tracker.rulebook.phrases import load_phrasebook

        return load_phrasebook(self.documents("phrases/*.yaml", "rules"), self.units)

    @cached_property
    def unnumbered(self) -> Unnumbered:
        """Rules for targets without a number."""
        from tracker.rulebook.unnumbered import load_unnumbered

        return load_unnumbered(self.documents("unnumbered.yaml", "rules"))

    @cached_property
    def indicators(self) -> Indicators:
        """The vocabulary of indicators."""
        from tracker.rulebook.indicators import load_indicators

        return load_indicators(self.documents("indicators.yaml", "indicators"))

    @cached_property
    def headline(self) -> Headline:
        """Which sentences are headlines."""
        from tracker.rulebook.headline import load_headline

        return load_headline(self.documents("headline.yaml"))

    @cached_property
    def findings(self) -> FindingRules:
        """What a reader is told besides verdicts."""
        from tracker.rulebook.findings import load_findings

        return load_findings(self.documents("findings.yaml"))

    @cached_property
    def checks(self) -> CheckRules:
        """The codes of what a check tells."""
        from tracker.rulebook.checks import load_checks

        return load_checks(self.documents("checks.yaml"))

    @cached_property
    def divisions(self) -> Divisions:
        """The administrative divisions with their lineage and aliases."""
        return load_divisions(self.directories)

    @cached_property
    def evidence(self) -> Evidence:
        """How a report is known, and its region and year."""
        return load_evidence(self.directories)

    @cached_property
    def furniture(self) -> Furniture:
        """What stands around and between the lines of a report without being part of it."""
        return load_furniture(self.directories)

    @cached_property
    def headings(self) -> Headings:
        """The words by which the parts of a report are known."""
        return load_headings(self.directories)

    @cached_property
    def policy(self) -> Policy:
        """How targets are judged, and the words for it."""
        return load_policy(self.directories)


def load_rulebook(extra: Path | None = None) -> Rulebook:
    """Give the built-in rules, extended by those of ``extra`` where it is given."""
    return _cached(extra.resolve()) if extra else default_rulebook()


@lru_cache(maxsize=1)
def default_rulebook() -> Rulebook:
    """Give the rules that come with the program."""
    return Rulebook((builtin_directory(),))


@lru_cache(maxsize=8)
def _cached(extra: Path) -> Rulebook:
    return Rulebook((builtin_directory(), extra))
