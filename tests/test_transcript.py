from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import a_claim

from tracker.outputs.pages.transcript import Mark, transcript

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.claims.claim import Claim

TEXT = "甲乙丙丁戊\n己庚辛\n\n壬癸"


def claim(text: str, start: int, end: int, name: str) -> Claim:
    line = text.count("\n", 0, start) + 1
    return a_claim(id=name, start=start, end=end, line=line, quote=text[start:end])


def plain(content: Sequence[str | Mark]) -> str:
    return "".join(part if isinstance(part, str) else plain(part.content) for part in content)


def marks(content: Sequence[str | Mark]) -> Iterator[Mark]:
    for part in content:
        if isinstance(part, Mark):
            yield part
            yield from marks(part.content)


def told(text: str, *spans: tuple[int, int, str]) -> list[str]:
    def one(part: str | Mark) -> str:
        inner = part if isinstance(part, str) else "".join(map(one, part.content))
        return inner if isinstance(part, str) else f"{part.claim if part.first else part.claim.lower()}({inner})"

    lines = transcript(text, [claim(text, *span) for span in spans])
    return ["".join(map(one, line.content)) for line in lines]


@pytest.mark.parametrize(
    ("spans", "lines"),
    [
        ([(1, 3, "A")], ["甲A(乙丙)丁戊", "己庚辛", "", "壬癸"]),
        ([(1, 4, "A"), (2, 3, "B")], ["甲A(乙B(丙)丁)戊", "己庚辛", "", "壬癸"]),
        ([(1, 3, "A"), (1, 3, "B")], ["甲A(B(乙丙))丁戊", "己庚辛", "", "壬癸"]),
        ([(1, 3, "A"), (2, 4, "B")], ["甲A(乙B(丙))b(丁)戊", "己庚辛", "", "壬癸"]),
        ([(0, 4, "A"), (1, 3, "B"), (2, 5, "C")], ["A(甲B(乙C(丙))c(丁))c(戊)", "己庚辛", "", "壬癸"]),
        ([(3, 8, "A")], ["甲乙丙A(丁戊)", "a(己庚)辛", "", "壬癸"]),
        ([(7, 12, "A")], ["甲乙丙丁戊", "己A(庚辛)", "", "a(壬)癸"]),
        ([], ["甲乙丙丁戊", "己庚辛", "", "壬癸"]),
    ],
    ids=["alone", "nested", "the same place", "crossing", "crossing inside", "over a line end", "over two", "none"],
)
def test_evidence_is_marked_in_elements_that_never_cross(spans: list[tuple[int, int, str]], lines: list[str]) -> None:
    assert told(TEXT, *spans) == lines


@given(st.data())
def test_no_character_is_lost_and_the_marks_of_a_claim_are_its_quote(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="甲乙丙 \r\n", min_size=1, max_size=40))
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda two: two[0] < two[1])
    claims = [claim(text, *span, name=str(at)) for at, span in enumerate(data.draw(st.lists(ends, max_size=8)))]
    lines = transcript(text, claims)
    assert "\n".join(plain(line.content) for line in lines) == text
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    found = [mark for line in lines for mark in marks(line.content)]
    for one in claims:
        own = [mark for mark in found if mark.claim == one.id]
        assert "".join(plain(mark.content) for mark in own) == one.quote.replace("\n", "")
        assert [mark.first for mark in own] == [part == 0 for part in range(len(own))]
