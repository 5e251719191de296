"""``tracker regions``: the regions in the store, and what is known of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Excel, Format, Lang, Output, Rules
from tracker.cli.writing import begin_of, destination

if TYPE_CHECKING:
    from tracker.outputs.terminal.listings import RegionForm
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["run"]

Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="Name or code of a region.")]


def run(
    name: Name = None,
    db: Db = DEFAULT_DB,
    form: Format = "table",
    output: Output = None,
    rules: Rules = None,
    lang: Lang = SPOKEN,
    *,
    excel: Excel = False,
) -> None:
    """List the regions in the store, or tell what is known of one.

    With NAME: every region that bears the name, its codes through time, and the code that stands for it today.

    \b
    Examples:
      tracker regions
      tracker regions 沙湾县
      tracker regions 650100 --format json
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.outputs.terminal.listings import write_listing
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.store import read_store

    rulebook = load_rulebook(rules)
    if name is not None:
        forms = _forms(name, rulebook)
        with destination(output, begin_of([form], excel=excel)) as stream:
            write_listing("forms", forms, form, rulebook, lang, stream)
        return
    with read_store(db) as store, destination(output, begin_of([form], excel=excel)) as stream:
        write_listing("regions", store.regions(), form, rulebook, lang, stream)


def _forms(name: str, rulebook: Rulebook) -> list[RegionForm]:
    """Give the forms that bear a name with what they are today, lineage by lineage, the highest regions first."""
    from tracker.outputs.terminal.listings import region_form
    from tracker.reports.region_names import bearers

    divisions = rulebook.divisions
    found = bearers(name, divisions)
    heads = [divisions.get(divisions.lineage(division.code)) for division in found]
    every = dict.fromkeys([*found, *(head for head in heads if head)])
    forms = [
        region_form(division, divisions.lineage(division.code), divisions.parents(division.code)) for division in every
    ]
    depth = {form.lineage: len(divisions.parents(form.lineage)) for form in forms}
    return sorted(forms, key=lambda form: (depth[form.lineage], form.lineage, form.since, form.code))
