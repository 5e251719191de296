"""Listings in the form that is asked for, each writer imported where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.outputs.files.listing import Listing
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write_listing"]


def write_listing(found: Listing, rulebook: Rulebook, lang: Language, place: Any, form: str) -> None:
    """Write a listing as md, html or xlsx."""
    from tracker.outputs.files.listing import write_listing_markdown, write_listing_workbook
    from tracker.outputs.pages.listing import write_listing_page

    match form:
        case "md":
            write_listing_markdown(found, lang, place)
        case "html":
            write_listing_page(found, rulebook, lang, place)
        case _:
            write_listing_workbook(found, lang, place)
