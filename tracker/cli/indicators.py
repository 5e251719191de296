"""``tracker indicators``: the vocabulary of indicators."""

from __future__ import annotations

from tracker.cli.options import SPOKEN, Excel, Format, Lang, Output, Rules
from tracker.cli.writing import begin_of, destination

__all__ = ["run"]


def run(
    form: Format = "table",
    output: Output = None,
    rules: Rules = None,
    lang: Lang = SPOKEN,
    *,
    excel: Excel = False,
) -> None:
    """List the vocabulary of indicators.

    Each with its id, its name, and whether more or less of it is better.

    \b
    Examples:
      tracker indicators
      tracker indicators --lang en
      tracker indicators --format json
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.outputs.terminal.listings import write_listing
    from tracker.rulebook.rulebook import load_rulebook

    rulebook = load_rulebook(rules)
    with destination(output, begin_of([form], excel=excel)) as stream:
        write_listing("indicators", rulebook.indicators.all, form, rulebook, lang, stream)
