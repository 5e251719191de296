"""Torture: what is done to rules, stores and texts until something gives way; in small by the tests, in large alone."""

from torture.rules import mutate_rules
from torture.stores import damage_stores
from torture.texts import mangle_texts

__all__ = ["KINDS"]

KINDS = {"rules": mutate_rules, "stores": damage_stores, "texts": mangle_texts}
"""Every kind by its name: a function of a number of tries and a seed, which gives a line for all that gives way."""
