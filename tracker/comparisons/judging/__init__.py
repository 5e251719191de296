"""Judging: the targets of a year, the figures that answer them, and the verdicts."""
