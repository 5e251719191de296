"""A listing as one page that needs nothing besides itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.templates import environment

if TYPE_CHECKING:
    from typing import TextIO

    from tracker.outputs.files.listing import Listing
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write_listing_page"]


def write_listing_page(found: Listing, rules: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write a listing as one HTML file; the text of reports is never taken for markup."""
    stream.writelines(environment(rules, lang).get_template("listing.html.j2").stream(listing=found))
