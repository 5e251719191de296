"""Fuzzing: what must hold for any input, and the search for input that breaks it."""
