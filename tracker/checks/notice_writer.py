"""The notice writer: where notices are written, in the words of rules/checks.yaml."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tracker.checks.notice import Notice
from tracker.rulebook.policy import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.checks.lines import Lines
    from tracker.rulebook.checks import CheckRules

__all__ = ["NoticeWriter", "numbered"]

_LANGUAGES: tuple[Any, ...] = ("zh", "en")


class NoticeWriter:
    """Writes notices; blanks are words, or words in both languages."""

    def __init__(self, rules: CheckRules) -> None:
        self.rules = rules

    def notice(self, code: str, key: tuple[object, ...], blanks: Mapping[str, object], **about: Any) -> Notice:
        """Write a notice; ``key`` is what tells it apart from others of its code, without line numbers."""
        kind = self.rules.by_code[code]
        text = {lang: kind.text.say(lang).format_map(_said(blanks, lang)) for lang in _LANGUAGES}
        made = {"place": None, "quote": None, "fingerprint": _digest(code, *key)}
        return Notice(code=code, name=kind.name, level=kind.level, text=text, **(made | about))

    def at(
        self,
        code: str,
        lines: Lines,
        span: tuple[int, int],
        key: tuple[object, ...],
        blanks: Mapping[str, object],
        **about: Any,
    ) -> Notice:
        """Write a notice about a stretch of a text, whose words it quotes; of no words where the span is empty."""
        start, end = span
        quote = lines.text[start:end] or None
        made = {"place": lines.place(start, end), "quote": quote, "excerpt": lines.excerpt(start)}
        return self.notice(code, key, blanks, **(made | about))

    def words(self, name: str, **blanks: object) -> Wording:
        """Give the words for a blank, its own blanks filled."""
        zh, en = (self.rules.words[name].say(lang).format_map(_said(blanks, lang)) for lang in _LANGUAGES)
        return Wording(zh=zh, en=en)


def numbered(notices: Iterable[Notice]) -> list[Notice]:
    """Give notices each with a fingerprint of its own: those that are alike are told apart by their order."""
    seen: Counter[str] = Counter()
    found = []
    for one in notices:
        seen[one.fingerprint] += 1
        again = seen[one.fingerprint]
        mark = one.fingerprint if again == 1 else _digest(one.fingerprint, again)
        found.append(one.model_copy(update={"fingerprint": mark}))
    return found


def _digest(*parts: object) -> str:
    return sha256("\0".join(map(str, parts)).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _said(blanks: Mapping[str, object], lang: Any) -> dict[str, str]:
    return {name: _plain(one.say(lang) if isinstance(one, Wording) else one) for name, one in blanks.items()}


def _plain(value: object) -> str:
    return " ".join(str(value).split())
