"""The baseline: findings that were there before, by their fingerprints, so that only new ones count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import UsageError
from tracker.sources.content import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter

__all__ = ["gone_notices", "read_baseline", "with_known", "write_baseline"]

_MAGIC = "tracker-baseline 1"
_LARGEST = 64 * 1024 * 1024
"""Bytes that a baseline may have: half a million findings."""
_FAMILIES = ("R03", "R04", "R05")
"""Notices about the records themselves, which no baseline keeps."""


def read_baseline(path: Path) -> dict[str, str]:
    """Give the fingerprints of a baseline with the paths of their files; raises UsageError with file and line."""
    first, *lines = text_of(path, _LARGEST, "write it with --write-baseline").splitlines() or [""]
    if first != _MAGIC:
        raise UsageError("{path}:1: not a baseline: write it with --write-baseline", path=path)
    found = {}
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) < 3:  # noqa: PLR2004  # fingerprint, code, path
            raise UsageError(
                "{path}:{number}: not a line of a baseline: write it again with --write-baseline",
                path=path,
                number=number,
            )
        found[cells[0]] = cells[2]
    return found


def write_baseline(notices: Iterable[Notice], stream: TextIO) -> None:
    """Write the notices that are not accepted, a line each, in an order that does not depend on line numbers."""
    kept = [one for one in notices if one.accepted is None and one.code not in _FAMILIES]
    rows = sorted((one.place.path if one.place else "-", one.code, one.fingerprint, one) for one in kept)
    stream.write(_MAGIC + "\n")
    stream.writelines(
        "\t".join((fingerprint, code, path, " ".join((one.quote or one.text["en"]).split())[:80])) + "\n"
        for path, code, fingerprint, one in rows
    )


def with_known(notices: Sequence[Notice], known: Collection[str]) -> list[Notice]:
    """Give notices, those of the baseline marked."""
    return [
        one.model_copy(update={"known": True}) if one.fingerprint in known and one.code not in _FAMILIES else one
        for one in notices
    ]


def gone_notices(
    baseline: Mapping[str, str], notices: Sequence[Notice], checked: Collection[str], writer: NoticeWriter
) -> Iterator[Notice]:
    """Tell how many findings of the baseline in the checked files are gone."""
    here = {one.fingerprint for one in notices}
    gone = [mark for mark, path in baseline.items() if mark not in here and (path in checked or path == "-")]
    if gone:
        yield writer.notice("R05", tuple(sorted(gone)), {"count": len(gone)})
