"""The rules directory, read and compiled: phrases, marks, units, names, indicators, sections, divisions, policy."""
