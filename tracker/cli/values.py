"""Values: what is given for an option or an argument, taken as it is where nothing about it is wrong.

Typer builds a pydantic adapter for every parameter of a command, given or not, which takes longer than reading a
report. Here the plain cases need none; whatever is not plainly right goes the way of typer, which says what is wrong.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Plainly"]

_NUMBER = re.compile(r"[1-9][0-9]{0,8}|0", re.ASCII)
_NONE = object()
"""Stands for no value that can be taken plainly; None is one."""


class Plainly:
    """What commands and groups of commands share: values are looked at before typer is asked about them."""

    get_params: Callable[[Any], list[Any]]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the arguments of a command, as the class does that this one is mixed into."""
        for param in self.get_params(ctx):  # with the option for help, which is none of its own
            # an earlier typer has no such method, and builds no adapters
            if hasattr(param, "get_runtime_param"):
                param.get_runtime_param = _Taking(param, param.get_runtime_param).itself
        return super().parse_args(ctx, args)  # type: ignore[misc, no-any-return]  # see get_help of Spoken


class _Taking(NamedTuple):
    """Takes the values of a parameter; what typer would build for it is built where it is needed."""

    param: Any
    build: Any

    def itself(self) -> _Taking:
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        many = param.multiple or param.nargs == -1
        if value is None:
            return () if many else None
        told = param.type_descriptor
        taken = _taken_each(value, told) if many else _taken(value, told.annotation, told.parameter_info)
        return self.build().coerce(value, param=param, ctx=ctx) if taken is _NONE else taken


def _taken_each(values: Any, told: Any) -> Any:
    if get_origin(told.annotation) is not list or not isinstance(values, list | tuple):
        return _NONE
    (kind,) = get_args(told.annotation)
    taken = [_taken(each, kind, told.parameter_info) for each in values]
    return _NONE if any(each is _NONE for each in taken) else taken


def _taken(value: Any, kind: Any, info: Any) -> Any:
    """Give a value as a command takes it, ``_NONE`` where typer has to look at it."""
    if type(value) is not str or info.parser is not None:
        return _NONE
    if kind is str:
        return value
    if get_origin(kind) is Literal:
        return value if value in get_args(kind) else _NONE
    if kind is int:
        return _number(value, info)
    return Path(value) if kind is Path and _is_fit(value, info) else _NONE


def _number(value: str, info: Any) -> Any:
    if info.clamp or not _NUMBER.fullmatch(value):
        return _NONE
    fits = (info.min is None or info.min <= int(value)) and (info.max is None or int(value) <= info.max)
    return int(value) if fits else _NONE


def _is_fit(value: str, info: Any) -> bool:
    """Tell whether a path is what a parameter asks for, and would be taken as it stands."""
    if info.allow_dash or info.resolve_path or info.path_type is not None or info.writable or "\0" in value:
        return False
    try:
        path = Path(value)
        if not path.exists():
            return not info.exists
        fits = (info.file_okay or not path.is_file()) and (info.dir_okay or not path.is_dir())
    except (OSError, ValueError):
        return False
    return fits and (not info.readable or os.access(path, os.R_OK))
