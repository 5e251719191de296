"""Migrations: the steps that bring a store of an earlier version to this one, in order."""
