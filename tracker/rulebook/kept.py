"""Kept: what rules and texts come to, from an earlier run where it made the same of the same.

Reading, checking and compiling the built-in rules takes ten times as long as reading a report. What comes of it is kept
as a pickle. It is never stale: its name is a digest of all that it was made of, of this program's own modules that make
it, and of the versions that decide how it is laid out. A pickle can run any code where it is loaded, so that those of
others are not loaded: ``tracker.cache`` gives only files that nobody but this user can have written, and what they name
is looked up nowhere but in the modules of rules and among a few plain things, or among the models that are asked for.
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
from tracker.whole import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import BaseModel

__all__ = ["digest_of", "is_worth_keeping", "kept", "kept_pattern", "kept_reading"]

_Made = TypeVar("_Made")
_PACKAGE = Path(__file__).parent.parent
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
    return _kept(digest_of(_program(), what, made_of), make, ())


def kept_reading(
    what: str, made_of: object, make: Callable[[], _Made], models: Sequence[type[BaseModel]], rooms: Sequence[str]
) -> _Made:
    """Give what ``make`` reads of a text, as an earlier run kept it; ``made_of`` is as that of ``kept``.

    ``rooms`` are the folders of this package whose modules read it, besides those of rules, and ``models`` what it
    consists of: nothing else is looked up for it. Texts come and go, and push out no rules.
    """
    program = (_program(), *map(_room, ("", *rooms)))
    return _kept(f"readings/{digest_of(program, what, made_of)}", make, models)


def digest_of(*parts: object) -> str:
    """Give a digest of some parts, each something whose ``repr`` tells it whole."""
    return sha256(repr(parts).encode()).hexdigest()


def is_worth_keeping() -> bool:
    """Tell whether this program ran here before: to compile and write all takes half as long again as one run does.

    Where every run begins in an empty folder, as in a container, nothing would ever be taken up again.
    """
    return used_before(_program())


def kept_pattern(expression: str) -> re.Pattern[str]:
    """Give the pattern of an expression that takes long to compile and is no part of a rule file as it stands."""
    return kept("pattern", expression, lambda: re.compile(expression))


def _kept(name: str, make: Callable[[], _Made], models: Sequence[type[BaseModel]]) -> _Made:
    content = cached(name)
    if content is not None:
        try:
            found: _Made = _Unpickler(io.BytesIO(content), models).load()
        except Exception:  # noqa: BLE001, S110  # a damaged file may raise anything, and is as good as none
            pass
        else:
            return found
    made = make()
    if is_worth_keeping():
        keep(name, _pickled(made, models))
    return made


@cache
def _program() -> str:
    """Give what tells programs apart that would make something else of the same rules."""
    from pydantic import VERSION

    return digest_of(sys.version, VERSION, _room("rulebook"))


@cache
def _room(folder: str) -> str:
    """Give a digest of the modules in a room of this package; of the package itself only of those beside the rooms."""
    digest = sha256()
    modules = (_PACKAGE / folder).rglob("*.py") if folder else _PACKAGE.glob("*.py")
    for path in sorted(modules):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _pickled(made: object, models: Sequence[type[BaseModel]]) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, models).dump(made)
    return stream.getvalue()


class _Pickler(pickle.Pickler):
    dispatch_table = {re.Pattern: pattern_code}  # noqa: RUF012  # pickle asks for it by this name

    def __init__(self, stream: io.BytesIO, models: Sequence[type[BaseModel]]) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._models = frozenset(models)

    def reducer_override(self, made: Any) -> Any:
        """Keep a plain object as one whose attributes are set one by one, as where it was made.

        Set all at once, as pickling does by itself, they are found four times as slowly from then on. A record is kept
        as its fields, which are known to be right.
        """
        if type(made) in self._models:
            return whole, (type(made), vars(made), made.model_fields_set)
        if not _is_plain(type(made)):
            return NotImplemented
        return __newobj__, (type(made),), (None, vars(made))


def _is_plain(kind: type) -> bool:
    """Tell whether a class is one of ours, with attributes that can be set, and no model with ways of its own."""
    ours = kind.__module__.startswith(_OURS) and kind.__dictoffset__ != 0
    own = {name for base in kind.__mro__[:-1] for name in vars(base)}
    return ours and own.isdisjoint(("__setattr__", "__reduce__", "__reduce_ex__", "__getstate__", "__setstate__"))


class _Unpickler(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, models: Sequence[type[BaseModel]]) -> None:
        super().__init__(stream)
        self._known: dict[tuple[str, str], Any] = {(one.__module__, one.__name__): one for one in models}
        if models:
            self._known[whole.__module__, whole.__name__] = whole

    def find_class(self, module: str, name: str) -> Any:
        if known := self._known.get((module, name)):
            return known
        if not module.startswith(_OURS) and name not in _PLAIN.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of rules")
        return getattr(import_module(module), name)
