"""The rules directory: where it is, and its files as plain data."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from tracker.errors import RulesError
from tracker.rulebook.extension import Lists, extended
from tracker.rulebook.refusal import refusal

__all__ = ["builtin_directory", "layered_files", "read_rules", "read_table", "read_yaml", "rule_files"]


@cache
def builtin_directory() -> Path:
    """Give the rules that come with the program: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for place in (package / "_rules", package.parent / "rules"):
        if place.is_dir():
            return place
    raise RulesError(
        "no rules beside {package}: install the program again, or name a directory with --rules", package=package
    )


def layered_files(directories: tuple[Path, ...], name: str) -> list[list[Path]]:
    """Give the files of one part of the rules, e.g. ``units.yaml`` or ``phrases/*.yaml``, directory by directory.

    Those of a later directory extend those of the earlier ones; a directory without any is left out.
    """
    found = [files for directory in directories if (files := sorted(directory.glob(name)))]
    if not found:
        raise refusal(directories[-1], "no {name} here or in the rules before it", name=name)
    return found


def rule_files(directories: tuple[Path, ...], name: str) -> list[Path]:
    """Give the files of one part of the rules in the order of the directories."""
    return [path for files in layered_files(directories, name) for path in files]


def read_rules(
    directories: tuple[Path, ...], name: str, *needed: str, lists: Lists = "grow"
) -> tuple[str, dict[str, Any]]:
    """Give the content of one file of the rules, extended by those of the same name in later directories.

    It comes with the path to name in messages, that of the last. Raises RulesError where the keys that are ``needed``
    are missing, or a file does not go together with the one that it extends.
    """
    paths = rule_files(directories, name)
    content = read_table(paths[0], *needed)
    for path in paths[1:]:
        own = read_table(path)
        try:
            content = extended(content, own, lists)
        except RulesError as error:
            raise refusal(path, "{why}", why=error) from error
    return str(paths[-1]), content


def read_table(path: Path, *needed: str) -> dict[str, Any]:
    """Give the content of a YAML file that must be a table with some keys; raises RulesError where it is not."""
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise refusal(path, "not a table of keys and values: compare it with the built-in file of this name")
    if absent := [key for key in needed if key not in content]:
        raise refusal(path, "{fields}: missing; compare it with the built-in file of this name", fields=tuple(absent))
    return content


def read_yaml(path: Path) -> Any:
    """Give the content of a YAML file as plain data; raises RulesError with file, line and column."""
    import yaml

    try:
        return _content(_loader()(path.read_text(encoding="utf-8-sig")))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise refusal(where, "not valid YAML: {why}", why=error.problem) from error
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "rules are text in UTF-8"
        raise refusal(path, "cannot be read: {why}", why=why) from error


@cache
def _loader() -> Any:
    """Give the safe reader of YAML that knows Chinese words for text without trying what else they may be."""
    import yaml

    known: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(known):  # type: ignore[misc]  # one of two classes
        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            if kind is yaml.ScalarNode and implicit[0] and value > _FIRST_CHINESE:
                return _TEXT
            return known.resolve(self, kind, value, implicit)

    return Loader


def _content(loader: Any) -> Any:
    """Give what a loader would construct: the same, but plain tables, lists and texts without its detours.

    Rules are thousands of short texts, and the loader's own construction takes most of the time of reading them.
    """
    try:
        root = loader.get_single_node()
        return None if root is None else _plain(root, loader, {})
    except _OddError:
        return loader.construct_document(root)
    finally:
        loader.dispose()


class _OddError(Exception):
    """Something that only the loader's own construction does right: tags, merged tables, dates."""


_FIRST_CHINESE = "\u2e80"
_TEXT = "tag:yaml.org,2002:str"
_OTHERS = {"tag:yaml.org,2002:null": "null", "tag:yaml.org,2002:bool": "bool", "tag:yaml.org,2002:int": "int",
           "tag:yaml.org,2002:float": "float"}  # fmt: skip


def _plain(node: Any, loader: Any, known: dict[int, Any]) -> Any:
    if node.tag == _TEXT:
        return node.value
    if node.tag in _OTHERS:
        return getattr(loader, f"construct_yaml_{_OTHERS[node.tag]}")(node)
    if id(node) in known:
        return known[id(node)]
    if node.tag == "tag:yaml.org,2002:seq":
        items: list[Any] = []
        known[id(node)] = items
        items += [_plain(item, loader, known) for item in node.value]
        return items
    if node.tag != "tag:yaml.org,2002:map":
        raise _OddError
    table: dict[Any, Any] = {}
    known[id(node)] = table
    for key, value in node.value:
        if key.tag != _TEXT and key.tag not in _OTHERS:
            raise _OddError
        table[_plain(key, loader, known)] = _plain(value, loader, known)
    return table
