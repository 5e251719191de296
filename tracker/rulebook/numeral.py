"""Chinese numerals as decimals."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["chinese_number"]

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}


def chinese_number(numeral: str) -> Decimal | None:
    """Give the number of a numeral such as 十二, 三百五 or 百万; None where it is none (三四, 五六).

    >>> chinese_number("二十一"), chinese_number("百"), chinese_number("三四")
    (Decimal('21'), Decimal('100'), None)
    """
    total = group = digit = 0
    for char in numeral:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _PLACES:
            group, digit = group + (digit or 1) * _PLACES[char], 0
        elif char in _GROUPS:
            total, group, digit = total + (group + digit or 1) * _GROUPS[char], 0, 0
        else:
            return None
    return Decimal(total + group + digit)
