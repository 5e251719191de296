"""Texts that are mangled: stretches of seeds and of the examples of rules, and the words of the rules in any order."""

from __future__ import annotations

import random
import re
import traceback
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from fuzz.targets import claims, reports, sources

from tracker.rulebook.directory import builtin_directory, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["mangle_texts"]

_ROOT = Path(__file__).resolve().parent.parent.parent
_SIGNS = "0123456789.%％,，。；、（）()《》“”-—~至到亿万千元个年月第\n\t 　\x00\ufeff\u202e𝟗九十〇"
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LONGEST = {"stretch": 150, "word": 8, "example": 200}
_WHOLE_EVERY, _LONG_EVERY = 10, 50
"""Most texts are short: a sentence or two breaks as much as a page, and takes a tenth of the time."""
_LONG = 1200
_SECONDS = 10
"""Time of a processor after which one text counts as having given way; most take some thousandths of a second."""
_HEAD = "{name}人民政府工作报告\n——2024年1月17日在{name}第十届人民代表大会第三次会议上\n县长 李明\n各位代表：\n"
_NAMES = ("清河县", "沙湾市", "高昌区", "昌吉回族自治州", "凉州区")


def mangle_texts(count: int, seed: int) -> Iterator[str]:
    """Give a line for every one of so many texts that breaks the reader or the extraction, or has a wrong offset."""
    rng = random.Random(seed)  # noqa: S311  # nothing here is a secret
    material = _Material()
    for number in range(count):
        whole = number % _WHOLE_EVERY == 0
        text = _report(material, rng) if whole else _text(material, rng, long=number % _LONG_EVERY == 1)
        data = bytes([rng.randrange(256)]) + text.encode("utf-8", "surrogatepass")
        for target in (reports,) if whole else (sources, claims):
            if problem := _problem(target, data):
                yield f"{number}: {target.__name__}: {problem}: {text!r:.600}"


def _problem(target: Callable[[bytes], None], data: bytes) -> str | None:
    start = process_time()
    try:
        target(data)
    except Exception as error:  # noqa: BLE001  # what is looked for
        step = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(step.filename).name}:{step.lineno}"
    seconds = process_time() - start
    return f"took {seconds:.0f} s" if seconds > _SECONDS else None


class _Material:
    """What texts are made of: seeds, the examples of phrase rules, and every short text of the rules as a word."""

    def __init__(self) -> None:
        self.seeds = [path.read_text(encoding="utf-8") for path in sorted((_ROOT / "seeds").glob("*.txt"))]
        found = {text for path in sorted(builtin_directory().rglob("*.yaml")) for text in _texts(read_yaml(path))}
        chinese = sorted(text for text in found if _CHINESE.search(text))
        self.words = [text for text in chinese if len(text) <= _LONGEST["word"]]
        self.words += (_ROOT / "tests/data/claims/pieces.txt").read_text(encoding="utf-8").split()
        self.examples = [text for text in chinese if _LONGEST["word"] < len(text) <= _LONGEST["example"]]


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for inner in content.values() if isinstance(content, dict) else content:
            yield from _texts(inner)


def _text(material: _Material, rng: random.Random, *, long: bool) -> str:
    match rng.randrange(3):
        case 0:
            return _made_up(material, rng)
        case 1:
            return _mangled(rng.choice(material.examples), material, rng)
        case _:
            whole, most = rng.choice(material.seeds), _LONG if long else _LONGEST["stretch"]
            start = rng.randrange(len(whole))
            return _mangled(whole[start : start + rng.randrange(1, most)], material, rng)


def _made_up(material: _Material, rng: random.Random) -> str:
    return "".join(rng.choice((rng.choice(material.words), rng.choice(_SIGNS))) for _ in range(rng.randrange(1, 40)))


def _mangled(whole: str, material: _Material, rng: random.Random) -> str:
    text = list(whole)
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(len(text) + 1)
        end = at + rng.randrange(8)
        new = (rng.choice(_SIGNS) * rng.randrange(1, 4), rng.choice(material.words), text[at:end] * 2, "")
        text[at:end] = rng.choice(new)
    return "".join(text)


def _report(material: _Material, rng: random.Random) -> str:
    """Give a short report, so that its identity and its sections are looked for too, mangled all over."""
    head = _HEAD.format(name=rng.choice(_NAMES))
    done, to_do = (_text(material, rng, long=False) + _text(material, rng, long=False) for _ in range(2))
    body = f"一、2023年工作回顾\n{done}\n二、2024年工作安排\n{to_do}\n"
    return _mangled(head + body, material, rng) if rng.random() < 1 / 2 else _mangled(head, material, rng) + body
