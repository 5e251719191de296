"""The program of the process that reads the pages of a PDF: the file on standard input, a JSON list of their texts out.

It imports nothing of the package and is started by its path, so that no folder of a user's is searched for modules.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

__all__ = ["REFUSED", "SECONDS"]

SECONDS = 60
"""Time of a processor that a file may take."""
REFUSED = 3
"""Exit code for a file that cannot be used; standard error says why, without a file name."""
_MOST_PAGES = 5_000
_MOST_CHARACTERS = 8_000_000
_MEMORY = 1024**3


class _UnusableError(Exception):
    """A PDF cannot be used; the message says why."""


def _limit() -> None:
    """Take no more memory and time than a report can need, where the system lets a process say so."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read(data: bytes) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _UnusableError("is a broken or protected PDF: save it again without a password") from error
    if len(document) > _MOST_PAGES:
        raise _UnusableError(f"is a PDF of {len(document):,} pages: give the pages of one report")
    try:
        return _texts(document)
    except pypdfium2.PdfiumError as error:
        raise _UnusableError("is a broken PDF: get it again") from error


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
            raise _UnusableError(f"is a PDF of more than {_MOST_CHARACTERS:,} characters: give the pages of one report")
    return found


def _main() -> int:
    _limit()
    try:
        told = json.dumps(_read(sys.stdin.buffer.read()))
    except _UnusableError as error:
        sys.stderr.write(str(error))
        return REFUSED
    sys.stdout.write(told)
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(_main())
