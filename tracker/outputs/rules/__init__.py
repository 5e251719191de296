"""Rules: what is shown to those who write rules."""
