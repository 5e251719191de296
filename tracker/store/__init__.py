"""The store: reports, claims and cited facts in a database."""
