"""The language: which one a command speaks, from its option, the environment, or the locale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["DEFAULT_LANG", "SPOKEN", "Lang", "Language", "language_of"]

Language = Literal["zh", "en"]

DEFAULT_LANG: Language = "zh"
_LANGUAGES: dict[str, Language] = {"zh": "zh", "en": "en"}
_OPTION, _VARIABLE = "--lang", "TRACKER_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX asks them; the first that says anything is the locale."""


def _spoken(context: typer.Context, lang: Language | None) -> Language:
    """Give the language that is asked for, else the one that the program speaks anyway."""
    return lang or context.obj or DEFAULT_LANG


Lang = Annotated[
    Language,
    typer.Option(
        "--lang",
        callback=_spoken,
        help="Language of all that is told; else that of TRACKER_LANG or of the locale.",
    ),
]
SPOKEN: Any = None
"""The default of --lang: no language is asked for."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Give the language of --lang, else of TRACKER_LANG, else of a locale that is Chinese or English, else Chinese.

    The arguments are looked through before they are parsed, as what is wrong with them is told in that language too.
    Raises UsageError for a TRACKER_LANG that is neither.
    """
    asked = _asked(arguments)
    if asked in _LANGUAGES:
        return _LANGUAGES[asked]
    if variable := environment.get(_VARIABLE):
        if variable not in _LANGUAGES:
            raise UsageError(
                "{variable}={value}: no such language: set it to zh or en", variable=_VARIABLE, value=variable
            )
        return _LANGUAGES[variable]
    locale = next(filter(None, map(environment.get, _LOCALE)), "")
    return _LANGUAGES.get(_language_in(locale), DEFAULT_LANG)


def _asked(arguments: Sequence[str]) -> str:
    """Give the last value of the option, empty where it is not given."""
    found = ""
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        name, joined, value = argument.partition("=")
        if name == _OPTION:
            found = value if joined else "".join(arguments[at + 1 : at + 2])
    return found


def _language_in(locale: str) -> str:
    """Give the language of a locale such as zh_CN.UTF-8; C and POSIX are none."""
    return locale.partition(".")[0].partition("_")[0].partition("@")[0].lower()
