"""Faults: errors of the program itself, told in a line, with a log file for whoever reports them."""

from __future__ import annotations

import os
import platform
import re
import traceback
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import mkstemp

from tracker.errors import Message
from tracker.streams import tell

__all__ = ["tell_fault", "without_passwords"]

_PACKAGES = ("pydantic", "sqlalchemy", "sqlmodel", "typer", "rich", "pyyaml", "lxml", "python-docx", "pypdfium2")
_HERE = Path(__file__).parent
# As far as the last @: a password may hold that sign, as in postgresql://user:p@ss@host/name.
_USER = re.compile(r"(?P<scheme>[A-Za-z][\w+.-]*://?)(?P<user>[^\s:@/?]*):(?P<password>[^\s?]*)@")
_SECRET = re.compile(
    r"(?i)(?P<name>[?&;\s](?:[\w-]*(?:passw|secret|token)[\w-]*|pwd|passphrase)=)(?:(?!:\s)[^\s&;'\"])+"
)


def tell_fault(error: BaseException) -> Message:
    """Give what an error of the program was, where it came up, and the log file that tells the rest."""
    trace = "".join(traceback.format_exception(error))
    values = {"kind": type(error).__name__, "place": _place(error), "file": _logged(without_passwords(trace))}
    return Message("a fault of the program ({kind} at {place}): please report it with {file}", values)


def without_passwords(text: str) -> str:
    """Give a text with *** for the passwords of the URLs in it, however they are written."""
    if ":/" not in text and "=" not in text:
        return text
    hidden = _USER.sub(r"\g<scheme>\g<user>:***@", text)
    return _SECRET.sub(r"\g<name>***", hidden)


def _place(error: BaseException) -> str:
    """Give file and line of the last step inside this package, else of the last one at all."""
    steps = traceback.extract_tb(error.__traceback__)
    own = [step for step in steps if Path(step.filename).is_relative_to(_HERE)]
    if not steps:
        return "an unknown place"
    step = (own or steps)[-1]
    path = Path(step.filename)
    return f"{path.relative_to(_HERE).as_posix() if own else path.name}:{step.lineno}"


@lru_cache(maxsize=64)
def _logged(trace: str) -> str:
    """Write a log file and give its path; a fault that comes up again, as in every file of a folder, has one only."""
    from tracker import __version__

    system = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    head = f"tracker {__version__}\n{system}\n{'  '.join(map(_version, _PACKAGES))}\n"
    try:
        handle, name = mkstemp(prefix="tracker-fault-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(f"{head}\n{trace}")
    except OSError:
        tell(trace)
        return "the lines above"
    return name


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} -"
