"""Slim markup: what a browser reads without, left out of pages that are written by the thousand."""

from __future__ import annotations

import re

__all__ = ["slim"]

# Each pattern begins with characters that are looked for as they are, which a search goes to at once.
# Words that a page fills in have neither quotes nor angles of their own: what goes on to the end of a tag stands in it.
_PLAIN_VALUE = re.compile(r'(=)"([A-Za-z0-9_.#/:-]++)(?<!/)"(?!/)(?=[^<>]*+>)')
_CLOSING = "p|h[1-4]|ul|ol|table|div"
"""Elements that every reader of HTML takes for the end of a paragraph, those that know no newer ones too."""
_BLOCK = f"{_CLOSING}|section|nav|figure|details|main|header|footer"
_BREAK = re.compile(rf">\n(?=</?(?:td|th|tr|li|tbody|thead|tfoot|caption|figcaption|link|meta|title|{_BLOCK})\b)")
_END = re.compile(rf"</(?:(?:td|li|dd|th|tr|dt|thead|tbody)>\s*|p>\s*(?:</(?:td|li|dd)>\s*|(?=<(?:{_CLOSING})\b)))")
_FRAME = ("<head>\n", "\n</head>\n<body>\n", "</body>\n</html>\n")
"""Tags of the whole page, as its template has them."""


def slim(page: str, folder: str = "") -> str:
    """Give a page without the quotes of plain values and the end tags that HTML does not ask for.

    Links of a page to others of its own ``folder`` need not lead out of it first.
    """
    near = page.replace(f'"../{folder}/', '"') if folder else page
    for tags in _FRAME:
        near = near.replace(tags, "", 1)
    needful = _END.sub("", _BREAK.sub(">", near))
    # cut at the quotes and joined again: to fill in each value takes twice as long
    return "".join(_PLAIN_VALUE.split(needful))
