"""The site: pages for everything in a store, in both languages, that need no server."""
