"""Wording: how figures, verdicts, reasons and findings are told, in both languages."""
