"""The rules as a list, and one of them in full, with what they found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Claim
from tracker.outputs.terminal.text import write_lines, write_table
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["RuleCard", "rule_cards", "write_card", "write_cards"]

RecordForm = Literal["table", "jsonl", "json", "csv"]


class RuleCard(BaseModel):
    """One rule with what it found; the counts are None where nothing was counted."""

    model_config = ConfigDict(frozen=True)

    id: str
    phrase: str
    means: str
    """What it makes of its figure: measure, sign, where the label stands …"""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    claims: int | None = None
    targets: int | None = None
    reports: int | None = None
    samples: tuple[Claim, ...] = ()


def rule_cards(rulebook: Rulebook, claims: Sequence[Claim] | None, samples: int = 0) -> list[RuleCard]:
    """Give a card for each rule in the order of the files, counted over claims where there are some."""
    found = [
        RuleCard(
            id=rule.id,
            phrase=rule.phrase,
            means=_words(rule.means.model_dump(by_alias=True, exclude_defaults=True).items()),
            examples=tuple(example.text for example in rule.examples),
            counter_examples=rule.counter_examples,
        )
        for rule in rulebook.phrases.rules
    ]
    found += [
        RuleCard(
            id=bare.id,
            phrase=bare.phrase,
            means=bare.measure,
            examples=(bare.example.text,),
            counter_examples=tuple(getattr(bare, "counter_examples", ())),
        )
        for bare in rulebook.unnumbered.rules
    ]
    return found if claims is None else [_counted(card, claims, samples) for card in found]


def write_cards(cards: Sequence[RuleCard], form: RecordForm, lang: Language, stream: TextIO) -> None:
    """Write the list of rules."""
    if form != "table":
        from tracker.outputs.files.records import write_records

        write_records(cards, RuleCard, form, stream)
        return
    header = [word(f"cards.{key}", lang) for key in ("rule", "means", "claims", "targets", "reports", "phrase")]
    rows = [(card.id, card.means, card.claims, card.targets, card.reports, card.phrase) for card in cards]
    write_table(header, rows, stream)


def write_card(card: RuleCard, form: RecordForm, lang: Language, stream: TextIO) -> None:
    """Write one rule in full, with samples of what it found."""
    if form != "table":
        write_cards([card], form, lang, stream)
        return
    rows = [("rule", card.id), ("phrase", card.phrase), ("means", card.means)]
    rows += [("example", text) for text in card.examples]
    rows += [("counter_example", text) for text in card.counter_examples]
    if card.claims is not None:
        counts = f"{card.claims} / {card.targets} / {card.reports}"
        rows.append(("counts", counts))
    write_lines((labelled(word(f"cards.{key}", lang), str(value), lang) for key, value in rows), stream)
    write_lines((f"  {_sample(claim)}" for claim in card.samples), stream)


def _counted(card: RuleCard, claims: Sequence[Claim], samples: int) -> RuleCard:
    own = [claim for claim in claims if claim.rule == card.id]
    step = max(1, len(own) // samples) if samples else 1
    counts = {
        "claims": len(own),
        "targets": sum(claim.kind == "target" for claim in own),
        "reports": len({(claim.region, claim.report_year) for claim in own}),
        "samples": tuple(own[::step][:samples]),
    }
    return card.model_copy(update=counts)


def _words(means: Iterable[tuple[str, object]]) -> str:
    return ", ".join(str(name) if value is True else str(value) for name, value in means)


def _sample(claim: Claim) -> str:
    figure = "" if claim.value is None else format(claim.value, "f") + (claim.unit or "")
    return f"{claim.region_name} {claim.report_year}:{claim.line}  {claim.label} {figure}  {plain(claim.quote)}"
