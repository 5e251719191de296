"""Terminal: what a reader sees on a screen of letters."""
