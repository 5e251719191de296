"""The gate: rules from anywhere, loaded as a whole before anything is read by them, or refused at their place."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from tracker.errors import Message, RulesError
from tracker.rulebook.own_rules import OwnRulebook
from tracker.rulebook.parsed import parsed
from tracker.rulebook.refusal import reason_of, refusal, unreadable
from tracker.sources.guard import bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tracker.rulebook.parsed import Parts
    from tracker.rulebook.positions import Document, Steps
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["load_whole", "open_rulebook"]

_SECONDS = 20
"""Time of a processor that rules may take to load; the built-in ones take a third of one."""
_LARGEST = 16 * 1024 * 1024
_MOST_FILES = 2_000
_DEEPEST = 5
"""Models and tables within each other in which patterns are looked for."""
_PLAIN = frozenset({str, int, bool, type(None), Decimal, re.Pattern})
"""What nearly all that rules hold is: hundreds of thousands of words and figures, in which there is nothing to load."""
_WIDEST = 2_000
"""Characters of one text of the rules; the longest of the built-in ones has a few hundred."""
_FILES = {"divisions": "region_aliases.yaml", "headings": "sections.yaml", "evidence": "identity.yaml"}
"""Parts that are not called as their file."""


def open_rulebook(own: Path) -> Rulebook:
    """Load the built-in rules extended by those of a folder, with every part and pattern that these touch.

    Raises RulesError with file, line and column for whatever keeps a part from being loaded: a wrong shape, a pattern
    that cannot be read or could take forever, a pipe, a device, or a link out of the directory.
    """
    _refuse_strange_files(own)
    documents = dict(_documents(own))
    for document in documents.values():
        _refuse_endless(document)
    rulebook = OwnRulebook(own)
    with bounded(Message("{path}: these rules take", {"path": own}), _SECONDS, "leave out what repeats"):
        for part in rulebook.touched:
            try:
                load_whole(getattr(rulebook, part))
            except Exception as error:  # rules come from anywhere; whatever they break is told at its place
                raise _placed(error, part, own, documents) from error
    return rulebook


def _refuse_strange_files(own: Path) -> None:
    top = own.resolve()
    for count, path in enumerate(own.rglob("*")):
        if count >= _MOST_FILES:
            raise refusal(own, "holds more than {most} files: name a folder of rules", most=_MOST_FILES)
        if path.is_symlink() and not path.resolve().is_relative_to(top):
            raise refusal(f"{path}:1:1", "is a link out of the folder of the rules: put the file itself there")
        if not path.exists() or path.is_dir():
            continue
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refusal(f"{path}:1:1", "is no file but a pipe or a device: take it away")
        if found.st_size > _LARGEST:
            size = _LARGEST // 1024**2
            raise refusal(f"{path}:1:1", "is larger than {size} MB: no rules are: take it away", size=size)


def _documents(own: Path) -> Iterator[tuple[str, Document]]:
    from tracker.rulebook.positions import read_document

    for path in sorted(own.rglob("*.yaml")):
        document = read_document(path)
        for fault in document.faults:
            place = f"{path}:{fault.line}:{fault.column}"
            raise refusal(place, "{what}: {advice}", what=fault.message, advice=fault.advice)
        yield path.relative_to(own).as_posix(), document


@cache
def _parts(kind: type) -> list[str]:
    return [name for base in reversed(kind.__mro__) for name, value in vars(base).items() if _is_lazy(value)]


def _is_lazy(value: object) -> bool:
    return isinstance(value, cached_property)


def load_whole(value: object) -> None:
    """Load what a part loads only when it is asked, such as its patterns, and what the models that it holds do."""
    seen: set[int] = set()
    level = [value]
    for _ in range(_DEEPEST + 1):
        level = [inner for holder in level for inner in _held(holder, seen) if type(inner) not in _PLAIN]


def _held(holder: object, seen: set[int]) -> Iterable[object]:
    """Give what something of the rules holds, once it has loaded the whole of itself."""
    if isinstance(holder, Mapping):
        return holder.values()
    if isinstance(holder, tuple | list):
        return holder
    if id(holder) in seen or not type(holder).__module__.startswith("tracker.rulebook"):
        return ()
    seen.add(id(holder))
    for name in _parts(type(holder)):  # type: ignore[arg-type]  # a class is hashable
        getattr(holder, name)
    return getattr(holder, "__dict__", {}).values()


def _refuse_endless(document: Document) -> None:
    """Raise RulesError for a text that is long beyond reason, or a pattern with a repeat inside of a repeat."""
    for steps, text in _texts(document.content, ()):
        if len(text) > _WIDEST:
            size = f"{len(text):,}"
            raise refusal(_at(document, steps), "a text of {size} characters: split it", size=size)
        if _REPEATS.search(text) and _is_endless(text):
            raise refusal(_at(document, steps), "a repeat inside of a repeat may take forever: write it without")


_REPEATS = re.compile(r"[*+}]\)?\S*\)[*+{]")
_MANY = 10


def _is_endless(text: str) -> bool:
    """Tell whether a text, read as a pattern, can match one stretch in more ways than there is time to try."""
    try:
        return _repeats(parsed(text), inside=False)
    except (re.error, OverflowError, RecursionError):
        return False


def _repeats(pattern: Parts, *, inside: bool) -> bool:
    """Look for a repeat without end in another; possessive ones and those behind a fixed sign cannot do harm."""
    for name, argument in pattern:
        kind = str(name)
        if kind in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, body = argument
            many = int(most) >= _MANY
            if many and inside and _begins_open(pattern):
                return True
            if _repeats(body, inside=inside or many):
                return True
        elif kind in {"SUBPATTERN", "BRANCH"}:
            inner = [argument[-1]] if kind == "SUBPATTERN" else argument[1]
            if any(_repeats(one, inside=inside) for one in inner):
                return True
    return False


def _begins_open(pattern: Parts) -> bool:
    """Tell whether no fixed sign parts the repeats: (?:a+)+ is open, (?:-a+)+ is not."""
    return not any(str(name) == "LITERAL" for name, _ in pattern)


def _texts(content: Any, steps: Steps, depth: int = 0) -> Iterator[tuple[Steps, str]]:
    if isinstance(content, str):
        yield steps, content
    elif isinstance(content, dict | list):
        for key, value in content.items() if isinstance(content, dict) else enumerate(content):
            yield from _texts(value, (*steps, key), depth + 1)


def _at(document: Document, steps: Steps) -> str:
    line, column = document.place(steps)
    return f"{document.path}:{line}:{column}"


def _placed(error: Exception, part: str, own: Path, documents: dict[str, Document]) -> RulesError:
    """Give an error with the file, line and column that are to blame."""
    from tracker.rulebook.lint_shape import shape_flaws

    for name, one in documents.items():
        flaws = [flaw for flaw in shape_flaws(name, one, {}) if flaw.code in _UNUSABLE]
        if flaws and _may_concern(str(error), part, name):
            return min(flaws, key=lambda flaw: flaw.order).error
    told = error if isinstance(error, RulesError) else _unforeseen(error, own, part)
    document = _blamed(str(error), part, documents)
    if document is None or re.match(rf"{re.escape(str(document.path))}:\d+:\d+:", str(told)):
        return told
    reason = reason_of(told)
    place = _at(document, _way(str(reason), error, document))
    return refusal(place, "{why}", why=reason)


def _unforeseen(error: Exception, own: Path, part: str) -> RulesError:
    """Give the error of rules that broke the program where it did not look for it."""
    why = unreadable(error) if isinstance(error, re.error) else str(error)
    told = {"part": part, "kind": type(error).__name__, "why": why}
    words = "{part}: not what the program needs ({kind}: {why}): compare it with the built-in rules"
    return refusal(own, words, **told)


_UNUSABLE = ("Y01", "Y02", "Y03", "Y04", "Y05", "S02", "S03")


def _may_concern(told: str, part: str, name: str) -> bool:
    return name in told or _is_of(part, name) or "." not in told


def _is_of(part: str, name: str) -> bool:
    return _FILES.get(part, f"{part}.yaml") == name or name.startswith(f"{part}/")


def _blamed(told: str, part: str, documents: dict[str, Document]) -> Document | None:
    """Give the file that a message names, else the one of the part, else the only one there is."""
    named = [one for one in documents.values() if str(one.path) in told]
    named = named or [one for name, one in documents.items() if _is_of(part, name)]
    named = named or (list(documents.values()) if len(documents) == 1 else [])
    return named[0] if named else None


def _way(told: str, error: Exception, document: Document) -> Steps:
    """Give the way to what a message is about: the field that it begins with, the rule or the pattern that it names."""
    first = told.partition(":")[0].strip()
    steps: Steps = tuple(int(step) if step.isdigit() else step for step in first.split("."))
    if document.has(steps):
        return steps
    pattern = getattr(error, "pattern", None)
    texts = list(_texts(document.content, ()))
    for way, text in texts:
        if len(text) > 1 and (
            repr(text) in told or (isinstance(pattern, str) and text in pattern and _is_broken(text))
        ):
            return way
    return ()


def _is_broken(text: str) -> bool:
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        return True
    return False
