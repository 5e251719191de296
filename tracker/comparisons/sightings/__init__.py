"""Sightings: where a review speaks of a thing, by its name, by parts of it or in other words."""
