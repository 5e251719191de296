"""Translated help: laid out from the same commands, options and arguments, with their words in another language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tracker.cli.help import without_type
from tracker.translations import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Say = Callable[[str], str]
    Rows = Sequence[tuple[str, str]]

__all__ = ["translated_help"]

_NARROWEST, _WIDEST = 50, 100
_BROADEST_NAME = 30
_INDENT = "  "
# A word or a sign with the marks that close it, which begin no line: 报告。
_PIECES = r"(?:［[^］]*］|[!-~]+|[^\s])[，。；：、！？）」』》”］]*|\s+"


def translated_help(command: Any, ctx: Any) -> str:
    """Give the help of a command or a group in the language that is the object of the context.

    The words of the first help are read alone, so that it answers at once.
    """
    details = ("help",) if ctx.parent else ()
    return "\n".join(_lines(command, ctx, translator(ctx.obj, "commands", *details))).rstrip("\n")


def _lines(command: Any, ctx: Any, say: Say) -> Iterator[str]:
    width = _width(ctx)
    yield f"{say('Usage: ')}{ctx.command_path} {' '.join(map(say, command.collect_usage_pieces(ctx)))}"
    for paragraph in (command.help or "").split("\n\n"):
        yield ""
        yield from _paragraph(paragraph, width, say)
    rows: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for param in command.get_params(ctx):
        if record := param.get_help_record(ctx):
            rows[param.param_type_name].append((without_type(record[0]).rstrip(), _translated(record[1], param, say)))
    yield from _section(say("Arguments:"), rows["argument"], width)
    yield from _section(say("Options:"), rows["option"], width)
    yield from _section(say("Commands:"), [(name, say(told)) for name, told in _summaries(command)], width)


def _width(ctx: Any) -> int:
    from shutil import get_terminal_size

    return ctx.terminal_width or max(min(get_terminal_size().columns, _WIDEST) - 2, _NARROWEST)


def _paragraph(text: str, width: int, say: Say) -> Iterator[str]:
    """Give a paragraph broken anew, or line by line where typer is told to keep its lines, by a mark before them."""
    kept = text.removeprefix("\b\n")
    if kept != text:
        yield from (f"{_INDENT}{_headed(line, say)}" for line in kept.splitlines())
    else:
        yield from (_INDENT + line for line in _wrap(say(" ".join(text.split())), width - len(_INDENT)))


def _headed(line: str, say: Say) -> str:
    """Give a line of examples; what heads them is said, a command stays."""
    return say(line) if not line.startswith(" ") else line


def _summaries(command: Any) -> Rows:
    summarised = getattr(command, "summaries", None)
    if summarised:
        return list(summarised())
    return [(name, inner.get_short_help_str(_WIDEST)) for name, inner in getattr(command, "commands", {}).items()]


def _translated(told: str, param: Any, say: Say) -> str:
    """Give the help of an option or argument, and behind it what typer adds: [env var: TRACKER_DB; default: a.db]."""
    said = say(" ".join((param.help or "").split()))
    added = told.removeprefix(param.help or "").strip()
    if not added:
        return said
    extras = [_extra(each, say) for each in added[1:-1].split("; ")]
    return f"{said}{say('[{}]').format(say('; ').join(extras))}"


def _extra(told: str, say: Say) -> str:
    name, colon, value = told.partition(": ")
    return f"{say(name + ':')}{value}" if colon else say(told)


def _section(title: str, rows: Rows, width: int) -> Iterator[str]:
    if not rows:
        return
    broadest = min(max(_cells(name) for name, _ in rows), _BROADEST_NAME)
    yield from ("", title)
    for name, told in rows:
        lines = _wrap(told, max(width - broadest - 2 * len(_INDENT), _NARROWEST // 2))
        beside = lines.pop(0) if _cells(name) <= broadest else ""
        yield f"{_INDENT}{name}{' ' * (broadest - _cells(name))}{_INDENT}{beside}".rstrip()
        yield from (f"{_INDENT}{' ' * broadest}{_INDENT}{line}" for line in lines)


def _wrap(text: str, width: int) -> list[str]:
    if _cells(text) <= width:
        return [text]
    lines, used = [""], 0
    for piece in re.findall(_PIECES, text):
        cells = _cells(piece)
        if used + cells > width and used:
            lines[-1] = lines[-1].rstrip()
            lines, used = [*lines, ""], 0
            if piece.isspace():
                continue
        lines[-1] += piece
        used += cells
    return lines


def _cells(text: str) -> int:
    """Give how many cells of a terminal a text takes; a library that knows more takes longer to load than the help."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
