"""Settings: what a check looks for and where, from flags, the environment and a file, in this order."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.checks.pattern import is_named
from tracker.errors import UsageError
from tracker.misfit import misfit
from tracker.rulebook.checks import Level
from tracker.sources.content import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.rulebook.checks import CheckRules

__all__ = ["Settings", "check_codes", "load_settings"]

_PREFIX = "TRACKER_CHECK_"
_FILES = ("tracker.toml", "pyproject.toml")
_PATHS = ("decisions", "baseline", "lock", "db", "facts", "rules")
_LARGEST = 1024 * 1024
"""Bytes that a file of settings may have."""
_LISTS = ("select", "ignore")
_DEFAULTS = {"decisions": "tracker-decisions.yaml", "lock": "tracker.lock", "db": "tracker.db"}


class Settings(BaseModel):
    """What a check looks for and where; paths are those to open, None where there is nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    select: tuple[str, ...] = ()
    """Codes, beginnings of codes and names that are told; all where empty."""
    ignore: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    """Codes that are not told of files, by patterns for their paths."""
    fail_on: Level = "error"
    exit_zero: bool = False
    details: bool = False
    """Whether promises of detail are told one by one, and not their number alone."""
    decisions: Path | None = None
    baseline: Path | None = None
    lock: Path | None = None
    db: str | None = None
    facts: Path | None = None
    rules: Path | None = None
    folder: Path = Path()
    """Where patterns for paths begin."""

    def tells(self, code: str, name: str, path: str | None = None) -> bool:
        """Tell whether a code is told of a file: the longest entry that fits decides, of two the one that ignores."""
        ignored = [*self.ignore, *self._ignored_of(path)]
        chosen = max((len(one) for one in self.select if _fits(one, code, name)), default=-1 if self.select else 0)
        left_out = max((len(one) for one in ignored if _fits(one, code, name)), default=-1)
        return chosen > left_out

    def _ignored_of(self, path: str | None) -> Iterable[str]:
        for pattern, codes in self.per_file_ignores.items() if path else ():
            if any(is_named(told, pattern) for told in self._told(str(path))):
                yield from codes

    def _told(self, path: str) -> tuple[str, ...]:
        full = Path(path).resolve()
        inside = full.is_relative_to(self.folder.resolve())
        return (path, full.relative_to(self.folder.resolve()).as_posix() if inside else path, full.name)


def load_settings(start: Path, environment: Mapping[str, str], flags: Mapping[str, Any]) -> Settings:
    """Give the settings for a run in a folder: flags that are not None, then TRACKER_CHECK_*, then the nearest file.

    The file is ``tracker.toml``, or ``pyproject.toml`` with a table ``[tool.tracker]``, in the folder or the nearest
    one above it. Raises UsageError with file or variable, key, and what would be right.
    """
    file, table = _nearest(start)
    told = _of_file(file, table) if file else {}
    told |= _of_environment(environment)
    told |= {name: value for name, value in flags.items() if value is not None}
    folder = file.parent if file else start
    for name, default in _DEFAULTS.items():
        if name not in told and (folder / default).exists():
            told[name] = _shown(folder / default, start)
    return _checked(told | {"folder": folder}, str(file or "the options"))


def check_codes(settings: Settings, rules: CheckRules) -> None:
    """Raise UsageError where settings name a code that there is not."""
    asked = {"--select": settings.select, "--ignore": settings.ignore}
    asked |= {f"per-file-ignores {pattern}": codes for pattern, codes in settings.per_file_ignores.items()}
    for where, codes in asked.items():
        for one in codes:
            if not any(_fits(one, kind.code, kind.name) for kind in rules.codes):
                raise _unknown(f"{where} {one}", one, [*rules.by_code, *rules.by_name])


def _nearest(start: Path) -> tuple[Path | None, dict[str, Any]]:
    for folder in (start.resolve(), *start.resolve().parents):
        for name in _FILES:
            path = folder / name
            if path.is_file():
                content = _toml(path)
                table = content if name == _FILES[0] else content.get("tool", {}).get("tracker")
                if table is not None:
                    return path, table
    return None, {}


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text_of(path, _LARGEST, "save the settings as text in UTF-8"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(
            "{path}: not valid TOML: {why}: compare it with docs/examples/tracker.toml", path=path, why=error
        ) from error


def _of_file(path: Path, table: Mapping[str, Any]) -> dict[str, Any]:
    """Take the keys of a file; paths in it begin at its folder."""
    known = [name for name in Settings.model_fields if name != "folder"]
    found = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known or "_" in key:
            raise _unknown(f"{path}: {key}", key, [each.replace("_", "-") for each in known])
        local = name in _PATHS and isinstance(value, str) and "://" not in value
        found[name] = _shown(path.parent / value, Path.cwd()) if local else value
    _checked(found, str(path))
    return found


def _shown(path: Path, start: Path) -> str:
    """Give a path as short as it can be told in the folder where the program runs."""
    full, here = path.resolve(), start.resolve()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(full)


def _of_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    known = [name for name in Settings.model_fields if name not in {"folder", "per_file_ignores"}]
    found: dict[str, Any] = {"db": environment["TRACKER_DB"]} if environment.get("TRACKER_DB") else {}
    for variable, value in sorted(environment.items()):
        if not variable.startswith(_PREFIX):
            continue
        name = variable.removeprefix(_PREFIX).lower()
        if name not in known:
            raise _unknown(variable, variable, [_PREFIX + each.upper() for each in known])
        found[name] = [one.strip() for one in value.split(",") if one.strip()] if name in _LISTS else value
        _checked(found, variable)
    return found


def _checked(told: Mapping[str, Any], where: str) -> Settings:
    try:
        return Settings.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]).replace("_", "-")
        raise UsageError(
            "{where}: {key}: {why}",
            where=where,
            key=key,
            why=misfit(first),
        ) from error


def _fits(asked: str, code: str, name: str) -> bool:
    return bool(asked) and (code.startswith(asked.upper()) or asked == name)


def _unknown(where: str, word: str, known: list[str]) -> UsageError:
    near = get_close_matches(word, known, n=1)
    if near:
        return UsageError("{where}: unknown: did you mean {near}?", where=where, near=near[0])
    return UsageError("{where}: unknown: known are {names}", where=where, names=tuple(known))
