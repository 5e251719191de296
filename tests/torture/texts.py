"""Texts that are mangled: seeds with bytes put in, left out and doubled, and the words of reports in any order."""

from __future__ import annotations

import random
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz.targets import claims, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["mangle_texts"]

_ROOT = Path(__file__).resolve().parent.parent.parent
_LONGEST = 1200
_SIGNS = "0123456789.%％,，。；、（）()《》“”-—~至到亿万千元个年月第\n\t 　\x00\ufeff\u202e𝟗九十〇"


def mangle_texts(count: int, seed: int) -> Iterator[str]:
    """Give a line for every one of so many texts that breaks the reader or the extraction, or has a wrong offset."""
    rng = random.Random(seed)  # noqa: S311  # nothing here is a secret
    seeds = [path.read_text(encoding="utf-8") for path in sorted((_ROOT / "seeds").glob("*.txt"))]
    pieces = (_ROOT / "tests/data/claims/pieces.txt").read_text(encoding="utf-8").split()
    for number in range(count):
        text = _made_up(pieces, rng) if rng.random() < 1 / 3 else _mangled(seeds, pieces, rng)
        data = bytes([rng.randrange(256)]) + text.encode("utf-8", "surrogatepass")
        for target in (sources, claims):
            try:
                target(data)
            except Exception as error:  # noqa: BLE001  # what is looked for
                step = traceback.extract_tb(error.__traceback__)[-1]
                place = f"{Path(step.filename).name}:{step.lineno}"
                yield f"{number}: {target.__name__}: {type(error).__name__} at {place}: {text!r:.300}"


def _made_up(pieces: list[str], rng: random.Random) -> str:
    return "".join(rng.choice((rng.choice(pieces), rng.choice(_SIGNS))) for _ in range(rng.randrange(1, 200)))


def _mangled(seeds: list[str], pieces: list[str], rng: random.Random) -> str:
    whole = rng.choice(seeds)
    start = rng.randrange(len(whole))
    text = list(whole[start : start + rng.randrange(1, _LONGEST)])
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(text) + 1)
        end = at + rng.randrange(8)
        text[at:end] = rng.choice((rng.choice(_SIGNS) * rng.randrange(1, 4), rng.choice(pieces), text[at:end] * 2, ""))
    return "".join(text)
