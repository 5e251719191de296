"""Extension: rules of one's own add to those before them, change their entries, and take some away by name.

Tables are joined key by key, lists grow, entries of a list are known by their id. ``remove`` at the top of a file names
what is taken away, wherever it stands in the rules before: an entry, a key, or a word of a list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from tracker.errors import RulesError

__all__ = ["REMOVE", "Extension", "Lists", "entry_name", "extended", "extended_files", "has", "told_of", "without"]

REMOVE = "remove"
_NAMED_BY = ("id", "name", "code")
_AS_TABLE = "{field}: must be a table, as in the rules that it extends"
_AS_LIST = "{field}: must be a list, as in the rules that it extends"
Lists = Literal["grow", "stand"]
"""What becomes of a list that both have: it grows, or stands as the later rules write it (settings of the policy)."""


def extended(base: Any, own: dict[str, Any], lists: Lists = "grow") -> Any:
    """Give rules with those of one's own; raises RulesError where one has a list and the other a table."""
    names = own.get(REMOVE) or ()
    if not isinstance(names, list | tuple):
        raise RulesError("{field}: must be a list of names", field=REMOVE)
    added = {key: value for key, value in own.items() if key != REMOVE}
    return _joined(without(base, frozenset(map(str, names))), added, lists, "")


def extended_files(base: list[tuple[str, Any]], own: list[tuple[str, Any]], group: str) -> list[tuple[str, Any]]:
    """Give the files of a part that is spread over several, with those of one's own.

    What changes an entry goes into the file that has it, what is new stays in its own. ``group`` is the key under which
    the entries of a file stand, as a list or as a table.
    """
    entries = [(name, content.get(group) or type(_group(base, group))()) for name, content in own]
    removed = [str(name) for _, content in own for name in content.get(REMOVE) or ()]
    found = []
    for name, content in base:
        for _, items in entries:
            changes = _part(items, _names(content[group]), among=True)
            content = extended(content, {group: changes}) if changes else content  # noqa: PLW2901  # one after another
        found.append((name, without(content, frozenset(removed))))
    known = {name for _, content in base for name in _names(content[group])}
    return [*found, *((name, {group: _part(items, known, among=False)}) for name, items in entries)]


def _group(files: list[tuple[str, Any]], group: str) -> Any:
    return files[0][1][group]


def _names(items: Any) -> set[str]:
    return set(map(str, items)) if isinstance(items, dict) else {entry_name(item) or "" for item in items}


def _part(items: Any, names: set[str], *, among: bool) -> Any:
    """Give the entries of a list or a table that are among some names, or those that are not."""
    if isinstance(items, dict):
        return {name: item for name, item in items.items() if (str(name) in names) == among}
    return [item for item in items if (entry_name(item) in names) == among]


def without(content: Any, names: frozenset[str]) -> Any:
    """Give rules without the entries, keys and words of some names."""
    if isinstance(content, dict):
        return (
            {key: without(value, names) for key, value in content.items() if str(key) not in names}
            if names
            else {**content}
        )
    if isinstance(content, list) and names:
        return [without(item, names) for item in content if entry_name(item) not in names]
    return content


def entry_name(item: Any) -> str | None:
    """Give the name by which an item of a list is known: the id of an entry, the word itself; None for a list."""
    if isinstance(item, dict):
        return next((str(item[key]) for key in _NAMED_BY if key in item), None)
    return None if isinstance(item, list) else str(item)


def _joined(base: Any, own: Any, lists: Lists, where: str) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        changed = {key: _joined(base[key], value, lists, f"{where}{key}.") for key, value in own.items() if key in base}
        return {**base, **{key: changed.get(key, value) for key, value in own.items()}}
    if isinstance(base, list) and isinstance(own, list):
        return _grown(base, own, where) if lists == "grow" else own
    if isinstance(base, dict | list) and own is not None:
        raise RulesError(_AS_TABLE if isinstance(base, dict) else _AS_LIST, field=where.rstrip("."))
    return base if own is None and isinstance(base, dict | list) else own


def _grown(base: list[Any], own: list[Any], where: str) -> list[Any]:
    """Add to a list what it does not have, and change the entries that it has by their names."""
    found = list(base)
    places = {name: at for at, item in enumerate(base) if (name := entry_name(item)) is not None}
    for at, item in enumerate(own):
        place = places.get(entry_name(item) or "")
        if place is None:
            found += [] if item in base else [item]
        elif isinstance(item, dict):
            found[place] = _joined(found[place], item, "grow", f"{where}{at}.")
    return found


@dataclass(frozen=True, slots=True)
class Extension:
    """What a file adds to the rules before it, changes in them and takes away, each by its name."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def has(content: Any, name: str) -> bool:
    """Tell whether rules have an entry, a key or a word of a name."""
    return bool(without(content, frozenset([name])) != content)


def told_of(base: Any, own: dict[str, Any]) -> Extension:
    """Tell what rules of one's own do to those before them."""
    found = Extension()
    found.removed.extend(str(name) for name in own.get(REMOVE) or () if has(base, str(name)))
    _compare(base, {key: value for key, value in own.items() if key != REMOVE}, "", found)
    return found


def _compare(base: Any, own: Any, where: str, found: Extension) -> None:
    """Go down to the entries: what has a name of its own is told by it, a plain value by the way to it."""
    if isinstance(own, dict):
        for key, value in own.items():
            if not isinstance(base, dict) or key not in base:
                found.added.append(f"{where}{key}")
            elif _is_group(value):
                _compare(base[key], value, "" if _is_named(value) else f"{where}{key}.", found)
            elif _joined(base[key], value, "grow", "") != base[key]:
                found.changed.append(f"{where}{key}")
    elif isinstance(own, list):
        known = {entry_name(item): item for item in base} if isinstance(base, list) else {}
        for item in own:
            name = entry_name(item)
            if name not in known or name is None:
                found.added.append(f"{where}{name or '…'}")
            elif _joined(known[name], item, "grow", "") != known[name]:
                found.changed.append(f"{where}{name}")


def _is_group(value: Any) -> bool:
    """Tell whether a part holds several things that are told one by one: a list, a table of tables."""
    return isinstance(value, list) or (isinstance(value, dict) and any(map(_is_table, value.values())))


def _is_table(value: Any) -> bool:
    return value is None or isinstance(value, dict | list)


def _is_named(value: Any) -> bool:
    """Tell whether the things of a part have names that need no way to them: entries with ids, words with traits."""
    if isinstance(value, list):
        return any(isinstance(item, dict) for item in value)
    return all(item is None or isinstance(item, dict) for item in value.values())
