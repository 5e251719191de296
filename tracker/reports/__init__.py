"""Reports: a source text with its clean form, its map back, its identity and its sections."""
