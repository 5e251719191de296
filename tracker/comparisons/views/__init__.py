"""Views: a region's years, one year over many regions, and what changed between two."""
