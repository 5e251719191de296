"""Descriptions: what the fields of a model mean, in the words that stand below them in its source."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["descriptions"]


@cache
def descriptions(model: type[BaseModel]) -> Mapping[str, str]:
    """Give the description of every field of a model that has one.

    They are read where they are wanted: when the models are imported, reading their source would take longer than all
    else.
    """
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            lines = ast.parse(dedent(inspect.getsource(base))).body[0]
            pairs = pairwise(lines.body) if isinstance(lines, ast.ClassDef) else ()
            found |= dict(told for field, below in pairs if (told := _told(field, below)))
    return found


def _told(field: ast.stmt, below: ast.stmt) -> tuple[str, str] | None:
    """Give name and description of a field where a text stands below it."""
    match field, below:
        case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
            return name, inspect.cleandoc(text)
        case _:
            return None
