"""The text of the pages of a PDF, read by a process of its own.

PDF files are read by a native library, and come from anywhere. What breaks that library, or makes it ask for more than
it may have, ends that process alone. This file is its program too: it imports nothing of the package and is started by
its path, so that no folder of a user's is searched for modules.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

__all__ = ["MOST_PAGES", "PdfError", "page_texts"]

MOST_PAGES = 5_000
_MOST_CHARACTERS = 8_000_000
_MEMORY = 1024**3
_SECONDS = 60
_REFUSED = 3


class PdfError(Exception):
    """A PDF cannot be used; the message says why, without a file name."""


def page_texts(data: bytes) -> list[str]:
    """Give the text layer of each page; raises PdfError for what cannot be read with a gigabyte in a minute."""
    program = [sys.executable, "-P", str(Path(__file__).resolve())]
    try:
        done = subprocess.run(program, input=data, capture_output=True, timeout=2 * _SECONDS, check=False)  # noqa: S603  # this very file
    except subprocess.TimeoutExpired as error:
        raise PdfError("is a PDF that takes too long to read: save its text alone") from error
    if done.returncode == _REFUSED:
        raise PdfError(done.stderr.decode())
    if done.returncode != 0:
        raise PdfError("is a PDF that breaks its reader, or takes too much time or memory: save its text alone")
    found: list[str] = json.loads(done.stdout)
    return found


def _limit() -> None:
    """Take no more memory and time than a report can need, where the system lets a process say so."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read(data: bytes) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise PdfError("is a broken or protected PDF: save it again without a password") from error
    if len(document) > MOST_PAGES:
        raise PdfError(f"is a PDF of {len(document):,} pages: give the pages of one report")
    try:
        return _texts(document)
    except pypdfium2.PdfiumError as error:
        raise PdfError("is a broken PDF: get it again") from error


def _texts(document: Any) -> list[str]:
    """Give the texts of all pages of a document of the library, each page closed before the next is opened."""
    found: list[str] = []
    size = 0
    for page in document:
        layer = page.get_textpage()
        found.append(str(layer.get_text_range()))
        layer.close()
        page.close()
        size += len(found[-1])
        if size > _MOST_CHARACTERS:
            raise PdfError(f"is a PDF of more than {_MOST_CHARACTERS:,} characters: give the pages of one report")
    return found


def _main() -> int:
    _limit()
    try:
        told = json.dumps(_read(sys.stdin.buffer.read()))
    except PdfError as error:
        sys.stderr.write(str(error))
        return _REFUSED
    sys.stdout.write(told)
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(_main())
