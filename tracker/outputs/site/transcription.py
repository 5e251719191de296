"""Transcriptions: the text of a report as a page shows it, with the way back from every figure that is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from tracker.outputs.pages.transcript import Mark, transcript
from tracker.outputs.site.evidence import mark_id
from tracker.outputs.wording.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.claims.claim import Claim
    from tracker.rulebook.policy import Language

__all__ = ["transcription"]

_LABEL = "\0"
"""Stands for the name of a link until the language is known; no text has it after being made plain."""


def transcription(
    text: str, claims: Iterable[Claim], back: Mapping[str, str], labels: Mapping[Language, str]
) -> dict[Language, Markup]:
    """Give a text as numbered lines, by language; ``back`` leads from claims to where they are compared.

    ``labels`` are the names of these links. Everything in the text is escaped; the ids are those of ``mark_id``, and L
    with its number for each line.
    """
    lines = [
        f'<p class="line" id="L{line.number}"><a class="number" href="#L{line.number}" data-number="{line.number}" '
        f'aria-label="{line.number}"></a><span class="said">{_parts(line.content, back)}</span></p>'
        for line in transcript(text, claims)
    ]
    body = "\n".join(['<div class="transcript" lang="zh">', *lines, "</div>"])
    # Every text in it went through escape.
    return {lang: Markup(body.replace(_LABEL, str(escape(label)))) for lang, label in labels.items()}  # noqa: S704


def _parts(content: Sequence[str | Mark], back: Mapping[str, str]) -> str:
    return "".join(_escaped(part) if isinstance(part, str) else _mark(part, back) for part in content)


def _mark(mark: Mark, back: Mapping[str, str]) -> str:
    id_ = mark_id(mark.claim)
    opening = f'id="{id_}"' if mark.first else 'class="rest"'
    inside = _parts(mark.content, back)
    href = back.get(mark.claim) if mark.first else None
    arrow = f'<a class="back" href="{_escaped(href)}" title="{_LABEL}" aria-label="{_LABEL}">↩</a>' if href else ""
    return f'<mark {opening} data-claim="{id_}">{inside}</mark>{arrow}'


def _escaped(text: str) -> str:
    return str(escape(plain(text)))
