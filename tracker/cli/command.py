"""The command: what every command asks of its options before it begins, and tells of the store when it is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand

from tracker.cli.help import Spoken
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Command"]

_OUTPUTS = frozenset({"output", "write_baseline"})
_FORMS, _STORE = "forms", "db"
_SAME = {"write_baseline": {"baseline"}}
"""Options that may well name one file: a baseline is written anew over the one before."""


class Command(Spoken, TyperCommand):
    """A command whose options are no other options, and whose outputs are none of its inputs."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; raises UsageError for values that would lose a file or make one of a strange name."""
        for name, value in _files(ctx.params):
            if value.startswith("-") and value != "-" and name in _options(self):
                raise UsageError(
                    "{option} {value}: begins with a dash, as options do: give the option a value, or write ./{value}"
                    " for a file of that name",
                    option=_options(self)[name],
                    value=value,
                )
        for name, output in _outputs(ctx.params):
            _refuse_inputs(name, output, ctx.params)
        try:
            found = super().invoke(ctx)
        except typer.Exit:  # findings are no reason to be silent
            _tell_other_readers(self.name or "", ctx.params)
            raise
        _tell_other_readers(self.name or "", ctx.params)
        return found


def _tell_other_readers(command: str, params: dict[str, Any]) -> None:
    from tracker.cli.readers import tell_other_readers

    tell_other_readers(command, params)


def _options(command: Any) -> dict[str, str]:
    return {param.name: param.opts[0] for param in command.params if param.param_type_name == "option"}


def _files(params: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give every value that names a file or a store, with the name of its parameter.

    What else begins with a dash is told by whoever looks for a region, a code or a revision of that name.
    """
    for name, value in params.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, Path) or (name == _STORE and one):
                yield name, str(one)
            elif name == _FORMS and "=" in str(one):
                yield name, str(one).partition("=")[2]


def _outputs(params: dict[str, Any]) -> Iterator[tuple[str, Path]]:
    for name, value in _files(params):
        if value not in {"", "-"} and name in {*_OUTPUTS, _FORMS}:
            yield name, Path(value)


def _refuse_inputs(output_name: str, output: Path, params: dict[str, Any]) -> None:
    from tracker.cli.writing import refuse_inputs

    others = {*_OUTPUTS, _FORMS, *_SAME.get(output_name, ())}
    inputs = [value for name, value in params.items() if name not in others and isinstance(value, Path)]
    inputs += [path for value in params.values() if isinstance(value, list) for path in value if isinstance(path, Path)]
    stores = [params[_STORE]] if params.get(_STORE) else []
    refuse_inputs(output, inputs, stores)
