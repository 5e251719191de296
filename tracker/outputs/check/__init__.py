"""The outputs of the check: one module a form, each with ``write(run, rulebook, lang, stream)``."""
