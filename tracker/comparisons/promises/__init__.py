"""Promises: what became of those in open words, with a figure and without."""
