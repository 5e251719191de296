"""Numerals as decimals: Chinese ones, and Arabic ones with Chinese scales between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["COUNTING", "DIGITS", "PLACES", "POINT", "ZEROS", "chinese_number"]

ZEROS = "零〇○"
DIGITS = "一二两三四五六七八九"
COUNTING = DIGITS.replace("两", "")
PLACES = "十百千万亿"
POINT = "点"

_VALUES = dict.fromkeys(ZEROS, 0) | dict(zip(DIGITS, (1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_WORTH = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_GROUPS = "万亿"
_PARTS = re.compile(r"\d+|\D")


def chinese_number(numeral: str) -> Decimal | None:
    """Give the number of a numeral such as 十二, 百万, 十二点六 or 2亿零300万; None where it is none (三四, 二〇二四).

    >>> chinese_number("二十一"), chinese_number("一万零二十六"), chinese_number("三四")
    (Decimal('21'), Decimal('10026'), None)
    >>> chinese_number("八点五"), chinese_number("三百五"), chinese_number("1亿3千万")
    (Decimal('8.5'), Decimal('350'), Decimal('130000000'))
    """
    whole, point, fraction = numeral.partition(POINT)
    reading = _Reading()
    if not whole or not all(reading.take(part) for part in _PARTS.findall(whole)):
        return None
    if not point:
        return Decimal(reading.number())
    if not fraction or any(char not in _VALUES for char in fraction):
        return None
    return Decimal(f"{reading.number()}.{''.join(str(_VALUES[char]) for char in fraction)}")


@dataclass(slots=True)
class _Reading:
    """What a numeral has said so far, part by part."""

    closed: int = 0
    """What stands before the last 万 or 亿, with its worth."""
    group: int = 0
    digit: int | None = None
    """A digit, or an Arabic number, whose place has not come yet."""
    last: int = 0
    """Worth of the place right before, which the next one in its group must not reach."""
    scale: int = 0
    """Worth of the last 万 or 亿."""
    zero: bool = False

    def take(self, part: str) -> bool:
        """Take the next part; False where no numeral goes on like this."""
        if part in _GROUPS:
            return self._close(_WORTH[part])
        if part in _WORTH:
            return self._place(_WORTH[part])
        if self.digit is not None:
            return False
        if part in ZEROS:
            self.zero = True
        else:
            self.digit = int(part) if part.isdigit() else _VALUES[part]
        return True

    def number(self) -> int:
        """Give the number; a last digit without its place counts the next lower one (三百五, 一万二)."""
        digit = self.digit or 0
        worth = self.last or self.scale
        short = 0 < digit < _WORTH["十"] and worth and not self.zero
        return self.closed + self.group + (digit * worth // _WORTH["十"] if short else digit)

    def _place(self, worth: int) -> bool:
        if self.last and worth >= self.last:
            return False
        self.group += (1 if self.digit is None else self.digit) * worth
        self.digit, self.last, self.zero = None, worth, False
        return True

    def _close(self, worth: int) -> bool:
        group = self.group + (self.digit or 0)
        if worth == self.scale or (not group and self.closed and worth < self.scale):
            return False
        group = group if group or self.closed else 1
        self.closed = (self.closed + group) * worth if worth > self.scale else self.closed + group * worth
        self.group, self.digit, self.last, self.scale, self.zero = 0, None, 0, worth, False
        return True
