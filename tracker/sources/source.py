"""A source: one decoded text, as a file gave it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

__all__ = ["Source"]


class Source(BaseModel):
    """The decoded text of one file, before any normalisation.

    ``text`` is what every offset of a claim points into: for plain text the decoded characters of the file without
    its byte order mark, for HTML, DOCX and PDF the text that reading produced.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str
    """File name without folders, or ``<stdin>``."""
    folders: tuple[str, ...] = ()
    """Names of the folders around the file, the nearest first; empty where it is in none."""
    text: str
    format: str
    """text | markdown | html | docx | pdf | mht"""
    encoding: str | None
    """Name of the character encoding, None where the format has none (docx, pdf)."""
    sha256: str
    """Checksum of the bytes, in hexadecimal."""
