"""Misfit: what a model finds wrong with a value, in words of the program, which are known in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tracker.errors import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["misfit"]

_TEXT = "write text; put figures and words like yes, no and on in quotes"
_LIST = "write a list: [one, two]"
_FIELDS = "write fields: {name: value}"
_WHOLE = "write a whole number"
_NUMBER = "write a number"
_SWITCH = "write true or false"
_DATE = "write a date as in 2024-03-31"
_CHOICE = re.compile(r"'([^']*)'")
_WORDS = {
    "missing": "is missing", "extra_forbidden": "is not known here",
    "string_type": _TEXT, "invalid_key": "write keys as text; put figures in quotes",
    "tuple_type": _LIST, "list_type": _LIST, "frozen_set_type": _LIST, "set_type": _LIST,
    "model_type": _FIELDS, "model_attributes_type": _FIELDS, "dict_type": _FIELDS, "mapping_type": _FIELDS,
    "int_type": _WHOLE, "int_parsing": _WHOLE, "int_from_float": _WHOLE, "int_parsing_size": _WHOLE,
    "decimal_type": _NUMBER, "decimal_parsing": _NUMBER, "float_type": _NUMBER, "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": _SWITCH, "bool_parsing": _SWITCH,
    "date_type": _DATE, "date_parsing": _DATE, "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "greater_than_equal": "write {ge} or more", "less_than_equal": "write {le} or less",
    "greater_than": "write more than {gt}", "less_than": "write less than {lt}",
    "too_short": "write at least {min_length} of them",
    "string_too_short": "write at least {min_length} characters",
    "string_pattern_mismatch": "write it in the form {pattern}",
}  # fmt: skip


def misfit(fault: Mapping[str, Any]) -> Message:
    """Give what is wrong with a value, as one of the errors of a ``ValidationError`` tells it, and what to write.

    What a validator of our own raises is told as it stands, and so is what no model of the program asks for.
    """
    kind, context = fault["type"], fault.get("ctx") or {}
    if kind in ("literal_error", "enum"):
        return Message("write one of {choices}", {"choices": tuple(_CHOICE.findall(str(context["expected"])))})
    if kind == "value_error":
        told = context["error"].args[0]
        return told if isinstance(told, Message) else Message(str(told))
    words = _WORDS.get(kind)
    if words is None:
        return Message(str(fault["msg"]))
    return Message(words, {name: value for name, value in context.items() if f"{{{name}}}" in words})
