"""Shape: each file held against the model of its kind, every fault told at its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from tracker.errors import Message, RulesError
from tracker.misfit import misfit
from tracker.rulebook.extension import REMOVE
from tracker.rulebook.lint_extension import is_given
from tracker.rulebook.lint_flaw import Flaw, flaw_at, flaw_on
from tracker.rulebook.positions import portability
from tracker.rulebook.refusal import reason_of, unreadable
from tracker.rulebook.schema import ExampleRecord, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.rulebook.positions import Document, Steps

__all__ = ["loading_flaws", "shape_flaws"]

_FAULTS = {"syntax": "Y01", "tag": "Y02", "alias": "Y03", "depth": "Y04", "size": "Y04", "key": "Y05",
           "portable": "Y06"}  # fmt: skip
_SHOWN = 60
_HAS_NO = "{owner} has no {field}"
_LACKING = {"examples": "E01", "example": "E01", "counter_examples": "E02"}


def shape_flaws(name: str, document: Document, base: dict[str, Any] | None = None) -> Iterator[Flaw]:
    """Give what is wrong with a file as YAML, and with its fields; ``name`` is its path inside the rules.

    ``base`` are the rules that it extends: what they have may be left out, and it may say what to remove from them.
    """
    for fault in (*document.faults, *(portability(document) if document.is_read else ())):
        yield flaw_on(document, (fault.line, fault.column), _FAULTS[fault.kind], fault.message, fault.advice)
    model = shape_of(name)
    if model is None or not document.is_read:
        return
    content, extending = document.content, base is not None and isinstance(document.content, dict)
    if extending:
        content = {key: value for key, value in content.items() if key != REMOVE}
    for flaw, steps in _model_flaws(document, model, content, ()):
        lacking = flaw.code in ("S01", "E01", "E02")
        if not (lacking and extending and base is not None and is_given(document, steps, base)):
            yield flaw
    if name.startswith("phrases/"):
        yield from _record_flaws(document)


def loading_flaws(document: Document, load: Callable[[], Any]) -> Iterator[Flaw]:
    """Give why a file that has no model of its own cannot be loaded."""
    try:
        load()
    except RulesError as error:
        told = reason_of(error)
        first = str(told).partition(":")[0]
        steps: Steps = tuple(int(step) if step.isdigit() else step for step in first.split("."))
        place = document.place(steps) if document.has(steps) else (1, 1)
        advice = Message("give the file the shape that docs/rules.md describes")
        yield flaw_on(document, place, "S04", Message("{why}", {"why": told}), advice)
    except re.error as error:
        message = Message("a pattern in it cannot be read: {why}", {"why": unreadable(error)})
        advice = Message("close every bracket, and put signs that are meant as such in \\")
        yield flaw_on(document, (1, 1), "S04", message, advice)


def _record_flaws(document: Document) -> Iterator[Flaw]:
    """Check the records of examples, which the loader takes as they are."""
    for steps, entry in _items(document.content, "rules"):
        for at, example in _items(entry, "examples"):
            for place, record in _items(example, "records"):
                way = (*steps, *at, *place)
                yield from (flaw for flaw, _ in _model_flaws(document, ExampleRecord, record, way))


def _items(content: Any, key: str) -> Iterator[tuple[Steps, Any]]:
    """Give the items of a list inside a mapping, each with the way to it; nothing where there is no list."""
    found = content.get(key) if isinstance(content, dict) else None
    for at, item in enumerate(found if isinstance(found, list) else ()):
        yield (key, at), item


def _model_flaws(
    document: Document, model: type[BaseModel], content: Any, above: Steps
) -> Iterator[tuple[Flaw, Steps]]:
    """Give the flaws of a part, each with the way to it."""
    try:
        model.model_validate(content)
    except ValidationError as error:
        by_place: dict[Steps, list[dict[str, Any]]] = {}
        faults_found: list[dict[str, Any]] = [dict(fault) for fault in error.errors()]
        for fault in faults_found:
            if fault["type"] != "too_short" or not fault["input"]:
                steps = _way(document, (*above, *fault["loc"]), fault["type"])
                by_place.setdefault(steps, []).append(fault)
        for steps, faults in by_place.items():
            likely = (fault for fault in faults if not fault["type"].endswith("_type"))
            yield _flaw(document, model, above, steps, next(likely, faults[0])), steps


def _way(document: Document, loc: Steps, kind: str) -> Steps:
    """Give the way of a fault without the names of the choices of a field, which are in no file."""
    while kind != "missing" and loc and not document.has(loc):
        loc = loc[:-1]
    return loc


def _flaw(document: Document, model: type[BaseModel], above: Steps, steps: Steps, fault: dict[str, Any]) -> Flaw:
    last, kind = steps[-1] if steps else "the file", fault["type"]
    told = {"owner": _owner(document, steps), "field": last}
    if kind in ("missing", "too_short") and last in _LACKING:
        return flaw_at(document, steps, _LACKING[str(last)], Message(_HAS_NO, told), _example_advice(str(last)))
    if kind == "missing":
        return flaw_at(document, steps, "S01", Message(_HAS_NO, told), Message("add `{field}:` here", {"field": last}))
    if kind == "extra_forbidden":
        message, known = Message("{owner} cannot have {field}", told), _fields(model, steps[len(above) : -1])
        return flaw_at(document, steps, "S02", message, _field_advice(str(last), known))
    return flaw_at(document, steps, "S03", _unfitting(steps, last, str(fault["input"])[:_SHOWN]), misfit(fault))


def _unfitting(steps: Steps, last: str | int, shown: str) -> Message:
    name: object = last
    if isinstance(last, int) and len(steps) > 1:
        name = Message("{list} {place}", {"list": steps[-2], "place": last + 1})
    return Message("{name}: {value!r} does not fit", {"name": name, "value": shown})


def _example_advice(field: str) -> Message:
    if field == "counter_examples":
        return Message("add counter_examples: sentences that look alike and must not be read by this rule")
    return Message("add {field}: a sentence and what it makes", {"field": field})


def _field_advice(field: str, known: list[str]) -> Message:
    likely = get_close_matches(field, known, 1)
    if likely:
        return Message("did you mean {near}?", {"near": likely[0]})
    return Message("known here: {names}", {"names": tuple(known)})


def _owner(document: Document, steps: Steps) -> object:
    """Name the entry that a part belongs to, by its id where it has one."""
    node: Any = document.content
    owner: object = "the file"
    for step in steps[:-1]:
        inside = isinstance(node, dict) or (isinstance(node, list) and step in range(len(node)))
        node = node[step] if inside else None
        if isinstance(node, dict) and isinstance(node.get("id"), str):
            owner = str(node["id"])
    if len(steps) <= 1 or isinstance(steps[-2], int):
        return owner
    return Message("{part} of {owner}", {"part": steps[-2], "owner": owner})


def _fields(model: type[BaseModel], steps: Steps) -> list[str]:
    """Give the fields that the model allows at a place, as they are written in files."""
    keyed = False
    for step in steps:
        if keyed or isinstance(step, int):
            keyed = False
            continue
        field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        inner = _inner(field.annotation) if field else None
        if field is None or inner is None:
            return []
        model, keyed = inner, get_origin(field.annotation) in (dict, Mapping)
    return [field.alias or name for name, field in model.model_fields.items()]


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner(argument) for argument in get_args(annotation))
    return next((model for model in found if model is not None), None)
