"""The table: a model of a piece of the rules, from a whole file down to an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DescribedTable", "Table"]


class Table(BaseModel):
    """A frozen model without keys that are not known.

    Its validator is built when the first table is read: rules that an earlier run kept need none, and building those of
    all rules takes as long as reading a report.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    for name, told in _attribute_docstrings(model):
        schema["properties"][model.model_fields[name].alias or name].setdefault("description", told)


class DescribedTable(Table):
    """A table whose JSON Schema tells what stands under each of its fields.

    Pydantic can do so itself, and then reads the source of the class wherever its module is imported.
    """

    model_config = ConfigDict(json_schema_extra=_describe)


def _attribute_docstrings(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Give the fields of a model that have words below them, with those; a field of its own before an inherited one."""
    import ast
    import inspect
    from itertools import pairwise

    for base in model.__mro__[: model.__mro__.index(DescribedTable)]:
        body = ast.parse(inspect.getsource(base)).body[0].body  # type: ignore[attr-defined]  # it is a class
        for field, told in pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(told, ast.Expr):
                yield field.target.id, inspect.cleandoc(ast.literal_eval(told.value))
