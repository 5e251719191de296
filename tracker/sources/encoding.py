"""The character encoding of a text: told from its bytes, decoded strictly."""

from __future__ import annotations

import codecs
from collections import Counter
from typing import NamedTuple

from tracker.errors import InputError, Message
from tracker.sources.frequent import FREQUENT

__all__ = ["Decoded", "decode", "frequent_share"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the mark of UTF-16, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Big5 grew: each is tried only where the one before cannot decode the bytes.
_FAMILIES = (("gb18030",), ("big5", "cp950", "big5hkscs"), ("utf-16-le",), ("utf-16-be",))
_FAMILY_OF = {"gb2312": 0, "gbk": 0, "gb18030": 0, "big5": 1, "cp950": 1, "big5hkscs": 1}
# A right decoding of a report reaches 0.7 and more, a wrong one stays below 0.2.
_ENOUGH = 0.35


class Decoded(NamedTuple):
    """A text and the name of the codec that gives it: ``data.decode(encoding) == text``; None where there is none."""

    text: str
    encoding: str | None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode Chinese text without losing or replacing anything.

    A byte order mark decides, then valid UTF-8; what remains is decided between GB18030, Big5 and UTF-16 without
    mark by how many frequent characters each yields. ``declared`` is what the file itself says (HTML); it wins where
    the bytes agree. Raises InputError, without a file name, for binary data and for bytes that no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    text = _attempt(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    found = [decoded for family in _FAMILIES if (decoded := _first_fitting(data, family))]
    fitting = [decoded for decoded in found if frequent_share(decoded.text) >= _ENOUGH]
    if not fitting:
        raise _undecodable(data)
    agreed = [decoded for decoded in fitting if _family(decoded.encoding) == _family(declared)]
    return max(agreed or fitting, key=lambda decoded: frequent_share(decoded.text))


def frequent_share(text: str) -> float:
    """Give the share of frequent Chinese characters (0 to 1) among all but ASCII and East Asian punctuation."""
    counts = Counter(text)
    letters = sum(count for character, count in counts.items() if _tells(character))
    return sum(count for character, count in counts.items() if character in FREQUENT) / letters if letters else 0.0


def _tells(character: str) -> bool:
    """Say whether a character tells anything about the encoding."""
    return character > "\xa0" and not ("\u2010" <= character <= "\u203f" or "\u3000" <= character <= "\u3020")


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    text = _attempt(data, encoding)
    if text is None:
        raise InputError("begins like {encoding} but is not: save it again as UTF-8", encoding=encoding)
    return Decoded(text, encoding)


def _attempt(data: bytes, encoding: str) -> str | None:
    """Decode strictly; a text with NUL characters is none."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _first_fitting(data: bytes, family: tuple[str, ...]) -> Decoded | None:
    for encoding in family:
        text = _attempt(data, encoding)
        if text is not None:
            return Decoded(text, encoding)
    return None


def _family(encoding: str | None) -> int | None:
    """Give the number of the family that an encoding belongs to, whatever its spelling; None for others."""
    try:
        return _FAMILY_OF.get(codecs.lookup(encoding or "").name)
    except LookupError:
        return None


def _undecodable(data: bytes) -> InputError:
    """Say as exactly as possible what is wrong with the bytes."""
    if b"\0" in data:
        return InputError("is not a text (it holds NUL bytes): give plain text, Markdown, HTML, DOCX or PDF")
    for encoding in ("utf-8", "gb18030", "cp950"):
        # Decoded with losses only to find the name for the message.
        if frequent_share(data.decode(encoding, errors="ignore")) >= _ENOUGH:
            return InputError("is damaged: {fault}; repair it and save it as UTF-8", fault=_first_fault(data, encoding))
    return InputError("has a character encoding that cannot be told: save it as UTF-8")


def _first_fault(data: bytes, encoding: str) -> Message:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return Message("its {encoding} text breaks at byte {place}", {"encoding": encoding, "place": error.start})
    return Message("its {encoding} text does not decode", {"encoding": encoding})
