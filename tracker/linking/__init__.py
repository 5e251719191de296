"""Linking of open words: labels taken apart, weighed by how rare their words are, and held against each other."""
