"""PDF: the text layer, page after page, without running heads and page numbers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tracker.errors import InputError
from tracker.sources.encoding import Decoded, frequent_share
from tracker.sources.pdf_pages import REFUSED, SECONDS

__all__ = ["read_pdf"]

_EDGE = 2
_LEAST_READABLE = 10
_LINE_ENDS = re.compile(r"\r\n?|\n")
# The text layer marks a hyphen at a line end by U+FFFE and fills gaps by other characters that are none.
_NO_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_UNREADABLE = re.compile(r"[\s\ufffd\ue000-\uf8ff]")
_NUMBER = re.compile(r"[-—–－·\s]*(\d{1,4})[-—–－·\s]*")
_DIGITS = re.compile(r"\d+")
_CHINESE, _FIGURES = re.compile(r"[\u3400-\u9fff]"), re.compile(r"\d[\d.,]*")
_MANY = 100
"""Characters or figures of a text layer from which on it can be told whether it holds words."""
_LEAST_FREQUENT = 0.3
"""Share of frequent characters: real texts have 0.6 and more."""
_LEAST_WRITTEN = 2
"""Chinese characters for each figure: tables alone have five."""


def read_pdf(data: bytes) -> Decoded:
    """Give the text layer of a PDF, its lines as printed.

    Lines at the top and bottom edge that return on most pages, and bare page numbers, are left out. Raises
    InputError, without a file name, for broken or protected files and for scans without a text layer.
    """
    pages = [_page_lines(text) for text in _page_texts(data)]
    readable = sum(len(_UNREADABLE.sub("", line)) for page in pages for line in page)
    if readable < _LEAST_READABLE * len(pages):
        raise InputError("is a PDF without a text layer (a scan): recognise its text first (OCR)")
    _refuse_wordless("\n".join(line for page in pages for line in page))
    running = _running_lines(pages)
    kept = [_without_edges(page, number, running) for number, page in enumerate(pages, start=1)]
    return Decoded("".join(f"{line}\n" for page in kept for line in page), None)


def _refuse_wordless(text: str) -> None:
    """Raise InputError for a text layer that is there and does not hold the words that the pages show."""
    written, figures = len(_CHINESE.findall(text)), len(_FIGURES.findall(text))
    if written >= _MANY and frequent_share(text) < _LEAST_FREQUENT:
        raise InputError("is a PDF whose text layer is garbage (other characters than shown): recognise its text (OCR)")
    if figures >= _MANY and written < _LEAST_WRITTEN * figures:
        raise InputError("is a PDF whose text layer has figures without their words: recognise its text first (OCR)")


def _page_texts(data: bytes) -> list[str]:
    """Give the text layer of each page, read by another process.

    PDF files come from anywhere and are read by a native library: what breaks it ends that process alone.
    """
    program = [sys.executable, "-P", str(Path(__file__).with_name("pdf_pages.py"))]
    try:
        done = subprocess.run(program, input=data, capture_output=True, timeout=2 * SECONDS, check=False)  # noqa: S603  # our own
    except subprocess.TimeoutExpired as error:
        raise InputError("is a PDF that takes too long to read: save its text alone") from error
    if done.returncode == REFUSED:
        raise InputError(done.stderr.decode())
    if done.returncode != 0:
        raise InputError("is a PDF that breaks its reader, or takes too much time or memory: save its text alone")
    found: list[str] = json.loads(done.stdout)
    return found


def _page_lines(text: str) -> list[str]:
    lines = (_NO_CHARACTERS.sub("", line).rstrip() for line in _LINE_ENDS.split(text))
    return [line for line in lines if line]


def _running_lines(pages: list[list[str]]) -> set[str]:
    """Give the shapes of the lines that stand at the edge of most pages, and of at least two."""
    counts = Counter(shape for page in pages for shape in {_shape(page[at]) for at in _edge(page)})
    most = max(1, len(pages) / 2)
    return {shape for shape, count in counts.items() if count > most and _can_run(shape)}


def _can_run(shape: str) -> bool:
    """Tell words and bare page numbers from figures: the cells of a long table look alike on every page."""
    return any(character.isalpha() for character in shape) or shape.strip("-—–－·") == "#"


def _edge(page: list[str]) -> set[int]:
    """Give the places of the first and the last lines of a page."""
    count = len(page)
    return {at for at in range(count) if at < _EDGE or at >= count - _EDGE}


def _shape(line: str) -> str:
    """Give a line as it looks on every page: without white space and with a sign for each number."""
    return _DIGITS.sub("#", "".join(line.split()))


def _without_edges(page: list[str], number: int, running: set[str]) -> list[str]:
    dropped = {at for at in _edge(page) if _shape(page[at]) in running or _is_number(page[at], number)}
    return [line for at, line in enumerate(page) if at not in dropped]


def _is_number(line: str, number: int) -> bool:
    """Say whether a line at the edge is the number of its page, and nothing else."""
    found = _NUMBER.fullmatch(line.strip())
    return found is not None and int(found[1]) == number
