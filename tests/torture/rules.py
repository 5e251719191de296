"""Rule files with one part of them replaced, taken away or doubled: loaded and used, or refused at file and line."""

from __future__ import annotations

import random
import re
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import yaml

from tracker.claims.extraction import extract
from tracker.errors import RulesError, TrackerError
from tracker.reports.reading import build_report
from tracker.rulebook.directory import builtin_directory, read_yaml
from tracker.rulebook.gate import open_rulebook
from tracker.sources.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["mutate_rules"]

REPORT = (
    "清河县人民政府工作报告\n——2024年1月17日在清河县第十届人民代表大会第三次会议上\n各位代表：\n"
    "现在，我代表县人民政府向大会报告工作，请予审议。\n一、2023年工作回顾\n地区生产总值增长5.8%，粮食产量21万吨。\n"
    "二、2024年工作安排\n今年的主要预期目标是：地区生产总值增长7%左右，城镇新增就业5000人以上。\n"
)
_JUNK: list[Any] = [
    None, "x", 3, -1, 1e308, True, [], {}, [None], [[]], ["x"], {"a": 1}, {1: 2}, [{"id": "x"}], "(", "[", "(a+)+$",
    "X", "NN", "一" * 3000, "\x85", "2024-01-01", float("nan"), "[a](b|c)" * 20, "<nowhere>X", "",
]  # fmt: skip
_PLACED = re.compile(r":\d+:\d+: ")


def mutate_rules(count: int, seed: int) -> Iterator[str]:
    """Give a line for every one of so many mutated files that breaks the program or is refused without its place."""
    rng = random.Random(seed)  # noqa: S311  # nothing here is a secret
    builtin = builtin_directory()
    files = [path.relative_to(builtin) for path in sorted(builtin.rglob("*.yaml"))]
    contents = {name: read_yaml(builtin / name) for name in files}
    for number in range(count):
        name = files[number % len(files)]
        mutated, told = _mutated(contents[name], rng)
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(mutated, allow_unicode=True, sort_keys=False), encoding="utf-8")
            problem = _problem(Path(folder))
        if problem:
            yield f"{number}: {name}: {told}: {problem}"


def _problem(own: Path) -> str | None:
    try:
        rules = open_rulebook(own)
    except RulesError as error:
        told = str(error)
        return None if _PLACED.search(told) and "\n" not in told else f"without its place: {told}"
    except Exception as error:  # noqa: BLE001  # what is looked for
        return f"while loading: {type(error).__name__}: {error}"
    try:
        extract(build_report(read_bytes(REPORT.encode(), "a.txt"), rules), rules)
    except TrackerError:
        return None
    except Exception as error:  # noqa: BLE001
        return f"while reading: {type(error).__name__}: {error}"
    return None


def _mutated(content: Any, rng: random.Random) -> tuple[Any, str]:
    """Give a copy of a file with one part of it changed, and what was done."""
    mutated = deepcopy(content)
    parts = list(_parts(mutated))
    if not parts:
        return rng.choice(_JUNK), "the whole"
    holder, key = rng.choice(parts)
    match rng.randrange(10):
        case 0:
            del holder[key]
            return mutated, f"without {key!r}"
        case 1 if isinstance(holder, list):
            holder.append(deepcopy(holder[key]))
            return mutated, f"{key!r} twice"
        case 2 if isinstance(holder, dict):
            holder[f"{key}x"] = holder.pop(key)
            return mutated, f"{key!r} called otherwise"
        case _:
            holder[key] = deepcopy(rng.choice(_JUNK))
            return mutated, f"{key!r} is {holder[key]!r:.60}"


def _parts(content: Any) -> Iterator[tuple[Any, Any]]:
    """Give every part of a file as what holds it and its key; of long lists the first items, which are alike."""
    if isinstance(content, dict | list):
        for key in list(content)[:40] if isinstance(content, dict) else range(min(len(content), 6)):
            yield content, key
            yield from _parts(content[key])
