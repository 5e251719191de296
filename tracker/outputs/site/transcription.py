"""Transcriptions: the text of a report as its page shows it, with the way back from every figure that is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from tracker.outputs.pages.transcript import Mark, transcript
from tracker.outputs.site.evidence import LINE_MARK
from tracker.outputs.wording.plain import plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from tracker.claims.claim import Claim

__all__ = ["transcription"]


def transcription(
    text: str, claims: Iterable[Claim], marks: Mapping[str, str], back: Mapping[str, str], led_to: Container[str] = ()
) -> Markup:
    """Give a text as lines; ``marks`` are the ids of the places of claims, ``back`` leads to comparisons.

    Everything in the text is escaped; a line whose number something has ``led_to`` has L with its number as its id. A
    figure that is compared is a link to where it is.
    """
    lines = [
        f"<p{_line_id(line.number, led_to)}>{_parts(line.content, marks, back)}</p>"
        for line in transcript(text, claims)
        if line.content
    ]
    # Every text in it went through escape.
    return Markup("\n".join(lines))  # noqa: S704


def _line_id(number: int, led_to: Container[str]) -> str:
    return f' id="{LINE_MARK}{number}"' if str(number) in led_to else ""


def _parts(content: Sequence[str | Mark], marks: Mapping[str, str], back: Mapping[str, str]) -> str:
    return "".join(_escaped(part) if isinstance(part, str) else _mark(part, marks, back) for part in content)


def _mark(mark: Mark, marks: Mapping[str, str], back: Mapping[str, str]) -> str:
    id_, inside = marks[mark.claim], _parts(mark.content, marks, back)
    if not mark.first:
        return f'<mark data-of="{id_}">{inside}</mark>'
    href = back.get(mark.claim)
    # A link inside of a link is none: of figures that nest, the inner one leads to where it is compared.
    if href and "<a " not in inside:
        return f'<a id="{id_}" href="{_escaped(href)}">{inside}</a>'
    return f'<u id="{id_}">{inside}</u>'


def _escaped(text: str) -> str:
    return str(escape(plain(text)))
