#!/usr/bin/env python3
"""The terminal pictures of the documentation: what the commands really print, as SVG files in ``docs/pictures``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import escape, unescape
from io import StringIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

__all__ = ["PICTURES", "ROOT", "Picture", "draw", "main", "shown_lines"]

ROOT = Path(__file__).resolve().parent.parent


class Picture(NamedTuple):
    """One picture: its file, the command that it shows, and the line before which it ends (empty for the last)."""

    name: str
    command: str
    until: str = ""


PICTURES = (
    Picture("findings.zh", "tracker demo", "计分表"),
    Picture("findings.en", "tracker demo --lang en", "Scorecard"),
    Picture("scorecard.zh", "tracker scorecard 乌鲁木齐市 --year 2020"),
    Picture("scorecard.en", "tracker scorecard 乌鲁木齐市 --year 2020 --lang en"),
    Picture("conflict.zh", "tracker scorecard 高昌区 --year 2023"),
    Picture("conflict.en", "tracker scorecard 高昌区 --year 2023 --lang en"),
)

_WIDTH = 118
_CELL = 12.2
"""Width of a cell in the picture, as rich draws it."""
_WIDE = 22
"""Size of a wide character, which has two cells."""
_TEXT = re.compile(
    r'<text class="(?P<style>[^"]*-r\d+)" x="(?P<x>[\d.]+)" (?P<y>y="[\d.]+") textLength="[\d.]+" (?P<clip>[^>]*)>'
    r"(?P<text>[^<]*)</text>"
)
_RUN = re.compile(r"\S+(?: \S+)*")
_FONTS = (
    "Menlo, Consolas, 'DejaVu Sans Mono', 'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'Source Han Mono SC',"
    " 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Zen Hei Mono', monospace"
)
_FORMAT = f"""\
<svg class="terminal" viewBox="0 0 {{width}} {{height}}" xmlns="http://www.w3.org/2000/svg">
<style>
.{{unique_id}}-matrix {{{{ font-family: {_FONTS}; font-size: {{char_height}}px; }}}}
.{{unique_id}}-title {{{{ font-family: {_FONTS}; font-size: 18px; }}}}
{{styles}}
</style>
<defs>
<clipPath id="{{unique_id}}-clip-terminal"><rect x="0" y="0" width="{{terminal_width}}" height="{{terminal_height}}"/></clipPath>
{{lines}}
</defs>
{{chrome}}
<g transform="translate({{terminal_x}}, {{terminal_y}})" clip-path="url(#{{unique_id}}-clip-terminal)">
{{backgrounds}}
<g class="{{unique_id}}-matrix">
{{matrix}}
</g>
</g>
</svg>
"""  # noqa: E501  # one element a line


def main() -> None:
    """Write every picture."""
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as store:
        for picture in PICTURES:
            lines = shown_lines(picture, Path(store) / "tracker.db", colour=True)
            (folder / f"{picture.name}.svg").write_text(draw(picture, lines), encoding="utf-8")
            sys.stderr.write(f"docs/pictures/{picture.name}.svg\n")


def shown_lines(picture: Picture, store: Path, *, colour: bool) -> list[str]:
    """Run the command of a picture and give the lines that it shows; the store is filled on first use."""
    if not store.exists():
        _run("tracker ingest seeds --quiet", store, colour=False)
        _run("tracker import seeds/facts.csv --quiet", store, colour=False)
    lines = _run(f"{picture.command} --width {_WIDTH}", store, colour=colour).splitlines()
    plain = [Text.from_ansi(line).plain for line in lines]
    end = plain.index(picture.until) if picture.until else len(lines)
    return "\n".join(lines[:end]).rstrip().split("\n")


def draw(picture: Picture, lines: list[str]) -> str:
    """Give the picture of a terminal with some lines, which may have terminal colours."""
    console = Console(
        file=StringIO(), record=True, width=_WIDTH, force_terminal=True, color_system="256", highlight=False
    )
    for line in [*lines, ""]:  # the edge of the picture cuts into its last line
        console.print(Text.from_ansi(line), soft_wrap=True)
    name = picture.name.replace(".", "-")
    svg = console.export_svg(title=f"$ {picture.command}", code_format=_FORMAT, unique_id=name)
    return "\n".join(line.rstrip() for line in _TEXT.sub(_placed, svg).splitlines()) + "\n"


def _run(command: str, store: Path, *, colour: bool) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLORTERM"}}
    colours = {"FORCE_COLOR": "1", "TERM": "xterm-256color"} if colour else {"NO_COLOR": "1"}
    return subprocess.run(  # noqa: S603  # commands of our own
        [sys.executable, "-m", *command.split()],
        cwd=ROOT,
        env={**kept, **colours, "TRACKER_DB": str(store), "TRACKER_LANG": "zh"},
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ).stdout


def _placed(found: re.Match[str]) -> str:
    """Give a piece of text with its characters at their cells, whatever the font.

    As rich writes it, a piece is as long as it has characters, and wide ones stand where narrow ones would.
    """
    text = unescape(found["text"]).replace("\xa0", " ")
    start, placed = float(found["x"]) / _CELL, []
    for words in _RUN.finditer(text):
        at = words.start()
        for wide, group in groupby(words[0], lambda character: cell_len(character) > 1):
            run = "".join(group)
            place = (_wide if wide else _narrow)(start + cell_len(text[:at]), run)
            shown = escape(run).replace(" ", "&#160;")
            placed.append(f'<text class="{found["style"]}" {place} {found["y"]} {found["clip"]}>{shown}</text>\n')
            at += len(run)
    return "".join(placed)


def _narrow(cell: float, run: str) -> str:
    return f'x="{cell * _CELL:g}" textLength="{len(run) * _CELL:g}"'


def _wide(cell: float, run: str) -> str:
    """Place every character in the middle of its two cells."""
    places = ((cell + 2 * at + 1) * _CELL - _WIDE / 2 for at in range(len(run)))
    return f'x="{" ".join(f"{place:g}" for place in places)}" font-size="{_WIDE}"'


if __name__ == "__main__":
    main()
