"""Comparisons: targets linked with the actuals that answer them, and the verdicts."""
