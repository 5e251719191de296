"""Pages: what readers open in a browser, made from templates."""
