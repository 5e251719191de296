"""Figures: targets, actuals and gaps in the words of a language."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.outputs.wording.magnitude import magnified
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from tracker.comparisons.records.comparison import Side
    from tracker.rulebook.policy import FigureWords, Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "common_name",
    "indicator_name",
    "measured",
    "name_in",
    "tell_amount",
    "tell_figure",
    "tell_gap",
    "tell_tolerances",
]

_FULL_WIDTH = str.maketrans({"(": "\uff08", ")": "\uff09", ",": "\uff0c", ":": "\uff1a", ";": "\uff1b"})
"""Marks of a label, which is kept in plain form, as Chinese texts have them."""

_SIGNED = {"growth", "change"}
_KEPT = 8192
"""Figures that are kept as they are told, for pages, pictures and lists tell one again and again."""


def tell_figure(side: Side, rules: Rulebook, lang: Language) -> str:
    """Give a figure with its hedge, unit and strength: 9%左右, 下降3%以上, 预计1.2%; a dash where there is none."""
    if side.value is None:
        return "-"
    # as they are written, for 12.80 is told as it stands and is equal to 12.8
    low, high = str(side.value), None if side.value_high is None else str(side.value_high)
    kind = (side.measure, side.comparator or "eq", side.strength or "")
    return _figure(
        _same(rules.policy.figures[lang]),
        lang,
        (low,) if high is None else (low, high),
        kind,
        side.unit,
        side.indicator,
    )


class _Same:
    """Words that are equal to nothing but themselves, by which what was told in them is found again."""

    __slots__ = ("words",)

    def __init__(self, words: FigureWords) -> None:
        self.words = words


_KNOWN: dict[int, _Same] = {}
"""Words by their ids, which are nobody else's as long as they are kept."""


def _same(words: FigureWords) -> _Same:
    return _KNOWN.get(id(words)) or _KNOWN.setdefault(id(words), _Same(words))


@lru_cache(maxsize=_KEPT)
def _figure(
    same: _Same,
    lang: Language,
    ends: tuple[str, ...],
    kind: tuple[str, str, str],
    unit: str | None,
    indicator: str | None,
) -> str:
    """Tell a figure, of one end or two; ``kind`` are its measure, its comparator and its strength, empty for none."""
    words, values, (measure, comparator, hedge) = same.words, [Decimal(end) for end in ends], kind
    falls = measure in _SIGNED and values[0] < 0 and values[-1] <= 0
    shown = sorted(map(abs, values)) if falls else values
    strength = words.strengths.get(hedge, "")
    told = (words.falls if falls else words.rises)[comparator].format(_span(shown, unit, words, lang, indicator))
    told = words.changes.format(told) if measure == "change" and not falls else told
    return f"{strength}{'' if lang == 'zh' else ' '}{told}".strip() if strength else told


def tell_gap(
    gap: Decimal | None, unit: str | None, rules: Rulebook, lang: Language, indicator: str | None = None
) -> str:
    """Give a signed gap with its unit; a dash where there is none."""
    if gap is None:
        return "-"
    points = word("points", "zh") if unit == "pp" else unit
    sign = "+" if gap > 0 else ""
    return sign + tell_amount(gap.normalize(), points, rules, lang, indicator)


def measured(
    value: Decimal | None, unit: str | None, rules: Rulebook, lang: Language, indicator: str | None = None
) -> tuple[Decimal | None, str | None]:
    """Give a number and its unit by themselves, as a language counts: 4万人 is 40, k people."""
    if value is None:
        return None, None
    factor, name = rules.policy.figures[lang].unit(word("points", "zh") if unit == "pp" else unit, indicator)
    return value if factor == 1 else (value * factor).normalize(), name.strip() or None


def tell_amount(value: Decimal, unit: str | None, rules: Rulebook, lang: Language, indicator: str | None = None) -> str:
    """Give a number with its unit, both as the language has them."""
    return _amount(_same(rules.policy.figures[lang]), lang, str(value), unit, indicator)


@lru_cache(maxsize=_KEPT)
def _amount(same: _Same, lang: Language, value: str, unit: str | None, indicator: str | None) -> str:
    return _span([Decimal(value)], unit, same.words, lang, indicator)


def indicator_name(indicator: str | None, label: str, rules: Rulebook, lang: Language) -> str:
    """Give the words of the text in Chinese, the vocabulary's in English; the label where there are none."""
    known = rules.indicators.get(indicator) if indicator and lang == "en" else None
    return known.en if known else name_in(label, lang)


def common_name(indicator: str | None, label: str, rules: Rulebook, lang: Language) -> str:
    """Give the vocabulary's words in either language, so that regions that word it otherwise can be compared.

    经济增长5% in one report and 地区生产总值增长5% in another are both of 地区生产总值; the label where there are none.
    """
    known = rules.indicators.get(indicator) if indicator else None
    return indicator_name(indicator, known.zh if known else label, rules, lang)


def name_in(label: str, lang: Language) -> str:
    """Give a name that is kept in plain form with the punctuation of a language."""
    return label.translate(_FULL_WIDTH) if lang == "zh" else label


def tell_tolerances(rules: Rulebook, lang: Language) -> list[str]:
    """Give the tolerances of the policy, one phrase each."""
    told = []
    for rule in rules.policy.tolerances:
        points = tell_amount(rule.points, word("points", "zh"), rules, lang) if rule.points is not None else ""
        share = f"{(rule.share * 100).normalize():f}%" if rule.share is not None else ""
        told.append(f"{rule.say(lang)} {' / '.join(filter(None, (points, share)))}")
    return told


def _span(
    values: list[Decimal], unit: str | None, words: FigureWords, lang: Language, indicator: str | None = None
) -> str:
    factor, name = words.unit(unit, indicator)
    scaled = values if factor == 1 else [(value * factor).normalize() for value in values]
    scaled, name = magnified(scaled, name, words.magnitudes)
    form = "{:,f}" if lang == "en" else "{:f}"
    first, *last = map(form.format, scaled)
    if not last:
        return first + name
    is_mark = bool(name) and not name.strip()[:1].isalnum()
    return words.ends.format(first=first, last=last[0], mark=name if is_mark else "", unit="" if is_mark else name)
