"""Checks: what to tell when a report or a rule is added, with stable codes at file and line."""
