"""The engine: how templates fill in values and call functions, with less work a value than any template may ask for.

Pages are filled in with some hundred thousand values. Jinja puts each through ``finalize`` and then through ``escape``,
and asks of whatever is called whether it wants to know the context; here ``filled_in`` does both at once, and only
macros are asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from tracker.outputs.wording.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

__all__ = ["Engine", "filled_in"]

_NO_CHARACTERS = {0xFFFE: " ", 0xFFFF: " "}
"""What no XML may hold, besides the characters that steer."""
_MARKUP = re.compile("[&<>'\"]")
"""What is escaped; most values have nothing of it."""


def filled_in(value: Any) -> str:
    """Give what is seen of a value, escaped: nothing of None, and no character that steers; markup stays as it is."""
    if type(value) is str:
        seen = value if value.isprintable() else plain(value).translate(_NO_CHARACTERS)
        return escape(seen) if _MARKUP.search(seen) else seen
    if isinstance(value, Markup):
        return value
    return "" if value is None else escape(value)


class _Compiler(CodeGenerator):
    """Compiles templates to code that fills in what ``finalize`` gives, which has escaped it."""

    def _output_child_pre(self, _node: Any, _frame: Any, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, _node: Any, _frame: Any, _finalize: Any) -> None:
        self.write(")")


class _Context(Context):
    """The names that a template knows; of all that it calls only macros are told how the template escapes."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or a function."""
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(self.eval_ctx, *args, **kwargs) if type(called) is Macro else called(*args, **kwargs)


class Engine(Environment):
    """An environment whose ``finalize`` escapes, and whose functions and globals are asked for nothing."""

    code_generator_class = _Compiler
    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give what a template knows from the beginning: the globals at the time when it is first asked for.

        A plain dict, for every page that is rendered copies it.
        """
        return {**self.globals, **(d or {})}
