"""Plain text and Markdown: the decoded characters exactly as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.sources.encoding import decode

if TYPE_CHECKING:
    from tracker.sources.encoding import Decoded

__all__ = ["read_plain"]


def read_plain(data: bytes) -> Decoded:
    """Decode a text; line ends stay as they are. Raises InputError, without a file name, where it cannot."""
    return decode(data)
