"""Findings: what a reader should be told besides the verdicts."""
