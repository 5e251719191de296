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


def write_listing_page(found: Listing, rules: Rulebook, lang: Language, stream: TextIO, chart: str = "") -> None:
    """Write a listing as one HTML file, with a ``chart`` (SVG) below its headline where there is one.

    The text of reports is never taken for markup.
    """
    from markupsafe import Markup

    template = environment(rules, lang).get_template("listing.html.j2")
    stream.writelines(template.stream(listing=found, chart=Markup(chart)))  # noqa: S704  # made by our own template
