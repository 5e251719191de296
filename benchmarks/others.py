"""Other programs that find figures in Chinese text; those that are not installed are left out.

They look for less: a figure with its unit, not what it measures, for which year, and whether it is a target; two only
cut the text into words. The extra ``compare`` installs them, and ``make bench`` does so in the versions of
``constraints.txt``.
"""

from __future__ import annotations

import warnings
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["other_programs"]

_UNITS = "% 个百分点 亿元 万元 元 万亩 亩 公里 平方米 平方公里 万吨 吨 千瓦 万千瓦 人 万人 人次 万人次 户 家"
_VERBS = "增长 下降 达到 完成 新增 建成"


def other_programs(texts: Sequence[str]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what each installed program is asked for, and the work that does it."""
    for package, name, prepare in (
        ("jionlp", "JioNLP 1.5, amounts of money", _jionlp),
        (
            "recognizers_number_with_unit",
            "Recognizers-Text 1.0, numbers, percentages, currencies, dimensions",
            _recognizers,
        ),
        ("jieba_fast", "jieba_fast 0.53, the text cut into words", partial(_words, "jieba_fast")),
        ("jieba", "jieba 0.42, the text cut into words", partial(_words, "jieba")),
        ("spacy", "spaCy 3.8, blank zh with a Matcher of 50 patterns", _spacy),
    ):
        if find_spec(package):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield name, _on(prepare(), texts)


def _on(find: Callable[[str], object], texts: Sequence[str]) -> Callable[[], object]:
    def work() -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [find(text) for text in texts]

    return work


def _words(package: str) -> Callable[[str], object]:
    """Give the cutter of jieba, or of its twin in C; its dictionary is read before the time is taken."""
    import logging

    jieba = import_module(package)
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    cut: Callable[[str], object] = jieba.lcut
    return cut


def _jionlp() -> Callable[[str], object]:
    import jionlp

    def find(text: str) -> object:
        return jionlp.ner.extract_money(text, with_parsing=False)

    return find


def _recognizers() -> Callable[[str], object]:
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    kinds = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)
    return lambda text: [kind(text, Culture.Chinese) for kind in kinds]


def _spacy() -> Callable[[str], object]:
    import spacy
    from spacy.matcher import Matcher

    language = spacy.blank("zh")
    matcher = Matcher(language.vocab)
    for number, pattern in enumerate(_patterns()):
        matcher.add(f"p{number}", [pattern], greedy="LONGEST")
    return lambda text: matcher(language(text))


def _patterns() -> list[list[dict[str, Any]]]:
    """Fifty patterns of single characters, as the blank model cuts: a number and a unit, or a verb and a number.

    A number is a run of digits with points, so that 增长12.5% is read whole and not as 增长1 and 5%.
    """
    figure: list[dict[str, Any]] = [{"ORTH": {"IN": [*"0123456789."]}, "OP": "+"}]
    units = [figure + [{"ORTH": sign} for sign in unit] for unit in _UNITS.split()]
    verbs = [[{"ORTH": sign} for sign in verb] + figure for verb in _VERBS.split()]
    both = [verb + unit[1:] for verb in verbs[:4] for unit in units[:6]]
    return [*units, *verbs, *both]
