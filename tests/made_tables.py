"""Dossiers and tables of two reports made up for the tests, one promising and one answering."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.claims.extraction import extract
from tracker.comparisons.gathering.material import gather
from tracker.comparisons.views.dossier import Dossier, dossier
from tracker.outputs.table.table import Table, table_of
from tracker.reports.reading import read
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.store import open_store

if TYPE_CHECKING:
    from tracker.comparisons.records.settlement import Settlement
    from tracker.rulebook.policy import Language

DATA = Path(__file__).parent / "data" / "table"
RULES = default_rulebook()
REGION, YEAR = "654203", 2024
REPORTS = sorted(DATA.glob("*.txt"))


def made_dossier(store: Path, *settlements: Settlement, reports: list[Path] | None = None) -> Dossier:
    """Give the dossier of the year of the reports, kept in a store that is new or holds them already."""
    with open_store(str(store)) as opened:
        for path in reports or REPORTS:
            report = read(path, rulebook=RULES)
            opened.add(report, extract(report, RULES))
        material = gather(opened, REGION, "沙湾市", RULES).model_copy(update={"settlements": settlements})
        return dossier(opened, material, RULES, [YEAR])


def made_table(found: Dossier, lang: Language = "zh") -> Table:
    return table_of(found, found.reviews[0], RULES, lang)
