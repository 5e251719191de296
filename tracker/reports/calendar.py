"""Calendar: years and days written in figures, in Chinese numerals or in signs that only look like either."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tracker.rulebook.numeral import chinese_number

if TYPE_CHECKING:
    from tracker.rulebook.evidence import Evidence

__all__ = ["delivery_date", "publication_date", "year_number"]

_NUMBER = re.compile(r"\d+")
_YEAR_DIGITS = 4
_FIRST_YEAR, _LAST_YEAR = 1949, 2100


def year_number(words: str, evidence: Evidence) -> int | None:
    """Give the year of four digits however they are written (2014, 二〇一四, 二O一四); None where they are none."""
    year = _digit_by_digit(words, evidence) if len(words) == _YEAR_DIGITS else None
    return year if year and _FIRST_YEAR <= year <= _LAST_YEAR else None


def delivery_date(head: str, evidence: Evidence) -> date | None:
    """Give the day of delivery: the last date before the name of the meeting, else the first one after it.

    Where no meeting is named it is a date in a line of its own, in brackets or behind a dash: (2014年1月16日). A date
    that is no day of the calendar (二〇二二年一月四五日) is left alone.
    """
    meeting = evidence.congress_words.search(head)
    if meeting:
        before = list(evidence.date_words.finditer(head, 0, meeting.end()))
        found = before[-1] if before else evidence.date_words.search(head, meeting.end())
    else:
        found = evidence.date_line.search(head)
    return _day(found, evidence) if found else None


def _day(found: re.Match[str], evidence: Evidence) -> date | None:
    year = year_number(found["year"], evidence)
    month, day = (_day_number(found[part], evidence) for part in ("month", "day"))
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None


def publication_date(head: str, evidence: Evidence) -> date | None:
    """Give the day on which a site says that it published a text; None where it says none or no day of the calendar."""
    found = evidence.published_words.search(head)
    if not found:
        return None
    from dateutil.parser import ParserError, parse

    try:
        return parse("-".join(_NUMBER.findall(found["day"])), yearfirst=True).date()
    except (ParserError, OverflowError):
        return None


def _day_number(words: str, evidence: Evidence) -> int | None:
    """Give the number of a month or a day: 27, 二十七, 廿七, digit by digit (二七, l0), 元 for the first month."""
    for sign, meaning in evidence.day_signs.items():
        words = words.replace(sign, meaning)
    found = _digit_by_digit(words, evidence)
    if found is None:
        number = chinese_number(words)
        found = int(number) if number is not None else None
    return found


def _digit_by_digit(words: str, evidence: Evidence) -> int | None:
    digits = [sign if sign.isascii() and sign.isdigit() else evidence.digits.get(sign) for sign in words]
    return int("".join(map(str, digits))) if digits and None not in digits else None
