"""Lines: where an offset of a text stands in it, as an editor shows it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.checks.notice import Place
from tracker.sources.lines import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.checks.known_report import KnownReport

__all__ = ["ClaimPlaces", "Lines"]


class Lines:
    """The lines of one file's text."""

    def __init__(self, path: str, text: str, *, exact: bool = True) -> None:
        self.path, self.text, self.exact = path, text, exact

    @cached_property
    def _starts(self) -> Sequence[int]:
        return line_starts(self.text)

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Give the place of the characters from ``start`` to before ``end``; without an end, of a point."""
        (line, column), (end_line, end_column) = self._at(start), self._at(start if end is None else end)
        return Place(
            path=self.path, line=line, column=column, end_line=end_line, end_column=end_column, exact=self.exact
        )

    def excerpt(self, start: int) -> str:
        """Give the whole line that holds an offset."""
        line = self._at(start)[0]
        following = self._starts[line] if line < len(self._starts) else len(self.text)
        return self.text[self._starts[line - 1] : following].rstrip("\r\n")

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class ClaimPlaces(Mapping[str, Place]):
    """Where the claims of reports stand in their files, by their ids: few of those that are here are asked for."""

    def __init__(self, reports: Iterable[KnownReport]) -> None:
        self._claims = {claim.id: (one.lines, claim) for one in reports if one.lines for claim in one.claims}

    def __getitem__(self, claim: str) -> Place:
        lines, found = self._claims[claim]
        return lines.place(found.start, found.end)

    def __contains__(self, claim: object) -> bool:
        return claim in self._claims

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)
