"""The SARIF log: the pieces of the Static Analysis Results Interchange Format 2.1.0 that outputs share."""

from __future__ import annotations

import json
import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tracker import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from tracker.rulebook.policy import Language

__all__ = [
    "SCHEMA",
    "artifact",
    "descriptor",
    "fingerprint",
    "location",
    "log_of",
    "message",
    "region",
    "result",
    "uri_of",
    "write_json",
]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_MAYBE_HIDDEN = re.compile(r"[^\x20-\x7e\u3000-\u9fff\uff01-\uff5e]")
_SPECIAL = re.compile(r"[\\\[\]]")
_URI = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def message(text: str, **other: str) -> dict[str, Any]:
    """Give a message; what would be a link or a blank to fill in SARIF is escaped, so that the text is only text."""
    bare = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    return {"text": bare.replace("{", "{{").replace("}", "}}"), **other}


def uri_of(path: str) -> str:
    """Give the URI reference of a path as it was named: relative ones stay relative, addresses of the web stay."""
    if _URI.match(path):
        return quote(path, safe="%:/?#[]@!$&'()*+,;=-._~")
    bare = path.replace("\\", "/").removeprefix("./")
    told = quote(bare, safe="/", errors="surrogateescape")
    return f"file://{told}" if bare.startswith("/") else told


def region(text: str, start: int, end: int) -> dict[str, Any]:
    """Give the region of the characters from ``start`` to before ``end`` of a source text, with what stands there.

    Lines end at line feeds, and columns count characters, both from 1, as those of claims do.
    """
    first, last = text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1
    return {
        "startLine": first,
        "startColumn": start - text.rfind("\n", 0, start),
        "endLine": last,
        "endColumn": end - text.rfind("\n", 0, end),
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": text[start:end]},
    }


def location(
    uri: str, where: Mapping[str, Any] | None = None, *, base: str | None = None, told: str = ""
) -> dict[str, Any]:
    """Give a location: a file, relative to a ``base`` where one is named, the region in it, and what is told of it."""
    file = {"uri": uri} | ({"uriBaseId": base} if base else {})
    physical = {"artifactLocation": file} | ({"region": dict(where)} if where else {})
    return {"physicalLocation": physical} | ({"message": message(told)} if told else {})


def artifact(uri: str, checksum: str, *, base: str | None = None) -> dict[str, Any]:
    """Give a file that was read, with the SHA-256 of its bytes in hexadecimal."""
    file = {"uri": uri} | ({"uriBaseId": base} if base else {})
    return {"location": file, "roles": ["analysisTarget"], "hashes": {"sha-256": checksum}}


def descriptor(code: str, name: str, short: str, full: str, *guide: str, **other: Any) -> dict[str, Any]:
    """Give a rule: its stable code, its name, what it says in a line and in full, and paragraphs of guidance."""
    help_text = {"text": " ".join((full, *guide)), "markdown": "\n\n".join((f"**{short}**", full, *guide))}
    told = {"shortDescription": {"text": short}, "fullDescription": {"text": full}, "help": help_text}
    return {"id": code, "name": name, **told, **other}


def fingerprint(*parts: object) -> str:
    """Give thirty-two digits that stand for some parts; what is not among them does not change it."""
    return sha256(json.dumps([str(part) for part in parts], ensure_ascii=True).encode()).hexdigest()[:32]


def result(
    rule: str,
    kind: str,
    told: Mapping[str, Any],
    places: Sequence[Mapping[str, Any]],
    *,
    level: str = "none",
    related: Iterable[Mapping[str, Any]] = (),
    **other: Any,
) -> dict[str, Any]:
    """Give a result; only one of kind fail has another level than none, as the format wants it."""
    found = {"ruleId": rule, "kind": kind, "level": level if kind == "fail" else "none", "message": dict(told)}
    beside = [{"id": number, **one} for number, one in enumerate(related, 1)]
    lists = {"locations": list(places), "relatedLocations": beside}
    return found | {name: some for name, some in lists.items() if some} | other


def log_of(
    rules: Sequence[Mapping[str, Any]],
    results: Sequence[Mapping[str, Any]],
    artifacts: Sequence[Mapping[str, Any]],
    lang: Language,
    **run: Any,
) -> dict[str, Any]:
    """Give a log of one run; rules, results and artifacts stand as they come, ``run`` has what else there is of it."""
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    language = _LANGUAGES[lang]
    driver = {"name": "tracker", "version": __version__, "semanticVersion": __version__, "language": language}
    told = {
        "tool": {"driver": driver | {"rules": list(rules)}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "artifacts": list(artifacts),
        "results": [{"ruleIndex": places[one["ruleId"]], **one} for one in results],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [told | run]}


def write_json(document: object, stream: TextIO) -> None:
    """Write a JSON document; characters that steer a terminal or are not seen stand there by their numbers."""
    told = json.dumps(document, ensure_ascii=False, indent=1)
    stream.write(_MAYBE_HIDDEN.sub(_seen, told) + "\n")


def _seen(found: re.Match[str]) -> str:
    character = found[0]
    hidden = character != "\n" and unicodedata.category(character) in _HIDDEN
    return json.dumps(character)[1:-1] if hidden else character
