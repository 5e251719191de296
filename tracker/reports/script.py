"""The script of a text: Simplified or Traditional, and the way from the one to the other."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

__all__ = ["is_simplified", "looks_traditional", "simplify"]

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FOREIGN_SHARE = 0.05
_SAMPLE = 3000


def looks_traditional(text: str) -> bool:
    """Tell whether a text is written in Traditional script.

    The old national character set holds the Simplified characters in use, so that a text of which a good part is
    missing there is Traditional; rare characters of names do not add up to that.
    """
    han = "".join(_HAN.findall(text[:: 1 + len(text) // _SAMPLE]))
    known = len(han.encode("gb2312", "ignore")) // 2
    return len(han) - known > _FOREIGN_SHARE * len(han)


def is_simplified(text: str) -> bool:
    """Tell whether a text has none but the Simplified characters in use; it is what ``simplify`` makes of it."""
    return _is_in_old_set(text) or _is_in_old_set("".join(_HAN.findall(text)))


def _is_in_old_set(text: str) -> bool:
    """Tell whether the old national character set has all characters, signs among them."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def simplify(text: str) -> str:
    """Give a text in Simplified script, character by character, so that its length stays."""
    characters = sorted(set("".join(_HAN.findall(text))))
    if not characters:
        return text
    simple = _converter().convert("\n".join(characters)).split("\n")
    pairs = zip(characters, simple, strict=True)
    return text.translate({ord(old): new for old, new in pairs if len(new) == 1 and new != old})


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
