"""Positions: a YAML file as plain data, with the line and column of each part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.errors import InputError, Message, RulesError
from tracker.sources.content import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Document", "Fault", "Steps", "portability", "read_document"]

Steps = tuple[str | int, ...]
"""The way to a part of a file: keys and places in lists, from the top."""

_LARGEST = 1_000_000
_DEEPEST = 40
_MOST_ALIASES = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a file from being read safely; line and column are counted from 1."""

    kind: str
    line: int
    column: int
    message: Message
    advice: Message


@dataclass(frozen=True, slots=True)
class Document:
    """One file; ``content`` is None where its faults forbid to read it."""

    path: Path
    text: str
    content: Any
    root: Any
    """The nodes of the file, None where it is empty or was not read."""
    faults: tuple[Fault, ...]

    @property
    def is_read(self) -> bool:
        """Tell whether the content could be read; an empty file is read as nothing."""
        return self.root is not None or not self.faults

    def place(self, steps: Steps) -> tuple[int, int]:
        """Give line and column of a part, or of the nearest part around it that is there; counted from 1."""
        node, mark = self.root, None
        for step in steps:
            found = _child(node, step)
            if found is None:
                break
            mark, node = found
        mark = mark or (node.start_mark if node is not None else None)
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def has(self, steps: Steps) -> bool:
        """Tell whether a part is there."""
        node = self.root
        for step in steps:
            found = _child(node, step)
            if found is None:
                return False
            node = found[1]
        return True

    def excerpt(self, line: int, around: int = 1) -> tuple[tuple[int, str], ...]:
        """Give a line with the lines around it, each with its number."""
        lines = self.text.split("\n")
        first, last = max(1, line - around), min(len(lines), line + around)
        return tuple((number, lines[number - 1]) for number in range(first, last + 1))


def read_document(path: Path) -> Document:
    """Read a file with everything that is wrong with its YAML; raises RulesError where it cannot be read at all."""
    try:
        text = text_of(path, 4 * _LARGEST, "rules are text in UTF-8")
    except InputError as error:
        raise RulesError(*error.args) from error
    if len(text) > _LARGEST:
        told = Message("more than {most} characters", {"most": f"{_LARGEST:,}"})
        too_large = Fault("size", 1, 1, told, Message("split it into several files"))
        return Document(path, text, None, None, (too_large,))
    faults = tuple(_faults(text))
    if faults:
        return Document(path, text, None, None, faults)
    return _loaded(path, text)


def portability(document: Document) -> Iterator[Fault]:
    """Give what the faster reader takes and the other one, used where that is not installed, does not."""
    import yaml

    try:
        for _ in yaml.parse(document.text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        why = str(error.problem).partition(", but ")[0]
        message = Message("not every reader of YAML takes this: {why}", {"why": why})
        advice = Message("put text that holds ? or other signs of YAML in quotes")
        yield Fault("portable", *where, message, advice)


def _loaded(path: Path, text: str) -> Document:
    """Read a text whose events are all allowed; its values may still be none, such as a day in a month without it."""
    import yaml

    loader = _loader()(text)
    try:
        root = loader.get_single_node()
        content = loader.construct_document(root) if root is not None else None
    except (yaml.YAMLError, ValueError) as error:
        return Document(path, text, None, None, (_syntax_fault(error),))
    finally:
        loader.dispose()
    return Document(path, text, content, root, tuple(_doubled(root)))


def _loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _faults(text: str) -> Iterator[Fault]:
    """Give what forbids to read a text: errors, tags, deep nesting, aliases that multiply."""
    import yaml

    walk = _Walk()
    try:
        for event in yaml.parse(text, Loader=_loader()):
            yield from walk.step(event)
            if walk.depth > _DEEPEST:
                return
    except (yaml.YAMLError, ValueError) as error:
        if not walk.found:
            yield _syntax_fault(error)


def _syntax_fault(error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        why = getattr(error, "reason", None) or str(error).splitlines()[0]
        return Fault("syntax", 1, 1, _invalid(why), Message("remove the characters that YAML does not allow"))
    problem = str(getattr(error, "problem", error))
    return Fault("syntax", mark.line + 1, mark.column + 1, _invalid(problem), _syntax_advice(problem))


def _invalid(why: object) -> Message:
    return Message("not valid YAML: {why}", {"why": why})


class _Walk:
    """What the events of a file have shown so far; each fault is told once."""

    def __init__(self) -> None:
        self.depth = self.aliases = self.documents = 0
        self.found: set[str] = set()
        self._anchored: list[bool] = []

    def step(self, event: Any) -> Iterator[Fault]:
        """Take one event; give the faults that it shows."""
        name = type(event).__name__
        if name in ("MappingStartEvent", "SequenceStartEvent"):
            self.depth += 1
            self._anchored.append(event.anchor is not None)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self.depth -= 1
            self._anchored.pop()
        elif name == "AliasEvent":
            self.aliases += 1
        for kind, message, advice in self._seen(event, name):
            if kind not in self.found:
                self.found.add(kind)
                yield Fault(kind, event.start_mark.line + 1, event.start_mark.column + 1, message, advice)

    def _seen(self, event: Any, name: str) -> Iterator[tuple[str, Message, Message]]:
        if getattr(event, "tag", None) is not None:
            told = Message("the tag {tag} is not allowed", {"tag": event.tag})
            yield "tag", told, Message("write plain values; put text in quotes")
        if self.depth > _DEEPEST:
            told = Message("nested deeper than {most} levels", {"most": _DEEPEST})
            yield "depth", told, Message("write it flatter")
        if name == "AliasEvent" and (any(self._anchored) or self.aliases > _MOST_ALIASES):
            yield "alias", self._alias(event.anchor), Message("write the value out")

    def _alias(self, name: str) -> Message:
        if any(self._anchored):
            return Message("the alias *{name} stands inside another anchor", {"name": name})
        return Message("the alias *{name} is one of more than {most}", {"name": name, "most": _MOST_ALIASES})


def _syntax_advice(problem: str) -> Message:
    if "tab" in problem or "\\t" in problem:
        return Message("indent with spaces")
    if "mapping values" in problem:
        return Message("put text that holds ': ' in quotes")
    return Message("look for a missing quote, bracket, comma or blank at this place or right before it")


def _doubled(node: Any, seen: set[int] | None = None) -> Iterator[Fault]:
    """Give the keys that stand twice in one mapping: all but the last would be lost without a word."""
    seen = seen if seen is not None else set()
    if node is None or id(node) in seen or isinstance(node.value, str):
        return
    seen.add(id(node))
    keys: set[str] = set()
    for item in node.value:
        if not isinstance(item, tuple):
            yield from _doubled(item, seen)
            continue
        key, value = item
        if isinstance(key.value, str) and key.value in keys:
            mark = key.start_mark
            message = Message("the key {key!r} stands twice here", {"key": key.value})
            yield Fault("key", mark.line + 1, mark.column + 1, message, Message("keep one of them"))
        keys.add(key.value if isinstance(key.value, str) else "")
        yield from _doubled(value, seen)


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    """Give the mark of a part and its node: the mark is that of the key, or of the item of a list."""
    if node is None or isinstance(node.value, str):
        return None
    if isinstance(step, int):
        inside = 0 <= step < len(node.value) and not isinstance(node.value[step], tuple)
        return (node.value[step].start_mark, node.value[step]) if inside else None
    for item in node.value:
        if isinstance(item, tuple) and item[0].value == str(step):
            return item[0].start_mark, item[1]
    return None
