"""Words of the site, in both languages, beside those of all pages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["site_words"]


@cache
def site_words() -> Mapping[str, tuple[str, str]]:
    """Give what ``words.yaml`` says by key, in Chinese and English."""
    from importlib.resources import files

    import yaml

    text = files("tracker.outputs.site").joinpath("words.yaml").read_text(encoding="utf-8")
    return {key: (said["zh"], said["en"]) for key, said in yaml.safe_load(text).items()}
