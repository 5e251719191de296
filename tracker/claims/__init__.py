"""Claims: what the rules find in a report."""
