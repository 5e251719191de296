"""Kept: what rules come to, from an earlier run where it made the same of the same.

Reading, checking and compiling the built-in rules takes ten times as long as reading a report. What comes of it is kept
as a pickle. It is never stale: its name is a digest of all that it was made of, of this program's own modules of rules,
and of the versions that decide how it is laid out. A pickle can run any code where it is loaded, so that those of
others are not loaded: ``tracker.cache`` gives only files that nobody but this user can have written, and what they name
is looked up nowhere but in the modules of rules and among a few plain things.
"""

from __future__ import annotations

import io
import pickle
import re
import sys
from copyreg import __newobj__  # type: ignore[attr-defined]  # not described
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.cache import cached, keep, used_before
from tracker.rulebook.pattern_code import pattern_code

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["is_worth_keeping", "kept", "kept_pattern"]

_Made = TypeVar("_Made")
_OURS = "tracker.rulebook."
_PLAIN = {
    "builtins": {"frozenset", "set"},
    "decimal": {"Decimal"},
    "pathlib": {"PosixPath"},
    "re": {"compile"},
}
"""What else than the classes of rules may stand in a pickle."""


def kept(what: str, made_of: object, make: Callable[[], _Made]) -> _Made:
    """Give what ``make`` gives, as an earlier run kept it; else make it, and keep it where that is worth it.

    ``made_of`` is all that decides what it comes to, as something whose ``repr`` tells it whole.
    """
    name = sha256(f"{_program()}\n{what}\n{made_of!r}".encode()).hexdigest()
    content = cached(name)
    if content is not None:
        try:
            found: _Made = _Unpickler(io.BytesIO(content)).load()
        except Exception:  # noqa: BLE001, S110  # a damaged file may raise anything, and is as good as none
            pass
        else:
            return found
    made = make()
    if is_worth_keeping():
        keep(name, _pickled(made))
    return made


def is_worth_keeping() -> bool:
    """Tell whether this program ran here before: to compile and write all takes half as long again as one run does.

    Where every run begins in an empty folder, as in a container, nothing would ever be taken up again.
    """
    return used_before(_program())


def kept_pattern(expression: str) -> re.Pattern[str]:
    """Give the pattern of an expression that takes long to compile and is no part of a rule file as it stands."""
    return kept("pattern", expression, lambda: re.compile(expression))


@cache
def _program() -> str:
    """Give what tells programs apart that would make something else of the same rules."""
    from pydantic import VERSION

    digest = sha256(f"{sys.version} {VERSION}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _pickled(made: object) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(made)
    return stream.getvalue()


class _Pickler(pickle.Pickler):
    dispatch_table = {re.Pattern: pattern_code}  # noqa: RUF012  # pickle asks for it by this name

    def reducer_override(self, made: object) -> Any:
        """Keep a plain object as one whose attributes are set one by one, as where it was made.

        Set all at once, as pickling does by itself, they are found four times as slowly from then on.
        """
        if not _is_plain(type(made)):
            return NotImplemented
        return __newobj__, (type(made),), (None, vars(made))


def _is_plain(kind: type) -> bool:
    """Tell whether a class is one of ours, with attributes that can be set, and no model with ways of its own."""
    ours = kind.__module__.startswith(_OURS) and kind.__dictoffset__ != 0
    own = {name for base in kind.__mro__[:-1] for name in vars(base)}
    return ours and own.isdisjoint(("__setattr__", "__reduce__", "__reduce_ex__", "__getstate__", "__setstate__"))


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if not module.startswith(_OURS) and name not in _PLAIN.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of rules")
        return getattr(import_module(module), name)
