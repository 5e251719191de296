"""Once: what a thing is asked for again and again, and what is worked out when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["once"]

_Given = TypeVar("_Given")


class once(Generic[_Given]):  # noqa: N801  # a decorator, as functools.cached_property is
    """A property that is worked out when it is first asked for, and kept in the thing itself.

    As ``functools.cached_property`` of Python 3.12 and later does: before, that takes a lock, which takes longer than
    most of what is worked out of a name. No thing of this program is asked by two threads at a time.
    """

    def __init__(self, make: Callable[[Any], _Given]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, thing: None, owner: type) -> once[_Given]: ...

    @overload
    def __get__(self, thing: object, owner: type) -> _Given: ...

    def __get__(self, thing: object | None, owner: type) -> once[_Given] | _Given:
        if thing is None:
            return self
        found = thing.__dict__[self._name] = self._make(thing)
        return found
