"""Gathering: what is known of a region, from the store to statements in order."""
