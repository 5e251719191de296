"""Outputs: records and comparisons as text, tables and files."""
