"""Template codes: what templates are compiled to, as an earlier run kept it.

Compiling all of a site takes as long as writing the pages of some regions. What comes of it depends on the template and
on how its environment reads and escapes it, and on neither language nor rules, for no template puts a constant through
a filter (``tests/test_template_code.py``); so that both languages share it.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256

import jinja2

from tracker.cache import cached, keep
from tracker.rulebook.kept import is_worth_keeping

__all__ = ["template_codes"]


@cache
def template_codes() -> jinja2.BytecodeCache:
    """Give where the environments of this process look for compiled templates, and leave them."""
    return _Codes()


class _Codes(jinja2.BytecodeCache):
    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        name = _name(bucket)
        content = self._made.get(name) or cached(name)
        if content is not None:
            bucket.bytecode_from_string(content)  # what is damaged is left out

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        name, content = _name(bucket), bucket.bytecode_to_string()
        self._made[name] = content
        if is_worth_keeping():
            keep(name, content)


def _name(bucket: jinja2.bccache.Bucket) -> str:
    """Give a digest of all that decides what a template is compiled to."""
    made = bucket.environment
    reading = (made.autoescape, made.trim_blocks, made.lstrip_blocks, made.keep_trailing_newline, made.is_async)
    maker = made.code_generator_class.__qualname__
    told = f"{sys.version}\n{jinja2.__version__}\n{maker}\n{bucket.key}\n{bucket.checksum}\n{reading}"
    return sha256(told.encode()).hexdigest()
