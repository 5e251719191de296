from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from tracker.outputs.template_engine import Engine, filled_in

MACRO = "{% macro cell(told) %}<td>{{ told }}</td>{% endmacro %}"
AROUND = "{% macro around() %}<b>{{ caller() }}</b>{% endmacro %}"

FILLED: list[tuple[str, Any, str]] = [
    ("text is escaped", '<b> & "c"', "&lt;b&gt; &amp; &#34;c&#34;"),
    ("text without signs of markup is itself", "增长6%左右", "增长6%左右"),
    ("markup stays as it is", Markup("<b>6%</b>"), "<b>6%</b>"),
    ("nothing is seen of None", None, ""),
    ("a number is told", 7, "7"),
    ("a figure keeps its digits", Decimal("12.80"), "12.80"),
    ("what turns the direction of writing becomes a space", "6%\u202e左右", "6% 左右"),
    ("so does what steers within markup signs", "<\x1b>", "&lt; &gt;"),
    ("and what no XML may hold", "a\ufffe", "a "),
]

RENDERED = [
    ("a value is escaped once", "{{ told }}", "&lt;i&gt;"),
    ("what a function gives is escaped once", "{{ say(told) }}", "&lt;i&gt;!"),
    ("what a macro gives stands as it is", MACRO + "{{ cell(told) }}", "<td>&lt;i&gt;</td>"),
    ("a macro has its caller", AROUND + "{% call around() %}{{ told }}{% endcall %}", "<b>&lt;i&gt;</b>"),
    ("a macro of another template is one", "{% import 'macros' as m %}{{ m.cell(told) }}", "<td>&lt;i&gt;</td>"),
    ("a block that is set is markup", "{% set x %}<b>{{ told }}</b>{% endset %}{{ x }}", "<b>&lt;i&gt;</b>"),
    ("functions are called in loops", "{% for one in [1, 2] %}{{ say(one) }}{% endfor %}", "1!2!"),
    ("constants are filled in", "{{ '<' }}{{ 1 }}", "&lt;1"),
    ("text of the template stands as it is", "<p>{# none #}&", "<p>&"),
]


def made(source: str) -> Engine:
    loader = DictLoader({"page": source, "macros": MACRO})
    engine = Engine(loader=loader, autoescape=True, undefined=StrictUndefined, finalize=filled_in)
    engine.globals["say"] = "{}!".format
    return engine


@pytest.mark.parametrize(("value", "seen"), [case[1:] for case in FILLED], ids=[case[0] for case in FILLED])
def test_what_is_seen_of_a_value(value: Any, seen: str) -> None:
    assert filled_in(value) == seen


@pytest.mark.parametrize(("source", "seen"), [case[1:] for case in RENDERED], ids=[case[0] for case in RENDERED])
def test_what_a_template_shows(source: str, seen: str) -> None:
    assert made(source).get_template("page").render(told="<i>") == seen


def test_a_name_that_is_not_known_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        made("{{ missing }}").get_template("page").render()
