"""Whole: a frozen model made of all its fields, where each is known to be in its place and of its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["whole"]

_Made = TypeVar("_Made", bound="BaseModel")
_set = object.__setattr__


def whole(model: type[_Made], fields: dict[str, Any], names: set[str]) -> _Made:
    """Give a model of all its fields, whose ``names`` are given; nothing is checked again.

    What is read from elsewhere goes through ``model_validate``. That takes a copy of the fields and of their names each
    time, which is most of the memory that the claims of a report fill. Nothing changes the set of names, which is
    copied with a model.
    """
    made = model.__new__(model)
    _set(made, "__dict__", fields)
    _set(made, "__pydantic_fields_set__", names)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made
