"""The statement: a claim or a cited fact in one shape, ready to be linked."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker.comparisons.records.comparison import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.claims.claim import Claim, Kind, Span, Tier
    from tracker.rulebook.document_kind import DocumentKind
    from tracker.rulebook.phrases import Stand
    from tracker.rulebook.policy import Policy
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.facts import Fact

__all__ = ["Statement", "claim_statements", "fact_statements", "plain_label", "thing_of"]

_NO_WITNESSES = ("report", "press")
_PLAN = "plan"
"""Base of a rate of completion."""
_BASE = Decimal(100)
"""What an index gives the year before."""


class Statement(NamedTuple):
    """One figure about a year or a span of years, told by one source."""

    region: str
    region_name: str
    kind: Kind
    tier: Tier
    year: int
    """The year that the figure is about, the last one of a span."""
    first: int
    """The first year of a span, else the year."""
    span: Span | None
    single: bool
    """Whether it is a figure of the year: spans, and a growth since a base before the last year, are not."""
    indicator: str | None
    label: str
    thing: str
    """What is measured, whatever its scope: the indicator, or the bare label outside the vocabulary."""
    subject: str
    """What is measured within which scope; equal subjects can be linked."""
    side: Side
    source_kind: str
    told: int | None
    """Year of the report that tells it, None for a cited fact and for a witness."""
    start: int
    ambiguous: bool
    end: int = 0
    section: tuple[str, ...] = ()
    """The headings above it in its report, outermost first."""
    issued: int = 0
    """The year of the figures of the witness that tells it: a later one may give final figures; 0 for others."""
    completes: Literal["plan", "task"] | None = None
    """Of a rate of completion what was completed; None for any other figure."""
    stand: Stand | None = None
    """Whether it is a level that was kept over the years that it is about, so that it is that of each (稳定在), or what
    a figure sets out from, which a plan may tell (从77%提高到80%); None for any other figure."""
    indexed: bool = False
    """Whether its growth is told as an index, the year before being 100 (居民消费价格指数99.6)."""

    @property
    def own(self) -> bool:
        """Whether the region's own government report tells it."""
        return self.source_kind == "report"


def claim_statements(
    claims: Iterable[Claim], names: Mapping[tuple[str, int, DocumentKind], str], rules: Rulebook
) -> list[Statement]:
    """Give the claims as statements; ``names`` are the files of documents by region code, year and kind."""
    told = [_of_claim(claim, names, rules) for claim in claims if claim.period[-4:].isdecimal()]
    return [_without_index(one, rules) for one in told]


def fact_statements(facts: Iterable[Fact], rules: Rulebook) -> list[Statement]:
    """Give the cited facts as statements."""
    return [_without_index(_of_fact(fact, rules.policy), rules) for fact in facts]


def plain_label(label: str, policy: Policy) -> str:
    """Give a label without spaces, width variants and the opening words that do not change what is measured."""
    bare = "".join(unicodedata.normalize("NFKC", label).split())
    if not bare.startswith(policy.label_prefixes):
        return bare
    prefix = next((one for one in policy.label_prefixes if bare.startswith(one) and bare != one), "")
    return plain_label(bare[len(prefix) :], policy) if prefix else bare


def thing_of(indicator: str | None, label: str, policy: Policy) -> str:
    """Give what is measured, whatever its scope: the indicator, or the bare label outside the vocabulary."""
    return _about(indicator, label, policy)[0]


def _about(indicator: str | None, label: str, policy: Policy, scope: str | None = None) -> tuple[str, str]:
    """Give what is measured, and the same with the scopes that the label names; a label of nothing else names none."""
    bare = label if indicator else plain_label(label, policy)
    scopes = {one: word for one, word in policy.scopes_in(bare, indicator) if word != bare}
    for word in scopes.values():
        bare = bare.replace(word, "", 1)
    thing = indicator or f"={plain_label(bare, policy) if scopes else bare}"
    further = [scope] if scope and scope not in label else []
    return thing, "@".join([thing, *scopes, *further])


def _title(claim: Claim, rules: Rulebook) -> str:
    """Give how a document is called whose file is not known."""
    kind = rules.kinds.kind(claim.document)
    if kind:
        return kind.called(claim.region_name, claim.report_year)
    return rules.policy.report_title.zh.format(region=claim.region_name, year=claim.report_year)


def _is_single(claim: Claim) -> bool:
    based = claim.base is not None and claim.measure in {"growth", "change", "multiple"}
    return claim.span is None and claim.period.isdecimal() and not based


def _without_index(one: Statement, rules: Rulebook) -> Statement:
    """Give a statement that tells an index as the growth that it is of (99.6 is -0.4 %), any other as it is."""
    known = rules.indicators.get(one.indicator) if one.indicator else None
    side = one.side
    level = side.measure == "level" and side.unit in (None, "", "%")
    if known is None or known.index_from is None or not level or (side.value or 0) < known.index_from:
        return one
    ends = {"value": side.value, "value_high": side.value_high}
    grown = {name: None if end is None else end - _BASE for name, end in ends.items()}
    return one._replace(side=side.model_copy(update={"measure": "growth", "unit": "%", **grown}), indexed=True)


def _completed(claim: Claim, rules: Rulebook) -> tuple[str, Literal["plan", "task"] | None]:
    """Give what a rate of completion is of, by its label, and whether of a plan or a task; any other label as it is."""
    if claim.base != _PLAN:
        return claim.label, None
    told = rules.mentions.completion
    label, completes = told.split(claim.label)
    return label, completes or told.told_of(claim.quote)


def _of_claim(claim: Claim, names: Mapping[tuple[str, int, DocumentKind], str], rules: Rulebook) -> Statement:
    told = (claim.region, claim.report_year, claim.document)
    own = claim.document == "work_report"
    thing, subject = _about(claim.indicator, claim.label, rules.policy, claim.scope)
    label, completes = _completed(claim, rules)
    if completes:
        thing = subject = f"%{claim.id}"  # nothing is ever answered by it as by a figure of its own
    side = Side.made({
        "measure": claim.measure, "comparator": claim.comparator, "value": claim.value, "value_high": claim.value_high,
        "unit": claim.unit, "strength": claim.strength, "quote": claim.quote,
        "source": names.get(told) or _title(claim, rules), "claim": claim.id, "indicator": claim.indicator,
        "document": None if own else claim.document, "basis": rules.findings.basis(claim.quote),
        "derivation": None, "grade": None,
    })  # fmt: skip
    return Statement(
        region=claim.region,
        region_name=claim.region_name,
        kind=claim.kind,
        tier=claim.tier,
        year=int(claim.period[-4:]),
        first=int(claim.period[:4]),
        span=claim.span,
        single=_is_single(claim),
        indicator=claim.indicator,
        label=label,
        thing=thing,
        subject=subject,
        side=side,
        source_kind="report" if own else claim.document,
        told=claim.report_year if own else None,
        issued=0 if own else claim.report_year,
        start=claim.start,
        end=claim.end,
        ambiguous=claim.ambiguous,
        section=claim.section,
        completes=completes,
        stand=rules.stands.get(claim.rule),
    )


def _of_fact(fact: Fact, policy: Policy) -> Statement:
    single = fact.period.isdecimal()
    thing, subject = _about(fact.indicator, fact.label, policy)
    side = Side(
        measure=fact.measure,
        comparator=fact.comparator,
        value=fact.value,
        value_high=fact.value_high,
        unit=fact.unit,
        strength=fact.strength,
        quote=None,
        source=fact.source_title,
        claim=None,
        indicator=fact.indicator,
        document=fact.source_type if fact.source_type not in _NO_WITNESSES else None,
    )
    return Statement(
        region=fact.region,
        region_name=fact.region_name,
        kind=fact.kind,
        tier="headline",
        year=int(fact.period[-4:]),
        first=int(fact.period[:4]),
        span=None if single else "average" if fact.measure == "growth" else "total",
        single=single,
        indicator=fact.indicator,
        label=fact.label,
        thing=thing,
        subject=subject,
        side=side,
        source_kind=fact.source_type,
        told=None,
        start=0,
        ambiguous=False,
    )
